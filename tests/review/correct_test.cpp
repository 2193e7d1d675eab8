// What a person did, said anew: the same as if it had been said so at once.
#include <gtest/gtest.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;

void write_two(World& world) {
  world.write("A.md", "Sleep after study makes [[B]] stronger than waking.\n").write("B.md", "b");
  world.read();
}

record::Event answer(World& world, Grade grade, const std::string& text = "because") {
  Answer given = graded(grade);
  given.text = text;
  return world.review().answer(world.edge("A.md", "B.md"), given).value();
}

Card card(World& world) {
  return world.card("A.md", "B.md").value();
}

}  // namespace

// The grade that was meant leads to the day that it would have led to.
TEST(Correct, AGradeDecidesTheDayAnew) {
  for (const Grade meant : memory::kGrades) {
    World right;
    write_two(right);
    answer(right, Grade::clear);
    right.pass_days(4);
    answer(right, meant);

    World world;
    write_two(world);
    answer(world, Grade::clear);
    world.pass_days(4);
    const record::Event wrong = answer(world, Grade::instant);
    world.pass_days(1);
    if (meant == Grade::instant) continue;
    ASSERT_TRUE(world.review().correct(wrong.id, {.grade = meant}));
    EXPECT_EQ(card(world).last_grade, meant);
    EXPECT_EQ(card(world).state, card(right).state);
    EXPECT_EQ(card(world).due, card(right).due);
    EXPECT_EQ(card(world).reviewed_on, card(right).reviewed_on);
  }
}

TEST(Correct, ATimeMovesTheReviewToItsDay) {
  World world;
  write_two(world);
  const Moment really = world.moment();
  world.pass_days(10);
  const record::Event given = answer(world, Grade::clear);
  ASSERT_TRUE(world.review().correct(given.id, {.time = really}));
  EXPECT_EQ(card(world).reviewed_on, really.day());
  EXPECT_LT(card(world).due, given.day);
  EXPECT_GT(card(world).due, really.day());
}

TEST(Correct, IsTakenBackByUndoAndDoneAgain) {
  World world;
  write_two(world);
  const record::Event given = answer(world, Grade::clear, "first");
  const Card before = card(world);
  ASSERT_TRUE(world.review().correct(given.id, {.grade = Grade::gist, .text = "second"}));
  const Card after = card(world);
  EXPECT_NE(before, after);
  ASSERT_TRUE(world.review().undo());
  EXPECT_EQ(card(world), before);
  ASSERT_TRUE(world.review().redo());
  EXPECT_EQ(card(world), after);
}

// The notes may be gone, or tied no more: what was said of them can still be corrected.
TEST(Correct, WorksWhereTheConnectionIsGone) {
  World world;
  write_two(world);
  const record::Event given = answer(world, Grade::clear);
  const Pair pair = std::get<record::Reviewed>(given.body).pair;
  world.write("A.md", "No link any more.\n").read();
  ASSERT_TRUE(world.review().correct(given.id, {.grade = Grade::blank}));
  const auto now = world.record().card(pair).value();
  ASSERT_TRUE(now);
  EXPECT_EQ(now->last_grade, Grade::blank);
  EXPECT_EQ(now->due, given.day + 1);
}

TEST(Correct, OfNothingOrWithNothingIsRefused) {
  World world;
  write_two(world);
  const record::Event given = answer(world, Grade::clear);
  EXPECT_EQ(world.review().correct(given.id, {}).error().kind, ErrorKind::usage);
  const auto missing = world.review().correct(Uuid{}, {.grade = Grade::gist});
  EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
  const auto judged = world.review().act(world.file("A.md"), world.file("B.md"), Action::weak);
  const auto other = world.review().correct(judged->id, {.grade = Grade::gist});
  EXPECT_EQ(other.error().kind, ErrorKind::refused);
}

TEST(Redo, DoesAgainWhatUndoTookBackWhole) {
  World world;
  write_two(world);
  EXPECT_EQ(world.review().redo().error().kind, ErrorKind::not_found);
  answer(world, Grade::clear);
  const Card before = card(world);
  ASSERT_TRUE(world.review().undo());
  ASSERT_TRUE(world.review().redo());
  EXPECT_EQ(card(world), before);
  EXPECT_FALSE(world.review().redo());
}

}  // namespace whylink::review
