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
  // The names must outlive the Resolution.
  explicit Resolution(const NameIndex& names) : names_(names) {}

  struct Answer {
    FileId file = kNoFile;
    Rule rule = Rule::unresolved;
    bool ambiguous = false;
  };
  [[nodiscard]] Answer resolve(std::string_view target, FileId source) const;
  // A path from the vault's root, as canvas cards hold it.
  [[nodiscard]] Answer resolve_path(std::string_view path) const;
  // Every file that the target could mean, best first.
  [[nodiscard]] std::vector<FileId> candidates(std::string_view target, FileId source) const;

 private:
  [[nodiscard]] FileId exact(std::string_view folded_path) const;
  // The folded folder of a file, with its slash; empty at the root.
  [[nodiscard]] std::string_view folder(FileId source) const;
  // `suffix` is the target as it matched, with ".md" where that was missing.
  [[nodiscard]] Answer choose(const NameIndex::Ending& found, const std::string& suffix,
                              FileId source) const;

  const NameIndex& names_;
};

}  // namespace whylink::vault
