#include <fcntl.h>
#include <sys/mman.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/vault/cache.hpp"
#include "core/vault/cache_format.hpp"
#include "whylink/disk.hpp"

namespace whylink::vault {

// The bytes of a cache in memory of our own, in large pages where the system gives them: filling
// small ones costs more than reading the file. A mapped file would cost less still, and end the
// program where somebody cuts it short.
class Cache::Bytes {
 public:
  // Null where there is no memory for it.
  static std::shared_ptr<Bytes> of_size(std::size_t size) {
    void* data = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) return nullptr;
    return std::make_shared<Bytes>(static_cast<std::byte*>(data), size);
  }
  Bytes(std::byte* data, std::size_t size) : data_(data), size_(size) {}
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  ~Bytes() { ::munmap(data_, size_); }

  [[nodiscard]] std::byte* data() { return data_; }
  [[nodiscard]] const std::byte* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const CacheHeader& header() const {
    return *reinterpret_cast<const CacheHeader*>(data_);
  }
  [[nodiscard]] std::span<const CacheEntry> entries() const {
    return {reinterpret_cast<const CacheEntry*>(data_ + header().entries), header().entry_count};
  }
  [[nodiscard]] std::string_view path(const CacheEntry& entry) const {
    return {reinterpret_cast<const char*>(data_ + header().paths + entry.path), entry.path_size};
  }
  [[nodiscard]] std::string_view root() const {
    return {reinterpret_cast<const char*>(data_ + sizeof(CacheHeader)), header().root_size};
  }

 private:
  std::byte* data_;
  std::size_t size_;
};

namespace {

// Sections lie inside the file, in order. Their contents are vouched for by the checksum.
bool has_sound_sections(const CacheHeader& header, std::size_t size) {
  if (header.magic != kCacheMagic || header.version != kCacheVersion) return false;
  if (header.element_sizes != cache_element_sizes() || header.size != size) return false;
  if (header.root_size > size || header.entry_count > size) return false;
  const std::uint64_t entries_end =
      header.entries + header.entry_count * std::uint64_t{sizeof(CacheEntry)};
  return header.entries >= sizeof(CacheHeader) + header.root_size && header.entries % 8 == 0 &&
         header.entries <= size && entries_end <= header.paths && header.paths <= header.blocks &&
         header.blocks % 8 == 0 && header.blocks <= size;
}

// The next bytes of the file; none where it is shorter, or cannot be read.
std::size_t read_piece(const disk::Calls& calls, int file, std::byte* into, std::size_t size) {
  std::int64_t got = -1;
  do {
    got = calls.read(file, into, size);
  } while (got < 0 && errno == EINTR);
  return static_cast<std::size_t>(std::max<std::int64_t>(got, 0));
}

bool read_header(const disk::Calls& calls, int file, CacheHeader& header) {
  auto* const into = reinterpret_cast<std::byte*>(&header);
  for (std::size_t filled = 0; filled < sizeof header;) {
    const std::size_t got = read_piece(calls, file, into + filled, sizeof header - filled);
    if (got == 0) return false;
    filled += got;
  }
  return true;
}

// Fills what comes behind the header, and hashes it while it is still at hand. None: the file is
// shorter, or cannot be read, or there is no memory.
std::optional<std::uint64_t> read_and_hash(const disk::Calls& calls, int file, std::byte* data,
                                           std::size_t size) {
  constexpr std::size_t kPiece = 256U << 10U;  // fits into the processor's own memory
  const std::unique_ptr<XXH3_state_t, XXH_errorcode (*)(XXH3_state_t*)> state(XXH3_createState(),
                                                                              XXH3_freeState);
  if (!state) return std::nullopt;
  XXH3_64bits_reset(state.get());
  for (std::size_t filled = sizeof(CacheHeader); filled < size;) {
    const std::size_t got = read_piece(calls, file, data + filled, std::min(kPiece, size - filled));
    if (got == 0) return std::nullopt;
    XXH3_64bits_update(state.get(), data + filled, got);
    filled += got;
  }
  return XXH3_64bits_digest(state.get());
}

}  // namespace

std::optional<Cache> Cache::open(const std::filesystem::path& file,
                                 const std::filesystem::path& root, const disk::Calls& calls) {
  const auto opened = disk::open_regular(file, O_RDONLY);
  if (!opened || opened->facts.st_size < static_cast<off_t>(sizeof(CacheHeader))) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(opened->facts.st_size);
  const int descriptor = opened->descriptor.get();
  CacheHeader header;
  // Before memory is taken for it: a file of any size may bear the name.
  if (!read_header(calls, descriptor, header) || !has_sound_sections(header, size)) {
    return std::nullopt;
  }
  auto bytes = Bytes::of_size(size);
  if (!bytes) return std::nullopt;
  std::memcpy(bytes->data(), &header, sizeof header);
  const auto body_hash = read_and_hash(calls, descriptor, bytes->data(), size);
  if (!body_hash || cache_checksum(header, *body_hash) != header.checksum) return std::nullopt;
  if (bytes->root() != root.native()) return std::nullopt;
  return Cache(std::move(bytes));
}

std::size_t Cache::entry_count() const {
  return bytes_->entries().size();
}

std::vector<BlockPtr> Cache::unchanged(const Walk& walk) const {
  const std::vector<File>& files = walk.files;
  std::vector<BlockPtr> blocks(files.size());
  const CacheHeader& header = bytes_->header();
  const auto entries = bytes_->entries();
  std::size_t next = 0;
  for (FileId id = 0; id < files.size(); ++id) {
    const File& file = files[id];
    while (next < entries.size() && bytes_->path(entries[next]) < file.path) ++next;
    if (next == entries.size()) break;
    const CacheEntry& entry = entries[next];
    if (bytes_->path(entry) != file.path) continue;
    const bool same = FileFacts{entry.size, entry.modified_ns, entry.inode} == walk.facts[id] &&
                      entry.modified_ns < header.begun_ns - kUntrustedNs;
    if (!same) continue;
    blocks[id] = BlockPtr(bytes_, bytes_->data() + header.blocks + entry.block);
  }
  return blocks;
}

}  // namespace whylink::vault
