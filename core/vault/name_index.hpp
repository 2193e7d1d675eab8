// Finds files by name, as links write it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/vault.hpp"

namespace whylink::vault {

// Files by their folded name, in a chained hash table over arrays; a lookup touches little more
// than the files it finds. Keeps every path folded, so that comparing costs no folding.
class NameIndex {
 public:
  explicit NameIndex(std::span<const File> files);

  [[nodiscard]] std::string_view folded_path(FileId id) const {
    return std::string_view(pool_).substr(begin_[id], begin_[id + 1] - begin_[id]);
  }
  // The files whose folded name (last part, with extension) is `folded_name`, in order.
  [[nodiscard]] std::vector<FileId> named(std::string_view folded_name) const;

 private:
  std::string pool_;
  std::vector<std::uint32_t> begin_;
  std::vector<FileId> head_;
  // Beside the chain its name's hash, so that a file of another name is passed without a look at
  // it.
  struct Link {
    std::uint32_t hash = 0;
    FileId next = kNoFile;
  };
  std::vector<Link> links_;
};

// "c.md" of "a/b/c.md".
[[nodiscard]] inline std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace whylink::vault
