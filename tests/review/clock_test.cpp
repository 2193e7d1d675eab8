// Clocks that go wrong and people who travel harm nothing: whatever the clock says, days follow
// days.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

constexpr std::int64_t kHour = 3'600'000;

void write_chain(World& world, int count) {
  for (int i = 0; i < count; ++i) {
    world.write(
        "n" + std::to_string(i) + ".md",
        "Because rain follows [[n" + std::to_string(i + 1) + "]] more often than not in spring.\n");
  }
  world.write("n" + std::to_string(count) + ".md", "n").read();
}

void expect_sound(const Card& card, Day day) {
  EXPECT_GT(card.due, day);
  ASSERT_TRUE(card.state);
  EXPECT_TRUE(std::isfinite(card.state->stability) && card.state->stability > 0);
  EXPECT_GE(card.state->difficulty, memory::kMinDifficulty);
  EXPECT_LE(card.state->difficulty, memory::kMaxDifficulty);
}

}  // namespace

// Any jump of the clock, any zone, any grade: the grades' days rise, the day decided is the day
// shown, it lies ahead, and replaying everything gives the same.
TEST(AnyClock, LeavesSoundDays) {
  Random random(11);
  World world;
  write_chain(world, 6);
  for (int i = 0; i < 300; ++i) {
    world.moment().milliseconds += static_cast<std::int64_t>(random.below(60 * 24)) * kHour;
    if (random.below(5) == 0) {
      world.moment().milliseconds -= static_cast<std::int64_t>(random.below(90 * 24)) * kHour;
    }
    world.moment().offset_minutes = static_cast<std::int32_t>(random.below(53)) * 30 - 12 * 60;
    const int at = static_cast<int>(random.below(6));
    const std::string one = "n" + std::to_string(at) + ".md";
    const std::string other = "n" + std::to_string(at + 1) + ".md";
    const auto outcomes = world.review().outcomes(world.edge(one, other));
    ASSERT_EQ(outcomes.size(), 4U);
    for (std::size_t g = 1; g < outcomes.size(); ++g) {
      EXPECT_LT(outcomes[g - 1].due, outcomes[g].due);
    }
    const auto grade = memory::kGrades.at(random.below(4));
    ASSERT_TRUE(world.review().answer(world.edge(one, other), graded(grade)));
    const Day day = world.review().today();
    const Card card = *world.card(one, other);
    expect_sound(card, day);
    EXPECT_EQ(card.due, outcomes.at(static_cast<std::size_t>(grade) - 1).due);
    EXPECT_TRUE(world.review().plan(12)) << "on " << format_day(day);
    if (random.below(4) == 0) {
      ASSERT_TRUE(world.review().undo());
    }
  }
  // An answer that is dated after now would be told.
  world.moment().milliseconds += std::int64_t{24} * 365 * 10 * kHour;
  EXPECT_TRUE(world.record().diagnose().value().empty());
}

// Half past three at night is still the evening before, in winter and in summer, east and west.
TEST(AnyClock, ANightBelongsToTheDayBefore) {
  for (const int offset : {-600, 0, 60, 120, 765}) {
    World world;
    write_chain(world, 1);
    world.moment().offset_minutes = offset;
    world.moment().milliseconds =
        World::kFirstDay * 24 * kHour + 23 * kHour - offset * std::int64_t{60'000};
    ASSERT_TRUE(world.review().answer(world.edge("n0.md", "n1.md"), graded(memory::Grade::clear)));
    world.moment().milliseconds += 4 * kHour + kHour / 2;
    ASSERT_TRUE(world.review().answer(world.edge("n0.md", "n1.md"), graded(memory::Grade::clear)));
    EXPECT_EQ(world.card("n0.md", "n1.md")->reviewed_on, World::kFirstDay);
    world.moment().milliseconds += kHour;
    EXPECT_EQ(world.review().today(), World::kFirstDay + 1);
  }
}

// Who flies west after a review does not see it due earlier, nor asked twice for one day.
TEST(AnyClock, TravelChangesNoDecision) {
  World world;
  write_chain(world, 1);
  world.moment().offset_minutes = 12 * 60;
  ASSERT_TRUE(world.review().answer(world.edge("n0.md", "n1.md"), graded(memory::Grade::clear)));
  const Day due = world.card("n0.md", "n1.md")->due;
  world.moment().offset_minutes = -10 * 60;
  EXPECT_EQ(world.card("n0.md", "n1.md")->due, due);
  EXPECT_TRUE(world.review().plan(12)->items.empty());
  EXPECT_EQ(world.restart().plan(12)->items.size(), 0U);
}

}  // namespace whylink::review
