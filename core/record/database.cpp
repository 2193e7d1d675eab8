#include "core/record/database.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "core/record/checksum.hpp"
#include "whylink/disk.hpp"

namespace whylink::record {

namespace {

// Readers and the checkpoint of a writer meet for milliseconds; longer waits are a stuck process.
constexpr int kBusyMilliseconds = 2000;

// A commit lasts. 16 MB of pages, so that looking through a large record reads each page once.
constexpr std::string_view kSettings = "PRAGMA synchronous = FULL; PRAGMA cache_size = -16384";

// SQLite reads `?`, `#` and `%` in a file: address; a folder may be named so.
std::string address(const std::filesystem::path& path, bool immutable) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "file:";
  for (const char c : path.native()) {
    if (c != '?' && c != '#' && c != '%') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
  if (immutable) out += "?immutable=1";
  return out;
}

// SQLite would wait for a pipe in place of the database, or of what it keeps beside it, and write
// to what a link leads to.
Status require_regular_files(const std::filesystem::path& path, Database::Mode mode) {
  if (mode == Database::Mode::memory) return {};
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::path file = path;
    file += ending;
    const Status regular = disk::require_regular(file);
    if (!regular) return fail_within("the record cannot be opened", regular.error());
    std::error_code ignored;
    if (mode == Database::Mode::write && std::filesystem::is_symlink(file, ignored)) {
      return fail(ErrorKind::io, "the record cannot be opened: it is a symbolic link",
                  file.string(), "put the file itself in its place");
    }
  }
  return {};
}

int open_flags(Database::Mode mode) {
  switch (mode) {
    case Database::Mode::read:
    case Database::Mode::immutable:
      return SQLITE_OPEN_READONLY;
    case Database::Mode::write:
      return SQLITE_OPEN_READWRITE;
    case Database::Mode::create:
    case Database::Mode::memory:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

Error database_error(int code, std::string_view message, const std::string& where) {
  const std::string detail = " (" + std::string(message) + ")";
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {ErrorKind::io, "disk full", where, "free some space and do it again"};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorKind::io, "the record cannot be opened or written" + detail, where,
              "check that the folder exists and may be written"};
    case SQLITE_IOERR:
      return {ErrorKind::io, "the disk failed" + detail, where, "check the disk and do it again"};
    case SQLITE_NOMEM:
      return {ErrorKind::io, "out of memory", where, "close other programs and do it again"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorKind::refused, "another process holds the record", where,
              "close it and do it again"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorKind::database, "the record is damaged" + detail, where,
              "run: whylink doctor --repair"};
    default:
      return {ErrorKind::database, "the record gave an unexpected answer" + detail, where,
              "run: whylink doctor"};
  }
}

// ---- Statement ----------------------------------------------------------------------------------

Statement::Statement(Database& database, sqlite3_stmt* statement, bool* lent, int code)
    : database_(&database), statement_(statement), lent_(lent) {
  note(code);
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      statement_(std::exchange(other.statement_, nullptr)),
      lent_(std::exchange(other.lent_, nullptr)),
      bound_(other.bound_),
      code_(other.code_),
      message_(std::move(other.message_)) {}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  if (lent_ == nullptr) {
    sqlite3_finalize(statement_);
    return;
  }
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  *lent_ = false;
}

void Statement::note(int code) {
  if (code == SQLITE_OK || code_ != SQLITE_OK) return;
  code_ = code;
  message_ = sqlite3_errmsg(database_->handle());
}

Statement& Statement::bind(std::int64_t value) {
  note(sqlite3_bind_int64(statement_, ++bound_, value));
  return *this;
}

Statement& Statement::bind(double value) {
  note(sqlite3_bind_double(statement_, ++bound_, value));
  return *this;
}

// A view of nothing may point nowhere, which SQLite would take for NULL.
Statement& Statement::bind_text(std::string_view value) {
  const char* data = value.empty() ? "" : value.data();
  note(sqlite3_bind_text64(statement_, ++bound_, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(std::string_view value) {
  const char* data = value.empty() ? "" : value.data();
  note(sqlite3_bind_blob64(statement_, ++bound_, data, value.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind(const Uuid& id) {
  note(sqlite3_bind_blob(statement_, ++bound_, id.bytes.data(), static_cast<int>(id.bytes.size()),
                         SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null() {
  note(sqlite3_bind_null(statement_, ++bound_));
  return *this;
}

bool Statement::next() {
  if (code_ != SQLITE_OK) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) note(code);
  return false;
}

Status Statement::run() {
  while (next()) continue;
  if (code_ == SQLITE_OK) sqlite3_reset(statement_);
  bound_ = 0;
  return status();
}

Status Statement::status() const {
  if (code_ == SQLITE_OK) return {};
  return tl::make_unexpected(database_error(code_, message_, database_->where()));
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

int Statement::small(int column) const {
  return sqlite3_column_int(statement_, column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (data == nullptr || size <= 0) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}

Uuid Statement::uuid(int column) const {
  Uuid id;
  const std::string_view found = bytes(column);
  if (found.size() == id.bytes.size()) std::memcpy(id.bytes.data(), found.data(), found.size());
  return id;
}

bool Statement::has_right_checksum(int columns) const {
  if (is_null(columns)) return false;
  RowHash hash;
  for (int i = 0; i < columns; ++i) add_column(hash, i);
  return hash.take() == integer(columns);
}

void Statement::add_column(RowHash& hash, int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
      return hash.add(integer(column));
    case SQLITE_FLOAT:
      return hash.add(real(column));
    case SQLITE_TEXT:
      return hash.add_text(bytes(column));
    case SQLITE_BLOB:
      return hash.add_blob(bytes(column));
    default:
      return hash.add_null();
  }
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

// ---- Database -----------------------------------------------------------------------------------

Result<Database> Database::open(const std::filesystem::path& path, Mode mode) {
  if (const Status sound = require_regular_files(path, mode); !sound) {
    return tl::make_unexpected(sound.error());
  }
  const std::string name =
      mode == Mode::memory ? std::string(":memory:") : address(path, mode == Mode::immutable);
  sqlite3* handle = nullptr;
  const int flags =
      open_flags(mode) | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
  Database database(handle, mode == Mode::memory ? std::string() : path.string());
  if (code != SQLITE_OK) {
    return tl::make_unexpected(database_error(
        code, handle == nullptr ? "no memory" : sqlite3_errmsg(handle), database.where_));
  }
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  // A hostile file may hold a schema of its own; its functions and views are not run.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  if (define_checksum(handle) != SQLITE_OK) {
    return tl::make_unexpected(database_error(SQLITE_NOMEM, "no memory", database.where_));
  }
  if (const Status set = database.execute(kSettings); !set) {
    return tl::make_unexpected(set.error());
  }
  return database;
}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      where_(std::move(other.where_)),
      kept_(std::move(other.kept_)) {
  other.kept_.clear();
}

Database& Database::operator=(Database&& other) noexcept {
  if (this == &other) return *this;
  close();
  handle_ = std::exchange(other.handle_, nullptr);
  where_ = std::move(other.where_);
  kept_ = std::move(other.kept_);
  other.kept_.clear();
  return *this;
}

Database::~Database() {
  close();
}

void Database::close() {
  for (const auto& [sql, kept] : kept_) sqlite3_finalize(kept.statement);
  kept_.clear();
  sqlite3_close(std::exchange(handle_, nullptr));
}

Statement Database::prepare(std::string_view sql) {
  Kept& kept = kept_[sql];
  if (kept.statement != nullptr && !kept.lent) {
    kept.lent = true;
    return {*this, kept.statement, &kept.lent, SQLITE_OK};
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK || kept.lent) return {*this, statement, nullptr, code};
  kept = {statement, true};
  return {*this, statement, &kept.lent, SQLITE_OK};
}

Status Database::execute(std::string_view script) {
  const int code = sqlite3_exec(handle_, std::string(script).c_str(), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return {};
  return tl::make_unexpected(database_error(code, sqlite3_errmsg(handle_), where_));
}

Result<std::int64_t> Database::number(std::string_view sql) {
  Statement statement = prepare(sql);
  const std::int64_t found = statement.next() ? statement.integer(0) : 0;
  if (const Status status = statement.status(); !status) {
    return tl::make_unexpected(status.error());
  }
  return found;
}

bool Database::has_moved() const {
  const auto is_other = [this] {
    int moved = 0;
    const int code = sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return code == SQLITE_OK && moved != 0;
  };
  if (!is_other()) return false;
  // SQLite says so too where a look at the path failed: then what is committed would be denied.
  struct stat there = {};
  if (::stat(where_.c_str(), &there) != 0) return errno == ENOENT || errno == ENOTDIR;
  return is_other();
}

// A connection that has read nothing yet touches nothing beside the file.
Result<std::string> first_bytes(const std::filesystem::path& path, std::size_t size) {
  if (const Status sound = require_regular_files(path, Database::Mode::read); !sound) {
    return tl::make_unexpected(sound.error());
  }
  sqlite3* handle = nullptr;
  constexpr int kFlags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  int code = sqlite3_open_v2(address(path, false).c_str(), &handle, kFlags, nullptr);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(handle, sqlite3_close);
  sqlite3_file* file = nullptr;
  if (code == SQLITE_OK) {
    code =
        sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
  }
  sqlite3_int64 length = 0;
  if (code == SQLITE_OK) code = file->pMethods->xFileSize(file, &length);
  std::string bytes(std::min(size, static_cast<std::size_t>(std::max<sqlite3_int64>(length, 0))),
                    '\0');
  if (code == SQLITE_OK && !bytes.empty()) {
    code = file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0);
  }
  if (code == SQLITE_OK) return bytes;
  return tl::make_unexpected(database_error(code, "it cannot be read", path.string()));
}

bool Database::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

// ---- Transaction --------------------------------------------------------------------------------

Transaction::Transaction(Database& database, Kind kind)
    : database_(database),
      begun_(database.execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN")) {}

Transaction::~Transaction() {
  // Some failures (a full disk) have rolled back already.
  if (begun_ && database_.in_transaction()) static_cast<void>(database_.execute("ROLLBACK"));
}

Status Transaction::commit() {
  return database_.execute("COMMIT");
}

}  // namespace whylink::record
