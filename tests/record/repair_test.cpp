// What diagnose() finds and repair() mends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/record/database.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using memory::Grade;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

void fill(Record& record) {
  add(record, NoteKeyed{key(1), "a.md", "a"});
  add(record, NoteKeyed{key(2), "b.md", "b"});
  add(record, NoteRenamed{key(2), "d/b.md"});
  add(record, review(pair(1, 2), Grade::clear));
  const Event wrong = add(record, review(pair(1, 3), Grade::blank));
  add(record, Corrected{wrong.id, Grade::gist, std::nullopt});
  add(record, SettingChanged{"minutes", "20"});
  ASSERT_TRUE(record.put_local("draft", "half"));
}

// Runs SQL on the closed database of a place.
void tamper(const Place& place, const char* sql) {
  auto database = Database::open(place.database(), Database::Mode::write);
  ASSERT_TRUE(database);
  const Status done = database->execute(sql);
  ASSERT_TRUE(done) << done.error().line();
}

struct Ailment {
  const char* sql;
  const char* found;
};

// What diagnose() finds wrong in a database, repair() mends.
TEST(Repair, MendsTheDatabase) {
  const std::vector<Ailment> ailments = {
      {"UPDATE cards SET due = due + 1", "the standing of 2 connections differs"},
      {"DELETE FROM cards", "the standing of 2 connections differs"},
      {"INSERT INTO cards SELECT x'00', b, 1, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, 0, 0, 0, 0, 0, "
       "NULL, NULL, '', 0, 0, 0, 0, 0 FROM cards LIMIT 1",
       "the standing of 1 connections differs"},
      {"UPDATE settings SET value = '7'", "settings of the vault differ"},
      {"UPDATE answer_times SET milliseconds = 1", "answer times differ"},
      {"PRAGMA foreign_keys = OFF; DELETE FROM devices WHERE id NOT IN (SELECT device FROM record);"
       "UPDATE events SET device = x'0102030405060708090a0b0c0d0e0f10' WHERE number = 4",
       "a device that is not known"},
      {"DELETE FROM events WHERE number = 4", "the journal is ahead: it holds 1 events"},
      {"PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'undoable = 1', "
       "'undoable = 0') WHERE name = 'events_undoable'",
       "events_undoable"},
  };
  for (const Ailment& ailment : ailments) {
    Place place;
    {
      Record record = place.open();
      fill(record);
    }
    tamper(place, ailment.sql);
    EXPECT_THAT(troubles(place.open(Access::read)), Contains(HasSubstr(ailment.found)))
        << ailment.sql;
    const auto healing = heal(place.options());
    ASSERT_TRUE(healing) << healing.error().line();
    EXPECT_FALSE(healing->mended.empty());
    EXPECT_TRUE(healing->left.empty()) << healing->left.front().what;
    Record record = place.open();
    EXPECT_THAT(troubles(record), IsEmpty()) << ailment.sql;
    add(record, Judged{pair(1, 2), Worth::weak});
    EXPECT_THAT(troubles(record), IsEmpty()) << ailment.sql;
  }
}

// What is wrong with the journal is told with the line, and mended; the old journal is kept.
TEST(Repair, MendsTheJournal) {
  Place place;
  std::vector<std::string> events;
  {
    Record record = place.open();
    fill(record);
    events = told(record);
    write_bytes(place.journal(),
                lines_of(place.journal())[0] + "\n" + lines_of(place.journal())[1] + "\nnoise\n");
    EXPECT_THAT(troubles(record), Contains("the journal is behind: it lacks 6 events"));
    EXPECT_EQ(record.diagnose().value()[0].where, place.journal().string() + ":3");
    fs::remove(place.journal());
    EXPECT_THAT(troubles(record), Contains("the journal is missing"));
    write_bytes(place.journal(), lines_of(place.journal()).empty() ? "noise\n" + events[0] : "");
    EXPECT_THAT(troubles(record), Contains("the journal's last line is torn"));
    const auto mended = record.repair();
    ASSERT_TRUE(mended) << mended.error().line();
    EXPECT_THAT(troubles(record), IsEmpty());
    add(record, Suspended{pair(1, 2)});
    EXPECT_THAT(troubles(record), IsEmpty());
  }
  EXPECT_THAT(names_in(place.file("backups")), ElementsAre(StartsWith("journal-2026")));
  EXPECT_THAT(troubles(place.open()), IsEmpty());
}

// Nothing wrong, nothing mended.
TEST(Repair, LeavesTheHealthyAlone) {
  Place place;
  Record record = place.open();
  fill(record);
  const std::string before = bytes_of(place.journal());
  EXPECT_THAT(record.repair().value(), IsEmpty());
  EXPECT_EQ(bytes_of(place.journal()), before);
}

// Damage that is more than an index is an error that says what to do.
TEST(Repair, SaysWhenItCannot) {
  Place place;
  {
    Record record = place.open();
    fill(record);
  }
  std::string bytes = bytes_of(place.database());
  bytes[39] = 5;
  write_bytes(place.database(), bytes);
  Record record = place.open();
  EXPECT_THAT(troubles(record), Contains(StartsWith("the database is damaged")));
  EXPECT_EQ(record.repair().error().kind, ErrorKind::database);
}

// What is in neither copy has no name left; its number tells that it was there.
TEST(Repair, TellsOfEventsThatAreInNeitherCopy) {
  Place place;
  {
    Record record = place.open();
    fill(record);
  }
  fs::remove(place.journal());
  {
    auto database = Database::open(place.database(), Database::Mode::write);
    ASSERT_TRUE(database);
    ASSERT_TRUE(
        database->execute("DELETE FROM events WHERE sequence IN (2, 4);"
                          "UPDATE events SET day = 1 WHERE sequence = 7"));
  }
  const auto healing = heal(place.options());
  ASSERT_TRUE(healing) << healing.error().line();
  std::vector<std::string> left;
  for (const Trouble& one : healing->left) left.push_back(one.what);
  EXPECT_THAT(left, ElementsAre(HasSubstr("cannot be saved"),
                                StartsWith("at least 2 events cannot be saved")));
  EXPECT_THAT(troubles(place.open()), IsEmpty());
}

}  // namespace
}  // namespace whylink::record
