#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>

#include "core/vault/cache.hpp"
#include "core/vault/cache_format.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

class Cache::Mapping {
 public:
  Mapping(const std::byte* data, std::size_t size) : data_(data), size_(size) {}
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() { ::munmap(const_cast<std::byte*>(data_), size_); }

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
  [[nodiscard]] std::string_view behind_header() const {
    return {reinterpret_cast<const char*>(data_ + sizeof(CacheHeader)),
            size_ - sizeof(CacheHeader)};
  }

 private:
  const std::byte* data_;
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

}  // namespace

std::optional<Cache> Cache::open(const std::filesystem::path& file,
                                 const std::filesystem::path& root) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::nullopt;
  struct stat info{};
  void* data = MAP_FAILED;
  std::size_t size = 0;
  if (::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode) &&
      info.st_size >= static_cast<off_t>(sizeof(CacheHeader))) {
    size = static_cast<std::size_t>(info.st_size);
    data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  }
  ::close(descriptor);
  if (data == MAP_FAILED) return std::nullopt;
  auto mapping = std::make_shared<const Mapping>(static_cast<const std::byte*>(data), size);
  if (!has_sound_sections(mapping->header(), size)) return std::nullopt;
  const std::uint64_t body_hash = text::hash64(mapping->behind_header());
  if (cache_checksum(mapping->header(), body_hash) != mapping->header().checksum) {
    return std::nullopt;
  }
  if (mapping->root() != root.native()) return std::nullopt;
  return Cache(std::move(mapping));
}

std::size_t Cache::entry_count() const {
  return mapping_->entries().size();
}

std::vector<BlockPtr> Cache::unchanged(const Walk& walk) const {
  const std::vector<File>& files = walk.files;
  std::vector<BlockPtr> blocks(files.size());
  const CacheHeader& header = mapping_->header();
  const auto entries = mapping_->entries();
  std::size_t next = 0;
  for (FileId id = 0; id < files.size(); ++id) {
    const File& file = files[id];
    while (next < entries.size() && mapping_->path(entries[next]) < file.path) ++next;
    if (next == entries.size()) break;
    const CacheEntry& entry = entries[next];
    if (mapping_->path(entry) != file.path) continue;
    const bool same = FileFacts{entry.size, entry.modified_ns, entry.inode} == walk.facts[id] &&
                      entry.modified_ns < header.written_ns - kUntrustedNs;
    if (!same) continue;
    blocks[id] = BlockPtr(mapping_, mapping_->data() + header.blocks + entry.block);
  }
  return blocks;
}

}  // namespace whylink::vault
