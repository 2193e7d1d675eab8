// A vault in a folder that goes with the object.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "whylink/vault.hpp"

namespace whylink::vault {

class TemporaryVault {
 public:
  TemporaryVault() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "whylink-vault-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) root_ = pattern;
  }
  TemporaryVault(const TemporaryVault&) = delete;
  TemporaryVault& operator=(const TemporaryVault&) = delete;
  ~TemporaryVault() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }

  TemporaryVault& write(const std::string& path, std::string_view bytes = "") {
    std::filesystem::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << bytes;
    return *this;
  }
  [[nodiscard]] SnapshotPtr read(const ReadOptions& options = {}) const {
    auto snapshot = read_vault(root_, options);
    if (snapshot) return *snapshot;
    ADD_FAILURE() << snapshot.error().line();
    return nullptr;
  }
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

}  // namespace whylink::vault
