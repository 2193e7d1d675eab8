// Finds files by name, as links write it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "whylink/vault.hpp"

namespace whylink::vault {

// Files by the hash of their folded name. 16 bytes a file; a lookup is a binary search.
class NameIndex {
 public:
  explicit NameIndex(std::span<const File> files);
  // Files whose folded name (last part, with extension) hashes like that of `folded_name`; the
  // caller compares.
  [[nodiscard]] std::span<const std::pair<std::uint64_t, FileId>> like(
      std::string_view folded_name) const;

 private:
  std::vector<std::pair<std::uint64_t, FileId>> entries_;
};

}  // namespace whylink::vault
