// Where connections stand.
#include <gtest/gtest.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

Card enrolled_card() {
  Card card;
  card.enrolled = true;
  card.state = memory::State{5, 5};
  card.last_grade = memory::Grade::clear;
  card.due = 100;
  return card;
}

}  // namespace

TEST(Standing, FollowsTheCard) {
  Card card = enrolled_card();
  EXPECT_EQ(standing(card, 99), Standing::scheduled);
  EXPECT_EQ(standing(card, 100), Standing::due);
  card.last_grade = memory::Grade::blank;
  EXPECT_EQ(standing(card, 99), Standing::lapsed);
  card.state.reset();
  EXPECT_EQ(standing(card, 99), Standing::fresh);
  card.suspended = true;
  EXPECT_EQ(standing(card, 99), Standing::suspended);
  card.enrolled = false;
  EXPECT_EQ(standing(card, 99), Standing::unenrolled);
  card.worth = record::Worth::map_only;
  EXPECT_EQ(standing(card, 99), Standing::map_only);
}

TEST(Standing, NamesOfActionsGoBothWays) {
  for (int i = 0; i <= static_cast<int>(Action::bury); ++i) {
    const auto each = static_cast<Action>(i);
    EXPECT_EQ(action(name(each)), each);
  }
  EXPECT_EQ(action("map-only"), Action::map_only);
  EXPECT_EQ(action("burn"), std::nullopt);
  EXPECT_EQ(name(Standing::fresh), "new");
  EXPECT_EQ(name(ItemKind::fresh), "new");
}

TEST(Connections, AreAllThereByPathWithTheirCards) {
  World world;
  world.write("A.md", "[[C]] [[B]]").write("B.md", "b").write("C.md", "[[B]] [[A]]");
  world.read();
  ASSERT_TRUE(world.review().act(world.file("B.md"), world.file("C.md"), Action::enrol));
  const auto rows = world.review().connections();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].b, world.file("B.md"));
  EXPECT_EQ(rows[1].links, 2U);
  EXPECT_EQ(rows[0].standing, Standing::unenrolled);
  EXPECT_EQ(rows[2].standing, Standing::fresh);
  EXPECT_EQ(rows[2].retrievability, std::nullopt);
}

TEST(Connections, RecallFallsWithTheDays) {
  World world;
  world.write("A.md", "[[B]]").write("B.md", "b");
  Review& review = world.read();
  ASSERT_TRUE(review.answer(world.edge("A.md", "B.md"), graded(memory::Grade::clear)));
  EXPECT_DOUBLE_EQ(review.connection(world.edge("A.md", "B.md")).retrievability.value(), 1);
  world.pass_days(5);
  const double later = review.connections()[0].retrievability.value();
  EXPECT_LT(later, 0.95);
  EXPECT_DOUBLE_EQ(review.connection(world.edge("A.md", "B.md")).retrievability.value(), later);
}

}  // namespace whylink::review
