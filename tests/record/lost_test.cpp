// A record of which parts are gone: what is left of it is put aside, never mixed with what replaces
// it, and never thrown away.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using memory::Grade;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

// A record whose database was deleted while its log stayed; returns what it held.
std::vector<std::string> lose_all_but_the_log(Place& place) {
  std::vector<std::string> events;
  std::string log;
  {
    Record record = place.open();
    for (unsigned i = 2; i < 40; ++i) add(record, review(pair(1, i), Grade::clear));
    events = told(record);
    log = bytes_of(place.file("reviews.db-wal"));
  }
  EXPECT_FALSE(log.empty());
  fs::remove(place.database());
  write_bytes(place.file("reviews.db-wal"), log);
  write_bytes(place.file("reviews.db-shm"), std::string(32'768, '\7'));
  return events;
}

TEST(LostDatabase, ItsLogIsNotPlayedIntoTheRebuiltOne) {
  Place place;
  const auto events = lose_all_but_the_log(place);
  EXPECT_EQ(rebuild_from_journal(place.options()).value(), events.size());
  EXPECT_THAT(names_in(place.file("backups")), ElementsAre(EndsWith(".db-wal")));
  const Record record = place.open();
  EXPECT_EQ(told(record), events);
  EXPECT_THAT(troubles(record), IsEmpty());
}

TEST(LostDatabase, ItsLogIsNotPlayedIntoARestoredCopy) {
  Place place;
  const fs::path copy = place.top() / "copy.db";
  {
    Record record = place.open();
    add(record, Suspended{pair(1, 2)});
    ASSERT_TRUE(record.back_up(copy));
  }
  lose_all_but_the_log(place);
  ASSERT_TRUE(restore(place.options(), copy));
  const Record record = place.open();
  EXPECT_THAT(told(record), testing::SizeIs(1));
  EXPECT_THAT(troubles(record), IsEmpty());
}

TEST(LostDatabase, ItsLogIsNotPlayedIntoANewOne) {
  Place place;
  lose_all_but_the_log(place);
  fs::remove(place.journal());
  const Record record = place.open();
  EXPECT_THAT(told(record), IsEmpty());
  EXPECT_THAT(troubles(record), IsEmpty());
  EXPECT_THAT(names_in(place.file("backups")), Contains(EndsWith(".db-wal")));
}

// A journal that a newer whylink wrote, or that was damaged all through, is nobody's to delete.
TEST(LostDatabase, AJournalThatCannotBeReadIsLeftAlone) {
  Place place;
  fs::create_directories(place.folder());
  const std::string newer = "{\"whylink journal\":9}\n{\"kind\":\"of tomorrow\"}\n";
  write_bytes(place.journal(), newer);
  for (const Access access : {Access::write, Access::read}) {
    const auto opened = Record::open(place.options(access));
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, ErrorKind::database);
    EXPECT_THAT(opened.error().remedy, HasSubstr("update whylink"));
  }
  const auto rebuilt = rebuild_from_journal(place.options());
  ASSERT_FALSE(rebuilt) << "nothing came back";
  EXPECT_EQ(rebuilt.error().kind, ErrorKind::database);
  EXPECT_EQ(bytes_of(place.journal()), newer);
  EXPECT_FALSE(fs::exists(place.database()));
}

// What a crash left of a first line stands in nobody's way, and is kept all the same.
TEST(LostDatabase, ATornBeginningIsPutAside) {
  Place place;
  fs::create_directories(place.folder());
  write_bytes(place.journal(), "{\"whylink jour");
  EXPECT_THAT(troubles(place.open()), IsEmpty());
  EXPECT_THAT(names_in(place.file("backups")), ElementsAre("journal-20260301T090000.jsonl"));
}

// Neither a damaged database nor its journal gives anything back: that is no repair.
TEST(LostDatabase, AnEmptyRecordIsNotPutInThePlaceOfADamagedOne) {
  Place place;
  static_cast<void>(place.open());
  const std::string damaged(8192, '\1');
  write_bytes(place.database(), damaged);
  const auto rebuilt = rebuild_from_journal(place.options());
  ASSERT_FALSE(rebuilt);
  EXPECT_EQ(rebuilt.error().kind, ErrorKind::database);
  EXPECT_THAT(rebuilt.error().remedy, HasSubstr("restore a copy"));
  EXPECT_EQ(bytes_of(place.database()), damaged);
}

}  // namespace
}  // namespace whylink::record
