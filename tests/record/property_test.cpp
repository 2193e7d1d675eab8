#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "place.hpp"

namespace whylink::record {
namespace {

using memory::Grade;
using testing::IsEmpty;

// A person who does everything at random: on few connections, so that their deeds meet.
class Person {
 public:
  Person(Place& place, std::uint64_t seed) : place_(place), random_(seed) {}

  // One to three deeds at once, now and then with the clock moved either way.
  void act(Record& record) {
    if (chance(10)) place_.now.milliseconds -= static_cast<std::int64_t>(below(40)) * 43'200'000;
    if (chance(2)) place_.now.milliseconds += static_cast<std::int64_t>(below(9)) * 43'200'000;
    const auto events = chance(8) ? import(record) : record.append(deeds());
    if (!events) {
      // The only thing that may go wrong is to undo, redo or correct what cannot be.
      EXPECT_EQ(events.error().kind, ErrorKind::refused) << events.error().line();
      return;
    }
    for (const Event& event : *events) done_.push_back(event.id);
  }

  [[nodiscard]] Pair some_pair() {
    const auto one = static_cast<unsigned>(below(4));
    return pair(one, 4 + static_cast<unsigned>(below(3)));
  }

 private:
  std::uint64_t below(std::uint64_t bound) { return random_.below(bound); }
  bool chance(std::uint64_t one_in) { return below(one_in) == 0; }
  Day some_day() { return 20500 + static_cast<Day>(below(60)); }
  Grade some_grade() { return static_cast<Grade>(1 + below(4)); }

  std::vector<Body> deeds() {
    std::vector<Body> bodies;
    for (std::uint64_t i = 1 + below(3); i > 0; --i) bodies.push_back(deed());
    return bodies;
  }

  // What was done at other times, before now.
  Result<std::vector<Event>> import(Record& record) {
    std::vector<Record::Dated> dated;
    for (std::uint64_t i = 1 + below(3); i > 0; --i) {
      Body body = chance(4) ? setting() : some_review(some_pair());
      dated.push_back({std::move(body), some_past()});
    }
    return record.append_dated(std::move(dated));
  }

  Moment some_past() {
    return {place_.now.milliseconds - static_cast<std::int64_t>(below(90)) * 43'200'000, 60};
  }

  Body deed() {
    if (!done_.empty() && chance(4)) {
      const Uuid target = done_[below(done_.size())];
      if (chance(3)) return Undone{target};
      if (chance(2)) return Redone{target};
      Corrected body{target, std::nullopt, std::nullopt};
      if (chance(2)) body.time = some_past();
      if (chance(2)) body.grade = some_grade();
      if (chance(2)) body.answer = "corrected";
      if (chance(2)) body.due = some_day();
      return body;
    }
    const Pair connection = some_pair();
    switch (below(14)) {
      case 0:
        return Enrolled{connection, chance(2), "because"};
      case 1:
        return Unenrolled{connection};
      case 2:
        return Judged{connection, static_cast<Worth>(below(4))};
      case 3:
        return Suspended{connection};
      case 4:
        return Resumed{connection};
      case 5:
        return Snoozed{connection, some_day()};
      case 6:
        return Dismissed{connection};
      case 7:
        return Ripening{connection, some_day()};
      case 8:
        return Accepted{connection};
      case 9:
        return setting();
      case 10:
        return NoteKeyed{key(static_cast<unsigned>(below(7))), "a" + std::to_string(below(9)), "t"};
      case 11:
        return NoteRenamed{key(static_cast<unsigned>(below(7))), "b" + std::to_string(below(9))};
      default:
        return some_review(connection);
    }
  }

  Body setting() {
    if (!chance(3)) return SettingChanged{"minutes", std::to_string(below(30))};
    if (chance(2)) return SettingChanged{"memory.parameters", "null"};
    std::string weights = "[0.4, 1.3, 2.3, 8.3, 6.4, 0.8, 3, 0.001, 1.9, 0.2, 0.8, 1.5, 0.06, ";
    weights += "0.26, 1.6, 0.6, 1.8, 0.5, 0.09, 0.06, 0." + std::to_string(1 + below(8)) + "]";
    return SettingChanged{"memory.parameters", weights};
  }

  Body some_review(Pair connection) {
    Reviewed body = review(connection, some_grade(), std::string(below(30), 'x') + "\xff\n");
    body.kind = static_cast<PromptKind>(below(7));
    body.seconds = random_.unit() * 90;
    body.due = some_day();
    body.fuzz_days = static_cast<int>(below(9)) - 4;
    body.load_days = static_cast<int>(below(9)) - 4;
    body.load_reason = static_cast<LoadReason>(below(4));
    if (chance(2)) body.earliest_days = 2;
    if (chance(2)) body.latest_days = static_cast<int>(3 + below(9));
    if (chance(2)) body.confidence = static_cast<int>(1 + below(3));
    return body;
  }

  Place& place_;
  Random random_;
  std::vector<Uuid> done_;
};

struct Sight {
  std::vector<std::string> events;
  std::vector<Card> cards;
  std::optional<std::string> minutes;
  std::vector<std::pair<PromptKind, int>> reviews;
  std::vector<double> seconds;
  std::optional<std::string> next_undo;
  std::optional<std::string> next_redo;
  std::vector<std::string> of_days;
  bool operator==(const Sight&) const = default;
};

Sight sight(const Record& record) {
  Sight seen;
  seen.events = told(record);
  seen.cards = record.cards().value();
  seen.minutes = record.setting("minutes").value();
  const auto times = record.answer_times().value();
  for (const auto& time : times) {
    seen.reviews.emplace_back(time.kind, time.reviews);
    seen.seconds.push_back(time.seconds);
  }
  const auto next = record.last_undoable().value();
  if (next) seen.next_undo = next->id.text();
  const auto redo = record.last_redoable().value();
  if (redo) seen.next_redo = redo->id.text();
  for (Day day = 20440; day < 20560; ++day) {
    const auto reviews = record.reviews_of(day).value();
    for (const Event& event : reviews) {
      seen.of_days.push_back(format_day(day) + " " + event.id.text());
    }
  }
  return seen;
}

// What the record holds of each connection is what replay makes of its events.
void expect_cards_are_replayed(const Record& record) {
  const auto all = record.all_events().value();
  const auto cards = record.cards().value();
  for (const Card& card : cards) {
    const auto own = record.events_of(card.pair).value();
    EXPECT_EQ(replay(card.pair, own, record.parameters()), card);
    EXPECT_EQ(replay(card.pair, all, record.parameters()), card);
  }
}

// Where the clock went back, answers are dated after now: that is told, and no fault.
std::vector<std::string> faults(const Record& record) {
  std::vector<std::string> all = troubles(record);
  std::erase_if(all, [](const std::string& line) {
    return line.find("dated after now") != std::string::npos;
  });
  return all;
}

// Those of each day are those in force, as they count now.
void expect_days_are_replayed(const Record& record, const Sight& seen) {
  std::vector<std::pair<std::string, std::string>> wanted;
  const auto all = record.all_events().value();
  for (const Event& event : in_force(all)) {
    if (!std::holds_alternative<Reviewed>(event.body)) continue;
    if (event.day >= 20440 && event.day < 20560) {
      wanted.emplace_back(format_day(event.day), event.id.text());
    }
  }
  EXPECT_EQ(seen.of_days.size(), wanted.size());
  for (const auto& [day, id] : wanted) {
    EXPECT_THAT(seen.of_days, testing::Contains(day + " " + id));
  }
}

class Property : public testing::TestWithParam<std::uint64_t> {};

// Incremental projections, replay of all events and a rebuild from the journal agree, whatever the
// wall clock said.
TEST_P(Property, IncrementalReplayAndRebuildAgree) {
  Place place;
  Person person(place, GetParam());
  Sight before;
  for (int chapter = 0; chapter < 4; ++chapter) {
    Record record = place.open();
    for (int step = 0; step < 25; ++step) person.act(record);
    expect_cards_are_replayed(record);
    EXPECT_THAT(faults(record), IsEmpty());
    before = sight(record);
    expect_days_are_replayed(record, before);
  }
  EXPECT_GT(before.events.size(), 50U);

  std::filesystem::remove(place.database());
  ASSERT_EQ(rebuild_from_journal(place.options()).value(), before.events.size());
  const Record record = place.open();
  EXPECT_EQ(sight(record), before);
  EXPECT_THAT(faults(record), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, Property, testing::Range<std::uint64_t>(1, 9));

// Events that come in any order, as from a journal or another device, lead to the same as in order.
TEST(Arrival, OrderOfArrivalDoesNotMatter) {
  Place place;
  Person person(place, 42);
  Sight before;
  {
    Record record = place.open();
    for (int step = 0; step < 60; ++step) person.act(record);
    before = sight(record);
  }
  auto lines = lines_of(place.journal());
  Random random(5);
  for (std::size_t i = lines.size() - 1; i > 1; --i) {
    std::swap(lines[i], lines[1 + random.below(i)]);
  }
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  write_bytes(place.journal(), text);
  std::filesystem::remove(place.database());
  ASSERT_TRUE(rebuild_from_journal(place.options()));
  Record record = place.open();
  EXPECT_EQ(sight(record), before);
  expect_cards_are_replayed(record);
  for (int step = 0; step < 20; ++step) person.act(record);
  EXPECT_THAT(faults(record), IsEmpty());
}

}  // namespace
}  // namespace whylink::record
