#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/record/database.hpp"
#include "core/record/schema.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using memory::Grade;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

// Puts a number into the header of the database, most significant byte first.
void poke(const fs::path& file, std::size_t at, std::uint32_t number) {
  std::string bytes = bytes_of(file);
  for (std::size_t i = 0; i < 4; ++i) bytes.at(at + i) = static_cast<char>(number >> (24 - 8 * i));
  write_bytes(file, bytes);
}

constexpr std::size_t kFreePagesAt = 36;
constexpr std::size_t kVersionAt = 60;
constexpr std::size_t kApplicationAt = 68;

void fill(Place& place) {
  Record record = place.open();
  add(record, NoteKeyed{key(1), "a.md", "a"});
  add(record, review(pair(1, 2), Grade::clear));
}

// A database that may not be touched is refused by reader and writer, and every byte stays.
void expect_refused_untouched(Place& place, const char* because) {
  const std::string before = bytes_of(place.database());
  const auto names = names_in(place.folder());
  for (const Access access : {Access::read, Access::write}) {
    const auto record = Record::open(place.options(access));
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().kind, ErrorKind::database);
    EXPECT_THAT(record.error().what, HasSubstr(because));
    EXPECT_FALSE(record.error().remedy.empty());
  }
  EXPECT_EQ(bytes_of(place.database()), before);
  EXPECT_EQ(names_in(place.folder()), names);
}

// What a newer whylink wrote is refused, unharmed, and nothing is put beside it.
TEST(Open, RefusesANewerRecord) {
  Place place;
  fill(place);
  poke(place.database(), kVersionAt, static_cast<std::uint32_t>(newest_version() + 1));
  expect_refused_untouched(place, "newer whylink");
  EXPECT_EQ(rebuild_from_journal(place.options()).error().kind, ErrorKind::database);
  expect_refused_untouched(place, "newer whylink");
}

// The same when the newer version is still in the write-ahead log.
TEST(Open, RefusesANewerRecordInTheLog) {
  Place place;
  fill(place);
  auto newer = Database::open(place.database(), Database::Mode::write);
  ASSERT_TRUE(newer);
  ASSERT_TRUE(newer->execute("PRAGMA user_version = 99"));
  const std::string before = bytes_of(place.database());
  const std::string log = bytes_of(place.file("reviews.db-wal"));
  for (const Access access : {Access::read, Access::write}) {
    const auto record = Record::open(place.options(access));
    ASSERT_FALSE(record);
    EXPECT_THAT(record.error().what, HasSubstr("version 99"));
  }
  EXPECT_EQ(bytes_of(place.database()), before);
  EXPECT_EQ(bytes_of(place.file("reviews.db-wal")), log);
}

// Another program's database is not ours to write.
TEST(Open, RefusesAForeignDatabase) {
  Place place;
  fill(place);
  std::filesystem::remove(place.journal());
  poke(place.database(), kApplicationAt, 0x12345678);
  expect_refused_untouched(place, "another program");
}

// With our journal beside it, the letters that say whose it is are damaged, and it is healed.
TEST(Open, TakesAForeignDatabaseBesideOurJournalForDamage) {
  Place place;
  fill(place);
  std::vector<std::string> events;
  {
    events = told(place.open());
  }
  poke(place.database(), kApplicationAt, 0x12345678);
  const auto refused = Record::open(place.options());
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().remedy, HasSubstr("doctor --repair"));
  ASSERT_TRUE(heal(place.options()));
  EXPECT_EQ(told(place.open()), events);
}

// What is no database at all is refused too.
TEST(Open, RefusesWhatIsNoDatabase) {
  Place place;
  fill(place);
  write_bytes(place.database(), "# Notes\n\nThis is a text of mine.\n");
  expect_refused_untouched(place, "damaged");
}

// An empty file, left by a crash before the first byte, is a record yet to begin.
TEST(Open, BeginsInAnEmptyFile) {
  Place place;
  fs::create_directories(place.folder());
  write_bytes(place.database(), "");
  EXPECT_THAT(place.open(Access::read).all_events().value(), IsEmpty());
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  EXPECT_THAT(troubles(record), IsEmpty());
}

// A journal without its database is a loss, never the beginning of a new record.
TEST(Open, MissesALostDatabase) {
  Place place;
  fill(place);
  fs::remove(place.database());
  for (const Access access : {Access::read, Access::write}) {
    const auto record = Record::open(place.options(access));
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().kind, ErrorKind::database);
    EXPECT_THAT(record.error().what, HasSubstr("missing"));
    EXPECT_THAT(record.error().remedy, HasSubstr("doctor --repair"));
  }
  EXPECT_FALSE(fs::exists(place.database()));
}

// Those that the table has in the version at hand; later ones have more.
std::string columns_of(Database& database, const std::string& table) {
  Statement row =
      database.prepare("SELECT group_concat(name) FROM pragma_table_info('" + table + "', 'main')");
  return row.next() ? row.text(0) : std::string();
}

// A record of an earlier version: the tables of that time, and the events of a real one.
void make_version(int version, Place& place, std::vector<std::string>& events,
                  std::vector<Card>& cards) {
  {
    Record record = place.open();
    add(record, NoteKeyed{key(1), "a.md", "a"});
    const Event reviewed = add(record, review(pair(1, 2), Grade::blank));
    add(record, review(pair(1, 3), Grade::clear));
    add(record, Corrected{reviewed.id, Grade::gist, std::nullopt});
    add(record, SettingChanged{"minutes", "20"});
    EXPECT_TRUE(record.put_local("draft", "half a thought"));
    events = told(record);
    cards = record.cards().value();
  }
  const fs::path old = place.top() / "old.db";
  auto database = Database::open(old, Database::Mode::create);
  ASSERT_TRUE(database);
  ASSERT_TRUE(database->execute("PRAGMA application_id = " + std::to_string(kApplicationId)));
  ASSERT_TRUE(migrate_to(*database, version));
  ASSERT_TRUE(database->execute("ATTACH '" + place.database().string() + "' AS now"));
  for (const char* table : {"devices", "record", "events", "evidence", "local"}) {
    const std::string columns = columns_of(*database, table);
    ASSERT_TRUE(database->execute("INSERT INTO main." + std::string(table) + " (" + columns +
                                  ") SELECT " + columns + " FROM now." + table));
  }
  ASSERT_TRUE(database->execute("UPDATE main.record SET projection = 0"));
  ASSERT_TRUE(database->execute("DETACH now"));
  *database = Database::open({}, Database::Mode::memory).value();
  fs::rename(old, place.database());
}

// An older record is brought forward with all that is in it, after a copy was put in backups/.
class EarlierVersion : public testing::TestWithParam<int> {};

TEST_P(EarlierVersion, IsMigrated) {
  Place place;
  std::vector<std::string> events;
  std::vector<Card> cards;
  make_version(GetParam(), place, events, cards);
  Record record = place.open();
  EXPECT_EQ(told(record), events);
  EXPECT_EQ(record.cards().value(), cards);
  EXPECT_EQ(record.setting("minutes").value(), "20");
  EXPECT_EQ(record.local("draft").value(), "half a thought");
  EXPECT_THAT(record.evidence().value(), SizeIs(1));
  EXPECT_THAT(troubles(record), IsEmpty());
  const auto copies = names_in(place.file("backups"));
  ASSERT_THAT(copies, ElementsAre("before-version-" + std::to_string(newest_version()) +
                                  "-20260301T090000.db"));
  EXPECT_EQ(stored_version(place.file("backups") / copies[0]).value(), GetParam());
  add(record, Suspended{pair(1, 2)});
}

// A reader of an older record sees it as it would be, and changes nothing.
TEST_P(EarlierVersion, IsReadAsItIs) {
  Place place;
  std::vector<std::string> events;
  std::vector<Card> cards;
  make_version(GetParam(), place, events, cards);
  const std::string before = bytes_of(place.database());
  {
    const Record record = place.open(Access::read);
    EXPECT_EQ(told(record), events);
    EXPECT_EQ(record.cards().value(), cards);
  }
  EXPECT_EQ(bytes_of(place.database()), before);
  EXPECT_FALSE(fs::exists(place.file("backups")));
}

// Where the copy cannot be made, nothing is migrated.
TEST_P(EarlierVersion, IsNotMigratedWithoutACopy) {
  Place place;
  std::vector<std::string> events;
  std::vector<Card> cards;
  make_version(GetParam(), place, events, cards);
  write_bytes(place.file("backups"), "a file where the folder should be");
  const auto record = Record::open(place.options());
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().kind, ErrorKind::io);
  EXPECT_EQ(stored_version(place.database()).value(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Each, EarlierVersion, testing::Range(1, newest_version()));

// Projections that an older definition filled are replayed.
TEST(Open, ReplaysProjectionsOfAnotherDefinition) {
  Place place;
  fill(place);
  {
    auto database = Database::open(place.database(), Database::Mode::write);
    ASSERT_TRUE(
        database->execute("UPDATE cards SET reviews = 77; UPDATE record SET projection = 0"));
  }
  EXPECT_EQ(card_of(place.open(Access::read), pair(1, 2)).reviews, 1);
  EXPECT_EQ(card_of(place.open(), pair(1, 2)).reviews, 1);
}

void damage_tables(const fs::path& file) {
  std::string bytes = bytes_of(file);
  ASSERT_GT(bytes.size(), 8192U);
  for (std::size_t i = 4096; i < bytes.size(); ++i) {
    if (i % 4096 < 1024) bytes[i] = static_cast<char>(i * 31);
  }
  write_bytes(file, bytes);
}

// After a run that did not end cleanly the database is checked, and damage is told with its remedy.
TEST(Open, ChecksAfterACrash) {
  Place place;
  fill(place);
  {
    auto database = Database::open(place.database(), Database::Mode::write);
    ASSERT_TRUE(database->execute("UPDATE record SET closed = 0; PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  {
    EXPECT_THAT(troubles(place.open()), IsEmpty());
  }
  {
    auto database = Database::open(place.database(), Database::Mode::write);
    ASSERT_TRUE(database->execute("UPDATE record SET closed = 0; PRAGMA wal_checkpoint(TRUNCATE)"));
  }
  poke(place.database(), kFreePagesAt, 5);  // SQLite reads on happily
  const auto record = Record::open(place.options());
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().kind, ErrorKind::database);
  EXPECT_THAT(record.error().what, HasSubstr("damaged"));
  EXPECT_EQ(record.error().remedy, "run: whylink doctor --repair");
}

// The mark of an unclean end is there while a writer lives, and gone when it has closed.
TEST(Open, MarksACleanEnd) {
  Place place;
  const auto closed = [&] {
    auto database = Database::open(place.database(), Database::Mode::read);
    return database->number("SELECT closed FROM record").value();
  };
  {
    const Record record = place.open();
    EXPECT_EQ(closed(), 0);
  }
  EXPECT_EQ(closed(), 1);
}

// Bytes that are not what they were give an error that says so, never a crash.
TEST(Open, TellsDamage) {
  Place place;
  fill(place);
  damage_tables(place.database());
  for (const Access access : {Access::read, Access::write}) {
    auto record = Record::open(place.options(access));
    if (record) {
      EXPECT_THAT(troubles(*record), Contains(HasSubstr("damaged")));
    } else {
      EXPECT_EQ(record.error().kind, ErrorKind::database);
      EXPECT_THAT(record.error().remedy, HasSubstr("doctor"));
    }
  }
}

// Runs `check` as somebody who may not write, also when the tests run as root; true when it held.
template <class Check>
bool as_nobody(const Check& check) {
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(3);
    ::_exit(check() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// In a folder where nothing may be written a record is read all the same, and not written.
TEST(Open, ReadsInAReadOnlyFolder) {
  Place place;
  fill(place);
  fs::permissions(place.top(), fs::perms{0755});
  for (const auto& entry : fs::directory_iterator(place.folder())) {
    fs::permissions(entry.path(), fs::perms{0444});
  }
  fs::permissions(place.folder(), fs::perms{0555});
  EXPECT_TRUE(as_nobody([&] {
    const auto record = Record::open(place.options(Access::read));
    return record && record->all_events().value().size() == 2;
  }));
  EXPECT_TRUE(as_nobody([&] {
    const auto record = Record::open(place.options());
    return !record && record.error().kind == ErrorKind::io && !record.error().remedy.empty();
  }));
  fs::permissions(place.folder(), fs::perms{0755});
  EXPECT_THAT(names_in(place.folder()), ElementsAre("journal.jsonl", "lock", "reviews.db"));
}

// A folder that cannot be made is an io error that names it.
TEST(Open, NamesAFolderThatCannotBeMade) {
  Place place;
  write_bytes(place.folder(), "a file");
  const auto record = Record::open(place.options());
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().kind, ErrorKind::io);
  EXPECT_THAT(record.error().where, StartsWith(place.folder().string()));
}

// Without a folder or a clock the request itself is wrong.
TEST(Open, NeedsAFolderAndAClock) {
  Place place;
  OpenOptions options = place.options();
  options.clock = nullptr;
  EXPECT_EQ(Record::open(options).error().kind, ErrorKind::usage);
  options = place.options();
  options.folder.clear();
  EXPECT_EQ(Record::open(options).error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace whylink::record
