// What a day holds, in which order, and why.
#include "core/review/queue.hpp"

#include <gmock/gmock.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;
using testing::ElementsAre;

Item between(FileId a, FileId b) {
  return {a, b, ItemKind::recall, "", 0};
}

std::vector<std::pair<FileId, FileId>> ends(const std::vector<Item>& items) {
  std::vector<std::pair<FileId, FileId>> out;
  for (const Item& item : items) out.emplace_back(item.a, item.b);
  return out;
}

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

TEST(Queue, WhatWouldBeLostComesFirstThenWhatIsNew) {
  World world;
  write_pairs(world);
  grade_pair(world, "1", Grade::gist);
  grade_pair(world, "2", Grade::clear);
  world.pass_days(20);
  ASSERT_TRUE(world.review().act(world.file("A0.md"), world.file("B0.md"), Action::enrol));
  EXPECT_THAT(titles(world, 12), ElementsAre("A1", "A2", "A0"));
  const Plan plan = world.review().plan(12).value();
  EXPECT_EQ(plan.recall, 2);
  EXPECT_EQ(plan.fresh, 1);
  EXPECT_EQ(plan.items[2].kind, ItemKind::fresh);
  EXPECT_EQ(plan.items[2].reason, "new, chosen by hand");
  EXPECT_THAT(plan.items[0].reason,
              testing::MatchesRegex("due for 1[0-9] days, recall about [0-9]+ %"));
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

TEST(Queue, IsSizedByMeasuredSeconds) {
  using Time = record::Record::AnswerTime;
  EXPECT_EQ(seconds_a_prompt({}), kSecondsBeforeMeasured);
  const std::vector<Time> times{
      {PromptKind::why, 60, 3}, {PromptKind::reverse, 20, 1}, {PromptKind::chain, 900, 1}};
  EXPECT_EQ(seconds_a_prompt(times), 20);
  EXPECT_EQ(prompts_in(12, 45), 16U);
  EXPECT_EQ(prompts_in(12, 20), 36U);
  EXPECT_EQ(prompts_in(0.1, 45), 1U);
  EXPECT_EQ(prompts_in(0, 45), 0U);
  EXPECT_EQ(prompts_in(-5, 45), 0U);
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
  EXPECT_EQ(plan.seconds_expected, 90);
  EXPECT_EQ(plan.minutes, 2);
}

TEST(Queue, SiblingsAreKeptApart) {
  EXPECT_THAT(ends(with_siblings_apart({between(1, 2), between(1, 3), between(4, 5)})),
              ElementsAre(std::pair(1, 2), std::pair(4, 5), std::pair(1, 3)));
  // The last two are siblings: one goes up between the others.
  EXPECT_THAT(
      ends(with_siblings_apart({between(4, 5), between(6, 7), between(1, 2), between(1, 3)})),
      ElementsAre(std::pair(4, 5), std::pair(1, 3), std::pair(6, 7), std::pair(1, 2)));
}

TEST(Queue, WhereAllAreSiblingsNoneIsLost) {
  const std::vector<Item> hub{between(1, 2), between(1, 3), between(1, 4)};
  EXPECT_EQ(with_siblings_apart(hub), hub);
  EXPECT_TRUE(with_siblings_apart({}).empty());
}

}  // namespace whylink::review
