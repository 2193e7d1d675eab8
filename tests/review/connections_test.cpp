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

// Two versions of one note: the copy's connections are there and nobody is asked about them.
TEST(Connections, OfAConflictCopyAreNotAsked) {
  const char* copy = "A.sync-conflict-20260101-120000-ABCDEFG.md";
  World world;
  world.write("A.md", "It explains [[B]] with many good words.").write("B.md", "b");
  world.write(copy, "It explains [[B]] with many other words.");
  world.read();
  EXPECT_EQ(world.review().connections().size(), 2U);
  const auto plan = world.review().plan(60);
  ASSERT_TRUE(plan);
  ASSERT_EQ(plan->items.size(), 1U);
  EXPECT_EQ(plan->items[0].a, world.file("A.md"));
}

TEST(Connections, OfACanvasComeBackWhenItIsNoConflictCopyAnyMore) {
  World world;
  world.write("A.md", "a").write("B.md", "b");
  world.write("Map (conflicted copy 2024-01-01 1).canvas", R"({
    "nodes": [{"id":"1","type":"file","file":"A.md"}, {"id":"2","type":"file","file":"B.md"}],
    "edges": [{"id":"e","fromNode":"1","toNode":"2","label":"because"}]})");
  Review& review = world.read();
  const FileId a = world.file("A.md");
  const FileId b = world.file("B.md");
  EXPECT_EQ(review.graph().find(a, b), nullptr);
  vault::ExclusionRules rules;
  rules.off = {vault::Exclusion::Kind::conflict_copy};
  ASSERT_TRUE(review.follow(vault::with_rules(review.snapshot(), rules)));
  EXPECT_NE(review.graph().find(a, b), nullptr);
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
