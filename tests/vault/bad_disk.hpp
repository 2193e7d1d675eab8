// A disk that fails where a test wants it.
#pragma once

#include <algorithm>
#include <cerrno>
#include <functional>
#include <limits>
#include <string>
#include <string_view>

#include "whylink/disk.hpp"

namespace whylink::vault {

class BadDisk : public disk::Calls {
 public:
  // Before anything at that path is opened: the errno that it fails with, or 0. May do anything
  // else, as other programs may at that moment.
  std::function<int(std::string_view path)> before_opening = [](std::string_view) { return 0; };
  // The same before each reading.
  std::function<int()> before_reading = [] { return 0; };
  // What one reading gives.
  std::size_t most_at_once = std::numeric_limits<std::size_t>::max();

  int open_beneath(int folder, const char* path, int flags) const override {
    if (const int error = before_opening(path); error != 0) return failed(error);
    return Calls::open_beneath(folder, path, flags);
  }
  std::int64_t read(int file, void* into, std::size_t size) const override {
    if (const int error = before_reading(); error != 0) return failed(error);
    return Calls::read(file, into, std::min(size, most_at_once));
  }

 private:
  static int failed(int error) {
    errno = error;
    return -1;
  }
};

}  // namespace whylink::vault
