#include <fcntl.h>
#include <linux/magic.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "core/disk/reading.hpp"

namespace whylink::disk {

namespace fs = std::filesystem;

namespace {

constexpr mode_t kMode = 0600;
constexpr std::size_t kPiece = 1U << 16U;  // read at first of what does not tell its size

std::string too_long(std::size_t limit) {
  constexpr std::size_t kMiB = 1U << 20U;
  const bool whole = limit >= kMiB;
  return "it is longer than " + std::to_string(whole ? limit / kMiB : limit / 1024) +
         (whole ? " MiB" : " KiB");
}

// A pipe that lies in no folder: whoever opened it has somebody at its other end.
bool is_pipe_of_shell(int file) {
  struct statfs where{};
  return ::fstatfs(file, &where) == 0 && where.f_type == PIPEFS_MAGIC;
}

tl::unexpected<Error> cannot_take(const std::string& what, const std::string& name) {
  return fail(ErrorKind::usage, what, name, "name a file that can be read");
}

Result<std::string> read_to_end(int file, const std::string& name, std::size_t expected,
                                std::size_t limit) {
  std::string bytes;
  if (const int error = read_all(system_calls(), file, {expected}, limit, bytes); error != 0) {
    return cannot_take("cannot read (" + errno_text(error) + ")", name);
  }
  if (bytes.size() <= limit) return bytes;
  return fail(ErrorKind::usage, too_long(limit), name, "give a shorter one");
}

}  // namespace

Result<OpenFile> open_regular(const fs::path& file, int flags) {
  OpenFile opened;
  opened.descriptor =
      Descriptor(::open(file.c_str(), flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, kMode));
  // A pipe without a reader, and a socket.
  if (!opened.descriptor.is_open() && errno == ENXIO) return not_regular(file.string());
  if (!opened.descriptor.is_open()) return cannot_read(errno, file.string());
  if (::fstat(opened.descriptor.get(), &opened.facts) != 0) {
    return cannot_read(errno, file.string());
  }
  if (!S_ISREG(opened.facts.st_mode)) return not_regular(file.string());
  return opened;
}

Status require_regular(const fs::path& file) {
  struct stat facts{};
  if (::stat(file.c_str(), &facts) != 0) return {};
  return S_ISREG(facts.st_mode) ? Status{} : not_regular(file.string());
}

Result<std::string> read_file(const fs::path& file, std::size_t limit) {
  const auto opened = open_regular(file, O_RDONLY);
  if (!opened) {
    Error error = opened.error();
    if (error.number == ENOENT || error.number == ENOTDIR) error.kind = ErrorKind::not_found;
    return tl::make_unexpected(std::move(error));
  }
  std::string bytes;
  const int error = read_all(system_calls(), opened->descriptor.get(),
                             {static_cast<std::size_t>(opened->facts.st_size), true}, limit, bytes);
  if (error != 0) return cannot_read(error, file.string());
  if (bytes.size() <= limit) return bytes;
  return fail(ErrorKind::io, too_long(limit), file.string(), "move it away");
}

Result<std::string> read_input(const std::string& name, std::size_t limit) {
  if (name == "-") return read_to_end(STDIN_FILENO, "standard input", kPiece, limit);
  const Descriptor file(::open(name.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat facts{};
  if (!file.is_open() || ::fstat(file.get(), &facts) != 0) {
    return cannot_take("cannot read (" + errno_text(errno) + ")", name);
  }
  if (S_ISFIFO(facts.st_mode) && !is_pipe_of_shell(file.get())) {
    return cannot_take("this is a named pipe", name);
  }
  const std::size_t expected =
      S_ISREG(facts.st_mode) ? static_cast<std::size_t>(facts.st_size) : kPiece;
  return read_to_end(file.get(), name, expected, limit);
}

}  // namespace whylink::disk
