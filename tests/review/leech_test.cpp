// What is forgotten again and again, and what becomes of it.
#include <gmock/gmock.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;
using testing::HasSubstr;
using testing::Not;

Card with(int blanks_running, int lapses, record::Worth worth = record::Worth::unjudged) {
  Card card;
  card.blanks_running = blanks_running;
  card.lapses = lapses;
  card.worth = worth;
  return card;
}

void forget(World& world, int times) {
  for (int i = 0; i < times; ++i) {
    ASSERT_TRUE(world.review().answer(world.edge("A.md", "B.md"), graded(Grade::blank)));
    world.pass_days(2);
  }
}

}  // namespace

TEST(Leech, IsWhatIsForgottenAgainAndAgain) {
  EXPECT_FALSE(is_leech(with(2, 5)));
  EXPECT_TRUE(is_leech(with(3, 2)));
  EXPECT_TRUE(is_leech(with(0, 6)));
  EXPECT_EQ(forgotten(with(2, 5)), "");
  EXPECT_EQ(forgotten(with(3, 9)), "forgotten 3 times running");
  EXPECT_EQ(forgotten(with(1, 6)), "forgotten 6 times");
}

TEST(Leech, IsACandidateWhileNothingWasJudged) {
  EXPECT_TRUE(is_weak_candidate(with(3, 2)));
  EXPECT_FALSE(is_weak_candidate(with(2, 2)));
  EXPECT_FALSE(is_weak_candidate(with(3, 2, record::Worth::strong)));
  EXPECT_FALSE(is_weak_candidate(with(3, 2, record::Worth::map_only)));
  EXPECT_TRUE(is_weak_candidate(with(0, 0, record::Worth::weak)));
}

// A blank, and the second look of the same evening, is one forgetting, however the look goes.
TEST(Leech, CountsEveningsAndNotSecondLooks) {
  World world;
  world.write("A.md", "Sleep after study makes [[B]] stronger than waking hours.\n")
      .write("B.md", "b")
      .read();
  for (const Grade second : {Grade::blank, Grade::clear}) {
    for (const Grade grade : {Grade::blank, second}) {
      ASSERT_TRUE(world.review().answer(world.edge("A.md", "B.md"), graded(grade)));
    }
    world.pass_days(2);
  }
  EXPECT_EQ(world.card("A.md", "B.md")->blanks_running, 2);
  EXPECT_EQ(world.card("A.md", "B.md")->lapses, 1) << "the first was no lapse";
  EXPECT_FALSE(is_leech(*world.card("A.md", "B.md")));
}

TEST(Leech, StaysInTheQueueAndSaysSo) {
  World world;
  world.write("A.md", "Sleep after study makes [[B]] stronger than waking hours.\n")
      .write("B.md", "b")
      .read();
  forget(world, 2);
  Plan plan = world.review().plan(12).value();
  ASSERT_EQ(plan.items.size(), 1U);
  EXPECT_EQ(plan.weak, 0);
  EXPECT_THAT(plan.items[0].reason, Not(HasSubstr("forgotten")));
  forget(world, 1);
  ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::strong));
  plan = world.review().plan(12).value();
  ASSERT_EQ(plan.items.size(), 1U) << "also what was judged strong";
  EXPECT_EQ(plan.weak, 1);
  EXPECT_EQ(plan.recall, 1);
  EXPECT_THAT(plan.items[0].reason, testing::EndsWith(" %, forgotten 3 times running"));
  ASSERT_TRUE(world.review().answer(world.edge("A.md", "B.md"), graded(Grade::clear)));
  EXPECT_FALSE(is_leech(*world.card("A.md", "B.md")));
}

}  // namespace whylink::review
