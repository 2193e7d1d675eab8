#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/record/care.hpp"
#include "core/record/event_table.hpp"
#include "core/record/identity.hpp"
#include "core/record/projections.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

void collect(Database& database, std::unordered_set<Uuid>& ids) {
  Statement rows = database.prepare(sql::kEventIds);
  while (rows.next()) ids.insert(rows.uuid(0));
}

// A damaged database gives what can still be read of it; the journal has the rest.
Result<std::unordered_set<Uuid>> ids_now(const Paths& paths) {
  std::unordered_set<Uuid> ids;
  const auto version = stored_version(paths.database);
  if (version && *version) {
    auto database = open_to_read(paths.database);
    if (database) collect(*database, ids);
  }
  const auto journal = read_journal(paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  for (const Event& event : journal->events) ids.insert(event.id);
  return ids;
}

Result<Database> open_copy(const fs::path& copy) {
  if (!is_there(copy)) return fail(ErrorKind::not_found, "there is no such copy", copy.string());
  const auto refuse = [&](Error error) -> tl::unexpected<Error> {
    error.remedy = "choose another copy";
    return fail_within("reading the copy", std::move(error));
  };
  const auto version = stored_version(copy);
  if (!version) return refuse(version.error());
  if (!*version) return refuse(damaged("it is empty", copy.string()));
  auto database = open_to_read(copy);
  if (!database) return refuse(database.error());
  if (const auto found = damage(*database); !found.empty()) {
    return refuse(damaged(found.front(), copy.string()));
  }
  return database;
}

// Brings the copy into the form in which it becomes the record.
Status prepare_copy(const fs::path& fresh, const Identity& identity) {
  auto database = Database::open(fresh, Database::Mode::write);
  if (!database) return tl::make_unexpected(database.error());
  if (const Status forward = bring_forward(*database); !forward) return forward;
  return set_identity(*database, identity, -1);
}

}  // namespace

Status require_in_place(const Paths& paths, std::size_t events) {
  auto database = open_to_read(paths.database);
  if (!database) return tl::make_unexpected(database.error());
  if (const auto found = damage(*database); !found.empty()) {
    return tl::make_unexpected(damaged(found.front(), paths.database.string()));
  }
  const auto counted = database->number(sql::kCountEvents);
  if (!counted) return tl::make_unexpected(counted.error());
  if (*counted == static_cast<std::int64_t>(events)) return {};
  return fail(ErrorKind::io, "the new database lacks events", paths.database.string(),
              "check the disk; what was there before is in " + paths.backups.string());
}

Status renew_journal(const Paths& paths, const Identity& identity, Moment now) {
  auto database = Database::open(paths.database, Database::Mode::write);
  if (!database) return tl::make_unexpected(database.error());
  const auto size = rewrite_journal(*database, paths, identity.device, now);
  if (!size) return tl::make_unexpected(size.error());
  return set_identity(*database, identity, *size);
}

Result<RestorePreview> preview_restore(const fs::path& folder, const fs::path& copy) {
  auto database = open_copy(copy);
  if (!database) return tl::make_unexpected(database.error());
  const auto now = ids_now(Paths(folder));
  if (!now) return tl::make_unexpected(now.error());
  std::unordered_set<Uuid> then;
  collect(*database, then);
  RestorePreview preview;
  preview.events_now = now->size();
  preview.events_in_copy = then.size();
  preview.events_lost = static_cast<std::size_t>(
      std::ranges::count_if(*now, [&](const Uuid& id) { return !then.contains(id); }));
  Statement newest = database->prepare(sql::kNewestEventTime);
  if (newest.next()) {
    preview.newest_in_copy = format_moment({newest.integer(0) * 1000, newest.small(1)});
  }
  return preview;
}

Status restore(const OpenOptions& options, const fs::path& copy) {
  auto source = open_copy(copy);
  if (!source) return tl::make_unexpected(source.error());
  const auto events = source->number(sql::kCountEvents);
  if (!events) return tl::make_unexpected(events.error());
  const auto lock = lock_folder(options);
  if (!lock) return tl::make_unexpected(lock.error());
  const Paths paths(options.folder);
  // A record that a newer whylink wrote is not to be replaced by one that it would not read.
  if (const auto version = stored_version(paths.database);
      !version && !is_damage(version.error())) {
    return tl::make_unexpected(version.error());
  }
  const Identity identity = identity_here(options);
  const fs::path fresh = beside(paths.database, ".new");
  remove_database(fresh);
  const Moment now = options.clock();
  Status done = copy_database(*source, fresh);
  if (done) done = prepare_copy(fresh, identity);
  if (done) done = replace_database(paths, fresh, "replaced", now);
  if (done) done = renew_journal(paths, identity, now);
  if (done) done = require_in_place(paths, static_cast<std::size_t>(*events));
  if (done) return done;
  return fail_within("restoring", done.error());
}

}  // namespace whylink::record
