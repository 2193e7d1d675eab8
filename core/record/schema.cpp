#include "core/record/schema.hpp"

#include <span>
#include <string>
#include <string_view>

#include "core/record/disk.hpp"
#include "core/record/projections.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

// From SQLite's file format: the header of the first page.
constexpr std::size_t kHeaderSize = 100;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};
constexpr std::size_t kVersionAt = 60;
constexpr std::size_t kApplicationAt = 68;

std::uint32_t number_at(std::string_view header, std::size_t at) {
  std::uint32_t number = 0;
  for (const char byte : header.substr(at, 4)) {
    number = (number << 8U) | static_cast<unsigned char>(byte);
  }
  return number;
}

// No other program has one of ours beside its database.
bool has_journal_beside(const fs::path& path) {
  constexpr std::string_view kBegin = "{\"whylink journal\":";
  const fs::path journal = path.parent_path() / "journal.jsonl";
  return is_there(journal) && first_bytes(journal, kBegin.size()).value_or("") == kBegin;
}

Status accept_version(std::int64_t version, const fs::path& path) {
  if (version > newest_version()) {
    return fail(ErrorKind::database,
                "the record was written by a newer whylink (version " + std::to_string(version) +
                    ", this one knows " + std::to_string(newest_version()) + ")",
                path.string(), "update whylink; nothing was changed");
  }
  if (version < 1) return tl::make_unexpected(damaged("it holds no version", path.string()));
  return {};
}

// A migration that was not yet copied from the write-ahead log is not in the header.
Result<std::int64_t> version_in_log(const fs::path& path) {
  auto database = Database::open(path, Database::Mode::read);
  if (!database) return tl::make_unexpected(database.error());
  return database->number("PRAGMA user_version");
}

Status fill_new(Database& database, const Uuid& device) {
  Status named = database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  if (!named) return named;
  if (const Status migrated = migrate_to(database, newest_version()); !migrated) return migrated;
  Statement known = database.prepare(sql::kPutDevice);
  if (const Status put = known.bind(device).bind(std::int64_t{0}).run(); !put) return put;
  Statement create = database.prepare(sql::kCreateRecord);
  if (const Status created = create.bind(device).run(); !created) return created;
  Statement version = database.prepare(sql::kSetProjectionVersion);
  return version.bind(kProjection).run();
}

Status copy_pages(Database& from, Database& to) {
  sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (backup != nullptr) {
    sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
  }
  const int code = sqlite3_extended_errcode(to.handle());
  if (code == SQLITE_OK) return {};
  return tl::make_unexpected(database_error(code, sqlite3_errmsg(to.handle()), to.where()));
}

Status check_copy(Database& copy, std::int64_t events) {
  if (const Status single = copy.execute("PRAGMA journal_mode = DELETE"); !single) return single;
  if (const auto found = damage(copy); !found.empty()) {
    return tl::make_unexpected(damaged(found.front(), copy.where()));
  }
  const auto counted = copy.number(sql::kCountEvents);
  if (!counted) return tl::make_unexpected(counted.error());
  if (*counted == events) return {};
  return fail(ErrorKind::io, "the copy lacks events", copy.where(), "check the disk");
}

}  // namespace

int newest_version() {
  return static_cast<int>(sql::kMigrations.size());
}

Error damaged(const std::string& what, const std::string& where) {
  return {ErrorKind::database, "the record is damaged (" + what + ")", where,
          "run: whylink doctor --repair"};
}

bool is_damage(const Error& error) {
  return error.kind == ErrorKind::database && error.remedy.starts_with("run: whylink doctor");
}

Result<std::optional<int>> stored_version(const fs::path& path) {
  if (!is_there(path)) return std::nullopt;
  const auto header = first_bytes(path, kHeaderSize);
  if (!header) return tl::make_unexpected(header.error());
  if (header->empty()) return std::nullopt;
  if (header->size() < kHeaderSize || !header->starts_with(kMagic)) {
    return tl::make_unexpected(damaged("it is no database", path.string()));
  }
  if (number_at(*header, kApplicationAt) != static_cast<std::uint32_t>(kApplicationId)) {
    if (has_journal_beside(path)) {
      return tl::make_unexpected(damaged("it says that it is another program's", path.string()));
    }
    return fail(ErrorKind::database, "this database belongs to another program", path.string(),
                "move it away, or choose another folder; nothing was changed");
  }
  std::int64_t version = number_at(*header, kVersionAt);
  if (const Status known = accept_version(version, path); !known) {
    return tl::make_unexpected(known.error());
  }
  std::error_code ignored;
  if (const fs::path log = beside(path, "-wal"); is_there(log) && fs::file_size(log, ignored) > 0) {
    // An unreadable log says nothing here; whoever opens the database will be told.
    version = version_in_log(path).value_or(version);
  }
  if (const Status known = accept_version(version, path); !known) {
    return tl::make_unexpected(known.error());
  }
  return static_cast<int>(version);
}

Result<Database> create_in_memory(const Uuid& device) {
  auto database = Database::open({}, Database::Mode::memory);
  if (!database) return database;
  if (const Status filled = fill_new(*database, device); !filled) {
    return tl::make_unexpected(filled.error());
  }
  return database;
}

Status migrate_to(Database& database, int version) {
  const auto from = database.number("PRAGMA user_version");
  if (!from) return tl::make_unexpected(from.error());
  for (int next = static_cast<int>(*from) + 1; next <= version; ++next) {
    Transaction transaction(database);
    if (!transaction.begun()) return transaction.begun();
    const auto script = sql::kMigrations.at(static_cast<std::size_t>(next) - 1);
    if (const Status done = database.execute(script); !done) return done;
    Status noted = database.execute("PRAGMA user_version = " + std::to_string(next));
    if (!noted) return noted;
    if (const Status kept = transaction.commit(); !kept) return kept;
  }
  return {};
}

Result<bool> is_current(Database& database) {
  const auto version = database.number("PRAGMA user_version");
  if (!version) return tl::make_unexpected(version.error());
  if (*version != newest_version()) return false;
  const auto projection = database.number(sql::kProjectionVersion);
  if (!projection) return tl::make_unexpected(projection.error());
  return *projection == kProjection;
}

Status bring_forward(Database& database) {
  if (const Status migrated = migrate_to(database, newest_version()); !migrated) return migrated;
  const auto current = is_current(database);
  if (!current) return tl::make_unexpected(current.error());
  if (*current) return {};
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  if (const Status rebuilt = rebuild_projections(database); !rebuilt) return rebuilt;
  return transaction.commit();
}

std::vector<std::string> damage(Database& database, Look look) {
  std::vector<std::string> found;
  Statement rows = database.prepare(look == Look::quick ? "PRAGMA quick_check(1)"
                                                        : "PRAGMA integrity_check(10)");
  while (rows.next()) {
    if (rows.bytes(0) != "ok") found.push_back(rows.text(0));
  }
  if (const Status status = rows.status(); !status) found.push_back(status.error().what);
  if (look == Look::full || found.empty()) return found;
  auto all = damage(database, Look::full);
  return all.empty() ? found : all;
}

Status copy_database(Database& from, const fs::path& to) {
  if (is_there(to)) {
    return fail(ErrorKind::refused, "a file of that name exists", to.string(),
                "choose another name");
  }
  const auto part = create_beside(to);
  if (!part) return tl::make_unexpected(part.error());
  Status copied = [&]() -> Status {
    const Transaction unchanging(from, Transaction::Kind::read);
    if (!unchanging.begun()) return unchanging.begun();
    const auto events = from.number(sql::kCountEvents);
    if (!events) return tl::make_unexpected(events.error());
    auto copy = Database::open(*part, Database::Mode::create);
    if (!copy) return tl::make_unexpected(copy.error());
    if (const Status pages = copy_pages(from, *copy); !pages) return pages;
    return check_copy(*copy, *events);
  }();
  if (copied) copied = rename_new(*part, to);
  if (!copied) remove_database(*part);
  return copied;
}

Result<Database> copy_to_memory(Database& from) {
  auto copy = Database::open({}, Database::Mode::memory);
  if (!copy) return copy;
  if (const Status pages = copy_pages(from, *copy); !pages) {
    return tl::make_unexpected(pages.error());
  }
  return copy;
}

fs::path beside(const fs::path& path, const char* ending) {
  fs::path other = path;
  other += ending;
  return other;
}

void remove_database(const fs::path& path) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    fs::remove(beside(path, ending), ignored);
  }
}

}  // namespace whylink::record
