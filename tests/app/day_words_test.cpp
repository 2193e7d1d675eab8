#include "app/workspace/day_words.hpp"

#include <gtest/gtest.h>

namespace whylink::workspace {

namespace {

review::Plan plan_of(double seconds, int recall, int fresh) {
  review::Plan plan;
  plan.minutes = 12;
  plan.seconds_expected = seconds;
  plan.recall = recall;
  plan.fresh = fresh;
  plan.items.resize(static_cast<std::size_t>(recall + fresh));
  return plan;
}

}  // namespace

TEST(DayWords, TellHowLongItWillTake) {
  EXPECT_EQ(day_words(plan_of(121, 0, 2)), "3 minutes: 0 to recall, 2 new.");
  EXPECT_EQ(day_words(plan_of(120, 2, 0)), "2 minutes: 2 to recall, 0 new.");
  EXPECT_EQ(day_words(plan_of(20, 1, 0)), "1 minute: 1 to recall, 0 new.");
  review::Plan plan = plan_of(600, 9, 2);
  plan.weak = 1;
  plan.discoveries = 2;
  plan.repairs = 1;
  EXPECT_EQ(day_words(plan), "10 minutes: 9 to recall, 2 new, 1 weak, 2 discoveries, 1 repair.");
}

TEST(DayWords, SpreadTheRestAfterAnAbsence) {
  review::Plan plan = plan_of(60, 1, 0);
  const std::string line = day_words(plan);
  plan.rest = 40;
  plan.rest_days = 9;
  plan.away_days = 1;
  EXPECT_EQ(day_words(plan), line) << "a day off is no absence";
  plan.away_days = 14;
  EXPECT_EQ(day_words(plan), line +
                                 " After 14 days away this holds what is worth most; the rest is "
                                 "spread over the next 9 days.");
  plan.rest_days = 1;
  EXPECT_EQ(day_words(plan),
            line + " After 14 days away this holds what is worth most; the rest comes tomorrow.");
  plan.rest_days = review::DayLoad::kFarthest;
  EXPECT_EQ(day_words(plan), line +
                                 " After 14 days away this holds what is worth most; the rest is "
                                 "spread over the coming months.");
  plan.rest = 0;
  EXPECT_EQ(day_words(plan), line);
}

TEST(DayWords, TellWhyThereIsNothing) {
  review::Plan plan = plan_of(0, 0, 0);
  EXPECT_EQ(why_nothing(plan), "There is nothing to ask now");
  EXPECT_FALSE(lacks_minutes(plan));
  plan.minutes = 0;
  EXPECT_TRUE(lacks_minutes(plan));
  EXPECT_EQ(why_nothing(plan), "Today's minutes are too few for a prompt");
  plan.day_share = 0;
  EXPECT_EQ(why_nothing(plan), "Today is kept free");
  plan.minutes_spent = 12;
  EXPECT_EQ(why_nothing(plan), "Today's minutes are used up");
}

}  // namespace whylink::workspace
