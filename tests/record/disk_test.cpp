#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/record/database.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// A journal that cannot be written is no failed answer: done again, it would count twice.
TEST(FullDisk, WarnsOnceThatOnlyTheJournalIsBehind) {
  for (const bool at_sync : {false, true}) {
    Place place;
    BadDisk disk;
    place.disk = &disk;
    Record record = place.open();
    add(record, review(pair(1, 2), Grade::clear));
    (at_sync ? disk.syncs_left : disk.writes_left) = 0;
    add(record, Judged{pair(1, 2), Worth::weak});
    EXPECT_THAT(place.warnings, ElementsAre(AllOf(HasSubstr("kept in the database"),
                                                  HasSubstr("journal is behind"))));
    add(record, Judged{pair(1, 2), Worth::strong});
    EXPECT_THAT(place.warnings, SizeIs(1)) << "the same trouble";
    EXPECT_EQ(card_of(record, pair(1, 2)).worth, Worth::strong);
    disk.writes_left = disk.syncs_left = -1;
    add(record, Suspended{pair(1, 2)});
    disk.writes_left = 0;
    add(record, Resumed{pair(1, 2)});
    EXPECT_THAT(place.warnings, SizeIs(2)) << "mended, and in trouble again";
  }
}

// The record stays usable; the next answer that goes well brings the journal up to it.
TEST(FullDisk, IsMendedByTheNextAnswer) {
  Place place;
  BadDisk disk;
  disk.part = 25;  // half a line is left behind
  place.disk = &disk;
  Record record = place.open();
  disk.writes_left = 0;
  add(record, Suspended{pair(1, 2)});
  add(record, Resumed{pair(1, 2)});
  EXPECT_THAT(lines_of(place.journal()), SizeIs(2)) << "one line and a half";
  disk.writes_left = -1;
  add(record, Judged{pair(1, 2), Worth::weak});
  EXPECT_THAT(lines_of(place.journal()), SizeIs(4));
  EXPECT_THAT(troubles(record), IsEmpty());
}

// Or the next start does, whichever write or sync it was that failed.
TEST(FullDisk, IsMendedByTheNextStart) {
  for (int fails_at = 0; fails_at < 6; ++fails_at) {
    Place place;
    std::vector<std::string> events;
    {
      BadDisk disk;
      disk.part = static_cast<std::size_t>(fails_at) * 40;
      place.disk = &disk;
      Record record = place.open();
      (fails_at % 2 == 0 ? disk.writes_left : disk.syncs_left) = fails_at / 2;
      for (unsigned i = 0; i < 4; ++i)
        static_cast<void>(record.append({Suspended{pair(1, 2 + i)}}));
      events = told(record);
    }
    EXPECT_THAT(events, SizeIs(4));
    place.disk = nullptr;
    const Record record = place.open();
    EXPECT_EQ(told(record), events);
    EXPECT_THAT(troubles(record), IsEmpty()) << fails_at;
    EXPECT_THAT(lines_of(place.journal()), SizeIs(5));
  }
}

// A database that is full keeps nothing, says so, and goes on when there is space again.
TEST(FullDisk, RollsBackAndGoesOn) {
  Place place;
  BadDisk disk;
  place.disk = &disk;
  Record record = place.open();
  add(record, review(pair(1, 2), Grade::clear));
  const Card before = card_of(record, pair(1, 2));
  disk.pages = 1;  // SQLite reads this as: no more than it has now
  const std::string long_answer(200'000, 'x');
  const auto result = record.append(
      {Judged{pair(1, 2), Worth::weak}, review(pair(1, 2), Grade::blank, long_answer)});
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::io);
  EXPECT_THAT(result.error().what, HasSubstr("disk full"));
  EXPECT_THAT(result.error().what, HasSubstr("nothing was kept"));
  EXPECT_EQ(card_of(record, pair(1, 2)), before) << "all or none";
  EXPECT_EQ(record.put_local("draft", long_answer).error().kind, ErrorKind::io);
  EXPECT_EQ(record.local("draft").value(), std::nullopt);
  EXPECT_THAT(record.all_events().value(), SizeIs(1));
  EXPECT_THAT(troubles(record), IsEmpty());

  disk.pages = 1'000'000;
  const Event event = add(record, review(pair(1, 2), Grade::blank, long_answer));
  EXPECT_EQ(event.sequence, 2U) << "what was not kept used no number";
  EXPECT_THAT(troubles(record), IsEmpty());
}

// A record that cannot be created for want of space leaves nothing that looks like one.
TEST(FullDisk, LeavesNoHalfRecord) {
  Place place;
  BadDisk disk;
  disk.writes_left = 0;
  place.disk = &disk;
  const auto record = Record::open(place.options());
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().kind, ErrorKind::io);
  place.disk = nullptr;
  Record again = place.open();
  add(again, Suspended{pair(1, 2)});
  EXPECT_THAT(troubles(again), IsEmpty());
}

}  // namespace
}  // namespace whylink::record
