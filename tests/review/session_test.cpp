// The steps of a session, and coming back to it.
#include <gtest/gtest.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;
using Stage = Session::Stage;

Uuid event_number(std::uint64_t number) {
  Random random(number);
  return Uuid::fresh(0, random);
}

Session three_items() {
  Plan plan;
  plan.minutes = 12;
  plan.items = {{0, 1, ItemKind::recall, "due today", 7},
                {0, 2, ItemKind::recall, "due for a day", 6},
                {1, 2, ItemKind::fresh, "new", 7}};
  return start_session("s-1", plan, 7);
}

// Files A, B, C, each linked with the others: ids 0, 1, 2.
World& three_notes(World& world) {
  world.write("A.md", "[[B]] [[C]]").write("B.md", "[[C]]").write("C.md", "c").read();
  return world;
}

std::string saved(const Session& session, World& world) {
  return to_json(session, world.review().snapshot());
}

Result<Session> reread(const std::string& json, World& world) {
  return session_from_json(json, world.review().snapshot(), world.review().graph());
}

}  // namespace

TEST(Session, StartsAtItsFirstQuestion) {
  const Session session = three_items();
  ASSERT_NE(current(session), nullptr);
  EXPECT_EQ(current(session)->b, 1U);
  EXPECT_EQ(session.stage, Stage::ask);
}

TEST(Session, WithoutItemsIsDone) {
  const Session session = start_session("s", Plan{}, 7);
  EXPECT_EQ(current(session), nullptr);
  EXPECT_EQ(session.stage, Stage::done);
}

TEST(Session, GoesFromQuestionToAnswerToTheNext) {
  Session session = three_items();
  session.work.draft = "because";
  show_answer(session);
  EXPECT_EQ(session.stage, Stage::reveal);
  EXPECT_EQ(session.work.draft, "because");
  take_grade(session, Grade::clear, event_number(1));
  EXPECT_EQ(session.at, 1U);
  EXPECT_EQ(session.stage, Stage::ask);
  EXPECT_EQ(session.work, Session::Work{});
  EXPECT_EQ(answered(session), 1);
}

TEST(Session, WhatWasMissedComesBackOnceBeforeTheEnd) {
  Session session = three_items();
  take_grade(session, Grade::blank, event_number(1));
  take_grade(session, Grade::clear, event_number(2));
  take_grade(session, Grade::clear, event_number(3));
  ASSERT_NE(current(session), nullptr);
  EXPECT_EQ(current(session)->kind, ItemKind::again);
  EXPECT_EQ(current(session)->b, 1U);
  EXPECT_FALSE(comes_back(session, Grade::blank));
  take_grade(session, Grade::blank, event_number(4));
  EXPECT_EQ(session.stage, Stage::done);
  EXPECT_EQ(answered(session), 4);
}

TEST(Session, SaysWhetherAMissWillComeBack) {
  Session session = three_items();
  EXPECT_TRUE(comes_back(session, Grade::blank));
  EXPECT_FALSE(comes_back(session, Grade::gist));
  session.work.seconds = 12 * 60;
  EXPECT_FALSE(comes_back(session, Grade::blank)) << "the minutes are used up";
}

TEST(Session, ATakenBackSecondLookIsStillAsked) {
  Session session = three_items();
  take_grade(session, Grade::blank, event_number(1));
  take_grade(session, Grade::clear, event_number(2));
  take_grade(session, Grade::clear, event_number(3));
  const Session before = session;
  ASSERT_EQ(current(session)->kind, ItemKind::again);
  take_grade(session, Grade::clear, event_number(4));
  EXPECT_TRUE(take_undo(session, event_number(4)));
  EXPECT_EQ(session, before);
}

TEST(Session, NotNowGoesOn) {
  Session session = three_items();
  take_skip(session, event_number(1));
  EXPECT_EQ(session.at, 1U);
  EXPECT_EQ(answered(session), 0);
}

TEST(Session, UndoGoesBackToTheStepWithWhatWasTyped) {
  Session session = three_items();
  session.work = {PromptKind::why, "my words", 31.5, 2, 1};
  show_answer(session);
  const Session before = session;
  take_grade(session, Grade::blank, event_number(1));
  take_grade(session, Grade::clear, event_number(2));
  EXPECT_TRUE(take_undo(session, event_number(2)));
  EXPECT_EQ(session.at, 1U);
  EXPECT_TRUE(take_undo(session, event_number(1)));
  EXPECT_EQ(session, before);
}

TEST(Session, UndoWorksOnTheLastScreen) {
  Session session = three_items();
  for (std::uint64_t i = 1; i <= 3; ++i) take_grade(session, Grade::clear, event_number(i));
  ASSERT_EQ(session.stage, Stage::done);
  EXPECT_TRUE(take_undo(session, event_number(3)));
  EXPECT_EQ(session.at, 2U);
  EXPECT_EQ(session.stage, Stage::ask);
}

TEST(Session, UndoOfSomethingElseLeavesItAlone) {
  Session session = three_items();
  const Session before = session;
  EXPECT_FALSE(take_undo(session, event_number(9)));
  EXPECT_EQ(session, before);
}

TEST(Session, AJudgementMovesNothingNorDoesItsUndo) {
  Session session = three_items();
  take_judgement(session, event_number(1));
  EXPECT_EQ(session.at, 0U);
  EXPECT_TRUE(take_undo(session, event_number(1)));
  EXPECT_EQ(session, three_items());
}

TEST(Session, StepsBeyondTheEndChangeNothing) {
  Session session = start_session("s", Plan{}, 7);
  const Session before = session;
  show_answer(session);
  take_grade(session, Grade::blank, event_number(1));
  take_skip(session, event_number(2));
  take_judgement(session, event_number(3));
  pass_over(session);
  EXPECT_EQ(session, before);
}

TEST(Session, MoreMinutesBringWhatIsNotInItYet) {
  Session session = three_items();
  for (std::uint64_t i = 1; i <= 3; ++i) take_grade(session, Grade::clear, event_number(i));
  Plan more;
  more.minutes = 5;
  more.items = {{0, 2, ItemKind::recall, "", 7}, {2, 3, ItemKind::recall, "", 7}};
  add_items(session, more);
  ASSERT_EQ(session.items.size(), 4U);
  EXPECT_EQ(session.stage, Stage::ask);
  EXPECT_EQ(current(session)->b, 3U);
  EXPECT_EQ(session.minutes, 17);
}

TEST(Session, ComesBackAsItWas) {
  World world;
  three_notes(world);
  Session session = three_items();
  take_grade(session, Grade::blank, event_number(1));
  session.work = {PromptKind::why, "half a\n\"thought\" 温故", 12.25, 3, 2};
  show_answer(session);
  const auto back = reread(saved(session, world), world);
  ASSERT_TRUE(back) << back.error().line();
  EXPECT_EQ(*back, session);
}

TEST(Session, ComesBackAfterEveryStepOfARandomRun) {
  World world;
  three_notes(world);
  Random random(3);
  Session session = three_items();
  for (std::uint64_t step = 1; step < 40; ++step) {
    switch (random.below(5)) {
      case 0:
        take_grade(session, static_cast<Grade>(1 + random.below(4)), event_number(step));
        break;
      case 1:
        show_answer(session);
        break;
      case 2:
        take_judgement(session, event_number(step));
        break;
      case 3:
        if (!session.steps.empty()) take_undo(session, Uuid(session.steps.back().event));
        break;
      default:
        session.work.draft += 'x';
    }
    if (session.stage == Stage::done) session.work = {};
    ASSERT_EQ(reread(saved(session, world), world).value(), session) << "step " << step;
  }
}

TEST(Session, LeavesOutWhatVanished) {
  World world;
  three_notes(world);
  Session session = three_items();
  take_grade(session, Grade::clear, event_number(1));
  take_grade(session, Grade::clear, event_number(2));
  session.work.draft = "kept";
  const std::string json = saved(session, world);
  world.write("A.md", "[[C]]").read();  // A and B are no longer connected
  const auto back = reread(json, world);
  ASSERT_TRUE(back);
  ASSERT_EQ(back->items.size(), 2U);
  EXPECT_EQ(back->at, 1U);
  EXPECT_EQ(back->work.draft, "kept");
  ASSERT_EQ(back->steps.size(), 1U);
  EXPECT_EQ(back->steps[0].at, 0U);
}

TEST(Session, WhereTheShownItemVanishedTheNextIsAsked) {
  World world;
  three_notes(world);
  Session session = three_items();
  session.work.draft = "about A and B";
  show_answer(session);
  const std::string json = saved(session, world);
  world.write("A.md", "[[C]]").read();
  const auto back = reread(json, world);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->at, 0U);
  EXPECT_EQ(current(*back)->b, 2U);
  EXPECT_EQ(back->stage, Stage::ask);
  EXPECT_EQ(back->work.draft, "");
}

TEST(Session, TextThatIsNoneIsAnError) {
  World world;
  three_notes(world);
  for (const char* bad : {"", "{", "[]", "null", "{}", "{\"version\": 99}"}) {
    const auto back = reread(bad, world);
    ASSERT_FALSE(back) << bad;
    EXPECT_EQ(back.error().kind, ErrorKind::io);
  }
}

TEST(Session, FieldsOfOtherTypesAreTakenAsMissing) {
  World world;
  three_notes(world);
  const auto back = reread(
      R"({"version":1,"at":-4,"day":"x","items":[3,{"a":"A.md","b":9},{"a":"A.md","b":"B.md"}],)"
      R"("steps":[{"at":1e30},{"at":0,"event":"?"}],"work":[]})",
      world);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->items.size(), 1U);
  EXPECT_EQ(back->at, 0U);
  EXPECT_TRUE(back->steps.empty());
}

}  // namespace whylink::review
