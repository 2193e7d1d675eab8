// The few calls that touch the disk; every one keeps inside the vault.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

#include "whylink/vault.hpp"

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

// What a stat says of a file.
[[nodiscard]] FileFacts facts_of(const struct stat& info);

// Reads a regular file below `root` into `out` (its memory is kept). Symbolic links at the last
// step are not followed, FIFOs and devices are never opened for long. At most `limit` bytes; a
// larger file gives its first `limit` + 1.
[[nodiscard]] Status read_regular_file(const Folder& root, const std::string& path,
                                       std::size_t limit, std::string& out, FileFacts* facts);

}  // namespace whylink::vault
