#include "app/workspace/home.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "whylink/record.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

enum class Likeness : std::uint8_t { nothing_known, unclear, other, same };

// The record at `folder` is of the vault when most notes that it knows are there. Notes of which
// that is not known tell nothing.
Likeness likeness(const fs::path& folder, const PresenceOf& presence, const Clock& clock) {
  record::OpenOptions options;
  options.folder = folder;
  options.access = record::Access::read;
  options.clock = clock;
  const auto record = record::Record::open(options);
  if (!record) return Likeness::other;
  const auto evidence = record->evidence();
  if (!evidence) return Likeness::other;
  std::size_t here = 0;
  std::size_t known = 0;
  std::size_t unknown = 0;
  for (const record::Evidence& one : *evidence) {
    if (one.gone) continue;
    const Presence found = presence(one.path);
    if (found == Presence::unknown) ++unknown;
    if (found != Presence::unknown) ++known;
    if (found == Presence::here) ++here;
  }
  if (known == 0) return unknown == 0 ? Likeness::nothing_known : Likeness::unclear;
  return here * 2 > known ? Likeness::same : Likeness::other;
}

const KnownVault* moved_vault(const Registry& registry, const PresenceOf& presence,
                              const Clock& clock) {
  for (const KnownVault& vault : registry.vaults()) {
    std::error_code ignored;
    if (fs::is_directory(vault.path, ignored)) continue;
    if (likeness(vault.folder, presence, clock) == Likeness::same) return &vault;
  }
  return nullptr;
}

// A record whose entry was lost still belongs to somebody, and a vault that moved away still has
// the folder that bears the name of its old place.
bool is_free(const fs::path& folder, const Registry& registry, const PresenceOf& presence,
             const Clock& clock) {
  const bool taken = std::ranges::any_of(
      registry.vaults(), [&](const KnownVault& one) { return one.folder == folder; });
  if (taken) return false;
  std::error_code ignored;
  const bool in_use =
      fs::exists(folder / "reviews.db", ignored) || fs::exists(folder / "journal.jsonl", ignored);
  if (!in_use) return true;
  const Likeness found = likeness(folder, presence, clock);
  return found == Likeness::same || found == Likeness::nothing_known;
}

// With a data folder of one's own the first vault has it to itself.
fs::path folder_for_new(const Registry& registry, const Places& places, const fs::path& root,
                        const Uuid& uuid, const PresenceOf& presence, const Clock& clock) {
  if (places.chosen && is_free(places.data, registry, presence, clock)) return places.data;
  const fs::path above = places.chosen ? places.data : places.data / "vaults";
  fs::path folder = above / folder_name(root);
  if (is_free(folder, registry, presence, clock)) return folder;
  return above / (folder_name(root) + "-" + uuid.text());
}

}  // namespace

VaultNotes::VaultNotes(vault::SnapshotPtr snapshot) : snapshot_(std::move(snapshot)) {
  for (const vault::FileFinding& finding : snapshot_->findings()) {
    if (finding.kind() == vault::FindingKind::outside_link) links_.push_back(finding.path);
  }
  for (const vault::FollowedLink& link : snapshot_->followed()) links_.push_back(link.path);
  std::ranges::sort(links_);
}

Presence VaultNotes::presence(std::string_view path) const {
  for (std::size_t end = path.find('/'); end != std::string_view::npos;
       end = path.find('/', end + 1)) {
    if (is_link(path.substr(0, end))) return Presence::unknown;
  }
  if (is_link(path) || snapshot_->is_unread(path)) return Presence::unknown;
  return snapshot_->find(path) ? Presence::here : Presence::absent;
}

bool VaultNotes::is_link(std::string_view path) const {
  return std::ranges::binary_search(links_, path, std::less<std::string_view>());
}

bool is_of_other_vault(const fs::path& folder, const PresenceOf& presence, const Clock& clock) {
  return likeness(folder, presence, clock) == Likeness::other;
}

Uuid unused_uuid(const Registry& registry, const Clock& clock, Random& random) {
  Uuid uuid = Uuid::fresh(clock().milliseconds, random);
  while (std::ranges::find(registry.vaults(), uuid, &KnownVault::uuid) != registry.vaults().end()) {
    uuid = Uuid::fresh(clock().milliseconds, random);
  }
  return uuid;
}

Home find_home(const Registry& registry, const Places& places, const fs::path& root,
               const PresenceOf& presence, const Clock& clock, Random& random) {
  if (const KnownVault* known = registry.at(root)) return {*known, true, {}};
  if (const KnownVault* moved = moved_vault(registry, presence, clock)) {
    Home home{*moved, true, moved->path.string()};
    home.vault.path = root;
    home.vault.name = root.filename().string();
    return home;
  }
  Home home;
  home.vault.name = root.filename().string();
  home.vault.path = root;
  home.vault.uuid = unused_uuid(registry, clock, random);
  home.vault.folder = folder_for_new(registry, places, root, home.vault.uuid, presence, clock);
  return home;
}

}  // namespace whylink::workspace
