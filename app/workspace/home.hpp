// Which record belongs to a vault folder: the one kept for that path, the one of a vault that was
// moved here, or a new place.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "app/workspace/registry.hpp"
#include "whylink/base.hpp"
#include "whylink/record.hpp"
#include "whylink/vault.hpp"

namespace whylink::workspace {

struct Home {
  KnownVault vault;
  bool known = false;      // the registry has it
  std::string moved_from;  // the old path, when the vault was recognised elsewhere
};

// Whether the vault holds a file at this vault-relative path.
using Holds = std::function<bool(std::string_view)>;

// What cannot be read now may well be there.
[[nodiscard]] inline bool may_hold(const vault::Snapshot& snapshot, std::string_view path) {
  return snapshot.find(path).has_value() || snapshot.is_unread(path);
}

// Nothing is written. `random` makes the uuid of a new vault.
[[nodiscard]] Home find_home(const Registry& registry, const Places& places,
                             const std::filesystem::path& root, const Holds& holds,
                             const Clock& clock, Random& random);

// Whether the record in `folder` knows notes, most of which the vault does not hold, or cannot be
// read.
[[nodiscard]] bool is_of_other_vault(const std::filesystem::path& folder, const Holds& holds,
                                     const Clock& clock);

}  // namespace whylink::workspace
