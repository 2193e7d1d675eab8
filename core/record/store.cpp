#include "core/record/store.hpp"

#include <random>

#include "core/record/care.hpp"
#include "core/record/projections.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

Status read_standing(Store& store) {
  Statement row = store.database.prepare(sql::kStanding);
  if (row.next()) {
    if (!row.flag(5))
      return tl::make_unexpected(damaged("where it stands", store.database.where()));
    store.device = row.uuid(0);
    store.sequence = static_cast<std::uint64_t>(row.integer(1));
    store.clock = static_cast<std::uint64_t>(row.integer(2));
    const auto parameters = parameters_in_use(store.database);
    if (!parameters) return tl::make_unexpected(parameters.error());
    store.parameters = *parameters;
    return {};
  }
  if (const Status status = row.status(); !status) return status;
  return tl::make_unexpected(damaged("it names no device", store.database.where()));
}

Status set_closed(Database& database, bool closed) {
  Statement row = database.prepare(sql::kSetClosed);
  return row.bind(std::int64_t{closed}).run();
}

Result<bool> was_closed(Database& database) {
  // Of any form: the rest of its row may have other columns still.
  const auto closed = database.number("SELECT closed FROM record");
  if (!closed) return tl::make_unexpected(closed.error());
  return *closed != 0;
}

// A journal with events and no database beside it is a loss to be mended, not a new record. One
// whose lines mean nothing here may mean something to another version.
Status require_no_journal(const Paths& paths) {
  const auto journal = read_journal(paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  if (!journal->events.empty()) {
    return fail(ErrorKind::database, "the record is missing, but its journal is there",
                paths.database.string(), "run: whylink doctor --repair");
  }
  if (journal->bad_lines.empty()) return {};
  return tl::make_unexpected(unreadable_journal(*journal, paths));
}

// Of a journal without events: its first line alone is worth nothing, anything else is kept.
Status set_journal_aside(const Paths& paths, Moment now) {
  if (!is_there(paths.journal)) return {};
  const auto journal = read_journal(paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  std::error_code ignored;
  if (journal->torn.empty() && fs::remove(paths.journal, ignored)) return {};
  if (const Status made = make_own_folder(paths.backups); !made) return made;
  return rename_over(paths.journal, free_name(paths.backups, "journal-" + stamp(now), ".jsonl"));
}

Status create(const OpenOptions& options, const Paths& paths) {
  if (const Status alone = require_no_journal(paths); !alone) return alone;
  const Moment now = options.clock();
  if (const Status kept = set_journal_aside(paths, now); !kept) return kept;
  Random random = randomness(options.seed, 0);
  const Uuid device = Uuid::fresh(now.milliseconds, random);
  auto database = create_in_memory(device);
  if (!database) return tl::make_unexpected(database.error());
  const fs::path fresh = beside(paths.database, ".new");
  remove_database(fresh);
  if (const Status written = copy_database(*database, fresh); !written) return written;
  std::error_code ignored;
  fs::remove(paths.database, ignored);  // empty, or not there
  return replace_database(paths, fresh, "lost", now);
}

// A copy from before the migration stays in backups/.
Status migrate(Database& database, int from, const OpenOptions& options, const Paths& paths) {
  if (const Status folder = make_own_folder(paths.backups); !folder) return folder;
  const fs::path copy = free_name(
      paths.backups,
      "before-version-" + std::to_string(newest_version()) + "-" + stamp(options.clock()), ".db");
  Status done = copy_database(database, copy);
  if (done) done = bring_forward(database);
  if (done) return done;
  return fail_within("bringing the record forward from version " + std::to_string(from),
                     done.error());
}

Status check_after_crash(Database& database) {
  const auto closed = was_closed(database);
  if (!closed) return tl::make_unexpected(closed.error());
  if (*closed) return {};
  const auto found = damage(database, Look::quick);
  if (found.empty()) return {};
  return tl::make_unexpected(damaged(found.front(), database.where()));
}

Status prepare_to_write(Store& store, int version) {
  if (const Status whole = check_after_crash(store.database); !whole) return whole;
  if (const Status log = store.database.execute("PRAGMA journal_mode = WAL"); !log) return log;
  const bool is_older = version < newest_version();
  if (is_older) {
    const Status migrated = migrate(store.database, version, store.options, store.paths);
    if (!migrated) return migrated;
  }
  if (const Status forward = bring_forward(store.database); !forward) return forward;
  if (const Status standing = read_standing(store); !standing) return standing;
  // A length that cannot be makes mend_journal look closely.
  if (is_older) {
    const Status unknown = set_standing(store, store.sequence, store.clock, -1);
    if (!unknown) return unknown;
  }
  if (const Status dirty = set_closed(store.database, false); !dirty) return dirty;
  return mend_journal(store);
}

Result<Database> open_empty_to_read(const Paths& paths) {
  if (const Status alone = require_no_journal(paths); !alone) {
    return tl::make_unexpected(alone.error());
  }
  return create_in_memory(Uuid{});
}

// What an older whylink wrote is brought forward in memory.
Result<Database> open_found_to_read(const Paths& paths) {
  auto database = open_to_read(paths.database);
  if (!database) return database;
  const auto current = is_current(*database);
  if (current && *current) return database;
  const auto version = database->number("PRAGMA user_version");
  if (!current && (!version || *version == newest_version())) {
    return tl::make_unexpected(current.error());
  }
  auto copy = copy_to_memory(*database);
  if (!copy) return copy;
  if (const Status forward = bring_forward(*copy); !forward) {
    return tl::make_unexpected(forward.error());
  }
  return copy;
}

Result<std::unique_ptr<Store>> open_reader(const OpenOptions& options) {
  const Paths paths(options.folder);
  const auto version = stored_version(paths.database);
  if (!version) return tl::make_unexpected(version.error());
  auto database = *version ? open_found_to_read(paths) : open_empty_to_read(paths);
  if (!database) return tl::make_unexpected(database.error());
  auto store = std::make_unique<Store>(options, Lock{}, *std::move(database));
  if (const Status standing = read_standing(*store); !standing) {
    return tl::make_unexpected(standing.error());
  }
  return store;
}

// A write that was broken off before there was a log has to be taken back before anybody can read,
// which SQLite leaves to who may write.
Status take_back_broken_write(const fs::path& path) {
  auto database = Database::open(path, Database::Mode::write);
  if (!database) return tl::make_unexpected(database.error());
  const auto tried = database->number("SELECT count(*) FROM sqlite_schema");
  return tried ? Status{} : tl::make_unexpected(tried.error());
}

}  // namespace

Store::~Store() {
  if (writable()) static_cast<void>(set_closed(database, true));
}

Random randomness(std::uint64_t seed, std::uint64_t salt) {
  if (seed == 0) {
    std::random_device source;
    seed = (std::uint64_t{source()} << 32U) | source();
  }
  // Twice through the mill: neighbouring salts must not give overlapping streams.
  return Random(Random(seed ^ Random(salt).next()).next());
}

Result<Lock> lock_folder(const OpenOptions& options) {
  const Paths paths(options.folder);
  if (const Status made = make_folder(paths.folder); !made) {
    return tl::make_unexpected(made.error());
  }
  return Lock::take(paths.lock, options.holder, options.clock());
}

Result<Database> open_to_read(const fs::path& path) {
  const auto open_as = [&](Database::Mode mode) -> Result<Database> {
    auto database = Database::open(path, mode);
    if (!database) return database;
    // Only a first reading opens the log.
    const auto tried = database->number("SELECT count(*) FROM sqlite_schema");
    if (!tried) return tl::make_unexpected(tried.error());
    return database;
  };
  auto database = open_as(Database::Mode::read);
  if (database) return database;
  const bool is_writable = may_write(path.parent_path());
  if (is_writable && is_there(beside(path, "-journal")) && take_back_broken_write(path)) {
    return open_as(Database::Mode::read);
  }
  if (is_writable) return database;
  // SQLite wants to write a file beside the database even to read it. Where nobody may, nobody
  // writes; but what still lies in a log would be missed.
  std::error_code absent;
  const auto log_size = fs::file_size(beside(path, "-wal"), absent);
  if (!absent && log_size > 0) return database;
  return open_as(Database::Mode::immutable);
}

Result<std::unique_ptr<Store>> open_store_locked(const OpenOptions& options, Lock lock) {
  const Paths paths(options.folder);
  remove_leftovers(paths);
  // Where that fails, so will the next copy, which says so.
  if (is_there(paths.backups)) static_cast<void>(make_own_folder(paths.backups));
  auto version = stored_version(paths.database);
  if (version && !*version) {
    if (const Status created = create(options, paths); !created) {
      return tl::make_unexpected(created.error());
    }
    version = newest_version();
  }
  if (!version) return tl::make_unexpected(version.error());
  auto database = Database::open(paths.database, Database::Mode::write);
  if (!database) return tl::make_unexpected(database.error());
  auto store = std::make_unique<Store>(options, std::move(lock), *std::move(database));
  if (const Status limited = limit_pages(*store); !limited) {
    return tl::make_unexpected(limited.error());
  }
  if (const Status ready = prepare_to_write(*store, **version); !ready) {
    return tl::make_unexpected(ready.error());
  }
  return store;
}

Result<std::unique_ptr<Store>> open_store(const OpenOptions& options) {
  if (options.folder.empty() || !options.clock) {
    return fail(ErrorKind::usage, "a record needs a folder and a clock");
  }
  if (options.access == Access::read) return open_reader(options);
  auto lock = lock_folder(options);
  if (!lock) return tl::make_unexpected(lock.error());
  return open_store_locked(options, *std::move(lock));
}

Status require_in_place(const Store& store) {
  if (!store.database.has_moved()) return {};
  return fail(ErrorKind::io,
              "the record was moved, deleted or replaced while it was open; this was not kept",
              store.options.folder.string(),
              "put the folder back if another program moved it, then start whylink again");
}

Status require_writable(const Store& store) {
  if (store.writable()) return {};
  return fail(ErrorKind::refused, "the record is open for reading only",
              store.options.folder.string(), "open it for writing");
}

Status limit_pages(Store& store) {
  const std::int64_t most = store.options.disk == nullptr ? 0 : store.options.disk->most_pages();
  if (most == 0) return {};
  return store.database.execute("PRAGMA max_page_count = " + std::to_string(most));
}

}  // namespace whylink::record
