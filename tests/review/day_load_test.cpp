// On which day an answered connection comes back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "whylink/review/day.hpp"

namespace whylink::review {

namespace {

using record::LoadReason;

constexpr Day kSunday = 20513;  // 2026-03-01
constexpr double kMinutes = 12 * 60;
constexpr double kPrompt = 50;

const std::function<bool(Day)> kNoSiblings = [](Day) { return false; };

// A choice that may fall from `earliest` to `latest`, fuzz at `fuzzed`.
memory::Choice within(int earliest, int latest, int fuzzed) {
  memory::Choice choice;
  choice.earliest = earliest;
  choice.latest = latest;
  choice.fuzzed = choice.days = fuzzed;
  return choice;
}

}  // namespace

TEST(DayLoad, FuzzDecidesWhereNothingIsDue) {
  const DayLoad load(kSunday, kMinutes, kNoEasyDays);
  for (int fuzzed = 8; fuzzed <= 12; ++fuzzed) {
    const PickedDay picked = pick_day(within(8, 12, fuzzed), load, kPrompt, kNoSiblings);
    EXPECT_EQ(picked.days, fuzzed);
    EXPECT_EQ(picked.reason, LoadReason::none);
  }
}

TEST(DayLoad, TheDayWithTheLeastWorkIsTaken) {
  DayLoad load(kSunday, kMinutes, kNoEasyDays);
  for (int days = 8; days <= 12; ++days) load.add(kSunday + days, days == 11 ? 100 : 300);
  const PickedDay picked = pick_day(within(8, 12, 9), load, kPrompt, kNoSiblings);
  EXPECT_EQ(picked.days, 11);
  EXPECT_EQ(picked.reason, LoadReason::work);
}

// Seconds count, not prompts: three short ones are less than one long.
TEST(DayLoad, WorkIsCountedInSeconds) {
  DayLoad load(kSunday, kMinutes, kNoEasyDays);
  for (int i = 0; i < 3; ++i) load.add(kSunday + 8, 20);
  load.add(kSunday + 9, 90);
  EXPECT_EQ(pick_day(within(8, 9, 9), load, kPrompt, kNoSiblings).days, 8);
}

TEST(DayLoad, ADayWithASiblingIsTakenOnlyWhereAllHaveOne) {
  DayLoad load(kSunday, kMinutes, kNoEasyDays);
  load.add(kSunday + 10, 10'000);
  const std::set<Day> siblings{kSunday + 8, kSunday + 9};
  const auto taken = [&](Day day) { return siblings.contains(day); };
  const PickedDay away = pick_day(within(8, 10, 8), load, kPrompt, taken);
  EXPECT_EQ(away.days, 10);
  EXPECT_EQ(away.reason, LoadReason::sibling);
  EXPECT_EQ(pick_day(within(8, 9, 9), load, kPrompt, taken).days, 9);
}

TEST(DayLoad, EasyDaysAreMetLastEvenWhenEmpty) {
  EasyDays easy = kNoEasyDays;
  easy[6] = 0;
  const DayLoad load(kSunday, kMinutes, easy);
  const PickedDay picked = pick_day(within(6, 8, 7), load, kPrompt, kNoSiblings);
  EXPECT_EQ(picked.days, 6);
  EXPECT_EQ(picked.reason, LoadReason::easy_day);
  EXPECT_EQ(pick_day(within(7, 7, 7), load, kPrompt, kNoSiblings).days, 7);
}

TEST(DayLoad, AHalfDayGetsHalfTheWork) {
  EasyDays easy = kNoEasyDays;
  easy[5] = 0.5;
  DayLoad load(kSunday, kMinutes, easy);
  int on_saturday = 0;
  int on_friday = 0;
  for (int i = 0; i < 300; ++i) {
    const int days = pick_day(within(5, 6, 5), load, kPrompt, kNoSiblings).days;
    load.add(kSunday + days, kPrompt);
    ++(days == 6 ? on_saturday : on_friday);
  }
  EXPECT_NEAR(static_cast<double>(on_friday) / on_saturday, 2, 0.05);
}

TEST(DayLoad, LateWorkIsTodaysAndFarWorkIsNobodys) {
  DayLoad load(kSunday, kMinutes, kNoEasyDays);
  load.add(kSunday - 9, 30);
  load.add(kSunday + DayLoad::kFarthest, 20);
  load.add(kSunday + DayLoad::kFarthest + 1, 20);
  EXPECT_EQ(load.seconds(kSunday), 30);
  EXPECT_EQ(load.seconds(kSunday + DayLoad::kFarthest), 20);
  EXPECT_EQ(load.seconds(kSunday + DayLoad::kFarthest + 1), 0);
  EXPECT_EQ(pick_day(within(36'000, 36'400, 36'200), load, kPrompt, kNoSiblings).days, 36'200);
}

TEST(DayLoad, TellsOverHowManyDaysWorkIsSpread) {
  DayLoad load(kSunday, kMinutes, kNoEasyDays);
  EXPECT_EQ(load.days_to_hold(0), 0);
  EXPECT_EQ(load.days_to_hold(1), 1);
  EXPECT_EQ(load.days_to_hold(3 * kMinutes), 3);
  load.add(kSunday + 1, kMinutes);
  load.add(kSunday + 2, kMinutes / 2);
  EXPECT_EQ(load.days_to_hold(kMinutes), 3);
  EXPECT_EQ(load.days_to_hold(1e12), DayLoad::kFarthest);
}

// ---- whatever the load
// -----------------------------------------------------------------------------

TEST(DayLoad, ThePickedDayLiesInItsRangeAndIsAlwaysTheSame) {
  Random random(1);
  for (int round = 0; round < 2000; ++round) {
    EasyDays easy = kNoEasyDays;
    for (double& share : easy) share = random.below(3) == 0 ? random.unit() : 1;
    DayLoad load(kSunday, kMinutes, easy);
    for (int i = 0; i < 60; ++i) {
      load.add(kSunday + static_cast<Day>(random.below(40)), 200 * random.unit());
    }
    std::set<Day> siblings;
    for (int i = 0; i < 8; ++i) siblings.insert(kSunday + static_cast<Day>(random.below(40)));
    const auto taken = [&](Day day) { return siblings.contains(day); };
    const int earliest = 1 + static_cast<int>(random.below(20));
    const int latest = earliest + static_cast<int>(random.below(20));
    const int fuzzed = earliest + static_cast<int>(random.below(latest - earliest + 1U));
    const memory::Choice choice = within(earliest, latest, fuzzed);
    const PickedDay picked = pick_day(choice, load, kPrompt, taken);
    EXPECT_GE(picked.days, earliest);
    EXPECT_LE(picked.days, latest);
    EXPECT_EQ(picked.days == fuzzed, picked.reason == LoadReason::none);
    EXPECT_EQ(pick_day(choice, load, kPrompt, taken).days, picked.days);
    bool any_free = false;
    for (int days = earliest; days <= latest; ++days) any_free |= !taken(kSunday + days);
    EXPECT_EQ(taken(kSunday + picked.days), !any_free);
  }
}

}  // namespace whylink::review
