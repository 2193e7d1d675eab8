#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <string>

#include "core/vault/cache.hpp"
#include "core/vault/cache_format.hpp"

namespace whylink::vault {

namespace {

// Collects bytes, writes them in large pieces and keeps their checksum.
class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor), hash_(XXH3_createState()) {
    if (hash_ == nullptr) {
      error_ = ENOMEM;
      return;
    }
    XXH3_64bits_reset(hash_);
    buffer_.reserve(kBuffer);
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output() { XXH3_freeState(hash_); }

  void put(const void* data, std::size_t size) {
    buffer_.append(static_cast<const char*>(data), size);
    written_ += size;
    if (buffer_.size() >= kBuffer) flush();
  }
  void pad() {
    constexpr char kZeros[8] = {};
    put(kZeros, aligned8(written_) - written_);
  }
  void flush() {
    if (error_ == 0) XXH3_64bits_update(hash_, buffer_.data(), buffer_.size());
    std::size_t done = 0;
    while (done < buffer_.size() && error_ == 0) {
      const ssize_t got = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
      if (got < 0 && errno != EINTR) error_ = errno;
      if (got > 0) done += static_cast<std::size_t>(got);
    }
    buffer_.clear();
  }
  [[nodiscard]] int error() const { return error_; }
  [[nodiscard]] std::uint64_t checksum() const {
    return error_ == 0 ? XXH3_64bits_digest(hash_) : 0;
  }

 private:
  static constexpr std::size_t kBuffer = std::size_t{1} << 20U;
  int descriptor_;
  XXH3_state_t* hash_;
  std::string buffer_;
  std::uint64_t written_ = 0;
  int error_ = 0;
};

struct Plan {
  CacheHeader header;
  std::vector<CacheEntry> entries;
  std::vector<FileId> ids;
};

Plan plan_cache(const std::string& root, const Walk& walk, std::span<const BlockPtr> blocks,
                std::int64_t begun_ns) {
  Plan plan;
  std::uint64_t paths = 0;
  std::uint64_t block_bytes = 0;
  for (FileId id = 0; id < walk.files.size(); ++id) {
    if (!blocks[id]) continue;
    const File& file = walk.files[id];
    const FileFacts& facts = walk.facts[id];
    const std::uint64_t size = note::ParsedNote(blocks[id].get()).bytes().size();
    plan.entries.push_back(
        {paths, file.path.size(), facts.size, facts.modified_ns, facts.inode, block_bytes, size});
    plan.ids.push_back(id);
    paths += file.path.size();
    block_bytes += aligned8(size);
  }
  CacheHeader& header = plan.header;
  header.element_sizes = cache_element_sizes();
  header.begun_ns = begun_ns;
  header.root_size = root.size();
  header.entry_count = plan.entries.size();
  header.entries = aligned8(sizeof(CacheHeader) + root.size());
  header.paths = header.entries + plan.entries.size() * sizeof(CacheEntry);
  header.blocks = aligned8(header.paths + paths);
  header.size = header.blocks + block_bytes;
  return plan;
}

int write_body(int descriptor, const std::string& root, Plan& plan, const Walk& walk,
               std::span<const BlockPtr> blocks) {
  if (::lseek(descriptor, sizeof(CacheHeader), SEEK_SET) < 0) return errno;
  Output out(descriptor);
  out.put(root.data(), root.size());
  out.pad();
  out.put(plan.entries.data(), plan.entries.size() * sizeof(CacheEntry));
  for (const FileId id : plan.ids) out.put(walk.files[id].path.data(), walk.files[id].path.size());
  out.pad();
  for (const FileId id : plan.ids) {
    const auto bytes = note::ParsedNote(blocks[id].get()).bytes();
    out.put(bytes.data(), bytes.size());
    out.pad();
  }
  out.flush();
  plan.header.checksum = cache_checksum(plan.header, out.checksum());
  if (out.error() != 0) return out.error();
  const ssize_t got = ::pwrite(descriptor, &plan.header, sizeof plan.header, 0);
  return got == static_cast<ssize_t>(sizeof plan.header) ? 0 : (errno != 0 ? errno : EIO);
}

tl::unexpected<Error> cannot_write(const std::filesystem::path& file, int number) {
  return fail(ErrorKind::io, "cannot write the index cache (" + errno_text(number) + ")",
              file.string(), "free some space or use --no-cache");
}

}  // namespace

std::uint64_t cache_checksum(CacheHeader header, std::uint64_t body_hash) {
  header.checksum = body_hash;
  return XXH3_64bits(&header, sizeof header);
}

std::uint32_t cache_element_sizes() {
  return static_cast<std::uint32_t>(sizeof(note::WrittenLink) | sizeof(note::Passage) << 8U |
                                    sizeof(note::Heading) << 16U | sizeof(note::Property) << 24U);
}

Status write_cache(const std::filesystem::path& file, const std::filesystem::path& root,
                   const Walk& walk, std::span<const BlockPtr> blocks, std::int64_t begun_ns) {
  std::string draft = file.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(draft.data(), O_CLOEXEC);  // mode 0600
  if (descriptor < 0) return cannot_write(file, errno);
  Plan plan = plan_cache(root.native(), walk, blocks, begun_ns);
  int error = write_body(descriptor, root.native(), plan, walk, blocks);
  ::close(descriptor);
  if (error == 0 && ::rename(draft.c_str(), file.c_str()) != 0) error = errno;
  if (error == 0) return {};
  ::unlink(draft.c_str());
  return cannot_write(file, error);
}

}  // namespace whylink::vault
