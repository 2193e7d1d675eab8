// Loaded into the program before the C library (LD_PRELOAD), for tests alone: counts the calls that
// touch files below one folder, and makes one of them fail, or the process die there.
//
//   WHYLINK_FAULT_UNDER  the folder, an absolute path
//   WHYLINK_FAULT_LOG    a file outside of it; gets a line a call: number, what it does, name, path
//   WHYLINK_FAULT_AT     the number of the call, from 1; 0 for none
//   WHYLINK_FAULT_HOW    eio          it fails with EIO, once
//                        full         it and all later ones that need space fail with ENOSPC
//                        half         the same, but a write leaves half of its bytes first
//                        kill-before  the process is killed in its stead
//                        kill-after   the process is killed when it is done
//                        kill-half    the same, but a write has written only half
//
// What a call does is "reads", "changes", or "grows": it needs space.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

enum class Does : unsigned char { reads, changes, grows };
enum class How : unsigned char { nothing, eio, full, half, kill_before, kill_after, kill_half };

// Read from the environment before the program's first call.
struct Plan {
  char under[PATH_MAX] = {};
  std::size_t size = 0;  // of `under`
  long at = 0;
  How how = How::nothing;
  int log = -1;
};

How how_named(const char* name) {
  constexpr const char* kNames[] = {"",           "eio",      "full", "half", "kill-before",
                                    "kill-after", "kill-half"};
  for (unsigned char i = 1; i < 7; ++i) {
    if (std::strcmp(name, kNames[i]) == 0) return static_cast<How>(i);
  }
  return How::nothing;
}

Plan read_plan() {
  Plan plan;
  const char* under = std::getenv("WHYLINK_FAULT_UNDER");
  if (under == nullptr) return plan;
  plan.size = static_cast<std::size_t>(std::snprintf(plan.under, PATH_MAX, "%s", under));
  if (const char* at = std::getenv("WHYLINK_FAULT_AT")) plan.at = std::strtol(at, nullptr, 10);
  if (const char* how = std::getenv("WHYLINK_FAULT_HOW")) plan.how = how_named(how);
  if (const char* log = std::getenv("WHYLINK_FAULT_LOG")) {
    constexpr mode_t kMode = 0600;
    plan.log = static_cast<int>(
        ::syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kMode));
  }
  return plan;
}

const Plan& plan() {
  static const Plan plan = read_plan();
  return plan;
}

std::atomic<long>& calls() {
  static std::atomic<long> calls = 0;
  return calls;
}

// A path as the system would take it, from the root on.
class Path {
 public:
  Path(int folder, const char* path) {
    if (path == nullptr || path[0] == '/') {
      std::snprintf(text_, sizeof text_, "%s", path == nullptr ? "" : path);
      return;
    }
    char above[PATH_MAX] = {};
    if (folder == AT_FDCWD) {
      if (::syscall(SYS_getcwd, above, sizeof above) < 0) return;
    } else {
      name_of(folder, above);
    }
    std::snprintf(text_, sizeof text_, "%s/%s", above, path);
  }
  explicit Path(int file) { name_of(file, text_); }

  [[nodiscard]] const char* text() const { return text_; }
  [[nodiscard]] bool is_under() const {
    const Plan& wanted = plan();
    if (wanted.size == 0 || std::strncmp(text_, wanted.under, wanted.size) != 0) return false;
    return text_[wanted.size] == '/' || text_[wanted.size] == '\0';
  }

 private:
  static void name_of(int file, char* out) {
    char link[64];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const auto size = ::syscall(SYS_readlinkat, AT_FDCWD, link, out, PATH_MAX - 1);
    out[size < 0 ? 0 : size] = '\0';
  }
  char text_[2 * PATH_MAX] = {};
};

[[noreturn]] void die() {
  ::syscall(SYS_kill, ::getpid(), SIGKILL);
  for (;;) ::pause();
}

// What is to become of a call.
How fate(Does does, const char* name, const Path& path) {
  if (!path.is_under()) return How::nothing;
  const Plan& wanted = plan();
  const long number = ++calls();
  if (wanted.log >= 0) {
    constexpr const char* kDoes[] = {"reads", "changes", "grows"};
    char line[3 * PATH_MAX];
    const int size = std::snprintf(line, sizeof line, "%ld %s %s %s\n", number,
                                   kDoes[static_cast<int>(does)], name, path.text());
    ::syscall(SYS_write, wanted.log, line, static_cast<std::size_t>(size));
  }
  if (wanted.at == 0 || number < wanted.at) return How::nothing;
  if (wanted.how == How::full || wanted.how == How::half) {
    if (does != Does::grows) return How::nothing;
    return number == wanted.at ? wanted.how : How::full;
  }
  return number == wanted.at ? wanted.how : How::nothing;
}

template <class Call>
auto guarded(Does does, const char* name, const Path& path, Call call) -> decltype(call()) {
  const int before = errno;
  const How how = fate(does, name, path);
  if (how == How::kill_before) die();
  if (how == How::eio || how == How::full || how == How::half) {
    errno = how == How::eio ? EIO : ENOSPC;
    return -1;
  }
  errno = before;
  const auto result = call();
  if (how == How::kill_after || how == How::kill_half) die();
  return result;
}

// `call` writes so many of the bytes.
template <class Call>
ssize_t guarded_write(const char* name, int file, std::size_t size, Call call) {
  const int before = errno;
  const How how = fate(Does::grows, name, Path(file));
  if (how == How::kill_before) die();
  if (how == How::eio || how == How::full) {
    errno = how == How::eio ? EIO : ENOSPC;
    return -1;
  }
  errno = before;
  const bool is_half = how == How::half || how == How::kill_half;
  const ssize_t wrote = call(is_half ? size / 2 : size);
  if (how == How::kill_after || how == How::kill_half) die();
  if (how == How::half && wrote == 0) {
    errno = ENOSPC;
    return -1;
  }
  return wrote;
}

int open_at(const char* name, int folder, const char* path, int flags, mode_t mode) {
  const bool writes = (flags & (O_CREAT | O_TRUNC)) != 0 || (flags & O_ACCMODE) != O_RDONLY;
  const Does does = (flags & O_CREAT) != 0 ? Does::grows : writes ? Does::changes : Does::reads;
  return guarded(does, name, Path(folder, path), [&] {
    return static_cast<int>(::syscall(SYS_openat, folder, path, flags, mode));
  });
}

int rename_at(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) {
  return guarded(Does::changes, "rename", Path(to_folder, to), [&] {
    return static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
  });
}

int unlink_at(const char* name, int folder, const char* path, int flags) {
  return guarded(Does::changes, name, Path(folder, path),
                 [&] { return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags)); });
}

int stat_at(const char* name, const char* path, struct stat* out, int flags) {
  return guarded(Does::reads, name, Path(AT_FDCWD, path),
                 [&] { return ::fstatat(AT_FDCWD, path, out, flags); });
}

// The mode, where there is one.
mode_t mode_in(int flags, va_list rest) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : mode_t{0};
}

}  // namespace

#define WHYLINK_OPEN(NAME)                               \
  int NAME(const char* path, int flags, ...) {           \
    va_list rest;                                        \
    va_start(rest, flags);                               \
    const mode_t mode = mode_in(flags, rest);            \
    va_end(rest);                                        \
    return open_at("open", AT_FDCWD, path, flags, mode); \
  }
#define WHYLINK_OPENAT(NAME)                               \
  int NAME(int folder, const char* path, int flags, ...) { \
    va_list rest;                                          \
    va_start(rest, flags);                                 \
    const mode_t mode = mode_in(flags, rest);              \
    va_end(rest);                                          \
    return open_at("openat", folder, path, flags, mode);   \
  }

// The names are those of the C library, in whose place these stand.
extern "C" {

WHYLINK_OPEN(open)
WHYLINK_OPEN(open64)
WHYLINK_OPENAT(openat)
WHYLINK_OPENAT(openat64)

// A name of our own making: the library's function opens the file by a way that nobody can stand
// in.
int mkostemp(char* pattern, int flags) {
  char* ending = pattern + std::strlen(pattern) - 6;
  for (unsigned tries = 0; tries < 1000; ++tries) {
    std::snprintf(ending, 7, "%06u", tries);
    constexpr mode_t kMode = 0600;
    const int file =
        open_at("mkostemp", AT_FDCWD, pattern, flags | O_RDWR | O_CREAT | O_EXCL, kMode);
    if (file >= 0 || errno != EEXIST) return file;
  }
  return -1;
}

int close(int file) {
  const Path path(file);
  if (!path.is_under()) return static_cast<int>(::syscall(SYS_close, file));
  // Whatever a close says, the file is closed.
  const How how = fate(Does::reads, "close", path);
  const int closed = static_cast<int>(::syscall(SYS_close, file));
  if (how != How::eio) return closed;
  errno = EIO;
  return -1;
}

ssize_t write(int file, const void* bytes, std::size_t size) {
  return guarded_write("write", file, size,
                       [&](std::size_t part) { return ::syscall(SYS_write, file, bytes, part); });
}
ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
  return guarded_write("pwrite", file, size, [&](std::size_t part) {
    return ::syscall(SYS_pwrite64, file, bytes, part, at);
  });
}
ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
  return pwrite(file, bytes, size, at);
}

ssize_t read(int file, void* bytes, std::size_t size) {
  return guarded(Does::reads, "read", Path(file),
                 [&]() -> ssize_t { return ::syscall(SYS_read, file, bytes, size); });
}
ssize_t pread(int file, void* bytes, std::size_t size, off_t at) {
  return guarded(Does::reads, "pread", Path(file),
                 [&]() -> ssize_t { return ::syscall(SYS_pread64, file, bytes, size, at); });
}
ssize_t pread64(int file, void* bytes, std::size_t size, off64_t at) {
  return pread(file, bytes, size, at);
}

int fsync(int file) {
  return guarded(Does::changes, "fsync", Path(file),
                 [&] { return static_cast<int>(::syscall(SYS_fsync, file)); });
}
int fdatasync(int file) {
  return guarded(Does::changes, "fdatasync", Path(file),
                 [&] { return static_cast<int>(::syscall(SYS_fdatasync, file)); });
}
// A file that only gets smaller needs no space; one that grows is as good as written.
int ftruncate(int file, off_t size) noexcept {
  struct stat now = {};
  const bool grows = ::syscall(SYS_fstat, file, &now) == 0 && size > now.st_size;
  return guarded(grows ? Does::grows : Does::changes, "ftruncate", Path(file),
                 [&] { return static_cast<int>(::syscall(SYS_ftruncate, file, size)); });
}
int ftruncate64(int file, off64_t size) noexcept {
  return ftruncate(file, size);
}

int rename(const char* from, const char* to) noexcept {
  return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return rename_at(from_folder, from, to_folder, to, 0);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  return rename_at(from_folder, from, to_folder, to, flags);
}
int link(const char* from, const char* to) noexcept {
  return guarded(Does::grows, "link", Path(AT_FDCWD, to), [&] {
    return static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
  });
}
int unlink(const char* path) noexcept {
  return unlink_at("unlink", AT_FDCWD, path, 0);
}
int unlinkat(int folder, const char* path, int flags) noexcept {
  return unlink_at("unlinkat", folder, path, flags);
}
int rmdir(const char* path) noexcept {
  return unlink_at("rmdir", AT_FDCWD, path, AT_REMOVEDIR);
}
int remove(const char* path) noexcept {
  struct stat found = {};
  const bool is_folder =
      ::syscall(SYS_newfstatat, AT_FDCWD, path, &found, AT_SYMLINK_NOFOLLOW) == 0 &&
      S_ISDIR(found.st_mode);
  return unlink_at("remove", AT_FDCWD, path, is_folder ? AT_REMOVEDIR : 0);
}
int mkdir(const char* path, mode_t mode) noexcept {
  return guarded(Does::grows, "mkdir", Path(AT_FDCWD, path),
                 [&] { return static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode)); });
}
int fchmod(int file, mode_t mode) noexcept {
  return guarded(Does::changes, "fchmod", Path(file),
                 [&] { return static_cast<int>(::syscall(SYS_fchmod, file, mode)); });
}

int stat(const char* path, struct stat* out) noexcept {
  return stat_at("stat", path, out, 0);
}
int lstat(const char* path, struct stat* out) noexcept {
  return stat_at("lstat", path, out, AT_SYMLINK_NOFOLLOW);
}
// On a system of 64 bits both are one.
int stat64(const char* path, struct stat64* out) noexcept {
  return stat_at("stat", path, reinterpret_cast<struct stat*>(out), 0);
}
int lstat64(const char* path, struct stat64* out) noexcept {
  return stat_at("lstat", path, reinterpret_cast<struct stat*>(out), AT_SYMLINK_NOFOLLOW);
}
}  // extern "C"
