// The few calls that touch the disk; every one keeps inside the vault.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "whylink/base.hpp"

namespace whylink::vault {

// An open folder that closes itself.
class Folder {
 public:
  static Result<Folder> open(const std::string& path);
  Folder(Folder&& other) noexcept;
  Folder& operator=(Folder&&) = delete;
  ~Folder();
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  explicit Folder(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

struct FileFacts {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
};

// Reads a regular file below `root` into `out` (its memory is kept). Symbolic links at the last
// step are not followed, FIFOs and devices are never opened for long. At most `limit` bytes; a
// larger file gives its first `limit` + 1.
[[nodiscard]] Status read_regular_file(const Folder& root, const std::string& path,
                                       std::size_t limit, std::string& out, FileFacts* facts);

}  // namespace whylink::vault
