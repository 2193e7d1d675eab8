// Bytes out of an open file.
#pragma once

#include <string>

#include "whylink/disk.hpp"

namespace whylink::disk {

struct Expected {
  std::size_t size = 0;
  // A regular file has told its size: a reading that comes to just this end, and was asked for
  // more, was the last, and no other is needed to see it. What a pipe holds may end anywhere.
  bool is_told = false;
};
// Fills `out` from the file as it stands, up to `limit` + 1 bytes; `expected` is how many there
// are likely to be. 0, or the errno of what failed.
[[nodiscard]] int read_all(const Calls& calls, int file, Expected expected, std::size_t limit,
                           std::string& out);

// io with the text and the number of an errno value.
[[nodiscard]] tl::unexpected<Error> cannot_read(int number, const std::string& path);
// io: something else than a regular file bears the name.
[[nodiscard]] tl::unexpected<Error> not_regular(const std::string& path);

}  // namespace whylink::disk
