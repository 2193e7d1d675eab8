#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/record/care.hpp"
#include "core/record/event_table.hpp"
#include "core/record/projections.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

// Who the record is, and how far it has counted, so that no number is ever given twice.
struct Identity {
  Uuid device;
  std::uint64_t sequence = 0;
  std::uint64_t clock = 0;

  void see(const Event& event) {
    clock = std::max(clock, event.clock);
    if (event.device == device) sequence = std::max(sequence, event.sequence);
  }
};

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

// What a program opens from now on, logs and all.
Status require_in_place(const Paths& paths, std::int64_t events) {
  auto database = open_to_read(paths.database);
  if (!database) return tl::make_unexpected(database.error());
  if (const auto found = damage(*database); !found.empty()) {
    return tl::make_unexpected(damaged(found.front(), paths.database.string()));
  }
  const auto counted = database->number(sql::kCountEvents);
  if (!counted) return tl::make_unexpected(counted.error());
  if (*counted == events) return {};
  return fail(ErrorKind::io, "the new database lacks events", paths.database.string(),
              "check the disk; what was there before is in " + paths.backups.string());
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

std::optional<Identity> identity_in(Database& database) {
  Statement row = database.prepare(sql::kStanding);
  if (!row.next()) return std::nullopt;
  return Identity{row.uuid(0), static_cast<std::uint64_t>(row.integer(1)),
                  static_cast<std::uint64_t>(row.integer(2))};
}

std::optional<Identity> identity_of_folder(const Paths& paths) {
  std::optional<Identity> identity;
  const auto version = stored_version(paths.database);
  if (version && *version) {
    if (auto database = open_to_read(paths.database)) identity = identity_in(*database);
  }
  const auto journal = read_journal(paths.journal);
  if (!journal) return identity;
  if (!identity && !journal->device.is_nil()) identity = Identity{journal->device, 0, 0};
  // A journal without its first line: the own device is the one that wrote last.
  if (!identity && !journal->events.empty())
    identity = Identity{journal->events.back().device, 0, 0};
  if (!identity) return identity;
  for (const Event& event : journal->events) identity->see(event);
  return identity;
}

// A copy may live on in two places; where nothing says which device this is, it is a new one.
Identity identity_here(const OpenOptions& options) {
  if (const auto known = identity_of_folder(Paths(options.folder))) return *known;
  Random random = randomness(options.seed, 0);
  return {Uuid::fresh(options.clock().milliseconds, random), 0, 0};
}

Status set_identity(Database& database, const Identity& identity, std::int64_t journal_bytes) {
  Statement device = database.prepare(sql::kPutDevice);
  Status done =
      device.bind(identity.device).bind(static_cast<std::int64_t>(identity.sequence)).run();
  if (!done) return done;
  Statement own = database.prepare(sql::kSetDevice);
  done = own.bind(identity.device).run();
  if (!done) return done;
  const auto highest = database.number(sql::kHighestClock);
  if (!highest) return tl::make_unexpected(highest.error());
  Statement standing = database.prepare(sql::kSetStanding);
  done = standing.bind(std::max(*highest, static_cast<std::int64_t>(identity.clock)))
             .bind(journal_bytes)
             .run();
  if (!done) return done;
  Statement closed = database.prepare(sql::kSetClosed);
  return closed.bind(std::int64_t{1}).run();
}

// Brings the copy into the form in which it becomes the record.
Status prepare_copy(const fs::path& fresh, const Identity& identity) {
  auto database = Database::open(fresh, Database::Mode::write);
  if (!database) return tl::make_unexpected(database.error());
  if (const Status forward = bring_forward(*database); !forward) return forward;
  return set_identity(*database, identity, -1);
}

Status renew_journal(const Paths& paths, const Identity& identity, Moment now) {
  auto database = Database::open(paths.database, Database::Mode::write);
  if (!database) return tl::make_unexpected(database.error());
  const auto size = rewrite_journal(*database, paths, identity.device, now);
  if (!size) return tl::make_unexpected(size.error());
  return set_identity(*database, identity, *size);
}

// ---- rebuilding ---------------------------------------------------------------------------------

// What is worth saving from a database that can still be read in parts: drafts, and events that
// never reached the journal.
struct Salvage {
  std::vector<Event> events;
  std::vector<std::pair<std::string, std::string>> local;
};

Salvage salvage(const Paths& paths) {
  Salvage out;
  const auto version = stored_version(paths.database);
  if (!version || !*version) return out;
  auto database = open_to_read(paths.database);
  if (!database) return out;
  Statement rows = database->prepare(sql::kEventsAsTheyCame);
  while (rows.next()) {
    if (auto event = event_of_row(rows)) out.events.push_back(*std::move(event));
  }
  Statement local = database->prepare(sql::kAllLocal);
  while (local.next()) out.local.emplace_back(local.text(0), local.text(1));
  return out;
}

Result<std::size_t> fill(Database& database, const std::vector<Event>& events, const Salvage& saved,
                         const Identity& identity) {
  Transaction transaction(database);
  if (!transaction.begun()) return tl::make_unexpected(transaction.begun().error());
  std::size_t came_back = 0;
  for (const auto* source : {&events, &saved.events}) {
    const auto taken = take_in(database, *source);
    if (!taken) return tl::make_unexpected(taken.error());
    came_back += *taken;
  }
  for (const auto& [name, value] : saved.local) {
    Statement row = database.prepare(sql::kPutLocal);
    const Status put = row.bind_text(name).bind_blob(value).run();
    if (!put) return tl::make_unexpected(put.error());
  }
  Status done = rebuild_projections(database);
  if (done) done = set_identity(database, identity, -1);
  if (done) done = transaction.commit();
  if (!done) return tl::make_unexpected(done.error());
  return came_back;
}

// An empty record in the place of a damaged one would look like success.
Status require_events(const JournalText& journal, const Salvage& saved, const Paths& paths) {
  if (!journal.events.empty() || !saved.events.empty()) return {};
  if (!journal.bad_lines.empty()) return tl::make_unexpected(unreadable_journal(journal, paths));
  std::error_code missing;
  if (fs::file_size(paths.database, missing) == 0 || missing) return {};
  return fail(ErrorKind::database, "neither the database nor its journal holds an event to save",
              paths.folder.string(), "restore a copy from " + paths.backups.string());
}

Status require_broken(const Paths& paths) {
  const auto version = stored_version(paths.database);
  if (!version) {
    // A newer or foreign database is in good order, for somebody.
    const bool is_damaged = version.error().remedy.find("--repair") != std::string::npos;
    if (version.error().kind != ErrorKind::database || !is_damaged) {
      return tl::make_unexpected(version.error());
    }
    return {};
  }
  if (!*version) return {};
  auto database = open_to_read(paths.database);
  if (!database) {
    return database.error().kind == ErrorKind::database ? Status{}
                                                        : tl::make_unexpected(database.error());
  }
  if (!damage(*database).empty()) return {};
  return fail(ErrorKind::refused, "the database is in good order", paths.database.string(),
              "open it and repair that");
}

}  // namespace

Error unreadable_journal(const JournalText& journal, const Paths& paths) {
  return {ErrorKind::database,
          "the record is missing, and no line of its journal can be read (" +
              journal.bad_lines.front().why + ")",
          paths.journal.string(),
          "update whylink if a newer one wrote it, or restore a copy from " +
              paths.backups.string() + "; nothing was changed"};
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
      !version && version.error().remedy.find("--repair") == std::string::npos) {
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
  if (done) done = require_in_place(paths, *events);
  if (done) return done;
  return fail_within("restoring", done.error());
}

Result<std::size_t> rebuild_from_journal(const OpenOptions& options,
                                         std::vector<Trouble>* skipped) {
  const Paths paths(options.folder);
  if (!is_there(paths.journal)) {
    return fail(ErrorKind::not_found, "there is no journal to rebuild from", paths.journal.string(),
                "restore a copy from " + paths.backups.string());
  }
  const auto lock = lock_folder(options);
  if (!lock) return tl::make_unexpected(lock.error());
  if (const Status broken = require_broken(paths); !broken) {
    return tl::make_unexpected(broken.error());
  }
  auto journal = read_journal(paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  if (auto last = event_from_json(journal->torn)) journal->events.push_back(*std::move(last));
  if (skipped != nullptr) {
    for (const auto& line : journal->bad_lines) {
      skipped->push_back({"a line of the journal cannot be read (" + line.why + ")",
                          paths.journal.string() + ":" + std::to_string(line.number),
                          "run: whylink doctor --repair", true});
    }
  }
  const Salvage saved = salvage(paths);
  if (const Status some = require_events(*journal, saved, paths); !some) {
    return tl::make_unexpected(some.error());
  }
  Identity identity = identity_here(options);
  for (const Event& event : saved.events) identity.see(event);
  const fs::path fresh = beside(paths.database, ".new");
  remove_database(fresh);
  auto database = create_in_memory(identity.device);
  if (!database) return fail_within("rebuilding", database.error());
  auto came_back = fill(*database, journal->events, saved, identity);
  if (!came_back) return fail_within("rebuilding", came_back.error());
  const Status written = copy_database(*database, fresh);
  if (!written) return fail_within("rebuilding", written.error());
  const Status placed = replace_database(paths, fresh, "damaged", options.clock());
  if (!placed) return fail_within("rebuilding", placed.error());
  const Status whole = require_in_place(paths, static_cast<std::int64_t>(*came_back));
  if (!whole) return fail_within("rebuilding", whole.error());
  return came_back;
}

}  // namespace whylink::record
