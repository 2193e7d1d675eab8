#include "core/record/journal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using memory::Grade;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<std::string> fill(Place& place) {
  Record record = place.open();
  add(record, NoteKeyed{key(1), "a.md", "a"});
  add(record, review(pair(1, 2), Grade::clear, "one\ntwo"));
  add(record, Judged{pair(1, 2), Worth::strong});
  return told(record);
}

void expect_whole(Place& place, const std::vector<std::string>& events) {
  const Record record = place.open();
  EXPECT_EQ(told(record), events);
  EXPECT_THAT(troubles(record), IsEmpty());
  std::vector<std::string> lines = lines_of(place.journal());
  ASSERT_FALSE(lines.empty());
  lines.erase(lines.begin());
  for (std::string& line : lines) line = to_json(event_of_line(line).value());
  EXPECT_EQ(lines, events);
}

// However much of the last line a crash left, opening brings the journal up to the database.
TEST(Journal, IsMendedWhereItWasTorn) {
  Place place;
  const auto events = fill(place);
  const std::string whole = bytes_of(place.journal());
  for (std::size_t cut = 1; cut < whole.size(); cut += 37) {
    write_bytes(place.journal(), whole.substr(0, whole.size() - cut));
    expect_whole(place, events);
  }
  EXPECT_FALSE(fs::exists(place.file("backups"))) << "nothing was worth putting aside";
}

// A journal that is gone is written anew.
TEST(Journal, IsWrittenAnewWhenGone) {
  Place place;
  const auto events = fill(place);
  fs::remove(place.journal());
  expect_whole(place, events);
  write_bytes(place.journal(), "");
  expect_whole(place, events);
}

// A torn line with an event that the database lacks is put aside, not thrown away.
TEST(Journal, PutsATornEventAside) {
  Place place;
  const auto events = fill(place);
  std::string foreign = to_json(event_from_json(events[2]).value());
  foreign.replace(foreign.find(events[2].substr(7, 36)), 36, key(99).text());
  write_bytes(place.journal(), bytes_of(place.journal()) + foreign);
  expect_whole(place, events);
  const auto names = names_in(place.file("backups"));
  ASSERT_THAT(names, ElementsAre("journal-torn-20260301T090000.jsonl"));
  EXPECT_THAT(lines_of(place.file("backups") / names[0]), ElementsAre(foreign));
}

// What the journal holds and the database lacks was acknowledged: here an older copy was put in the
// database's place, as a program that syncs may do. It is taken back, and told.
TEST(Journal, GivesBackWhatTheDatabaseLost) {
  Place place;
  fill(place);
  const fs::path copy = place.top() / "copy.db";
  {
    const Record record = place.open();
    ASSERT_TRUE(record.back_up(copy));
  }
  std::vector<std::string> events;
  {
    Record record = place.open();
    add(record, Suspended{pair(1, 2)});
    add(record, SettingChanged{"minutes", "20"});
    events = told(record);
  }
  fs::copy_file(copy, place.database(), fs::copy_options::overwrite_existing);
  place.pass_days(-10);
  Record record = place.open();
  EXPECT_EQ(told(record), events);
  EXPECT_TRUE(card_of(record, pair(1, 2)).suspended);
  EXPECT_EQ(record.setting("minutes").value(), "20");
  ASSERT_THAT(place.warnings, SizeIs(1));
  EXPECT_THAT(place.warnings[0], HasSubstr("2 events that the database lacked came back"));
  const Event next = add(record, Judged{pair(1, 2), Worth::weak});
  EXPECT_EQ(next.sequence, events.size() + 1);
  place.pass_days(10);  // else the answer is of days to come
  EXPECT_THAT(troubles(record), IsEmpty());
}

// What is read: events, lines that are none with their numbers, and the torn end.
TEST(Journal, IsReadLineByLine) {
  Place place;
  const auto events = fill(place);
  const auto lines = lines_of(place.journal());
  write_bytes(place.journal(), lines[0] + "\n" + lines[1] + "\nnoise\n\n" + lines[2] + "\n{\"id");
  const auto text = read_journal(place.journal());
  ASSERT_TRUE(text);
  EXPECT_THAT(text->events, SizeIs(2));
  ASSERT_THAT(text->bad_lines, SizeIs(2));
  EXPECT_EQ(text->bad_lines[0].number, 3U);
  EXPECT_EQ(text->bad_lines[1].number, 4U);
  EXPECT_EQ(text->torn, "{\"id");
  EXPECT_FALSE(text->device.is_nil());
  EXPECT_THAT(read_journal(place.top() / "none")->events, IsEmpty());
}

}  // namespace
}  // namespace whylink::record
