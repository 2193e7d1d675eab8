// Which file a link path means: Obsidian's order, in one place (docs/formats.md lists the
// evidence).
#pragma once

#include <string_view>
#include <vector>

#include "core/vault/name_index.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

class Resolution {
 public:
  // The files and their names must outlive the Resolution.
  Resolution(std::span<const File> files, const NameIndex& names) : files_(files), names_(names) {}

  struct Answer {
    FileId file = kNoFile;
    Rule rule = Rule::unresolved;
    bool ambiguous = false;
  };
  [[nodiscard]] Answer resolve(std::string_view target, FileId source) const;
  // A path from the vault's root, as canvas cards hold it.
  [[nodiscard]] Answer resolve_path(std::string_view path) const;
  // The files that the target could mean, best first, at most kMostCandidates.
  [[nodiscard]] std::vector<FileId> candidates(std::string_view target, FileId source) const;

 private:
  struct Wanted;
  [[nodiscard]] Wanted wanted(std::string_view target) const;
  [[nodiscard]] Answer exact(const Wanted& wanted, FileId source, Rule rule) const;
  [[nodiscard]] Answer search(const Wanted& wanted, FileId source) const;
  [[nodiscard]] Answer among(const Wanted& wanted, FileId source, NameIndex::End end) const;
  // Of the files at one path the one that is spelled as the link is.
  [[nodiscard]] Answer spelled(std::span<const FileId> files, const Wanted& wanted, FileId source,
                               Answer otherwise) const;
  // The folder of a file with its slash, folded; empty at the root.
  [[nodiscard]] std::string_view folder(FileId source) const;

  std::span<const File> files_;
  const NameIndex& names_;
};

}  // namespace whylink::vault
