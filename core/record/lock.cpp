#include "core/record/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace whylink::record {

namespace {

// A holder that is just taking the lock may not have written its name yet.
std::string holder_in(int file) {
  std::array<char, 512> text{};
  const auto size = ::pread(file, text.data(), text.size(), 0);
  if (size <= 0) return "another process";
  std::string holder(text.data(), static_cast<std::size_t>(size));
  while (!holder.empty() && holder.back() == '\n') holder.pop_back();
  return holder;
}

}  // namespace

Result<Lock> Lock::take(const std::filesystem::path& path, const std::string& holder, Moment now) {
  auto opened = open_file("cannot write the lock", path, O_RDWR | O_CREAT);
  if (!opened) return tl::make_unexpected(opened.error());
  File file = std::move(opened->descriptor);
  if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return fail_errno("cannot take the lock", path);
    return fail(ErrorKind::refused, "the record is held by " + holder_in(file.get()), path.string(),
                "close it there, and do it again");
  }
  const std::string who = (holder.empty() ? "whylink" : holder) + " (process " +
                          std::to_string(::getpid()) + ", since " +
                          format_moment(now).substr(0, 16) + ")\n";
  // What a second writer is told is a courtesy: the lock holds without it.
  if (::ftruncate(file.get(), 0) != 0 || ::pwrite(file.get(), who.data(), who.size(), 0) < 0) {
    return Lock(std::move(file));
  }
  return Lock(std::move(file));
}

// The file stays: removing it would let two writers lock two files of one name.
Lock::~Lock() {
  if (file_.is_open() && ::ftruncate(file_.get(), 0) != 0) file_.close();
}

}  // namespace whylink::record
