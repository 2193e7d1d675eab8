#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;
using testing::IsEmpty;
using testing::SizeIs;

std::optional<Uuid> next_to_redo(const Record& record) {
  const auto event = record.last_redoable().value();
  return event ? std::optional(event->id) : std::nullopt;
}

// Redo lifts one undo after the other, newest first, over restarts.
TEST(Redo, GoesForwardStepByStep) {
  Place place;
  Uuid first_undo;
  Uuid second_undo;
  Card full;
  {
    Record record = place.open();
    EXPECT_EQ(next_to_redo(record), std::nullopt);
    const Event first = add(record, review(pair(1, 2), Grade::clear));
    const Event second = add(record, Suspended{pair(1, 2)});
    full = card_of(record, pair(1, 2));
    first_undo = add(record, Undone{second.id}).id;
    second_undo = add(record, Undone{first.id}).id;
  }
  Record record = place.open();
  EXPECT_EQ(next_to_redo(record), second_undo);
  add(record, Redone{second_undo});
  EXPECT_EQ(next_to_redo(record), first_undo);
  EXPECT_FALSE(card_of(record, pair(1, 2)).suspended);
  EXPECT_EQ(card_of(record, pair(1, 2)).reviews, 1);
  add(record, Redone{first_undo});
  EXPECT_EQ(next_to_redo(record), std::nullopt);
  EXPECT_EQ(card_of(record, pair(1, 2)), full);
  EXPECT_EQ(record.answer_times().value().front().reviews, 1);
  EXPECT_THAT(troubles(record), IsEmpty());
}

// What was done again is taken back again, and so on.
TEST(Redo, AndUndoTakeTurns) {
  Place place;
  Record record = place.open();
  const Event judged = add(record, Judged{pair(1, 2), Worth::weak});
  for (int i = 0; i < 3; ++i) {
    ASSERT_EQ(record.last_undoable().value()->id, judged.id);
    const Event undo = add(record, Undone{judged.id});
    EXPECT_EQ(card_of(record, pair(1, 2)).worth, Worth::unjudged);
    EXPECT_EQ(record.last_undoable().value(), std::nullopt);
    ASSERT_EQ(next_to_redo(record), undo.id);
    add(record, Redone{undo.id});
    EXPECT_EQ(card_of(record, pair(1, 2)).worth, Worth::weak);
  }
  EXPECT_THAT(troubles(record), IsEmpty());
}

// It ends with the next thing that a person does; what the rules do in between is none.
TEST(Redo, IsPossibleUntilSomethingNewIsDone) {
  Place place;
  Record record = place.open();
  const Event judged = add(record, Judged{pair(1, 2), Worth::weak});
  const Event undo = add(record, Undone{judged.id});
  add(record, Enrolled{pair(1, 3), false, "rule"});
  add(record, NoteKeyed{key(1), "a.md", "a"});
  EXPECT_EQ(next_to_redo(record), undo.id);
  add(record, Suspended{pair(1, 3)});
  EXPECT_EQ(next_to_redo(record), std::nullopt);
}

TEST(Redo, BringsASettingBack) {
  Place place;
  Record record = place.open();
  add(record, SettingChanged{"minutes", "10"});
  const Event later = add(record, SettingChanged{"minutes", "20"});
  const Event undo = add(record, Undone{later.id});
  EXPECT_EQ(record.setting("minutes").value(), "10");
  add(record, Redone{undo.id});
  EXPECT_EQ(record.setting("minutes").value(), "20");
  EXPECT_THAT(troubles(record), IsEmpty());
}

TEST(Redo, OfSeveralIsABatch) {
  Place place;
  Record record = place.open();
  const auto deed = record.append({Suspended{pair(1, 2)}, Suspended{pair(1, 3)}}).value();
  const auto undo = record.append({Undone{deed[0].id}, Undone{deed[1].id}}).value();
  ASSERT_THAT(record.events_of_batch(undo[0].id).value(), SizeIs(2));
  const auto redo = record.append({Redone{undo[0].id}, Redone{undo[1].id}}).value();
  EXPECT_EQ(redo[1].batch, redo[0].id);
  EXPECT_THAT(record.events_of_batch(undo[0].id).value(), IsEmpty());
  EXPECT_TRUE(card_of(record, pair(1, 2)).suspended);
  EXPECT_TRUE(card_of(record, pair(1, 3)).suspended);
}

TEST(Redo, IsRefused) {
  Place place;
  Record record = place.open();
  const Event judged = add(record, Judged{pair(1, 2), Worth::weak});
  const Event undo = add(record, Undone{judged.id});
  add(record, Redone{undo.id});
  const auto kind = [&](Body body) { return record.append({std::move(body)}).error().kind; };
  EXPECT_EQ(kind(Redone{judged.id}), ErrorKind::refused);
  EXPECT_EQ(kind(Redone{undo.id}), ErrorKind::refused) << "once is enough";
  EXPECT_EQ(kind(Redone{key(77)}), ErrorKind::not_found);
}

// A second undo of the same, as two devices may leave it, holds until it is lifted too.
TEST(InForce, CountsEachUndoByItself) {
  const auto event = [](unsigned number, Body body) {
    Event made;
    made.id = key(number);
    made.clock = number;
    made.body = std::move(body);
    return made;
  };
  std::vector<Event> events{event(1, Judged{pair(1, 2), Worth::weak}), event(2, Undone{key(1)}),
                            event(3, Undone{key(1)}), event(4, Redone{key(2)})};
  EXPECT_THAT(in_force(events), IsEmpty());
  events.push_back(event(5, Redone{key(3)}));
  EXPECT_THAT(in_force(events), SizeIs(1));
}

}  // namespace
}  // namespace whylink::record
