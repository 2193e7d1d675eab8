#include "core/record/database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

using testing::HasSubstr;

Database in_memory() {
  auto database = Database::open({}, Database::Mode::memory);
  EXPECT_TRUE(database);
  EXPECT_TRUE(database->execute("CREATE TABLE t (n INTEGER, x REAL, s TEXT, b BLOB) STRICT"));
  return *std::move(database);
}

// Every type of value comes back as it was bound.
TEST(Statement, BindsAndReads) {
  Database database = in_memory();
  const std::string text("a\0b", 3);
  {
    Statement insert = database.prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4)");
    ASSERT_TRUE(insert.bind(std::int64_t{-5}).bind(0.1).bind_text(text).bind(key(1)).run());
    ASSERT_TRUE(insert.bind_null().bind(std::optional<double>()).bind_text({}).bind_blob({}).run());
  }
  Statement rows = database.prepare("SELECT n, x, s, b FROM t ORDER BY rowid");
  ASSERT_TRUE(rows.next());
  EXPECT_EQ(rows.integer(0), -5);
  EXPECT_EQ(rows.real(1), 0.1);
  EXPECT_EQ(rows.text(2), text);
  EXPECT_EQ(rows.uuid(3), key(1));
  ASSERT_TRUE(rows.next());
  EXPECT_TRUE(rows.is_null(0));
  EXPECT_TRUE(rows.is_null(1));
  EXPECT_FALSE(rows.is_null(2)) << "an empty text is not NULL";
  EXPECT_FALSE(rows.is_null(3)) << "nor is an empty blob";
  EXPECT_FALSE(rows.next());
  EXPECT_TRUE(rows.status());
}

// The first failure stays until status() is asked; what comes after does nothing.
TEST(Statement, RemembersTheFirstFailure) {
  Database database = in_memory();
  Statement wrong = database.prepare("SELECT n FROM nowhere");
  EXPECT_FALSE(wrong.next());
  ASSERT_FALSE(wrong.status());
  EXPECT_THAT(wrong.status().error().what, HasSubstr("no such table"));
  Statement strict = database.prepare("INSERT INTO t (n) VALUES (?1)");
  EXPECT_FALSE(strict.bind_text("no number").run());
}

// A statement that is lent already is prepared a second time, so loops may be nested.
TEST(Statement, MayBeUsedWithinItself) {
  Database database = in_memory();
  ASSERT_TRUE(database.execute("INSERT INTO t (n) VALUES (1), (2)"));
  constexpr std::string_view kAll = "SELECT n FROM t";
  int seen = 0;
  Statement outer = database.prepare(kAll);
  while (outer.next()) {
    Statement inner = database.prepare(kAll);
    while (inner.next()) ++seen;
  }
  EXPECT_EQ(seen, 4);
}

// A transaction that is not committed leaves nothing.
TEST(Transaction, RollsBackUnlessCommitted) {
  Database database = in_memory();
  {
    const Transaction lost(database);
    ASSERT_TRUE(lost.begun());
    ASSERT_TRUE(database.execute("INSERT INTO t (n) VALUES (1)"));
  }
  EXPECT_EQ(database.number("SELECT count(*) FROM t").value(), 0);
  {
    Transaction kept(database);
    ASSERT_TRUE(database.execute("INSERT INTO t (n) VALUES (1)"));
    ASSERT_TRUE(kept.commit());
  }
  EXPECT_EQ(database.number("SELECT count(*) FROM t").value(), 1);
  EXPECT_FALSE(database.in_transaction());
}

// Foreign keys hold and commits are synced, on every connection.
TEST(Database, IsStrictAboutItsPromises) {
  Database database = in_memory();
  EXPECT_EQ(database.number("PRAGMA foreign_keys").value(), 1);
  EXPECT_EQ(database.number("PRAGMA synchronous").value(), 2);
}

// A path may hold what means something in an address.
TEST(Database, OpensOddNames) {
  const Place place;
  const auto path = place.top() / "what? #1 100%.db";
  {
    auto database = Database::open(path, Database::Mode::create);
    ASSERT_TRUE(database) << database.error().line();
    ASSERT_TRUE(database->execute("CREATE TABLE t (n)"));
  }
  EXPECT_TRUE(std::filesystem::exists(path));
  EXPECT_TRUE(Database::open(path, Database::Mode::immutable));
}

// Each kind of failure says what happened and what to do.
TEST(Database, NamesFailures) {
  const auto kind = [](int code) { return database_error(code, "m", "w").kind; };
  EXPECT_EQ(kind(SQLITE_FULL), ErrorKind::io);
  EXPECT_EQ(database_error(SQLITE_FULL, "m", "w").what, "disk full");
  EXPECT_EQ(kind(SQLITE_READONLY_DIRECTORY), ErrorKind::io);
  EXPECT_EQ(kind(SQLITE_CANTOPEN_ISDIR), ErrorKind::io);
  EXPECT_EQ(kind(SQLITE_IOERR_WRITE), ErrorKind::io);
  EXPECT_EQ(kind(SQLITE_CORRUPT_INDEX), ErrorKind::database);
  EXPECT_EQ(kind(SQLITE_NOTADB), ErrorKind::database);
  EXPECT_EQ(kind(SQLITE_BUSY_SNAPSHOT), ErrorKind::refused);
  for (const int code : {SQLITE_FULL, SQLITE_READONLY, SQLITE_CORRUPT, SQLITE_BUSY, SQLITE_ERROR,
                         SQLITE_IOERR, SQLITE_NOMEM}) {
    EXPECT_FALSE(database_error(code, "m", "w").remedy.empty());
  }
  const Place place;
  EXPECT_EQ(Database::open(place.top() / "none" / "x.db", Database::Mode::write).error().kind,
            ErrorKind::io);
}

}  // namespace
}  // namespace whylink::record
