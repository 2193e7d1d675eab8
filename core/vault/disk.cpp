#include "core/vault/disk.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace whylink::vault {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  [[nodiscard]] int get() const { return value_; }

 private:
  int value_;
};

tl::unexpected<Error> unreadable(const std::string& path, int number) {
  return tl::make_unexpected(Error{ErrorKind::io,
                                   "cannot read the file (" + errno_text(number) + ")", path,
                                   number == EACCES ? "allow reading it" : "", number});
}

Status read_all(int descriptor, const std::string& path, std::size_t expected, std::size_t limit,
                std::string& out) {
  // One byte more than the size shows a file that grew meanwhile.
  out.resize(std::min(expected, limit) + 1);
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(descriptor, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable(path, errno);
    filled += static_cast<std::size_t>(got);
    if (got == 0 || filled > limit) break;
    if (filled == out.size()) out.resize(std::min(out.size() * 2, limit + 1));
  }
  out.resize(filled);
  return {};
}

}  // namespace

Result<Folder> Folder::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor >= 0) return Folder(descriptor);
  switch (errno) {
    case ENOENT:
      return fail(ErrorKind::vault_unreadable, "there is no such folder", path,
                  "name the folder that holds your notes");
    case ENOTDIR:
      return fail(ErrorKind::vault_unreadable, "this is not a folder", path,
                  "name the folder that holds your notes");
    default:
      return fail(ErrorKind::vault_unreadable, "cannot open the vault (" + errno_text(errno) + ")",
                  path, "check the permissions of the folder");
  }
}

Folder::Folder(Folder&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Folder::~Folder() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

FileFacts facts_of(const struct stat& info) {
  return {static_cast<std::uint64_t>(info.st_size),
          info.st_mtim.tv_sec * 1'000'000'000LL + info.st_mtim.tv_nsec,
          static_cast<std::uint64_t>(info.st_ino)};
}

Status read_regular_file(const Folder& root, const std::string& path, std::size_t limit,
                         std::string& out, FileFacts* facts) {
  const Descriptor file(::openat(root.descriptor(), path.c_str(),
                                 O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
  if (file.get() < 0) return unreadable(path, errno);
  struct stat info{};
  if (::fstat(file.get(), &info) != 0) return unreadable(path, errno);
  if (!S_ISREG(info.st_mode)) return fail(ErrorKind::io, "this is not a regular file", path);
  if (facts != nullptr) *facts = facts_of(info);
  return read_all(file.get(), path, static_cast<std::size_t>(info.st_size), limit, out);
}

}  // namespace whylink::vault
