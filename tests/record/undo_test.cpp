#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::optional<Uuid> next_to_undo(const Record& record) {
  const auto event = record.last_undoable().value();
  return event ? std::optional(event->id) : std::nullopt;
}

// Undo goes back any number of steps, newest first, over what the rules did and over restarts.
TEST(Undo, GoesBackStepByStep) {
  Place place;
  Uuid first;
  Uuid second;
  {
    Record record = place.open();
    add(record, NoteKeyed{key(1), "a.md", "a"});
    first = add(record, Enrolled{pair(1, 2), true, "by hand"}).id;
    add(record, Enrolled{pair(1, 3), false, "by rule"});
    second = add(record, review(pair(1, 3), Grade::clear)).id;
    EXPECT_EQ(next_to_undo(record), second);
    add(record, Undone{second});
  }
  Record record = place.open();
  EXPECT_EQ(next_to_undo(record), first);
  add(record, Undone{first});
  EXPECT_EQ(next_to_undo(record), std::nullopt);
  EXPECT_TRUE(card_of(record, pair(1, 3)).enrolled) << "what the rule enrolled stays";
  EXPECT_FALSE(card_of(record, pair(1, 2)).enrolled);
  EXPECT_THAT(troubles(record), IsEmpty());
}

// What does not exist, cannot be undone, or was undone, is not undone.
TEST(Undo, IsRefused) {
  Place place;
  Record record = place.open();
  const Event keyed = add(record, NoteKeyed{key(1), "a.md", "a"});
  const Event by_rule = add(record, Enrolled{pair(1, 2), false, "rule"});
  const Event judged = add(record, Judged{pair(1, 2), Worth::weak});
  const Event undone = add(record, Undone{judged.id});
  const auto kind = [&](Body body) { return record.append({std::move(body)}).error().kind; };
  EXPECT_EQ(kind(Undone{key(77)}), ErrorKind::not_found);
  EXPECT_EQ(kind(Undone{keyed.id}), ErrorKind::refused);
  EXPECT_EQ(kind(Undone{by_rule.id}), ErrorKind::refused);
  EXPECT_EQ(kind(Undone{undone.id}), ErrorKind::refused);
  EXPECT_EQ(kind(Undone{judged.id}), ErrorKind::refused);
  EXPECT_EQ(kind(Corrected{judged.id, Grade::gist, std::nullopt}), ErrorKind::refused);
  EXPECT_EQ(kind(Corrected{key(77), Grade::gist, std::nullopt}), ErrorKind::not_found);
}

// What a person did in one go is a batch, in the database and in the journal; keys that notes got
// on the way are no part of it. What was taken back of it is no longer told.
TEST(Batch, HoldsWhatWasDoneInOneGo) {
  Place place;
  Record record = place.open();
  EXPECT_EQ(add(record, Suspended{pair(5, 6)}).batch, std::nullopt);
  const auto events = record
                          .append({NoteKeyed{key(1), "a.md", "a"}, Suspended{pair(1, 2)},
                                   Enrolled{pair(1, 4), false, "rule"}, Suspended{pair(1, 3)}})
                          .value();
  EXPECT_EQ(events[0].batch, std::nullopt);
  EXPECT_EQ(events[1].batch, events[1].id);
  EXPECT_EQ(events[2].batch, std::nullopt);
  EXPECT_EQ(events[3].batch, events[1].id);
  EXPECT_EQ(event_from_json(lines_of(place.journal()).back())->batch, events[1].id);
  EXPECT_EQ(record.event(events[3].id).value()->batch, events[1].id);
  EXPECT_THAT(record.events_of_batch(events[1].id).value(), SizeIs(2));
  add(record, Undone{events[1].id});
  const auto left = record.events_of_batch(events[1].id).value();
  ASSERT_THAT(left, SizeIs(1));
  EXPECT_EQ(left[0].id, events[3].id);
  EXPECT_THAT(record.events_of_batch(key(77)).value(), IsEmpty());
  EXPECT_THAT(troubles(record), IsEmpty());
}

// A batch comes back with the journal.
TEST(Batch, OutlivesTheDatabase) {
  Place place;
  Uuid batch;
  {
    Record record = place.open();
    batch = record.append({Suspended{pair(1, 2)}, Suspended{pair(1, 3)}}).value()[0].id;
  }
  std::filesystem::remove(place.database());
  EXPECT_EQ(rebuild_from_journal(place.options()).value(), 2U);
  EXPECT_THAT(place.open().events_of_batch(batch).value(), SizeIs(2));
}

// The events of a connection include what undoes and corrects them, and what undoes that.
TEST(Undo, StandsInTheHistory) {
  Place place;
  Record record = place.open();
  const Event reviewed = add(record, review(pair(1, 2), Grade::blank));
  add(record, review(pair(1, 3), Grade::blank));
  const Event corrected = add(record, Corrected{reviewed.id, Grade::clear, "meant this"});
  const Event undone = add(record, Undone{corrected.id});
  std::vector<Uuid> ids;
  const auto events = record.events_of(pair(1, 2)).value();
  for (const Event& event : events) ids.push_back(event.id);
  EXPECT_THAT(ids, ElementsAre(reviewed.id, corrected.id, undone.id));
  EXPECT_EQ(card_of(record, pair(1, 2)).last_grade, Grade::blank);
  EXPECT_THAT(record.events_of(pair(5, 6)).value(), IsEmpty());
}

// A wall clock set back by ten years sorts no undo before what it undoes, nor after a restart.
TEST(EventOrder, OutlivesAWrongClock) {
  Place place;
  std::vector<Uuid> ids;
  {
    Record record = place.open();
    ids.push_back(add(record, review(pair(1, 2), Grade::clear)).id);
    place.pass_days(-3650);
    ids.push_back(add(record, Undone{ids.back()}).id);
  }
  place.pass_days(-3650);
  Record record = place.open();
  ids.push_back(add(record, review(pair(1, 2), Grade::gist)).id);
  place.now.milliseconds = -1'000'000'000'000;
  ids.push_back(add(record, Suspended{pair(1, 2)}).id);
  const auto events = record.all_events().value();
  ASSERT_THAT(events, SizeIs(4));
  for (std::size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].id, ids[i]);
    EXPECT_EQ(events[i].sequence, i + 1);
    if (i > 0) {
      EXPECT_TRUE(before(events[i - 1], events[i]));
    }
  }
  EXPECT_THAT(troubles(record), ElementsAre(testing::StartsWith("an answer is dated after now")));
}

// An event's time is what the clock said, to the second; its day begins at four in the morning.
TEST(EventOrder, KeepsTimeAndDay) {
  Place place;
  Record record = place.open();
  place.now = {kMorning + 999 - 6LL * 3'600'000, 60};  // three in the morning
  const Event event = add(record, Suspended{pair(1, 2)});
  EXPECT_EQ(event.time, (Moment{kMorning - 6LL * 3'600'000, 60}));
  EXPECT_EQ(format_day(event.day), "2026-02-28");
}

// The same seed and time give other ids to later events, also after a restart.
TEST(EventOrder, NeverRepeatsAnId) {
  Place place;
  Uuid first;
  {
    Record record = place.open();
    first = add(record, Suspended{pair(1, 2)}).id;
  }
  Record record = place.open();
  EXPECT_NE(add(record, Resumed{pair(1, 2)}).id, first);
}

}  // namespace
}  // namespace whylink::record
