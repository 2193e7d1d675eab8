// Which file a link path means: Obsidian's order, in one place (docs/formats.md lists the
// evidence).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "core/vault/name_index.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

class Resolution {
 public:
  // Both must outlive the Resolution.
  Resolution(std::span<const File> files, const NameIndex& names) : files_(files), names_(names) {}

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
  [[nodiscard]] std::vector<FileId> matching(const std::string& folded_target) const;
  [[nodiscard]] Answer choose(std::vector<FileId>& found, const std::string& folded_target,
                              FileId source) const;

  std::span<const File> files_;
  const NameIndex& names_;
};

}  // namespace whylink::vault
