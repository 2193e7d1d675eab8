#include "core/disk/reading.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>

namespace whylink::disk {

namespace {

// Of a pipe whose writer has nothing to say yet.
void wait_for_more(int file) {
  pollfd waiting{file, POLLIN, 0};
  constexpr int kForEver = -1;
  static_cast<void>(::poll(&waiting, 1, kForEver));
}

}  // namespace

int read_all(const Calls& calls, int file, Expected expected, std::size_t limit, std::string& out) {
  // One byte more than the size shows a file that grew meanwhile.
  out.resize(std::min(expected.size, limit) + 1);
  std::size_t filled = 0;
  while (true) {
    const std::int64_t got = calls.read(file, out.data() + filled, out.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) {
      wait_for_more(file);
      continue;
    }
    if (got < 0) return errno;
    filled += static_cast<std::size_t>(got);
    const bool is_at_end = expected.is_told && filled == expected.size && filled > 0;
    if (got == 0 || is_at_end || filled > limit) break;
    if (filled == out.size()) out.resize(std::min(out.size() * 2, limit + 1));
  }
  out.resize(filled);
  return 0;
}

tl::unexpected<Error> cannot_read(int number, const std::string& path) {
  return tl::make_unexpected(Error{ErrorKind::io,
                                   "cannot read the file (" + errno_text(number) + ")", path,
                                   number == EACCES ? "allow reading it" : "", number});
}

tl::unexpected<Error> not_regular(const std::string& path) {
  return fail(ErrorKind::io, "this is not a regular file", path, "move it away");
}

}  // namespace whylink::disk
