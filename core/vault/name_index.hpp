// Finds files by name and by the end of their path, as links write them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "whylink/vault.hpp"

namespace whylink::vault {

// Files by their folded name, in a chained hash table over arrays; a lookup touches little more
// than the files it finds. Keeps every path folded, so that comparing costs no folding. Where files
// share a name, the ends of their paths are kept as well: however many share it, a lookup stays one
// step, and building stays linear in the length of all paths.
class NameIndex {
 public:
  explicit NameIndex(std::span<const File> files);

  [[nodiscard]] std::string_view folded_path(FileId id) const {
    return std::string_view(pool_).substr(begin_[id], begin_[id + 1] - begin_[id]);
  }
  // The files whose folded name (last part, with extension) is `folded_name`: short paths first,
  // then by path. Costs their number; the other two lookups cost the length of what is asked.
  [[nodiscard]] std::vector<FileId> named(std::string_view folded_name) const;

  // What ends in whole parts with a path: "b/c.md" ends "a/b/c.md".
  struct Ending {
    FileId best = kNoFile;  // the shortest path in UTF-16 units, then the first by path
    bool several = false;
    bool tie = false;  // two of the shortest
  };
  [[nodiscard]] Ending ending_with(std::string_view folded_suffix) const;
  [[nodiscard]] bool ends(FileId id, std::string_view suffix) const;
  // The file at this very path, or kNoFile.
  [[nodiscard]] FileId at(std::string_view folded_path) const;

 private:
  static constexpr std::uint32_t kAlone = 0xffffffff;
  struct Name {
    std::uint32_t hash = 0;  // so that another name is passed without a look at its file
    FileId next = kNoFile;
    std::uint32_t group = kAlone;
  };

  void add(FileId id);
  void add_endings(std::span<const File> files, std::vector<FileId>& group);
  // The file that stands for the name in the chain.
  [[nodiscard]] FileId named_first(std::string_view folded_name) const;

  std::string pool_;
  std::vector<std::uint32_t> begin_;
  std::vector<FileId> head_;
  std::vector<Name> names_;  // by file; of files that share a name, one is in the chain
  std::vector<std::vector<FileId>> groups_;
  std::unordered_map<std::uint64_t, Ending> endings_;
  std::unordered_map<std::uint64_t, FileId> paths_;
};

// "c.md" of "a/b/c.md".
[[nodiscard]] inline std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace whylink::vault
