#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "core/record/journal.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using memory::Grade;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

mode_t mode_of(const fs::path& path) {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 0777U : 0;
}

// What is appended is there after the record was closed and opened again, in every field.
TEST(Record, KeepsWhatIsAppended) {
  Place place;
  std::vector<std::string> before;
  {
    Record record = place.open();
    Reviewed body = review(pair(1, 2), Grade::clear, "it is \"quoted\"\n\ttwice, süß, 連");
    body.confidence = 2;
    body.hints = 1;
    body.fuzz_days = -1;
    body.load_days = 2;
    const auto events =
        record.append({NoteKeyed{key(1), "a/b.md", "b"}, Enrolled{pair(1, 2), true, "chosen"}, body,
                       Judged{pair(1, 2), Worth::weak}});
    ASSERT_TRUE(events) << events.error().line();
    for (const Event& event : *events) before.push_back(to_json(event));
  }
  const Record record = place.open();
  EXPECT_EQ(told(record), before);
  EXPECT_THAT(troubles(record), IsEmpty());
}

// The journal has the same events, a line each, after a line that names the device.
TEST(Record, WritesTheJournal) {
  Place place;
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  const Event last = add(record, Resumed{pair(1, 2)});
  const auto lines = lines_of(place.journal());
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_THAT(lines[0], HasSubstr(record.device().text()));
  EXPECT_EQ(lines[2] + "\n", journal_line(last));
  const auto event = event_of_line(lines[2]);
  ASSERT_TRUE(event);
  EXPECT_EQ(to_json(*event), to_json(last));
}

// Files and folders are their owner's alone.
TEST(Record, IsPrivate) {
  Place place;
  Record record = place.open();
  add(record, Suspended{pair(1, 2)});
  ASSERT_TRUE(record.back_up_daily());
  EXPECT_EQ(mode_of(place.folder()), 0700U);
  EXPECT_EQ(mode_of(place.file("backups")), 0700U);
  EXPECT_EQ(mode_of(place.file("backups/reviews-2026-03-01.db")), 0600U);
  for (const char* name : {"reviews.db", "reviews.db-wal", "journal.jsonl", "lock"}) {
    EXPECT_EQ(mode_of(place.file(name)), 0600U) << name;
  }
}

// As after a copy by a program that keeps no modes.
TEST(Record, ClosesBackupsThatAreOpenToOthers) {
  Place place;
  {
    Record record = place.open();
    add(record, Suspended{pair(1, 2)});
    ASSERT_TRUE(record.back_up_daily());
  }
  std::filesystem::permissions(place.file("backups"), std::filesystem::perms{0755});
  const Record again = place.open();
  EXPECT_EQ(mode_of(place.file("backups")), 0700U);
}

// Reading a record that does not exist gives an empty one and creates nothing.
TEST(Record, ReadsNothingWithoutATrace) {
  Place place;
  const Record record = place.open(Access::read);
  EXPECT_THAT(record.cards().value(), IsEmpty());
  EXPECT_THAT(record.all_events().value(), IsEmpty());
  EXPECT_EQ(record.last_undoable().value(), std::nullopt);
  EXPECT_TRUE(record.device().is_nil());
  EXPECT_THAT(troubles(record), IsEmpty());
  EXPECT_FALSE(fs::exists(place.folder()));
}

// A reader may not change anything.
TEST(Record, RefusesToWriteWhenOpenedToRead) {
  Place place;
  Record record = place.open(Access::read);
  EXPECT_EQ(record.append({Suspended{pair(1, 2)}}).error().kind, ErrorKind::refused);
  EXPECT_EQ(record.put_local("draft", "x").error().kind, ErrorKind::refused);
  EXPECT_EQ(record.drop_local("draft").error().kind, ErrorKind::refused);
  EXPECT_EQ(record.put_evidence({Evidence{}}).error().kind, ErrorKind::refused);
  EXPECT_EQ(record.repair().error().kind, ErrorKind::refused);
}

// A reader beside a writer sees what the writer has committed.
TEST(Record, IsReadBesideAWriter) {
  Place place;
  Record writer = place.open();
  const Record reader = place.open(Access::read);
  add(writer, Suspended{pair(1, 2)});
  EXPECT_TRUE(card_of(reader, pair(1, 2)).suspended);
  EXPECT_EQ(reader.device(), writer.device());
}

// Local text holds any bytes, is replaced, and is dropped.
TEST(Record, KeepsLocalText) {
  Place place;
  using namespace std::string_literals;
  const std::string odd = "half\0typed \xff\n"s;
  {
    Record record = place.open();
    ASSERT_TRUE(record.put_local("draft", "first"));
    ASSERT_TRUE(record.put_local("draft", odd));
    ASSERT_TRUE(record.put_local("empty", ""));
    ASSERT_TRUE(record.put_local("gone", "x"));
    ASSERT_TRUE(record.drop_local("gone"));
  }
  const Record record = place.open(Access::read);
  EXPECT_EQ(record.local("draft").value(), odd);
  EXPECT_EQ(record.local("empty").value(), "");
  EXPECT_EQ(record.local("gone").value(), std::nullopt);
}

// Evidence comes back in every field, ordered by key; a keyed note has some from the start.
TEST(Record, KeepsEvidence) {
  Place place;
  Record record = place.open();
  add(record, NoteKeyed{key(2), "two.md", "two"});
  Evidence full{key(1),
                "d/one.md",
                "one",
                "id-1",
                0xfedcba9876543210U,
                {1, 0xffffffffU, 7},
                {"two", "x \"y\""},
                false};
  ASSERT_TRUE(record.put_evidence({full}));
  Evidence keyed;
  keyed.key = key(2);
  keyed.path = "two.md";
  keyed.title = "two";
  EXPECT_THAT(record.evidence().value(), ElementsAre(full, keyed));
  add(record, NoteRenamed{key(1), "e/one.md"});
  full.path = "e/one.md";
  keyed.gone = true;
  ASSERT_TRUE(record.put_evidence({keyed}));
  EXPECT_THAT(record.evidence().value(), ElementsAre(full, keyed));
}

// Appending nothing is nothing.
TEST(Record, AppendsNothing) {
  Place place;
  Record record = place.open();
  EXPECT_THAT(record.append({}).value(), IsEmpty());
}

// Bodies that cannot be are refused, and with them all that came along.
TEST(Record, RefusesWhatCannotBe) {
  Place place;
  Record record = place.open();
  const auto refused = [&](Body body) {
    const auto result = record.append({Suspended{pair(1, 2)}, std::move(body)});
    return !result && result.error().kind == ErrorKind::usage;
  };
  EXPECT_TRUE(refused(review(pair(1, 2), static_cast<Grade>(7))));
  EXPECT_TRUE(refused(Suspended{pair(3, 3)}));
  EXPECT_TRUE(refused(NoteKeyed{}));
  Reviewed sure = review(pair(1, 2), Grade::gist);
  sure.confidence = 4;
  EXPECT_TRUE(refused(sure));
  EXPECT_THAT(record.all_events().value(), IsEmpty());
}

// Any text may be an answer; what is no UTF-8 is mended, as the returned event says.
TEST(Record, TakesAnyText) {
  Place place;
  Record record = place.open();
  using namespace std::string_literals;
  const std::string hostile =
      "line\r\nNUL \0 bad \xff\xc0\xaf \xe2\x80\xae \"'); DROP TABLE events;--"s;
  Reviewed body = review(pair(1, 2), Grade::clear, hostile);
  body.seconds = std::numeric_limits<double>::infinity();
  body.raw_interval = std::numeric_limits<double>::quiet_NaN();
  body.due = std::numeric_limits<Day>::max();
  const Event event = add(record, body);
  const auto& kept = std::get<Reviewed>(event.body);
  EXPECT_THAT(kept.answer, HasSubstr("bad \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd "));
  EXPECT_EQ(kept.seconds, 0);
  EXPECT_EQ(to_json(record.event(event.id).value().value()), to_json(event));
  EXPECT_EQ(to_json(event_from_json(lines_of(place.journal()).at(1)).value()), to_json(event));
  EXPECT_THAT(troubles(record), IsEmpty());
}

// A setting of the vault has its latest value; undoing gives the one before.
TEST(Record, KeepsSettings) {
  Place place;
  Record record = place.open();
  EXPECT_EQ(record.setting("minutes").value(), std::nullopt);
  add(record, SettingChanged{"minutes", "12"});
  const Event twenty = add(record, SettingChanged{"minutes", "20"});
  EXPECT_EQ(record.setting("minutes").value(), "20");
  add(record, Undone{twenty.id});
  EXPECT_EQ(record.setting("minutes").value(), "12");
}

// The weights in the setting are those that cards are computed with, the past included.
TEST(Record, ComputesWithTheWeightsOfTheVault) {
  Place place;
  Record record = place.open();
  add(record, review(pair(1, 2), Grade::clear));
  const double by_default = card_of(record, pair(1, 2)).state->stability;
  const Event changed = add(
      record, SettingChanged{"memory.parameters",
                             "[0.5, 1.5, 5.5, 12, 6, 0.8, 3, 0.001, 1.8, 0.1, 0.8, 1.4, 0.06, 0.2, "
                             "1.6, 0.6, 1.8, 0.5, 0.1, 0.06, 0.15]"});
  EXPECT_DOUBLE_EQ(card_of(record, pair(1, 2)).state->stability, 5.5);
  EXPECT_EQ(record.parameters().w[2], 5.5);
  EXPECT_THAT(troubles(record), IsEmpty());
  add(record, Undone{changed.id});
  EXPECT_DOUBLE_EQ(card_of(record, pair(1, 2)).state->stability, by_default);
  add(record, SettingChanged{"memory.parameters", "not even JSON"});
  EXPECT_EQ(record.parameters(), memory::Parameters::defaults());
}

// Answer times are summed by kind, what was undone left out.
TEST(Record, SumsAnswerTimes) {
  Place place;
  Record record = place.open();
  add(record, review(pair(1, 2), Grade::clear));
  add(record, review(pair(1, 3), Grade::gist));
  Reviewed chain = review(pair(1, 2), Grade::gist);
  chain.kind = PromptKind::chain;
  const Event undone = add(record, chain);
  auto times = record.answer_times().value();
  ASSERT_THAT(times, SizeIs(2));
  EXPECT_EQ(times[0].kind, PromptKind::why);
  EXPECT_DOUBLE_EQ(times[0].seconds, 24.5);
  EXPECT_EQ(times[0].reviews, 2);
  add(record, Undone{undone.id});
  EXPECT_THAT(record.answer_times().value(), SizeIs(1));
}

// What was done on a day, however late it was noted, and nothing of other days.
TEST(Record, TellsTheReviewsOfADay) {
  Place place;
  Record record = place.open();
  const Day first = place.now.day();
  const Event kept = add(record, review(pair(1, 2), Grade::clear));
  const Event undone = add(record, review(pair(1, 3), Grade::gist));
  add(record, Undone{undone.id});
  add(record, Suspended{pair(1, 2)});
  place.now.milliseconds += 20 * 3'600'000;  // five in the morning after: the next day
  const Event next = add(record, review(pair(1, 2), Grade::blank));
  place.now.milliseconds -= 3 * 3'600'000;  // two at night still counts for the day before
  const Event late = add(record, review(pair(1, 4), Grade::blank));
  const auto ids = [&](Day day) {
    std::vector<Uuid> out;
    const auto reviews = record.reviews_of(day);
    for (const Event& event : *reviews) out.push_back(event.id);
    return out;
  };
  EXPECT_EQ(ids(first), (std::vector<Uuid>{kept.id, late.id}));
  EXPECT_EQ(ids(first + 1), std::vector<Uuid>{next.id});
  EXPECT_TRUE(ids(first - 1).empty());
}

}  // namespace
}  // namespace whylink::record
