// Which of what waits a day holds, and in which order.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "whylink/review/day.hpp"

namespace whylink::review {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Day kToday = 20513;
constexpr double kSeconds = 50;

Waiting due(vault::FileId a, vault::FileId b, double gain = 0.1, int days_waited = 0) {
  Waiting one;
  one.a = a;
  one.b = b;
  one.topic = a;
  one.due = kToday - days_waited;
  one.latest = one.due;
  one.gain = gain;
  one.seconds = kSeconds;
  return one;
}

Waiting fresh(vault::FileId a, vault::FileId b) {
  Waiting one = due(a, b, 0.7);
  one.is_new = true;
  return one;
}

DayWish wish(int prompts, int new_first = 0, int new_most = 0) {
  return {kToday, prompts * kSeconds, new_first, new_most, 0};
}

const FreeOn kNeverFree = [](const Waiting&, Day) { return false; };
const FreeOn kAlwaysFree = [](const Waiting&, Day) { return true; };

using Ends = std::vector<std::pair<vault::FileId, vault::FileId>>;
Ends asked(const std::vector<Waiting>& waiting, const DayWish& wish,
           const FreeOn& free_on = kNeverFree, std::vector<vault::FileId> today = {}) {
  Ends out;
  for (const std::uint32_t index : choose_day(waiting, wish, today, free_on).asked) {
    out.emplace_back(waiting[index].a, waiting[index].b);
  }
  return out;
}

std::pair<vault::FileId, vault::FileId> ends(vault::FileId a, vault::FileId b) {
  return {a, b};
}

}  // namespace

// ---- what is worth most
// -----------------------------------------------------------------------------

TEST(DayChoice, HoldsWhatAMinuteGainsMostBy) {
  EXPECT_THAT(asked({due(1, 2, 0.05), due(3, 4, 0.2), due(5, 6, 0.1)}, wish(2)),
              ElementsAre(ends(3, 4), ends(5, 6)));
}

TEST(DayChoice, CountsSecondsAndNotPrompts) {
  std::vector<Waiting> waiting{due(1, 2, 0.2), due(3, 4, 0.15)};
  waiting[0].seconds = 2 * kSeconds;  // 0.1 for the seconds of the other
  EXPECT_THAT(asked(waiting, wish(1)), ElementsAre(ends(3, 4)));
}

// Little gain is no reason to wait for ever.
TEST(DayChoice, WhatHasWaitedLongGoesBeforeWhatIsWorthALittleMore) {
  EXPECT_THAT(asked({due(1, 2, 0.1, 30), due(3, 4, 0.15)}, wish(1)), ElementsAre(ends(1, 2)));
}

TEST(DayChoice, NeverHoldsMoreThanTheSecondsButAtLeastOnePrompt) {
  const std::vector<Waiting> waiting{due(1, 2), due(3, 4), due(5, 6)};
  EXPECT_THAT(asked(waiting, wish(2)), SizeIs(2));
  EXPECT_THAT(asked(waiting, {kToday, 1, 0, 0, 0}), SizeIs(1));
  EXPECT_THAT(asked(waiting, {kToday, 0, 0, 0, 0}), IsEmpty());
  EXPECT_THAT(asked(waiting, {kToday, 1e9, 0, 0, 2}), SizeIs(2));
}

// A long one that does not fit any more makes room for a short one.
TEST(DayChoice, FillsTheMinutes) {
  std::vector<Waiting> waiting{due(1, 2, 0.9), due(3, 4, 0.8), due(5, 6, 0.1)};
  waiting[1].seconds = 4 * kSeconds;
  EXPECT_THAT(asked(waiting, wish(2)), ElementsAre(ends(1, 2), ends(5, 6)));
}

TEST(DayChoice, TellsWhatIsLeft) {
  const DayChoice choice = choose_day(
      std::vector<Waiting>{due(1, 2), due(3, 4), due(5, 6), fresh(7, 8)}, wish(1), {}, kNeverFree);
  EXPECT_EQ(choice.seconds, kSeconds);
  EXPECT_EQ(choice.rest, 2);
  EXPECT_EQ(choice.rest_seconds, 2 * kSeconds);
}

// ---- new ones
// ---------------------------------------------------------------------------------------

TEST(DayChoice, NewOnesHaveTheirPlaceBeforeWhatIsDue) {
  const std::vector<Waiting> waiting{due(1, 2), due(3, 4), fresh(5, 6), fresh(7, 8)};
  EXPECT_THAT(asked(waiting, wish(2, 1, 2)), testing::UnorderedElementsAre(ends(5, 6), ends(1, 2)));
  EXPECT_THAT(asked(waiting, wish(3, 0, 2)),
              testing::UnorderedElementsAre(ends(1, 2), ends(3, 4), ends(5, 6)));
  EXPECT_THAT(asked(waiting, wish(9, 0, 0)), SizeIs(2));
}

TEST(DayChoice, NewOnesAreSpreadAmongTheOthers) {
  std::vector<Waiting> waiting{fresh(91, 92), fresh(93, 94)};
  for (vault::FileId id = 0; id < 12; id += 2) waiting.push_back(due(id, id + 1));
  const Ends order = asked(waiting, wish(8, 2, 2));
  ASSERT_THAT(order, SizeIs(8));
  EXPECT_EQ(order[2], ends(91, 92));
  EXPECT_EQ(order[5], ends(93, 94));
}

TEST(DayChoice, ADayBeginsWithFewerNewOnesTheMoreIsDue) {
  EXPECT_EQ(new_for_day(5, 0, 720), 5);
  EXPECT_EQ(new_for_day(5, 720, 720), 5);
  EXPECT_EQ(new_for_day(5, 3 * 720, 720), 4);
  EXPECT_EQ(new_for_day(5, 6 * 720, 720), 1);
  EXPECT_EQ(new_for_day(5, 8 * 720, 720), 0);
  EXPECT_EQ(new_for_day(5, 500 * 720, 720), 0);
  EXPECT_EQ(new_for_day(5, 0, 0), 0);
}

// ---- siblings
// ---------------------------------------------------------------------------------------

TEST(DayChoice, ASiblingWaitsForAFreeDayOfItsRange) {
  std::vector<Waiting> waiting{due(1, 2, 0.2), due(1, 3, 0.1)};
  waiting[1].latest = kToday + 2;
  const FreeOn second = [](const Waiting&, Day day) { return day == kToday + 2; };
  EXPECT_THAT(asked(waiting, wish(9), second), ElementsAre(ends(1, 2)));
  EXPECT_EQ(choose_day(waiting, wish(9), {}, second).held, 1);
  EXPECT_EQ(choose_day(waiting, wish(9), {}, second).rest, 0);
  EXPECT_THAT(asked(waiting, wish(9), kNeverFree), SizeIs(2));
  waiting[1].latest = kToday;
  EXPECT_THAT(asked(waiting, wish(9), kAlwaysFree), SizeIs(2));
}

TEST(DayChoice, ASiblingOfWhatWasAnsweredTodayWaitsToo) {
  std::vector<Waiting> waiting{due(1, 2)};
  waiting[0].latest = kToday + 1;
  EXPECT_THAT(asked(waiting, wish(9), kAlwaysFree, {2}), IsEmpty());
  EXPECT_THAT(asked(waiting, wish(9), kAlwaysFree, {3}), SizeIs(1));
}

// The second is late and could come today, but the first is there and has another day; tomorrow the
// second has waited longer.
TEST(DayChoice, NothingJoinsASiblingThatCouldHaveWaited) {
  std::vector<Waiting> waiting{due(1, 2, 0.2), due(1, 3, 0.1, 9)};
  waiting[0].latest = kToday + 2;
  EXPECT_THAT(asked(waiting, wish(9), kAlwaysFree), ElementsAre(ends(1, 2)));
  EXPECT_EQ(choose_day(waiting, wish(9), {}, kAlwaysFree).rest, 1);
}

TEST(DayChoice, ANewOneJoinsNoSiblingButNewOnes) {
  EXPECT_THAT(asked({due(1, 2), fresh(1, 3)}, wish(9, 0, 5)), ElementsAre(ends(1, 2)));
  EXPECT_THAT(asked({fresh(1, 3)}, wish(9, 5, 5), kNeverFree, {1}), IsEmpty());
  EXPECT_THAT(asked({fresh(1, 2), fresh(1, 3), fresh(4, 5)}, wish(2, 5, 5)),
              testing::UnorderedElementsAre(ends(1, 2), ends(4, 5)));
  EXPECT_THAT(asked({fresh(1, 2), fresh(1, 3)}, wish(9, 5, 5)), SizeIs(2));
}

// After weeks away all are late, and a hub would fill the day with itself.
TEST(DayChoice, OneNoteDoesNotFillTheDay) {
  EXPECT_THAT(asked({due(1, 2, 0.10), due(1, 3, 0.10), due(1, 4, 0.10), due(5, 6, 0.06)}, wish(2)),
              ElementsAre(ends(1, 2), ends(5, 6)));
}

// ---- the order of asking
// ----------------------------------------------------------------------------

TEST(DayChoice, SiblingsAreNoNeighbours) {
  EXPECT_THAT(asked({due(1, 2, 0.4), due(1, 3, 0.3), due(4, 5, 0.1)}, wish(9)),
              ElementsAre(ends(1, 2), ends(4, 5), ends(1, 3)));
  // The last two are siblings: one goes up between the others.
  EXPECT_THAT(asked({due(4, 5, 0.9), due(6, 7, 0.8), due(1, 2, 0.3), due(1, 3, 0.2)}, wish(9)),
              ElementsAre(ends(4, 5), ends(1, 3), ends(6, 7), ends(1, 2)));
}

TEST(DayChoice, TopicsTakeTurns) {
  std::vector<Waiting> waiting{due(1, 2, 0.4), due(3, 4, 0.3), due(5, 6, 0.2)};
  waiting[0].topic = waiting[1].topic = 7;
  waiting[2].topic = 8;
  EXPECT_THAT(asked(waiting, wish(9)), ElementsAre(ends(1, 2), ends(5, 6), ends(3, 4)));
}

TEST(DayChoice, WhereAllAreSiblingsNoneIsLost) {
  EXPECT_THAT(asked({due(1, 2), due(1, 3), due(1, 4)}, wish(9)), SizeIs(3));
  EXPECT_THAT(asked({}, wish(9)), IsEmpty());
}

// ---- however much waits
// -----------------------------------------------------------------------------

TEST(DayChoice, IsTheSameInWhateverOrderItIsGiven) {
  Random random(1);
  std::vector<Waiting> waiting;
  for (int i = 0; i < 300; ++i) {
    const auto a = static_cast<vault::FileId>(random.below(100));
    waiting.push_back(due(a, a + 1 + static_cast<vault::FileId>(random.below(50)),
                          0.01 * static_cast<double>(random.below(9)),
                          static_cast<int>(random.below(20))));
    waiting.back().is_new = random.below(10) == 0;
  }
  const auto by_ends = [](const Waiting& one, const Waiting& other) {
    return std::pair(one.a, one.b) < std::pair(other.a, other.b);
  };
  std::ranges::sort(waiting, by_ends);
  const auto doubles = std::ranges::unique(waiting, [](const Waiting& one, const Waiting& other) {
    return one.a == other.a && one.b == other.b;
  });
  waiting.erase(doubles.begin(), doubles.end());
  const Ends first = asked(waiting, wish(20, 2, 5));
  for (int i = 0; i < 5; ++i) {
    for (std::size_t at = waiting.size(); at > 1; --at) {
      std::swap(waiting[at - 1], waiting[random.below(at)]);
    }
    EXPECT_EQ(asked(waiting, wish(20, 2, 5)), first);
  }
}

}  // namespace whylink::review
