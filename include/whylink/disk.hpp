// Files, opened so that nothing in their place can hurt: no path leads out of the folder that it is
// meant for, a pipe, socket or device is not waited for, and no reading is longer than its limit.
// The only room that opens files by their path, but for what libraries open themselves.
//
// All functions may be called from any thread.
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>

#include "whylink/base.hpp"

namespace whylink::disk {

// A file descriptor, closed at the end of its life.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }
  [[nodiscard]] int get() const { return value_; }
  [[nodiscard]] bool is_open() const { return value_ >= 0; }
  // Whoever takes it closes it.
  [[nodiscard]] int release() { return std::exchange(value_, -1); }
  void close();

 private:
  int value_ = -1;
};

// The system calls that a test replaces: by a kernel that lacks one, by a disk that fails in the
// middle. Results as of the calls themselves, with errno.
class Calls {
 public:
  Calls() = default;
  Calls(const Calls&) = delete;
  Calls& operator=(const Calls&) = delete;
  virtual ~Calls() = default;

  // openat2(2) that stays beneath `folder` and follows no link. Linux has it since 5.6; a container
  // may forbid it.
  virtual int open_beneath(int folder, const char* path, int flags) const;
  // The same, but follows links that stay beneath `folder`. EXDEV where one leads out, without a
  // look there.
  virtual int follow_beneath(int folder, const char* path, int flags) const;
  virtual std::int64_t read(int file, void* into, std::size_t size) const;
  // The clock that file systems keep the times of files by, in nanoseconds since the epoch.
  [[nodiscard]] virtual std::int64_t now_ns() const;
};
[[nodiscard]] const Calls& system_calls();

struct OpenFile {
  Descriptor descriptor;
  struct stat facts = {};
};

// What a symbolic link leads to in the end.
struct LinkEnd {
  std::filesystem::path path;  // absolute, with no link on the way
  struct stat facts = {};
};

// An open folder, beneath which files are opened by relative paths ("a/b.md"). No path leads out of
// it: not by "..", not from the root of the disk, not by a link, be it one that takes a folder's
// place while the program runs. Where the kernel cannot promise that in one call, each part of the
// path is opened alone, which costs a call a part.
class Root {
 public:
  // Links on the way to `folder` itself are followed. io, with the number.
  [[nodiscard]] static Result<Root> open(const std::filesystem::path& folder,
                                         const Calls& calls = system_calls());
  // The same where `folder` is to be without any link on the way.
  [[nodiscard]] static Result<Root> open_unlinked(const std::filesystem::path& folder,
                                                  const Calls& calls = system_calls());

  [[nodiscard]] int descriptor() const { return folder_.get(); }
  // A folder, or this one itself for "". Not open, with errno, where it cannot be opened: ELOOP for
  // a link, here as in all of these.
  [[nodiscard]] Descriptor open_folder(const std::string& path) const;
  // A regular file for reading. io.
  [[nodiscard]] Result<OpenFile> open_file(const std::string& path) const;
  // Reads a regular file into `out`, whose memory is kept: at most `limit` bytes; of a larger file
  // come the first `limit` + 1. `facts` are those of the file that was read. io.
  [[nodiscard]] Status read(const std::string& path, std::size_t limit, std::string& out,
                            struct stat* facts = nullptr) const;
  // Where the link at `path` leads, wherever that is; nothing is opened there. io: nowhere, in a
  // circle, or where one may not look.
  [[nodiscard]] Result<LinkEnd> end_of_link(const std::string& path) const;
  // What the link at `path` says. io; EINVAL where it is no link.
  [[nodiscard]] Result<std::string> read_link(const std::string& path) const;
  // Where `path` leads through links that stay in this folder: absolute, with no link on the way.
  // io: nowhere, in a circle, or, with EXDEV, out of the folder, where nobody looks; ENOSYS where
  // the system cannot tell.
  [[nodiscard]] Result<std::filesystem::path> follow_inside(const std::string& path) const;
  // Where this folder lies, with no link on the way. io.
  [[nodiscard]] Result<std::filesystem::path> real_path() const;

 private:
  Root(Descriptor folder, const Calls& calls);
  [[nodiscard]] int open_at(const std::string& path, int flags) const;
  // The folder that `path` lies in, opened, and its name there.
  struct Entry {
    Descriptor folder;
    std::string name;
  };
  [[nodiscard]] Entry entry(const std::string& path) const;

  Descriptor folder_;
  const Calls* calls_;
  bool by_parts_ = false;
};

// ---- files of our own, and those that a person names
// ---------------------------------------------

constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max() / 2;

// A regular file, opened with the flags of open(2) (mode 0600 where it is made). Links are
// followed: it is a person's own folder. io: it cannot be opened (with the number), or something
// else than a regular file bears its name (without).
[[nodiscard]] Result<OpenFile> open_regular(const std::filesystem::path& file, int flags);
// Nothing stands in that place, or a regular file; io for anything else. For files that a library
// opens.
[[nodiscard]] Status require_regular(const std::filesystem::path& file);
// The whole of a regular file. not_found, io; io also when it is longer than `limit`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit);
// What a person named to be read: "-" for standard input, a regular file, the pipe that a shell
// makes for <(...), or a device, which is read like a file; a named pipe or a socket is refused.
// usage: none of these, cannot be opened, or longer than `limit`.
[[nodiscard]] Result<std::string> read_input(const std::string& name, std::size_t limit);

}  // namespace whylink::disk
