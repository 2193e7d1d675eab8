// Which record belongs to a vault folder: the one kept for that path, the one of a vault that was
// moved here, or a new place.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

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

// Whether a note lies at a path of the vault. Unknown: it may be behind a symbolic link, where many
// vaults may share it, or in what cannot be read now.
enum class Presence : std::uint8_t { here, absent, unknown };
using PresenceOf = std::function<Presence(std::string_view path)>;

// The notes of a vault, to be held against what a record knows.
class VaultNotes {
 public:
  explicit VaultNotes(vault::SnapshotPtr snapshot);
  // A path that is a link, or lies below one, is unknown whether links are followed or not.
  [[nodiscard]] Presence presence(std::string_view path) const;

 private:
  [[nodiscard]] bool is_link(std::string_view path) const;

  vault::SnapshotPtr snapshot_;
  std::vector<std::string> links_;  // sorted
};

// One that the list does not have yet, also where clock and seed are the same.
[[nodiscard]] Uuid unused_uuid(const Registry& registry, const Clock& clock, Random& random);

// Nothing is written. `random` makes the uuid of a new vault.
[[nodiscard]] Home find_home(const Registry& registry, const Places& places,
                             const std::filesystem::path& root, const PresenceOf& presence,
                             const Clock& clock, Random& random);

// Whether the record in `folder` knows notes, most of which are not in the vault, or cannot be
// read.
[[nodiscard]] bool is_of_other_vault(const std::filesystem::path& folder,
                                     const PresenceOf& presence, const Clock& clock);

}  // namespace whylink::workspace
