#include "app/workspace/care.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include "app/workspace/finding_words.hpp"
#include "app/workspace/system.hpp"
#include "app/workspace/temporary_folder.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

void add(const std::vector<record::Trouble>& troubles, bool repaired,
         std::vector<Finding>& findings) {
  for (const record::Trouble& one : troubles) {
    findings.push_back(
        {"database", one.what, one.where, one.remedy, one.repairable || repaired, repaired});
  }
}

// The list has it, so that it was there once.
Finding lost_record(const fs::path& folder) {
  return {"database",      "the record of this vault is gone",
          folder.string(), "put the folder back, or a copy of it: whylink restore --from FILE",
          false,           false};
}

}  // namespace

Result<Care> Care::find(OpenOptions options) {
  Care care;
  care.options_ = std::move(options);
  if (!care.options_.clock) care.options_.clock = system_clock();
  const auto places = find_places(care.options_.data);
  if (!places) return tl::make_unexpected(places.error());
  care.places_ = *places;
  auto registry = Registry::load(*places);
  if (!registry) return tl::make_unexpected(registry.error());
  care.registry_ = *std::move(registry);
  const auto root = care.registry_.find(care.options_.vault);
  if (!root) return tl::make_unexpected(root.error());
  if (const Status out = require_outside(*places, *root); !out) {
    return tl::make_unexpected(out.error());
  }
  // Most often the place is known, and the notes need not be read to find it.
  std::optional<VaultNotes> notes;
  const PresenceOf presence = [&](std::string_view path) {
    if (!notes) {
      auto read = vault::read_vault(*root, {});
      if (!read) return Presence::absent;
      notes.emplace(std::move(*read));
    }
    return notes->presence(path);
  };
  Random random(care.options_.seed != 0 ? care.options_.seed : true_seed());
  care.home_ = find_home(care.registry_, *places, *root, presence, care.options_.clock, random);
  return care;
}

record::OpenOptions Care::opening(record::Access access) const {
  record::OpenOptions opening;
  opening.folder = home_.vault.folder;
  opening.access = access;
  opening.clock = options_.clock;
  opening.seed = options_.seed;
  opening.holder = options_.holder;
  return opening;
}

Result<vault::SnapshotPtr> Care::read_vault(const VaultSettings& settings) const {
  vault::ReadOptions reading;
  reading.follow_links = settings.follow_symlinks;
  reading.rules = settings.rules;
  return vault::read_vault(home_.vault.path, reading);
}

// A record that cannot be opened is told of by who examines it.
VaultSettings Care::settings() const {
  return vault_settings(home_.vault.folder, options_.clock).value_or(VaultSettings{});
}

Result<fs::path> Care::back_up(const fs::path& to) const {
  std::error_code ignored;
  if (!fs::exists(home_.vault.folder / "reviews.db", ignored)) {
    return fail(ErrorKind::refused, "there is no record to copy yet", home_.vault.folder.string(),
                "review something first, or run `whylink doctor`");
  }
  fs::path file = to;
  if (fs::is_directory(to, ignored)) {
    const std::string day = format_day(options_.clock().day());
    file /= fmt::format("{}-{}.db", home_.vault.name, day);
  }
  if (fs::exists(file, ignored)) {
    return fail(ErrorKind::refused, "a file of that name exists", file.string(),
                "name a file that does not exist yet");
  }
  const auto record = record::Record::open(opening(record::Access::read));
  if (!record) return tl::make_unexpected(record.error());
  if (const Status copied = record->back_up(file); !copied) {
    return tl::make_unexpected(copied.error());
  }
  return file;
}

Result<record::RestorePreview> Care::preview(const fs::path& from) const {
  return record::preview_restore(home_.vault.folder, from);
}

Result<bool> Care::is_foreign(const fs::path& from) const {
  const auto folder = TemporaryFolder::make();
  if (!folder) return tl::make_unexpected(folder.error());
  std::error_code code;
  fs::copy_file(from, folder->path() / "reviews.db", code);
  if (code) {
    return fail(ErrorKind::io, "the copy cannot be read: " + code.message(), from.string(),
                "see whether it is there and may be read");
  }
  auto read = vault::read_vault(home_.vault.path, {});
  if (!read) return tl::make_unexpected(read.error());
  const VaultNotes notes(std::move(*read));
  const PresenceOf presence = [&](std::string_view path) { return notes.presence(path); };
  return is_of_other_vault(folder->path(), presence, options_.clock);
}

Status Care::restore(const fs::path& from) {
  if (const Status made = make_private_folder(home_.vault.folder); !made) return made;
  return record::restore(opening(record::Access::write), from);
}

Result<std::vector<Finding>> Care::examine(bool repair) {
  std::vector<Finding> findings;
  if (const Status record = examine_record(repair, findings); !record) {
    return tl::make_unexpected(record.error());
  }
  examine_loose(findings);
  examine_cache(repair, findings);
  examine_vault(findings);
  return findings;
}

Status Care::examine_record(bool repair, std::vector<Finding>& findings) const {
  std::error_code ignored;
  const bool exists = fs::exists(home_.vault.folder / "reviews.db", ignored);
  const bool journal = fs::exists(home_.vault.folder / "journal.jsonl", ignored);
  if (!exists && !journal) {
    if (home_.known) findings.push_back(lost_record(home_.vault.folder));
    return {};  // else nothing was ever recorded
  }
  if (!exists && !repair) return examine_lost_record(nullptr, findings);
  if (repair) return heal_record(findings);
  const auto record = record::Record::open(opening(record::Access::read));
  if (!record && record.error().kind == ErrorKind::database) {
    return examine_lost_record(&record.error(), findings);
  }
  if (!record) return tl::make_unexpected(record.error());
  const auto troubles = record->diagnose(options_.progress);
  if (!troubles) return tl::make_unexpected(troubles.error());
  add(*troubles, false, findings);
  return {};
}

Status Care::heal_record(std::vector<Finding>& findings) const {
  const auto healing = record::heal(opening(record::Access::write), options_.progress);
  if (!healing && healing.error().kind == ErrorKind::database) {  // nothing was changed
    const Error& error = healing.error();
    findings.push_back({"database", error.what, error.where, error.remedy, false, false});
    return {};
  }
  if (!healing) return tl::make_unexpected(healing.error());
  add(healing->mended, true, findings);
  add(healing->left, false, findings);
  return {};
}

// The database is missing, damaged or too new. Only what the journal can bring back is mended; a
// newer database is left alone.
Status Care::examine_lost_record(const Error* error, std::vector<Finding>& findings) const {
  Finding finding{"database",
                  "the database is missing, its journal is there",
                  (home_.vault.folder / "reviews.db").string(),
                  "run `whylink doctor --repair` to rebuild it from the journal",
                  true,
                  false};
  if (error != nullptr) {
    finding.what = error->what;
    finding.where = error->where;
    finding.remedy = error->remedy;
    std::error_code ignored;
    const bool newer = error->what.find("newer") != std::string::npos;
    finding.repairable = !newer && fs::exists(home_.vault.folder / "journal.jsonl", ignored);
  }
  findings.push_back(std::move(finding));
  return {};
}

void Care::examine_cache(bool repair, std::vector<Finding>& findings) const {
  const fs::path file = cache_file(places_, home_.vault.path);
  std::error_code code;
  if (!fs::exists(file, code)) return;
  if (disk::open_regular(file, O_RDONLY)) return;
  Finding finding{"cache",       "the index cache cannot be read",
                  file.string(), "delete it; it is made anew",
                  true,          false};
  if (repair) finding.repaired = fs::remove(file, code);
  findings.push_back(std::move(finding));
}

void Care::examine_vault(std::vector<Finding>& findings) const {
  const VaultSettings by = settings();
  if (by.unread_rules) {
    const Error& error = *by.unread_rules;
    findings.push_back({"database", error.what, error.where, error.remedy, false, false});
  }
  const auto snapshot = read_vault(by);
  if (!snapshot) {
    const Error& error = snapshot.error();
    findings.push_back({"vault", error.what, error.where, error.remedy, false, false});
    return;
  }
  for (const vault::FollowedLink& one : (*snapshot)->followed()) {
    findings.push_back({"vault", "a symbolic link, followed to " + one.target.string(), one.path,
                        "to follow none: " + follow_symlinks_command(options_.vault, false), false,
                        false, false});
  }
  for (const vault::FileFinding& one : (*snapshot)->findings()) {
    findings.push_back(
        {"vault", what(one), one.where(), remedy(one, options_.vault), false, false, true, one});
  }
}

}  // namespace whylink::workspace
