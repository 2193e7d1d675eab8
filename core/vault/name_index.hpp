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
  // The files must outlive the index. Their paths are folded on so many threads.
  explicit NameIndex(std::span<const File> files, unsigned threads = 1);
  NameIndex(const NameIndex&) = delete;
  NameIndex& operator=(const NameIndex&) = delete;

  [[nodiscard]] std::string_view folded_path(FileId id) const {
    return std::string_view(pool_).substr(names_[id].path_at, names_[id].path_size);
  }
  // Of the files that have the name in which this path ends, the one that stands for all of them:
  // looked up once, it is what the questions below are asked with. kNoFile where there is none.
  [[nodiscard]] FileId named(std::string_view folded_path) const;

  // A path with its files: more than one where they differ in case only, or in how the disk spells
  // them. They come by path.
  struct Place {
    std::span<const FileId> files;
    std::uint32_t length = 0;  // of the path, in UTF-16 units; 0 where no other has the name
  };
  // The files at this very path, where `named` is named(folded_path); none where there is no such
  // path.
  [[nodiscard]] std::span<const FileId> at(FileId named, std::string_view folded_path) const;
  // How a path may end in another one.
  enum class End : std::uint8_t {
    whole_parts,  // "b/c.md" ends "a/b/c.md"
    anywhere,     // and "ab/c.md"
  };
  // The paths longer than `folded_suffix` that end in it and lie below `folder` ("a/b/"; "" for the
  // whole vault): short ones first, then by path, at most `most`. `named` is named(folded_suffix).
  [[nodiscard]] std::vector<Place> ending_with(FileId named, std::string_view folded_suffix,
                                               End end, std::string_view folder,
                                               std::size_t most) const;

 private:
  static constexpr std::uint32_t kAlone = 0xffffffff;
  // All that a lookup asks of a file before it compares the names, in half a line of the
  // processor's memory: for most vaults a lookup waits for that memory and for little else.
  struct alignas(32) Name {
    std::uint32_t path_at = 0;  // of the folded path, in pool_
    std::uint32_t path_size = 0;
    std::uint32_t name_size = 0;  // of its last part
    std::uint32_t hash = 0;       // so that another name is passed without a look at it
    FileId id = kNoFile;
    FileId next = kNoFile;
    std::uint32_t group = kAlone;
  };

  void fold_paths(std::span<const File> files, unsigned threads);
  void add(FileId id, std::vector<std::vector<FileId>>& groups);
  [[nodiscard]] FileId named(std::string_view folded_name, std::uint32_t hash) const;

  [[nodiscard]] std::string_view folded_name(const Name& name) const {
    return std::string_view(pool_).substr(name.path_at + name.path_size - name.name_size,
                                          name.name_size);
  }

  std::string pool_;
  std::vector<FileId> head_;
  std::vector<Name> names_;  // by file; of files that share a name, one is in the chain
  std::vector<SharedName> shared_;
};

// "c.md" of "a/b/c.md".
[[nodiscard]] inline std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

}  // namespace whylink::vault
