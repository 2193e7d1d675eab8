// From the question to its answer and on: what a key, a click or a letter means on the way.
#include <gtest/gtest.h>

#include "app/window/platform/shares.hpp"
#include "tests/window/session.hpp"

namespace whylink::window {
namespace {

TEST_F(Session, AJudgementIsTakenOffByItsKeyAndSeenAfterUndo) {
  key(Key::enter);
  reveal();
  write(U"m");
  EXPECT_TRUE(reads("Judged map-only"));
  EXPECT_TRUE(reads("not asked again")) << "in place of dates";
  write(U"m");
  EXPECT_FALSE(reads("Judged"));
  write(U"k");
  write(U"w");
  write(U"z");
  EXPECT_TRUE(reads("Taken back: judged weak, "));
  write(U"3");
  key(Key::escape);
  write(U"z");
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  EXPECT_TRUE(reads("Judged strong"));
}

// Where the window of an input method opens.
TEST_F(Session, TheCaretIsInTheFieldThatTypesOrNowhere) {
  EXPECT_FALSE(application_->caret());
  key(Key::enter);
  write(U"near");
  ASSERT_TRUE(application_->caret());
  const Box caret = *application_->caret();
  const Box field = place("field.answer");
  EXPECT_GT(caret.x, field.x + 30);
  EXPECT_LT(caret.bottom(), field.bottom());
  reveal();
  EXPECT_FALSE(application_->caret());
}

TEST_F(Session, WhoRevealedTooEarlyGoesBackWithZ) {
  key(Key::enter);
  reveal();
  write(U"3");
  write(U"half an ans");
  reveal();
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  write(U"z");
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
  EXPECT_EQ(application_->answer(), "half an ans");
  write(U"wer");
  reveal();
  EXPECT_TRUE(shows("half an answer"));
  write(U"k");
  write(U"z");
  EXPECT_TRUE(reads("Taken back: judged strong")) << "what was done since comes first";
  write(U"z");
  EXPECT_TRUE(shows("Prompt 1 of 5  ·  new")) << "and then the grade before";
}

// The letters that were on their way when Ctrl+Enter was pressed are no keys.
TEST_F(Session, WhatIsTypedOnBehindTheAnswerGradesAndSuspendsNothing) {
  key(Key::enter);
  write(U"it seems");
  ticks_ += 5000;  // after some thought
  key(Key::enter, true);
  for (const char32_t c : std::u32string(U" so, kind of")) {
    ticks_ += 150;
    write({&c, 1});
  }
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  EXPECT_TRUE(shows("Prompt 1 of 5  ·  new"));
  EXPECT_FALSE(reads("Judged"));
  write(U"3");
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new")) << "a grade is meant";
}

TEST_F(Session, ASpaceBehindAPauseGrades) {
  key(Key::enter);
  write(U"it seems");
  key(Key::enter, true);
  ticks_ += 700;
  Input space;
  space.events.push_back({{Key::space, 0, false, false}, U' '});
  frame(space);
  frame({});
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
}

TEST_F(Session, TheSecondClickOnRevealGradesNothing) {
  key(Key::enter);
  click("ask.done");
  click("reveal.Clear", 2);
  EXPECT_EQ(application_->screen(), ScreenId::reveal);
  click("reveal.Clear");
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
}

TEST_F(Session, AMissIsSaidToComeBackTodayOnce) {
  open_two_notes();
  key(Key::enter);
  reveal();
  EXPECT_TRUE(shows("again today"));
  write(U"1");
  reveal();
  EXPECT_FALSE(shows("again today"));
  EXPECT_TRUE(shows("tomorrow"));
}

TEST_F(Session, NeitherAHintNorANoticeMovesTheButtons) {
  key(Key::enter);
  const float before = place("ask.done").y;
  key(Key::f1);
  ASSERT_TRUE(reads("Hint: "));
  EXPECT_EQ(place("ask.done").y, before);
  reveal();
  const float grades = place("reveal.Clear").y;
  write(U"k");
  write(U"z");
  ASSERT_TRUE(reads("Taken back: judged strong"));
  EXPECT_EQ(place("reveal.Clear").y, grades);
}

// All of it came between two frames.
TEST_F(Session, LettersBehindAGradeAreTheNextAnswer) {
  key(Key::enter);
  reveal();
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  Input input;
  for (const char32_t c : std::u32string(U"3sleep")) input.events.push_back({{}, c});
  Report silent(false);
  static_cast<void>(draw_in_shares(input, *application_, stage_, silent));
  EXPECT_TRUE(input.events.empty());
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
  EXPECT_EQ(application_->answer(), "sleep") << "its s suspended nothing";
}

}  // namespace
}  // namespace whylink::window
