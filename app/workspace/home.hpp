// Which record belongs to a vault folder: the one kept for that path, the one of a vault that was
// moved here, or a new place.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

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

// Whether the vault may hold a file at this vault-relative path, where the links that lead out of
// it are followed, or are not.
using Holds = std::function<bool(std::string_view path, bool follow_symlinks)>;

// The notes of a vault, to be held against what a record knows. Which there are hangs on whether
// links are followed, which is what the record says: each reading is made when it is asked for.
class VaultNotes {
 public:
  explicit VaultNotes(std::filesystem::path root) : root_(std::move(root)) {}
  // One of the readings is there already; the other shares what it can.
  VaultNotes(vault::SnapshotPtr known, vault::ReadOptions reading);

  // What cannot be read now may well be there. False where the whole vault cannot be read.
  [[nodiscard]] bool may_hold(std::string_view path, bool follow_symlinks);
  // Errors as of vault::read_vault.
  [[nodiscard]] Result<vault::SnapshotPtr> read(bool follow_symlinks);

 private:
  std::filesystem::path root_;
  vault::ReadOptions reading_;
  std::array<vault::SnapshotPtr, 2> read_;  // the second with links followed
};

// Nothing is written. Each record is asked with its own say about links. `random` makes the uuid of
// a new vault.
[[nodiscard]] Home find_home(const Registry& registry, const Places& places,
                             const std::filesystem::path& root, const Holds& holds,
                             const Clock& clock, Random& random);

// Whether the record in `folder` knows notes, most of which the vault does not hold, or cannot be
// read.
[[nodiscard]] bool is_of_other_vault(const std::filesystem::path& folder, const Holds& holds,
                                     const Clock& clock);

}  // namespace whylink::workspace
