#include "app/workspace/home.hpp"

#include <algorithm>

#include "app/workspace/vault_settings.hpp"
#include "whylink/record.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

enum class Likeness : std::uint8_t { nothing_known, other, same };

// The record at `folder` is of the vault when most notes that it knows are there.
Likeness likeness(const fs::path& folder, const Holds& holds, const Clock& clock) {
  record::OpenOptions options;
  options.folder = folder;
  options.access = record::Access::read;
  options.clock = clock;
  const auto record = record::Record::open(options);
  if (!record) return Likeness::other;
  const auto evidence = record->evidence();
  const auto settings = vault_settings(*record);
  if (!evidence || !settings) return Likeness::other;
  std::size_t known = 0;
  std::size_t here = 0;
  for (const record::Evidence& one : *evidence) {
    if (one.gone) continue;
    ++known;
    if (holds(one.path, settings->follow_symlinks)) ++here;
  }
  if (known == 0) return Likeness::nothing_known;
  return here * 2 > known ? Likeness::same : Likeness::other;
}

const KnownVault* moved_vault(const Registry& registry, const Holds& holds, const Clock& clock) {
  for (const KnownVault& vault : registry.vaults()) {
    std::error_code ignored;
    if (fs::is_directory(vault.path, ignored)) continue;
    if (likeness(vault.folder, holds, clock) == Likeness::same) return &vault;
  }
  return nullptr;
}

// A record whose entry was lost still belongs to somebody, and a vault that moved away still has
// the folder that bears the name of its old place.
bool is_free(const fs::path& folder, const Registry& registry, const Holds& holds,
             const Clock& clock) {
  const bool taken = std::ranges::any_of(
      registry.vaults(), [&](const KnownVault& one) { return one.folder == folder; });
  if (taken) return false;
  std::error_code ignored;
  const bool in_use =
      fs::exists(folder / "reviews.db", ignored) || fs::exists(folder / "journal.jsonl", ignored);
  return !in_use || likeness(folder, holds, clock) != Likeness::other;
}

// With a data folder of one's own the first vault has it to itself.
fs::path folder_for_new(const Registry& registry, const Places& places, const fs::path& root,
                        const Uuid& uuid, const Holds& holds, const Clock& clock) {
  if (places.chosen && is_free(places.data, registry, holds, clock)) return places.data;
  const fs::path above = places.chosen ? places.data : places.data / "vaults";
  fs::path folder = above / folder_name(root);
  if (is_free(folder, registry, holds, clock)) return folder;
  return above / (folder_name(root) + "-" + uuid.text());
}

}  // namespace

VaultNotes::VaultNotes(vault::SnapshotPtr known, vault::ReadOptions reading)
    : root_(known->root()), reading_(std::move(reading)) {
  const bool follows = known->follows_links();
  read_[follows ? 1 : 0] = std::move(known);
}

Result<vault::SnapshotPtr> VaultNotes::read(bool follow_symlinks) {
  vault::SnapshotPtr& wanted = read_[follow_symlinks ? 1 : 0];
  if (wanted) return wanted;
  const vault::SnapshotPtr& other = read_[follow_symlinks ? 0 : 1];
  reading_.follow_links = follow_symlinks;
  auto read = other ? vault::read_again(*other, reading_) : vault::read_vault(root_, reading_);
  if (read) wanted = *read;
  return read;
}

bool VaultNotes::may_hold(std::string_view path, bool follow_symlinks) {
  const auto snapshot = read(follow_symlinks);
  return snapshot && ((*snapshot)->find(path) || (*snapshot)->is_unread(path));
}

bool is_of_other_vault(const fs::path& folder, const Holds& holds, const Clock& clock) {
  return likeness(folder, holds, clock) == Likeness::other;
}

Home find_home(const Registry& registry, const Places& places, const fs::path& root,
               const Holds& holds, const Clock& clock, Random& random) {
  if (const KnownVault* known = registry.at(root)) return {*known, true, {}};
  if (const KnownVault* moved = moved_vault(registry, holds, clock)) {
    Home home{*moved, true, moved->path.string()};
    home.vault.path = root;
    home.vault.name = root.filename().string();
    return home;
  }
  Home home;
  home.vault.name = root.filename().string();
  home.vault.path = root;
  home.vault.uuid = Uuid::fresh(clock().milliseconds, random);
  home.vault.folder = folder_for_new(registry, places, root, home.vault.uuid, holds, clock);
  return home;
}

}  // namespace whylink::workspace
