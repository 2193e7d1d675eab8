// The folder of a record goes away while it is open, as programs that sync or restore do it: what
// is acknowledged is at the path where it is looked for.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

void expect_refused(Record& record) {
  const auto events = record.append({Suspended{pair(1, 2)}});
  ASSERT_FALSE(events);
  EXPECT_EQ(events.error().kind, ErrorKind::io);
  EXPECT_THAT(events.error().what, HasSubstr("moved, deleted or replaced"));
  EXPECT_FALSE(record.put_local("draft", "words"));
  EXPECT_FALSE(record.put_evidence({Evidence{key(1), "a.md", "a", "", 0, {}, {}, false}}));
}

// As another process sees it: whether SQLite's lock of a connection that is open lies on the file.
bool is_locked(const fs::path& database) {
  const pid_t child = ::fork();
  if (child == 0) {
    const int file = ::open(database.c_str(), O_RDWR);
    struct flock shared{};
    shared.l_type = F_WRLCK;
    shared.l_whence = SEEK_SET;
    shared.l_start = 0x40000002;  // of SQLite's file format
    shared.l_len = 510;
    ::_exit(::fcntl(file, F_GETLK, &shared) == 0 && shared.l_type != F_UNLCK ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

}  // namespace

TEST(Moved, ADeletedFolderAcknowledgesNothing) {
  Place place;
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  fs::remove_all(place.folder());
  expect_refused(record);
}

TEST(Moved, AFolderMovedAwayAcknowledgesNothingAndGoesOnWhenItIsBack) {
  Place place;
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  fs::rename(place.folder(), place.top() / "away");
  expect_refused(record);
  fs::rename(place.top() / "away", place.folder());
  add(record, Resumed{pair(1, 2)});
  EXPECT_EQ(told(record).size(), 2U);
}

TEST(Moved, AFolderReplacedByACopyAcknowledgesNothing) {
  Place place;
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  fs::copy(place.folder(), place.top() / "copy");
  fs::rename(place.folder(), place.top() / "away");
  fs::rename(place.top() / "copy", place.folder());
  expect_refused(record);
}

TEST(Moved, AJournalThatWentAwayAloneIsWrittenAnew) {
  Place place;
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  fs::remove(place.journal());
  add(record, Resumed{pair(1, 2)});
  EXPECT_EQ(lines_of(place.journal()).size(), 3U);
  EXPECT_THAT(troubles(record), IsEmpty());
}

// The log is deleted beside the running program, which then dies.
TEST(Moved, WithoutItsLogTheNextStartTakesTheEventsFromTheJournal) {
  Place place;
  std::vector<std::string> events;
  {
    Record record = place.open();
    add(record, Suspended{pair(1, 2)});
    fs::remove(place.file("reviews.db-wal"));
    add(record, Resumed{pair(1, 2)});
    events = told(record);
    fs::create_directory(place.top() / "copy");
    for (const char* file : {"reviews.db", "journal.jsonl"}) {
      fs::copy_file(place.file(file), place.top() / "copy" / file);
    }
  }
  fs::remove_all(place.folder());
  fs::rename(place.top() / "copy", place.folder());
  const Record record = place.open();
  EXPECT_EQ(told(record), events);
  EXPECT_THAT(place.warnings, testing::ElementsAre(HasSubstr("came back from the journal")));
}

// To look at a record that this process holds open leaves its locks alone: another program would
// take itself for the only one, and remove the log.
TEST(Moved, ALookAtALiveRecordDropsNoLock) {
  Place place;
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  ASSERT_TRUE(is_locked(place.database()));
  static_cast<void>(place.open(Access::read));
  static_cast<void>(preview_restore(place.folder(), place.database()));
  EXPECT_TRUE(is_locked(place.database()));
}

}  // namespace whylink::record
