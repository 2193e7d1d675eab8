// The one writer of a record. An advisory lock that ends with its process, however that ends.
#pragma once

#include <filesystem>
#include <string>

#include "core/record/disk.hpp"

namespace whylink::record {

class Lock {
 public:
  Lock() = default;  // holds nothing
  // refused, with what the holder wrote into the file, when another has it.
  [[nodiscard]] static Result<Lock> take(const std::filesystem::path& path,
                                         const std::string& holder, Moment now);
  Lock(Lock&&) noexcept = default;
  Lock& operator=(Lock&&) noexcept = default;
  ~Lock();

 private:
  explicit Lock(File file) : file_(std::move(file)) {}
  File file_;
};

}  // namespace whylink::record
