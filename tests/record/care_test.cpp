#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/record/database.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using memory::Grade;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

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

// ---- copies
// ---------------------------------------------------------------------------------------

// A copy is one file that holds all, made while the record is in use, also by a reader.
TEST(BackUp, MakesAWholeCopy) {
  Place place;
  Record record = place.open();
  fill(record);
  ASSERT_TRUE(record.back_up(place.top() / "one.db"));
  ASSERT_TRUE(place.open(Access::read).back_up(place.top() / "two.db"));
  EXPECT_THAT(names_in(place.top()), ElementsAre("one.db", "record", "two.db"));
  Place other;
  fs::create_directories(other.folder());
  fs::copy_file(place.top() / "one.db", other.database());
  const Record copy = other.open(Access::read);
  EXPECT_EQ(told(copy), told(record));
  EXPECT_EQ(copy.cards().value(), record.cards().value());
  EXPECT_EQ(copy.local("draft").value(), "half");
}

// What exists is not overwritten, and a failed copy leaves nothing behind.
TEST(BackUp, OverwritesNothing) {
  Place place;
  const Record record = place.open();
  write_bytes(place.top() / "mine.txt", "mine");
  EXPECT_EQ(record.back_up(place.top() / "mine.txt").error().kind, ErrorKind::refused);
  EXPECT_EQ(bytes_of(place.top() / "mine.txt"), "mine");
  EXPECT_EQ(record.back_up(place.top() / "no/such/x.db").error().kind, ErrorKind::io);
  EXPECT_THAT(names_in(place.top()), ElementsAre("mine.txt", "record"));
}

// Nor what a person keeps beside it under a name that could have been ours.
TEST(BackUp, LeavesWhatLiesBesideIt) {
  Place place;
  const Record record = place.open();
  for (const char* name : {"x.db.part", "x.db.part-wal", "x.db.part-journal"}) {
    write_bytes(place.top() / name, "mine");
  }
  ASSERT_TRUE(record.back_up(place.top() / "x.db"));
  EXPECT_THAT(names_in(place.top()),
              ElementsAre("record", "x.db", "x.db.part", "x.db.part-journal", "x.db.part-wal"));
}

// A damaged record is not copied as if it were whole.
TEST(BackUp, VerifiesTheCopy) {
  Place place;
  static_cast<void>(place.open());
  std::string bytes = bytes_of(place.database());
  bytes[39] = 5;  // a count of free pages that is not so
  write_bytes(place.database(), bytes);
  const Record record = place.open();
  const Status copied = record.back_up(place.top() / "x.db");
  ASSERT_FALSE(copied);
  EXPECT_EQ(copied.error().kind, ErrorKind::database);
  EXPECT_THAT(names_in(place.top()), ElementsAre("record"));
}

// One copy a day; the newest ten stay, and files of other names are nobody's business.
TEST(BackUp, RotatesDaily) {
  Place place;
  Record record = place.open();
  ASSERT_TRUE(record.back_up_daily());
  EXPECT_FALSE(std::filesystem::exists(place.file("backups"))) << "a copy of nothing";
  add(record, Suspended{pair(1, 2)});
  ASSERT_TRUE(record.back_up_daily());
  write_bytes(place.file("backups/reviews-mine.db"), "mine");
  for (int day = 0; day < 12; ++day) {
    ASSERT_TRUE(record.back_up_daily());
    ASSERT_TRUE(record.back_up_daily());
    place.pass_days(1);
  }
  const auto names = names_in(place.file("backups"));
  ASSERT_THAT(names, SizeIs(kBackupsKept + 1));
  EXPECT_EQ(names.front(), "reviews-2026-03-03.db");
  EXPECT_EQ(names[kBackupsKept - 1], "reviews-2026-03-12.db");
  EXPECT_EQ(names.back(), "reviews-mine.db");
}

// ---- restoring
// ------------------------------------------------------------------------------------

// The preview counts what would be lost; the restored record is the copy, and what was is kept
// aside.
TEST(Restore, BringsTheCopyBack) {
  Place place;
  const fs::path copy = place.top() / "copy.db";
  std::vector<std::string> then;
  std::uint64_t last_sequence = 0;
  Uuid device;
  {
    Record record = place.open();
    fill(record);
    then = told(record);
    device = record.device();
    ASSERT_TRUE(record.back_up(copy));
    add(record, Suspended{pair(1, 2)});
    last_sequence = add(record, Suspended{pair(1, 3)}).sequence;
  }
  const auto preview = preview_restore(place.folder(), copy);
  ASSERT_TRUE(preview);
  EXPECT_EQ(preview->events_now, 9U);
  EXPECT_EQ(preview->events_in_copy, 7U);
  EXPECT_EQ(preview->events_lost, 2U);
  EXPECT_EQ(preview->newest_in_copy, "2026-03-01T09:00:00+01:00");
  EXPECT_FALSE(fs::exists(place.file("backups"))) << "a preview does nothing";

  const Status restored = restore(place.options(), copy);
  ASSERT_TRUE(restored) << restored.error().line();
  Record record = place.open();
  EXPECT_EQ(told(record), then);
  EXPECT_FALSE(card_of(record, pair(1, 2)).suspended);
  EXPECT_EQ(record.local("draft").value(), "half");
  EXPECT_THAT(troubles(record), IsEmpty());
  EXPECT_EQ(record.device(), device);
  EXPECT_EQ(add(record, Resumed{pair(1, 2)}).sequence, last_sequence + 1)
      << "numbers that were used are not used again";
  EXPECT_THAT(names_in(place.file("backups")),
              ElementsAre("journal-20260301T090000.jsonl", "replaced-20260301T090000.db"));
  EXPECT_EQ(
      preview_restore(place.top() / "nowhere", place.file("backups/replaced-20260301T090000.db"))
          ->events_in_copy,
      9U);
}

// In a folder that holds no record the copy becomes one of a new device.
TEST(Restore, MakesANewDeviceWhereThereWasNone) {
  Place place;
  Record record = place.open();
  fill(record);
  ASSERT_TRUE(record.back_up(place.top() / "copy.db"));
  Place other;
  other.seed = 8;
  ASSERT_TRUE(restore(other.options(), place.top() / "copy.db"));
  Record there = other.open();
  EXPECT_EQ(told(there), told(record));
  EXPECT_NE(there.device(), record.device());
  EXPECT_EQ(add(there, Suspended{pair(1, 2)}).sequence, 1U);
  EXPECT_THAT(troubles(there), IsEmpty());
}

// A damaged record is what restoring is for.
TEST(Restore, ReplacesADamagedRecord) {
  Place place;
  const fs::path copy = place.top() / "copy.db";
  {
    Record record = place.open();
    fill(record);
    ASSERT_TRUE(record.back_up(copy));
  }
  write_bytes(place.database(), std::string(9000, 'x'));
  EXPECT_EQ(preview_restore(place.folder(), copy)->events_lost, 0U);
  ASSERT_TRUE(restore(place.options(), copy));
  EXPECT_THAT(troubles(place.open()), IsEmpty());
}

// What is no copy is refused, and the record stays as it is; so does one that is in use.
TEST(Restore, RefusesWhatIsNoCopy) {
  Place place;
  std::vector<std::string> events;
  {
    Record record = place.open();
    fill(record);
    events = told(record);
    ASSERT_TRUE(record.back_up(place.top() / "good.db"));
    EXPECT_EQ(restore(place.options(), place.top() / "good.db").error().kind, ErrorKind::refused);
  }
  write_bytes(place.top() / "text.db",
              "no database, but long enough to hold a header " + std::string(200, '.'));
  const std::string cut = bytes_of(place.top() / "good.db");
  write_bytes(place.top() / "cut.db", cut.substr(0, cut.size() / 2));
  EXPECT_EQ(restore(place.options(), place.top() / "text.db").error().kind, ErrorKind::database);
  EXPECT_EQ(restore(place.options(), place.top() / "cut.db").error().kind, ErrorKind::database);
  EXPECT_EQ(restore(place.options(), place.top() / "none.db").error().kind, ErrorKind::not_found);
  EXPECT_EQ(told(place.open()), events);
}

// ---- rebuilding
// -----------------------------------------------------------------------------------

// A deleted database comes back from the journal: events, projections, evidence, device, numbers.
TEST(Rebuild, BringsADeletedDatabaseBack) {
  Place place;
  std::vector<std::string> events;
  std::vector<Card> cards;
  std::vector<Evidence> evidence;
  Uuid device;
  {
    Record record = place.open();
    fill(record);
    events = told(record);
    cards = record.cards().value();
    evidence = record.evidence().value();
    device = record.device();
  }
  fs::remove(place.database());
  EXPECT_EQ(rebuild_from_journal(place.options()).value(), events.size());
  Record record = place.open();
  EXPECT_EQ(told(record), events);
  EXPECT_EQ(record.cards().value(), cards);
  EXPECT_EQ(record.evidence().value(), evidence);
  EXPECT_EQ(record.setting("minutes").value(), "20");
  EXPECT_EQ(record.device(), device);
  EXPECT_THAT(troubles(record), IsEmpty());
  EXPECT_EQ(add(record, Suspended{pair(1, 2)}).sequence, events.size() + 1);
}

// A damaged database is moved aside, never deleted; what can still be read of its drafts is saved.
TEST(Rebuild, PutsADamagedDatabaseAside) {
  Place place;
  {
    Record record = place.open();
    fill(record);
  }
  std::string bytes = bytes_of(place.database());
  bytes[39] = 5;
  write_bytes(place.database(), bytes);
  EXPECT_EQ(rebuild_from_journal(place.options()).value(), 7U);
  EXPECT_THAT(names_in(place.file("backups")), ElementsAre("damaged-20260301T090000.db"));
  EXPECT_EQ(bytes_of(place.file("backups/damaged-20260301T090000.db")), bytes);
  const Record record = place.open();
  EXPECT_EQ(record.local("draft").value(), "half");
  EXPECT_THAT(troubles(record), IsEmpty());
}

// Whatever bytes are damaged, opening is an error or the damage is found, and rebuilding mends it.
TEST(Rebuild, MendsAnyDamage) {
  Place place;
  std::vector<std::string> events;
  {
    Record record = place.open();
    fill(record);
    events = told(record);
  }
  const std::string whole = bytes_of(place.database());
  Random random(11);
  for (int round = 0; round < 12; ++round) {
    std::string bytes = whole;
    const std::size_t at = random.below(bytes.size() - 3000);
    for (std::size_t i = 0; i < 3000; ++i) bytes[at + i] = static_cast<char>(random.next());
    if (round == 0) bytes.resize(bytes.size() / 2);
    write_bytes(place.database(), bytes);
    bool found = true;
    {
      auto record = Record::open(place.options());
      if (record) found = !record->diagnose().value_or(std::vector<Trouble>(1)).empty();
    }
    if (!found) continue;  // the bytes were of no consequence
    const auto rebuilt = rebuild_from_journal(place.options());
    if (!rebuilt && rebuilt.error().kind == ErrorKind::refused) continue;  // values, not structure
    if (!rebuilt && round > 0) {
      EXPECT_THAT(rebuilt.error().what, HasSubstr("another program")) << rebuilt.error().line();
      continue;
    }
    ASSERT_TRUE(rebuilt) << rebuilt.error().line();
    const Record record = place.open();
    EXPECT_EQ(told(record), events);
    EXPECT_THAT(troubles(record), IsEmpty());
  }
}

// Lines that hold no event are passed over and told; a torn last line that is whole counts.
TEST(Rebuild, PassesOverBadLines) {
  Place place;
  {
    Record record = place.open();
    fill(record);
  }
  auto lines = lines_of(place.journal());
  lines[4] = lines[4].substr(0, 50);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  text.pop_back();
  write_bytes(place.journal(), text);
  fs::remove(place.database());
  std::vector<Trouble> skipped;
  EXPECT_EQ(rebuild_from_journal(place.options(), &skipped).value(), 6U);
  ASSERT_THAT(skipped, SizeIs(1));
  EXPECT_EQ(skipped[0].where, place.journal().string() + ":5");
  EXPECT_THAT(place.open().all_events().value(), SizeIs(6));
}

// Nothing to mend, nothing to mend from, or somebody at work: refused.
TEST(Rebuild, IsRefused) {
  Place place;
  EXPECT_EQ(rebuild_from_journal(place.options()).error().kind, ErrorKind::not_found);
  {
    Record record = place.open();
    fill(record);
    EXPECT_EQ(rebuild_from_journal(place.options()).error().kind, ErrorKind::refused);
  }
  EXPECT_EQ(rebuild_from_journal(place.options()).error().kind, ErrorKind::refused);
}

// Damage may be noticed after months: of each one backup stays.
TEST(Backup, OfEachMonthOneRemains) {
  Place place;
  for (int day = 0; day < 100; ++day) {
    Record record = place.open();
    add(record, Judged{pair(1, 2), day % 2 == 0 ? Worth::strong : Worth::weak});
    ASSERT_TRUE(record.back_up_daily());
    place.pass_days(1);
  }
  auto names = names_in(place.file("backups"));
  ASSERT_THAT(names, SizeIs(kBackupsKept + 2));
  EXPECT_EQ(names[0], "reviews-2026-03-31.db");
  EXPECT_EQ(names[1], "reviews-2026-04-30.db");
  EXPECT_EQ(names[2], "reviews-2026-05-30.db");
  EXPECT_EQ(names.back(), "reviews-2026-06-08.db");
}

// A clock that was ahead for weeks pushes out none of the copies of before.
TEST(Backup, OfDaysToComePushOutNoneOfBefore) {
  Place place;
  {
    Record record = place.open();
    add(record, Suspended{pair(1, 2)});
  }
  for (int day = 0; day < 5; ++day) {
    ASSERT_TRUE(place.open().back_up_daily());
    place.pass_days(1);
  }
  const Moment today = place.now;
  place.pass_days(30'000);
  for (int day = 0; day < kBackupsKept + 5; ++day) {
    static_cast<void>(place.open());
    write_bytes(place.file("backups") / ("reviews-" + format_day(place.now.day()) + ".db"), "x");
    place.pass_days(1);
  }
  place.now = today;
  for (int day = 0; day < 3; ++day) {
    ASSERT_TRUE(place.open().back_up_daily());
    place.pass_days(1);
  }
  const auto names = names_in(place.file("backups"));
  const auto is_of_now = [](const std::string& name) { return name.starts_with("reviews-2026"); };
  EXPECT_EQ(std::ranges::count_if(names, is_of_now), 8);
}

TEST(Backup, WhatADeadProgramLeftHalfMadeIsRemovedByTheNextWriter) {
  Place place;
  {
    Record record = place.open();
    add(record, Suspended{pair(1, 2)});
  }
  std::filesystem::create_directory(place.file("backups"));
  for (const char* name :
       {"reviews.db.new", "reviews.db.new-wal", "reviews.db.new.part-x1", "journal.jsonl.new",
        "backups/reviews-2026-03-01.db.part-abc", "backups/mine.db.part-abc", "notes.part-x"}) {
    write_bytes(place.file(name), "x");
  }
  const Record record = place.open();
  EXPECT_THAT(names_in(place.folder()),
              testing::IsSupersetOf({"journal.jsonl", "notes.part-x", "reviews.db"}));
  EXPECT_THAT(names_in(place.folder()),
              testing::Not(testing::Contains(testing::HasSubstr(".new"))));
  EXPECT_THAT(names_in(place.file("backups")), testing::ElementsAre("mine.db.part-abc"));
}

// A link in the place of a file of ours would have us write elsewhere.
TEST(Record, WritesThroughNoLink) {
  Place place;
  const auto victim = place.top() / "victim";
  write_bytes(victim, "precious");
  std::filesystem::create_directories(place.folder());
  std::filesystem::create_symlink(victim, place.file("lock"));
  EXPECT_FALSE(Record::open(place.options()));
  std::filesystem::remove(place.file("lock"));
  std::filesystem::create_symlink(victim, place.journal());
  static_cast<void>(Record::open(place.options()));
  std::filesystem::remove(place.journal());
  {
    Record record = place.open();
    add(record, Suspended{pair(1, 2)});
  }
  write_bytes(place.journal(), bytes_of(place.journal()) + "noise\n");
  std::filesystem::create_symlink(victim, place.file("journal.jsonl.new"));
  EXPECT_TRUE(heal(place.options()).value().left.empty());
  EXPECT_EQ(bytes_of(victim), "precious");
}

// Nor would a link in the place of the folder of backups, where what is left over is removed too.
TEST(Record, KeepsNoBackupBehindALink) {
  Place place;
  {
    Record made = place.open();
    add(made, Suspended{pair(1, 2)});
  }
  const auto elsewhere = place.top() / "elsewhere";
  std::filesystem::create_directories(elsewhere);
  write_bytes(elsewhere / "reviews-2026-02-28.db.part-abc", "precious");
  std::filesystem::create_directory_symlink(elsewhere, place.file("backups"));
  Record record = place.open();
  const Status kept = record.back_up_daily();
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().kind, ErrorKind::io);
  EXPECT_THAT(kept.error().where, testing::HasSubstr("backups"));
  EXPECT_THAT(names_in(elsewhere), testing::ElementsAre("reviews-2026-02-28.db.part-abc"));
}

TEST(Record, WritesToNoDatabaseBehindALink) {
  Place place;
  {
    const Record made = place.open();
  }
  const auto elsewhere = place.top() / "elsewhere.db";
  std::filesystem::rename(place.database(), elsewhere);
  std::filesystem::create_symlink(elsewhere, place.database());
  const std::string before = bytes_of(elsewhere);
  const auto opened = Record::open(place.options());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().what, testing::HasSubstr("symbolic link"));
  EXPECT_EQ(bytes_of(elsewhere), before);
}

}  // namespace
}  // namespace whylink::record
