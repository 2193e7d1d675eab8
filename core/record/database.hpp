// SQLite, as thin as it can be: a connection, a statement, a transaction. One thread at a time.
//
// Failures are kept by the statement until its status() is asked, so that binding and stepping read
// straight; nothing here throws.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "whylink/base.hpp"

namespace whylink::record {

// The error that a (possibly extended) result code of SQLite stands for.
[[nodiscard]] Error database_error(int code, std::string_view message, const std::string& where);

class Database;
class RowHash;

// A prepared statement, lent by its Database and given back, reset, at the end of its life.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Values are bound in order: ?1, ?2, ... What they point to must live until the last step.
  Statement& bind(std::int64_t value);
  Statement& bind(double value);
  Statement& bind_text(std::string_view value);
  Statement& bind_blob(std::string_view value);
  Statement& bind(const Uuid& id);
  Statement& bind_null();
  template <class T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind_null();
  }

  // Moves to the next row; false when there is none, or on a failure.
  bool next();
  // For statements without rows: all of it, and how it went. May be bound anew and run again.
  [[nodiscard]] Status run();
  // How it went so far.
  [[nodiscard]] Status status() const;

  // Columns of the row, from 0.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] int small(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] bool flag(int column) const { return integer(column) != 0; }
  [[nodiscard]] std::string_view bytes(int column) const;  // valid until the next step
  [[nodiscard]] std::string text(int column) const { return std::string(bytes(column)); }
  [[nodiscard]] Uuid uuid(int column) const;  // nil unless it holds 16 bytes
  [[nodiscard]] bool is_null(int column) const;
  // Whether the column behind the first `columns` holds what the SQL function checksum() gives of
  // these.
  [[nodiscard]] bool has_right_checksum(int columns) const;

 private:
  friend class Database;
  Statement(Database& database, sqlite3_stmt* statement, bool* lent, int code);
  void note(int code);
  void add_column(RowHash& hash, int column) const;

  Database* database_;
  sqlite3_stmt* statement_;
  bool* lent_;  // null: the statement is this one's own
  int bound_ = 0;
  int code_ = SQLITE_OK;
  std::string message_;
};

class Database {
 public:
  enum class Mode : std::uint8_t {
    read,       // sees what a writer commits meanwhile
    immutable,  // for files that nobody writes; touches nothing beside the file
    write,
    create,  // the file must not exist, or be empty
    memory,
  };
  [[nodiscard]] static Result<Database> open(const std::filesystem::path& path, Mode mode);
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  [[nodiscard]] Statement prepare(std::string_view sql);
  // Runs a script of statements, passing over rows.
  [[nodiscard]] Status execute(std::string_view script);
  // The first column of the first row; 0 where there is none.
  [[nodiscard]] Result<std::int64_t> number(std::string_view sql);

  [[nodiscard]] sqlite3* handle() { return handle_; }
  [[nodiscard]] const std::string& where() const { return where_; }
  [[nodiscard]] bool in_transaction() const;
  // Whether the open file is no longer the one at its path: it was deleted, moved or replaced.
  [[nodiscard]] bool has_moved() const;

 private:
  Database(sqlite3* handle, std::string where) : handle_(handle), where_(std::move(where)) {}
  void close();

  struct Kept {
    sqlite3_stmt* statement = nullptr;
    bool lent = false;
  };
  sqlite3* handle_ = nullptr;
  std::string where_;
  std::unordered_map<std::string_view, Kept> kept_;  // by their text, which lives in the program
};

// The first bytes of a database file, fewer of a shorter one; nothing beside the file is touched.
// Read by SQLite, for to open and close the file otherwise would drop the locks that another
// connection of this process holds on it. io.
[[nodiscard]] Result<std::string> first_bytes(const std::filesystem::path& path, std::size_t size);

// Rolls back at the end of its life unless committed.
class Transaction {
 public:
  enum class Kind : std::uint8_t { read, write };
  explicit Transaction(Database& database, Kind kind = Kind::write);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  // How the beginning went; ask before doing anything.
  [[nodiscard]] const Status& begun() const { return begun_; }
  [[nodiscard]] Status commit();

 private:
  Database& database_;
  Status begun_;
};

}  // namespace whylink::record
