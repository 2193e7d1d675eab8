#include "app/workspace/workspace.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/workspace/loose_records.hpp"
#include "app/workspace/system.hpp"
#include "app/workspace/vault_settings.hpp"

namespace whylink::workspace {

namespace {

// Also where no session is held. A full disk keeps nobody from answering.
void back_up_today(record::Record& record, const OpenOptions& options) {
  if (const Status kept = record.back_up_daily(); !kept) {
    options.tell("no backup was made today: " + kept.error().line());
  }
}

}  // namespace

Result<std::unique_ptr<Workspace>> Workspace::open(OpenOptions options) {
  std::unique_ptr<Workspace> opened(new Workspace);
  opened->options_ = std::move(options);
  if (!opened->options_.clock) opened->options_.clock = system_clock();
  if (!opened->options_.tell) opened->options_.tell = [](const std::string&) {};

  const auto places = find_places(opened->options_.data);
  if (!places) return tl::make_unexpected(places.error());
  opened->places_ = *places;
  auto registry = Registry::load(*places);
  if (registry) {
    opened->registry_ = std::move(*registry);
  } else if (opened->options_.reach == Reach::reviews) {
    return tl::make_unexpected(registry.error());
  } else {  // a folder can be read without the list
    opened->options_.tell(registry.error().line());
  }
  if (opened->registry_.damaged()) {
    opened->options_.tell("the list of vaults is damaged and is left out: " +
                          (places->data / "vaults.json").string());
  }
  if (const Status read = opened->read_notes(); !read) return tl::make_unexpected(read.error());
  if (opened->options_.reach == Reach::reviews) {
    if (const Status record = opened->open_record(); !record) {
      return tl::make_unexpected(record.error());
    }
  }
  return opened;
}

Status Workspace::read_notes() {
  const auto root = registry_.find(options_.vault);
  if (!root && options_.vault.empty()) {  // after the list was lost, none is known
    const auto loose = loose_records(registry_, places_, {}, options_.clock);
    if (!loose.empty()) options_.tell(told(loose, "FOLDER"));
  }
  if (!root) return tl::make_unexpected(root.error());
  if (const Status out = require_outside(places_, *root); !out) return out;
  vault::ReadOptions reading;
  reading.progress = options_.progress;
  reading.stop = options_.stop;
  reading.follow_links = follows_symlinks(*root);
  if (options_.cache) {
    // A cache that cannot be written costs time, nothing else.
    if (make_private_folder(places_.cache)) reading.cache_file = cache_file(places_, *root);
  }
  const auto begin = std::chrono::steady_clock::now();
  auto snapshot = vault::read_vault(*root, reading);
  if (!snapshot) return tl::make_unexpected(snapshot.error());
  reading_seconds_ =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  snapshot_ = std::move(*snapshot);
  home_.vault.path = *root;
  home_.vault.name = root->filename().string();
  return {};
}

// A record that cannot be opened says so where it is needed; the notes can be read without it.
bool Workspace::follows_symlinks(const std::filesystem::path& root) const {
  const KnownVault* known = registry_.at(root);
  if (known == nullptr) return false;
  const auto settings = vault_settings(known->folder, options_.clock);
  if (settings) return settings->follow_symlinks;
  if (options_.reach == Reach::notes) options_.tell(settings.error().line());
  return false;
}

Status Workspace::apply_following() {
  const auto settings = vault_settings(*record_);
  if (!settings) return tl::make_unexpected(settings.error());
  if (settings->follow_symlinks == snapshot_->follows_links()) return {};
  vault::ReadOptions reading = reading_again();
  reading.follow_links = settings->follow_symlinks;
  return follow(vault::read_again(*snapshot_, reading));
}

vault::ReadOptions Workspace::reading_again() const {
  vault::ReadOptions reading;
  reading.progress = options_.progress;
  reading.stop = options_.stop;
  reading.follow_links = snapshot_->follows_links();
  return reading;
}

Status Workspace::read_again() {
  return follow(vault::read_again(*snapshot_, reading_again()));
}

// What is gone may stand elsewhere under another name: then the whole folder is looked through.
Status Workspace::read_again(std::span<const std::string> paths) {
  auto now = vault::refresh(*snapshot_, paths, reading_again());
  const bool all_there = now && std::ranges::all_of(paths, [&](const std::string& path) {
                           return (*now)->find(path).has_value();
                         });
  return all_there ? follow(std::move(now)) : read_again();
}

Status Workspace::follow(Result<vault::SnapshotPtr> now) {
  if (!now) return tl::make_unexpected(now.error());
  snapshot_ = std::move(*now);
  return review_ != nullptr ? review_->follow(snapshot_) : Status{};
}

Status Workspace::open_record() {
  Random random(options_.seed != 0 ? options_.seed : true_seed());
  const VaultNotes notes(snapshot_);
  const PresenceOf presence = [&](std::string_view path) { return notes.presence(path); };
  home_ = find_home(registry_, places_, home_.vault.path, presence, options_.clock, random);
  if (!home_.moved_from.empty()) {
    options_.tell("this is the vault that was at " + home_.moved_from + ": its reviews came along");
  }
  const bool begun = record::is_record(home_.vault.folder);
  const bool writes = options_.access == record::Access::write;
  if (options_.rehearsal) {
    auto copied = copy_record();
    if (!copied) return tl::make_unexpected(copied.error());
    rehearsal_.emplace(std::move(*copied));
    home_.vault.folder = rehearsal_->path();
  } else if (writes) {
    if (const Status made = make_private_folder(home_.vault.folder); !made) return made;
  }
  record::OpenOptions opening;
  opening.folder = home_.vault.folder;
  opening.access = options_.access;
  opening.clock = options_.clock;
  opening.seed = options_.seed;
  opening.holder = options_.holder;
  opening.warn = [tell = options_.tell](const Error& error) { tell(error.line()); };
  auto record = record::Record::open(opening);
  if (!record) return tl::make_unexpected(record.error());
  record_ = std::make_unique<record::Record>(std::move(*record));
  if (writes && !options_.rehearsal) {
    remove_dead_folders();
    back_up_today(*record_, options_);
  }
  if (!options_.rehearsal) tell_of_other_records(begun);
  if (const Status followed = apply_following(); !followed) return followed;
  if (const Status ruled = apply_exclusions(); !ruled) return ruled;
  auto review = review::Review::open(snapshot_, *record_,
                                     review::ReviewOptions{options_.clock, options_.seed});
  if (!review) return tl::make_unexpected(review.error());
  review_ = std::make_unique<review::Review>(std::move(*review));
  tell_of_future();
  return writes && !options_.rehearsal ? remember() : Status{};
}

void Workspace::tell_of_other_records(bool begun) const {
  const std::filesystem::path& own = home_.vault.folder;
  if (home_.known && !begun) {
    options_.tell("the record of this vault is gone from " + own.string() +
                  "; put the folder back, or a copy of it: whylink restore --from FILE");
  }
  if (!home_.known && home_.moved_from.empty() && begun) {
    options_.tell("the list of vaults did not have this vault; its record was found in " +
                  own.string());
  }
  // The folders of other vaults may lie on drives that do not answer: in everyday use none is
  // asked.
  const auto done = record_->last_undoable();
  if (!done || *done) return;
  const auto loose = loose_records(registry_, places_, own, options_.clock);
  if (loose.empty()) return;
  options_.tell("this vault begins with an empty record; " + told(loose, options_.vault));
}

Result<TemporaryFolder> Workspace::copy_record() const {
  auto folder = TemporaryFolder::make();
  if (!folder) return folder;
  record::OpenOptions opening;
  opening.folder = home_.vault.folder;
  opening.access = record::Access::read;
  opening.clock = options_.clock;
  const auto record = record::Record::open(opening);
  if (!record) return tl::make_unexpected(record.error());
  if (const Status copied = record->back_up(folder->path() / "reviews.db"); !copied) {
    return tl::make_unexpected(copied.error());
  }
  return folder;
}

Status Workspace::remember() {
  home_.vault.opened = format_moment(options_.clock());
  home_.vault.forgotten = false;
  if (const Status kept = registry_.remember(home_.vault); !kept) {
    return fail_within("remembering the vault", kept.error());
  }
  home_.known = true;
  remember_in_record();
  return {};
}

// For when the list is lost. Nothing depends on it, so that a full disk is no matter here.
void Workspace::remember_in_record() {
  const auto kept = record_->local(record::kVaultPath);
  const std::string path = home_.vault.path.string();
  if (kept && *kept == path) return;
  static_cast<void>(record_->put_local(record::kVaultPath, path));
}

std::size_t Workspace::link_count() const {
  std::size_t count = 0;
  for (FileId id = 0; id < snapshot_->files().size(); ++id) {
    if (snapshot_->has_parse(id)) count += snapshot_->parse(id).links().size();
  }
  return count;
}

}  // namespace whylink::workspace
