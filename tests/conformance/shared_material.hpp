// The reference material beside the checkout. Tests that need it skip, saying so, where it is
// absent.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

namespace whylink::conformance {

inline std::filesystem::path shared_folder() {
  if (const char* set = std::getenv("WHYLINK_SHARED")) return set;  // NOLINT(concurrency-mt-unsafe)
  return std::filesystem::path(WHYLINK_SOURCE_DIR).parent_path() / "shared";
}

// What a shell command prints. For test material only: no name in it comes from outside.
inline std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  std::string out;
  std::array<char, 65536> buffer{};
  while (pipe) {
    const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe.get());
    if (got == 0) break;
    out.append(buffer.data(), got);
  }
  return out;
}

// A vault of the reference material, unpacked into a folder that goes with the object.
class SharedVault {
 public:
  explicit SharedVault(const std::string& name) {
    const auto archive = shared_folder() / "vaults" / (name + ".tar.zst");
    if (!std::filesystem::exists(archive)) return;
    std::string pattern = (std::filesystem::temp_directory_path() / "whylink-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return;
    folder_ = pattern;
    output_of("tar --zstd -C '" + pattern + "' -xf '" + archive.string() + "'");
    root_ = folder_ / name;
  }
  SharedVault(const SharedVault&) = delete;
  SharedVault& operator=(const SharedVault&) = delete;
  ~SharedVault() {
    std::error_code ignored;
    if (!folder_.empty()) std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] bool exists() const { return std::filesystem::is_directory(root_); }
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path root_;
};

}  // namespace whylink::conformance
