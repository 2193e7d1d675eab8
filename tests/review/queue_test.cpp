// What a day holds, in which order, and why.
#include <gmock/gmock.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;
using testing::ElementsAre;

// Four unrelated connections A0-B0 .. A3-B3.
void write_pairs(World& world) {
  for (const char* number : {"0", "1", "2", "3"}) {
    world.write(std::string("A") + number + ".md",
                std::string("Because of [[B") + number + "]].\n");
    world.write(std::string("B") + number + ".md", "b");
  }
  world.read();
}

void grade_pair(World& world, const std::string& number, Grade grade) {
  const auto event =
      world.review().answer(world.edge("A" + number + ".md", "B" + number + ".md"), graded(grade));
  ASSERT_TRUE(event) << event.error().line();
}

std::vector<std::string> titles(World& world, double minutes) {
  const auto plan = world.review().plan(minutes);
  EXPECT_TRUE(plan) << plan.error().line();
  std::vector<std::string> out;
  for (const Item& item : plan->items) {
    out.emplace_back(world.review().snapshot().file(item.a).title());
  }
  return out;
}

}  // namespace

TEST(Queue, TellsWhyEachIsHere) {
  World world;
  write_pairs(world);
  grade_pair(world, "1", Grade::gist);
  grade_pair(world, "2", Grade::clear);
  world.pass_days(20);
  ASSERT_TRUE(world.review().act(world.file("A0.md"), world.file("B0.md"), Action::enrol));
  const Plan plan = world.review().plan(12).value();
  EXPECT_EQ(plan.recall, 2);
  EXPECT_EQ(plan.fresh, 1);
  ASSERT_EQ(plan.items.size(), 3U);
  for (const Item& item : plan.items) {
    EXPECT_GT(item.gain_a_minute, 0);
    if (item.kind == ItemKind::fresh) {
      EXPECT_EQ(item.reason, "new, chosen by hand");
      EXPECT_EQ(item.how, "");
      continue;
    }
    EXPECT_THAT(item.reason, testing::MatchesRegex("due for 1[0-9] days, recall about [0-9]+ %"));
    EXPECT_THAT(item.how, testing::MatchesRegex("[0-9]\\.[0-9] days from 2026-03-01.*"));
  }
}

TEST(Queue, HoldsNothingBeforeItsDay) {
  World world;
  write_pairs(world);
  grade_pair(world, "1", Grade::clear);
  EXPECT_THAT(titles(world, 12), ElementsAre());
  const Day due = world.card("A1.md", "B1.md")->due;
  world.pass_days(due - World::kFirstDay - 1);
  EXPECT_THAT(titles(world, 12), ElementsAre());
  world.pass_days(1);
  EXPECT_THAT(titles(world, 12), ElementsAre("A1"));
  EXPECT_THAT(world.review().plan(12)->items[0].reason, testing::StartsWith("due today, recall"));
}

TEST(Queue, LeavesOutWhatIsPutAside) {
  for (const Action action :
       {Action::suspend, Action::snooze, Action::map_only, Action::unenrol, Action::dismiss}) {
    World world;
    write_pairs(world);
    grade_pair(world, "1", Grade::blank);
    world.pass_days(3);
    ASSERT_TRUE(world.review().act(world.file("A1.md"), world.file("B1.md"), action));
    EXPECT_THAT(titles(world, 12), ElementsAre()) << name(action);
  }
}

TEST(Queue, NotNowIsOverTomorrow) {
  World world;
  write_pairs(world);
  ASSERT_TRUE(world.review().act(world.file("A1.md"), world.file("B1.md"), Action::enrol));
  ASSERT_TRUE(world.review().act(world.file("A1.md"), world.file("B1.md"), Action::snooze));
  EXPECT_THAT(titles(world, 12), ElementsAre());
  world.pass_days(1);
  EXPECT_THAT(titles(world, 12), ElementsAre("A1"));
}

TEST(Queue, LeavesOutWhatIsNoLongerConnected) {
  World world;
  write_pairs(world);
  for (const char* number : {"1", "2"}) {
    const std::string n = number;
    ASSERT_TRUE(world.review().act(world.file("A" + n + ".md"), world.file("B" + n + ".md"),
                                   Action::enrol));
  }
  world.write("A1.md", "No link any more.\n");
  world.read();
  EXPECT_THAT(titles(world, 12), ElementsAre("A2"));
}

TEST(Queue, HoldsNoMoreThanTheMinutesDo) {
  World world;
  write_pairs(world);
  for (const char* number : {"0", "1", "2", "3"}) {
    const std::string n = number;
    ASSERT_TRUE(world.review().act(world.file("A" + n + ".md"), world.file("B" + n + ".md"),
                                   Action::enrol));
  }
  const Plan plan = world.review().plan(2).value();
  EXPECT_EQ(plan.items.size(), 2U);
  EXPECT_NEAR(plan.seconds_expected, 2 * 45 * 1.24, 1e-9);  // a second look for 24 in 100
  EXPECT_EQ(plan.minutes, 2);
}

// A thousand enrolled by hand leave the minutes to what is due.
TEST(Queue, WhatIsEnrolledByHandTakesNoMoreThanItsShare) {
  World world;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    world.write("A" + number + ".md", "Because of [[B" + number + "]].\n")
        .write("B" + number + ".md", "b");
  }
  world.read();
  for (int i = 0; i < 20; ++i) grade_pair(world, std::to_string(i), Grade::clear);
  world.pass_days(20);
  for (int i = 20; i < 40; ++i) {
    const std::string number = std::to_string(i);
    ASSERT_TRUE(world.review().act(world.file("A" + number + ".md"),
                                   world.file("B" + number + ".md"), Action::enrol));
  }
  const Plan plan = world.review().plan(12).value();
  EXPECT_GT(plan.recall, 3);
  EXPECT_LE(plan.fresh, 2 * kNewPerDay);
}

// Notes are rewritten: what stood in a sentence stands alone, and holds no place.
TEST(Queue, LeavesOutWhatCanNoLongerBeAsked) {
  World world;
  write_pairs(world);
  grade_pair(world, "1", Grade::clear);
  grade_pair(world, "2", Grade::clear);
  world.pass_days(20);
  world.write("A1.md", "[[B1]]\n").read();
  EXPECT_FALSE(world.review().prompt(world.edge("A1.md", "B1.md"), PromptKind::why));
  EXPECT_THAT(titles(world, 12), ElementsAre("A2"));
}

TEST(Queue, HoldsNoMoreThanThePromptsOfADay) {
  World world;
  write_pairs(world);
  for (const char* number : {"0", "1", "2", "3"}) grade_pair(world, number, Grade::clear);
  world.pass_days(20);
  ASSERT_TRUE(world.review().set("prompts-per-day", "2"));
  EXPECT_EQ(world.review().plan(12)->items.size(), 2U);
  grade_pair(world, "0", Grade::instant);
  grade_pair(world, "1", Grade::instant);
  EXPECT_TRUE(world.review().plan(12)->items.empty());
  EXPECT_TRUE(world.review().plan(12)->prompts_used_up);
}

}  // namespace whylink::review
