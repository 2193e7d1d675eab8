// Before a session and behind it: Today, the last page, and what every page has.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/window/session.hpp"

namespace whylink::window {
namespace {

class Today : public Session {};

TEST_F(Today, HoldsWhatFitsTheMinutesChosen) {
  for (int i = 0; i < 20; ++i) write(U"-");
  EXPECT_TRUE(shows("at most 1 minute"));
  key(Key::enter);
  EXPECT_TRUE(shows("Prompt 1 of 1  ·  new"));
  key(Key::escape);
  key(Key::escape);
  EXPECT_TRUE(shows("1 prompt of today's session left"));
  for (int i = 0; i < 8; ++i) write(U"+");
  key(Key::enter);
  EXPECT_TRUE(shows("Prompt 1 of 5  ·  new"));
}

TEST_F(Today, IsNarrowedToWhatFitsWords) {
  write(U"/");
  EXPECT_TRUE(application_->is_typing());
  write(U"path:Nowhere");
  key(Key::enter);
  EXPECT_FALSE(application_->is_typing());
  EXPECT_TRUE(shows("Nothing that fits is to be asked today."));
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::today) << "there is nothing to start";
  write(U"/");
  key(Key::home);
  for (int i = 0; i < 12; ++i) key(Key::erase);
  write(U"memory -sleep");
  key(Key::enter);
  EXPECT_FALSE(shows("Nothing that fits is to be asked today."));
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::ask);
}

TEST_F(Today, SaysWhatIsWrongWithAScopeAndGoesOnWithoutIt) {
  write(U"/");
  write(U"state:tired");
  key(Key::enter);
  EXPECT_TRUE(reads("tired"));
  EXPECT_TRUE(reads(" new"));
  write(U"/");
  key(Key::escape);
  EXPECT_FALSE(reads("tired"));
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::ask);
}

TEST_F(Today, TheGalleryIsHiddenBehindAChordAndLeftWithEsc) {
  Input input;
  input.events.push_back({{Key::character, 'g', true, true}, 0});
  frame(input);
  frame({});
  EXPECT_EQ(application_->screen(), ScreenId::gallery);
  key(Key::escape);
  EXPECT_EQ(application_->screen(), ScreenId::today);
}

TEST_F(Today, LeftInTheMiddleSaysHowMuchIsLeft) {
  key(Key::enter);
  key(Key::enter, true);
  write(U"3");
  key(Key::escape);
  key(Key::escape);
  EXPECT_TRUE(shows("4 prompts of today's session left"));
  EXPECT_TRUE(shows("4")) << "minutes for four prompts";
  write(U"l");
  EXPECT_TRUE(shows("Chunking – Schema"));
  EXPECT_FALSE(shows("Flashcards – Cue overload")) << "done";
  key(Key::enter);
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
}

TEST_F(Today, NothingStartsWhileAScopeIsWrong) {
  write(U"/");
  write(U"tag:x1 pth:zzz");
  key(Key::enter);
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::today);
  click("today.start");
  EXPECT_EQ(application_->screen(), ScreenId::today);
  EXPECT_TRUE(reads("pth"));
}

TEST_F(Today, TurnsTheColoursOutsideTheBoxOnly) {
  key(Key::enter);
  write(U"t");
  EXPECT_EQ(application_->theme(), "");
  EXPECT_EQ(application_->answer(), "t");
  key(Key::escape);
  write(U"t");
  EXPECT_EQ(application_->theme(), "dark");
}

TEST_F(Today, IsFoundAgainAfterARestart) {
  key(Key::enter);
  key(Key::enter, true);
  write(U"3");
  write(U"half");
  open();
  EXPECT_TRUE(shows("4 prompts of today's session left"));
  EXPECT_TRUE(shows("Go on"));
  key(Key::enter);
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
}

TEST_F(Today, OfYesterdayIsNotGoneOnWithInAWindowLeftOpen) {
  key(Key::enter);
  key(Key::enter, true);
  write(U"3");
  write(U"half a thought");
  key(Key::escape);
  key(Key::escape);
  now_.milliseconds += std::int64_t{3} * 24 * 3600 * 1000;
  write(U"?");
  key(Key::escape);
  EXPECT_FALSE(reads("of today's session left"));
  EXPECT_TRUE(reads(" to recall"));
  key(Key::enter);
  EXPECT_TRUE(reads("Prompt 1 of "));
}

TEST_F(Today, TheLastPageLeadsOn) {
  open_two_notes();
  key(Key::enter);
  key(Key::enter, true);
  write(U"4");
  ASSERT_EQ(application_->screen(), ScreenId::done);
  write(U"+");
  EXPECT_EQ(application_->screen(), ScreenId::done);
  EXPECT_TRUE(reads("Nothing else is to be asked today."));
  key(Key::escape);
  EXPECT_EQ(application_->screen(), ScreenId::today);
  EXPECT_FALSE(application_->wants_to_close());
}

TEST_F(Today, ANarrowedSessionDoesNotEndTheDay) {
  click("today.narrow");
  write(U"Flashcards");
  key(Key::enter);
  key(Key::enter);
  key(Key::enter, true);
  write(U"3");
  ASSERT_EQ(application_->screen(), ScreenId::done);
  EXPECT_TRUE(shows("Done with these"));
  EXPECT_TRUE(shows("Today has room for 4 prompts more."));
}

TEST_F(Today, FiveMoreMinutesAskWhatDidNotFit) {
  key(Key::enter);
  for (int i = 0; i < 5; ++i) {
    key(Key::enter, true);
    write(U"4");
  }
  ASSERT_EQ(application_->screen(), ScreenId::done);
  now_.milliseconds += std::int64_t{60} * 24 * 3600 * 1000;
  open();
  for (int i = 0; i < 20; ++i) write(U"-");
  key(Key::enter);
  for (int i = 0; i < 9 && application_->screen() == ScreenId::ask; ++i) {
    key(Key::enter, true);
    write(U"4");
  }
  ASSERT_EQ(application_->screen(), ScreenId::done);
  write(U"+");
  EXPECT_EQ(application_->screen(), ScreenId::ask);
}

TEST_F(Today, AScopeThatWasTypedCountsWithoutEnter) {
  write(U"/");
  write(U"path:Nowhere");
  click("today.start");
  EXPECT_EQ(application_->screen(), ScreenId::today);
  EXPECT_TRUE(shows("Nothing that fits is to be asked today."));
}

// The workspace keeps the function that tells, and tells at any time.
TEST_F(Today, WhatIsToldLaterIsShownOneAfterTheOther) {
  const auto& tell = application_->workspace()->options().tell;
  tell("no backup was made today");
  tell("the list of vaults was damaged");
  tell("no backup was made today");
  frame({});
  EXPECT_TRUE(shows("No backup was made today"));
  click("toast.close");
  EXPECT_TRUE(shows("The list of vaults was damaged"));
  click("toast.close");
  EXPECT_FALSE(shows("No backup was made today"));
}

TEST_F(Today, UndoFromTodayTakesBackTheGradeAndKeepsTheWords) {
  key(Key::enter);
  write(U"roots hold soil");
  key(Key::enter, true);
  write(U"3");
  now_.milliseconds += 86'400'000;  // the session is over
  open();
  ASSERT_EQ(application_->screen(), ScreenId::today);
  write(U"z");
  EXPECT_TRUE(reads("Taken back: "));
  ASSERT_EQ(application_->screen(), ScreenId::today);
  key(Key::enter);
  EXPECT_TRUE(reads("Flashcards"));
  EXPECT_EQ(application_->answer(), "roots hold soil");
}

TEST_F(Today, ThePageAfterAnUndoHasItsKeysAtOnce) {
  key(Key::enter);
  key(Key::enter, true);
  write(U"3");
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  key(Key::escape);  // out of the box
  write(U"z");
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  key(Key::escape);
  key(Key::enter);
  write(U"z");
  EXPECT_EQ(application_->answer(), "") << "no letter of an answer";
}

TEST_F(Today, TheNarrowingIsClosedByItsButton) {
  click("today.narrow");
  write(U"tag:idea");
  click("today.narrow");
  const auto& probes = application_->probes();
  EXPECT_EQ(std::ranges::find(probes, "field.scope", &Probe::name), probes.end());
}

}  // namespace
}  // namespace whylink::window
