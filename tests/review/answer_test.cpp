// What an answer decides and keeps.
#include <gtest/gtest.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;

World& two_notes(World& world) {
  world.write("A.md", "It needs [[B]].\n").write("B.md", "b").write("C.md", "c").read();
  return world;
}

}  // namespace

TEST(Answer, DecidesWhatTheKeysSaid) {
  for (const Grade grade : memory::kGrades) {
    World world;
    Review& review = two_notes(world).review();
    const graph::Edge& edge = world.edge("A.md", "B.md");
    const auto outcomes = review.outcomes(edge);
    ASSERT_EQ(outcomes.size(), 4U);
    const Outcome& said = outcomes[static_cast<std::size_t>(grade) - 1];
    EXPECT_EQ(said.due, World::kFirstDay + said.days);
    const auto event = review.answer(edge, graded(grade));
    ASSERT_TRUE(event) << event.error().line();
    const auto& kept = std::get<record::Reviewed>(event->body);
    EXPECT_EQ(kept.due, said.due);
    EXPECT_EQ(kept.algorithm, "FSRS-6");
    EXPECT_EQ(kept.parameters, "default");
    EXPECT_EQ(world.card("A.md", "B.md")->due, said.due);
    EXPECT_EQ(world.card("A.md", "B.md")->state,
              memory::first_review(memory::Parameters::defaults(), grade));
  }
}

TEST(Answer, BetterRecallNeverComesBackSooner) {
  World world;
  Review& review = two_notes(world).review();
  for (int round = 0; round < 6; ++round) {
    const graph::Edge& edge = world.edge("A.md", "B.md");
    const auto outcomes = review.outcomes(edge);
    EXPECT_GE(outcomes[0].days, 1);
    EXPECT_LE(outcomes[0].days, outcomes[1].days);
    EXPECT_LT(outcomes[1].days, outcomes[2].days);
    EXPECT_LT(outcomes[2].days, outcomes[3].days);
    ASSERT_TRUE(review.answer(edge, graded(Grade::clear)));
    world.pass_days(outcomes[2].days);
  }
}

TEST(Answer, ASecondLookAndARestartShowTheSameDays) {
  World world;
  two_notes(world);
  ASSERT_TRUE(world.review().answer(world.edge("A.md", "B.md"), graded(Grade::instant)));
  world.pass_days(30);
  const auto days = [&] {
    std::vector<int> out;
    for (const Outcome& outcome : world.review().outcomes(world.edge("A.md", "B.md"))) {
      out.push_back(outcome.days);
    }
    return out;
  };
  const auto first = days();
  EXPECT_EQ(days(), first);
  world.restart();
  EXPECT_EQ(days(), first);
}

TEST(Answer, EnrolsWhatWasNot) {
  World world;
  two_notes(world);
  EXPECT_FALSE(world.card("A.md", "B.md"));
  ASSERT_TRUE(world.review().answer(world.edge("A.md", "B.md"), graded(Grade::gist)));
  EXPECT_TRUE(world.card("A.md", "B.md")->enrolled);
}

TEST(Answer, OnTheSameDayAgainIsAReviewToo) {
  World world;
  Review& review = two_notes(world).review();
  ASSERT_TRUE(review.answer(world.edge("A.md", "B.md"), graded(Grade::blank)));
  ASSERT_TRUE(review.answer(world.edge("A.md", "B.md"), graded(Grade::clear)));
  const auto card = world.card("A.md", "B.md");
  EXPECT_EQ(card->reviews, 2);
  EXPECT_GT(card->due, World::kFirstDay);
}

TEST(Answer, OfAnExtraIsKeptButMovesNothing) {
  World world;
  Review& review = two_notes(world).review();
  ASSERT_TRUE(review.answer(world.edge("A.md", "B.md"), graded(Grade::clear)));
  const Card before = world.card("A.md", "B.md").value();
  Answer extra = graded(Grade::blank);
  extra.kind = PromptKind::rebuild;
  ASSERT_TRUE(review.answer(world.edge("A.md", "B.md"), extra));
  const Card after = world.card("A.md", "B.md").value();
  EXPECT_EQ(after.due, before.due);
  EXPECT_EQ(after.state, before.state);
  EXPECT_EQ(after.last_kind, PromptKind::rebuild);
}

TEST(Answer, ComesBackInTheReveal) {
  World world;
  world.write("A.md", "It needs [[B]] for warmth in winter.\n").write("B.md", "# B\n\nWool.\n");
  Review& review = world.read();
  const auto& edge = world.edge("A.md", "B.md");
  Answer answer = graded(Grade::gist);
  answer.text = "for warmth";
  ASSERT_TRUE(review.answer(edge, answer));
  world.pass_days(3);
  ASSERT_TRUE(review.answer(edge, graded(Grade::clear)));
  const auto prompt = review.prompt(edge, PromptKind::why);
  ASSERT_TRUE(prompt);
  const auto reveal = review.reveal(*prompt);
  ASSERT_TRUE(reveal);
  EXPECT_EQ(reveal->target_opening, "Wool.");
  EXPECT_EQ(reveal->reasons.at(0).sentence, "It needs B for warmth in winter.");
  ASSERT_EQ(reveal->earlier.size(), 2U);
  EXPECT_EQ(reveal->earlier[1].answer, "for warmth");
  EXPECT_EQ(reveal->earlier[1].day, World::kFirstDay);
  ASSERT_TRUE(review.undo());
  EXPECT_EQ(review.reveal(*prompt)->earlier.size(), 1U);
}

TEST(Answer, WithoutAGradeIsRefused) {
  World world;
  Review& review = two_notes(world).review();
  const auto event = review.answer(world.edge("A.md", "B.md"), graded(static_cast<Grade>(7)));
  ASSERT_FALSE(event);
  EXPECT_EQ(event.error().kind, ErrorKind::usage);
}

TEST(Action, NeedsAConnectionAndNamesBothNotesWhereThereIsNone) {
  World world;
  two_notes(world);
  for (const Action action : {Action::enrol, Action::unenrol, Action::suspend, Action::snooze,
                              Action::strong, Action::weak, Action::map_only}) {
    const auto event = world.review().act(world.file("A.md"), world.file("C.md"), action);
    ASSERT_FALSE(event) << name(action);
    EXPECT_EQ(event.error().kind, ErrorKind::not_found);
    EXPECT_EQ(event.error().what, "'A.md' and 'C.md' are not connected");
  }
  EXPECT_TRUE(world.record().all_events().value().empty());
}

TEST(Action, OnASuggestionNeedsNone) {
  World world;
  two_notes(world);
  const FileId a = world.file("A.md");
  const FileId c = world.file("C.md");
  ASSERT_TRUE(world.review().act(a, c, Action::ripen));
  EXPECT_EQ(world.card("A.md", "C.md")->ripens_on, World::kFirstDay + kRipeningDays);
  ASSERT_TRUE(world.review().act(c, a, Action::dismiss));
  EXPECT_TRUE(world.card("A.md", "C.md")->dismissed);
  ASSERT_TRUE(world.review().act(a, c, Action::accept));
  EXPECT_TRUE(world.card("A.md", "C.md")->accepted);
}

TEST(Action, LetsGoOfWhatIsNoLongerConnected) {
  World world;
  two_notes(world);
  ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::enrol));
  world.write("A.md", "No link.\n").read();
  EXPECT_FALSE(world.review().act(world.file("A.md"), world.file("B.md"), Action::enrol));
  EXPECT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::unenrol));
  EXPECT_FALSE(world.card("A.md", "B.md")->enrolled);
}

TEST(Action, RefusesOneNoteTwiceAndWhatIsNoNote) {
  World world;
  world.write("A.md", "![[p.png]]").write("p.png", "x").read();
  EXPECT_EQ(world.review().act(0, 0, Action::weak).error().kind, ErrorKind::usage);
  EXPECT_EQ(world.review().act(world.file("A.md"), world.file("p.png"), Action::weak).error().where,
            "p.png");
  EXPECT_EQ(world.review().act(0, 99, Action::weak).error().kind, ErrorKind::not_found);
}

}  // namespace whylink::review
