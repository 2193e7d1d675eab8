// Finds files by name and by the end of their path, as links write them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/vault/shared_name.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// Files by their folded name, in a chained hash table over arrays; a lookup touches little more
// than the files it finds. Keeps every path folded, so that comparing costs no folding. However
// many files share a name, a lookup costs the length of what is asked and the logarithm of their
// number.
class NameIndex {
 public:
  // The files must outlive the index.
  explicit NameIndex(std::span<const File> files);
  NameIndex(const NameIndex&) = delete;
  NameIndex& operator=(const NameIndex&) = delete;

  [[nodiscard]] std::string_view folded_path(FileId id) const {
    return std::string_view(pool_).substr(begin_[id], begin_[id + 1] - begin_[id]);
  }
  // Whether any file has this name (last part, with extension).
  [[nodiscard]] bool has(std::string_view folded_name) const {
    return named_first(folded_name) != kNoFile;
  }

  // A path with its files: more than one where they differ in case only, or in how the disk spells
  // them. They come by path.
  struct Place {
    std::span<const FileId> files;
    std::uint32_t length = 0;  // of the path, in UTF-16 units; 0 where no other has the name
  };
  // The files at this very path; none where there is no such path.
  [[nodiscard]] std::span<const FileId> at(std::string_view folded_path) const;
  // How a path may end in another one.
  enum class End : std::uint8_t {
    whole_parts,  // "b/c.md" ends "a/b/c.md"
    anywhere,     // and "ab/c.md"
  };
  // The paths longer than `folded_suffix` that end in it and lie below `folder` ("a/b/"; "" for the
  // whole vault): short ones first, then by path, at most `most`.
  [[nodiscard]] std::vector<Place> ending_with(std::string_view folded_suffix, End end,
                                               std::string_view folder, std::size_t most) const;

 private:
  static constexpr std::uint32_t kAlone = 0xffffffff;
  struct Name {
    std::uint32_t hash = 0;  // so that another name is passed without a look at its file
    FileId id = kNoFile;
    FileId next = kNoFile;
    std::uint32_t group = kAlone;
  };

  void add(FileId id, std::vector<std::vector<FileId>>& groups);
  // The file that stands for the name in the chain.
  [[nodiscard]] FileId named_first(std::string_view folded_name) const;

  std::string pool_;
  std::vector<std::uint32_t> begin_;
  std::vector<FileId> head_;
  std::vector<Name> names_;  // by file; of files that share a name, one is in the chain
  std::vector<SharedName> shared_;
};

// "c.md" of "a/b/c.md".
[[nodiscard]] inline std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace whylink::vault
