// A session held through the screens, without a display.
#include <gtest/gtest.h>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>

#include "tests/window/session.hpp"

namespace whylink::window {
namespace {

TEST_F(Session, KeepsAHalfTypedAnswerInAnyScriptOverClosing) {
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  write(U"é 日本 😀 z");
  EXPECT_EQ(application_->answer(), "é 日本 😀 z");
  EXPECT_TRUE(application_->leave());
  open();
  key(Key::enter);
  EXPECT_EQ(application_->answer(), "é 日本 😀 z");
}

TEST_F(Session, ACrashLosesNoMoreThanTheLastSecondOfTyping) {
  key(Key::enter);
  write(U"half a");
  EXPECT_EQ(application_->due_in_ms(), 1000);
  ticks_ += 600;
  write(U" thought");
  EXPECT_EQ(application_->due_in_ms(), 400) << "counted from the first letter that is not on disk";
  ticks_ += 399;
  EXPECT_FALSE(application_->tick());
  EXPECT_FALSE(application_->is_answer_kept());
  ticks_ += 1;
  EXPECT_TRUE(application_->tick());
  EXPECT_TRUE(application_->is_answer_kept());
  EXPECT_EQ(application_->due_in_ms(), std::nullopt);
  EXPECT_FALSE(application_->tick()) << "once";
  write(U" gone");
  ticks_ += 999;
  application_->tick();
  open();  // what ran before was not left
  key(Key::enter);
  EXPECT_EQ(application_->answer(), "half a thought");
}

// No file grows while it lives: every write to the record fails.
class FullDisk {
 public:
  FullDisk() : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit none = before_;
    none.rlim_cur = 0;
    ::setrlimit(RLIMIT_FSIZE, &none);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

TEST_F(Session, WhatAFullDiskRefusesIsKeptWhenThereIsRoomAgain) {
  key(Key::enter);
  write(U"first ");
  application_->lose_focus();
  {
    const FullDisk full;
    write(U"rest");
    ticks_ += 1000;
    EXPECT_TRUE(application_->tick());
    EXPECT_FALSE(application_->is_answer_kept());
    EXPECT_EQ(application_->due_in_ms(), 1000) << "it tries again";
    frame({});
    EXPECT_TRUE(reads("not on disk yet"));
    EXPECT_FALSE(application_->leave());
    EXPECT_FALSE(application_->leave()) << "as often as it is asked";
    open_vault(folder_.root());
    EXPECT_EQ(application_->screen(), ScreenId::error) << "the vault that is open stays";
    key(Key::enter);
    EXPECT_EQ(application_->answer(), "first rest");
  }
  ticks_ += 1000;
  EXPECT_TRUE(application_->tick());
  EXPECT_TRUE(application_->is_answer_kept());
  open();
  key(Key::enter);
  EXPECT_EQ(application_->answer(), "first rest");
}

TEST_F(Session, ClosedWhileADiskRefusesItWarnsOnce) {
  key(Key::enter);
  write(U"roots");
  const FullDisk full;
  EXPECT_FALSE(application_->may_close());
  frame({});
  EXPECT_TRUE(reads("Close once more to leave without what you did last"));
  EXPECT_TRUE(application_->may_close());
}

TEST_F(Session, OnlyTheLastNoticeOffersUndo) {
  key(Key::enter);
  key(Key::f2);
  EXPECT_TRUE(reads("Put off until tomorrow: Flashcards"));
  key(Key::f2);
  EXPECT_TRUE(reads("Put off until tomorrow: Chunking"));
  click("toast.act");
  EXPECT_TRUE(reads("Taken back: "));
  EXPECT_FALSE(reads("Put off until tomorrow: Flashcards")) << "its Undo would take back another";
}

TEST_F(Session, WhatIsTypedIsOnDiskBeforeAnythingElseIsDone) {
  const auto on_disk = [this](std::string_view words) {
    const auto saved = application_->workspace()->record().local("session");
    return saved && *saved && (*saved)->find(words) != std::string::npos;
  };
  key(Key::enter);
  write(U"roots");
  EXPECT_FALSE(on_disk("roots")) << "a letter costs no write";
  application_->lose_focus();
  EXPECT_TRUE(on_disk("roots"));
  write(U" hold");
  key(Key::f1);
  EXPECT_TRUE(on_disk("roots hold")) << "with the hint";
  write(U" soil");
  key(Key::escape);
  key(Key::escape);
  ASSERT_EQ(application_->screen(), ScreenId::today);
  EXPECT_TRUE(on_disk("roots hold soil")) << "with the session left";
  key(Key::enter);
  write(U" down");
  reveal();
  EXPECT_TRUE(on_disk("roots hold soil down")) << "with the answer given";
  EXPECT_TRUE(shows("roots hold soil down"));
}

TEST_F(Session, KeysAtTheFootCanBeClicked) {
  click("key.Enter");
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  click("key.Ctrl+Enter");
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  click("key.W");
  EXPECT_TRUE(reads("Judged weak"));
  click("key.?");
  ASSERT_EQ(application_->screen(), ScreenId::keys);
  key(Key::escape);
  click("key.Space");
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  write(U"typed");
  click("key.F1");
  EXPECT_TRUE(reads("Hint: "));
  EXPECT_TRUE(application_->is_typing()) << "a click on a key leaves the focus as the key does";
  click("key.Esc");
  EXPECT_FALSE(application_->is_typing());
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  click("key.N");
  EXPECT_TRUE(shows("Prompt 3 of 5  ·  new"));
}

TEST_F(Session, MarksInAnEarlierAnswerWhatWasPutOtherwiseSince) {
  open_two_notes();
  key(Key::enter);
  write(U"roots hold soil");
  reveal();
  EXPECT_FALSE(reads("Your earlier answers"));
  write(U"1");  // it comes back at the end
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  write(U"roots keep soil");
  reveal();
  EXPECT_TRUE(reads("Your earlier answers; marked is what you have put differently since"));
  EXPECT_TRUE(shows("roots hold soil"));
}

TEST_F(Session, WhatPutsAPromptAwayIsSaidAndTakenBackWithAClick) {
  key(Key::enter);
  key(Key::f2);
  EXPECT_TRUE(reads("Put off until tomorrow: "));
  key(Key::escape);
  write(U"s");
  EXPECT_TRUE(reads("Suspended, not asked any more: "));
  EXPECT_TRUE(shows("Prompt 3 of 5  ·  new"));
  click("toast.act");
  EXPECT_TRUE(reads("Taken back: suspended"));
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
}

// What is typed behind a click on a button is text as before: an s suspends nothing.
TEST_F(Session, AClickOnAButtonDoesNotTurnLettersIntoKeys) {
  key(Key::enter);
  write(U"I think ");
  click("ask.hint");
  write(U"sleep");
  click("ask.confidence.sure");
  write(U" nothing");
  EXPECT_TRUE(shows("Prompt 1 of 5  ·  new"));
  EXPECT_EQ(application_->answer(), "I think sleep nothing");
}

TEST_F(Session, AKeyHeldDownActsOnce) {
  key(Key::enter);
  for (int i = 0; i < 6; ++i) {
    Input input;
    input.events.push_back({{Key::f2, 0, false, false, i > 0}, 0});
    frame(input);
    frame({});
  }
  EXPECT_TRUE(shows("Prompt 2 of 5  ·  new"));
}

// The button clicked has the focus, which nobody sees: Enter is the screen's.
TEST_F(Session, AClickDoesNotTakeEnterFromTheScreen) {
  click("today.list");
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::ask);
}

TEST_F(Session, GradesAndTakesBack) {
  key(Key::enter);
  write(U"because");
  reveal();
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  write(U"3");
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  EXPECT_EQ(application_->answer(), "");
  key(Key::escape);  // out of the box, where letters are keys
  write(U"z");
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
}

// What failed is told; the page below it is of the prompt where the session stands, not of the one
// that was graded.
TEST_F(Session, GoesOnAtTheRightPromptAfterAnError) {
  const std::filesystem::path vault = data_ / "vault";
  std::filesystem::copy(WHYLINK_SOURCE_DIR "/assets/sample-vault", vault,
                        std::filesystem::copy_options::recursive);
  open(vault);
  key(Key::enter);
  write(U"because");
  reveal();
  ASSERT_EQ(application_->screen(), ScreenId::reveal);
  std::filesystem::rename(vault, data_ / "away");
  write(U"3");
  ASSERT_EQ(application_->screen(), ScreenId::error);
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::error) << "it is still away";
  key(Key::escape);
  ASSERT_EQ(application_->screen(), ScreenId::today);
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::error);
  std::filesystem::rename(data_ / "away", vault);
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::today) << "from where it was tried";
  key(Key::enter);
  ASSERT_EQ(application_->screen(), ScreenId::ask);
  EXPECT_EQ(application_->answer(), "");
  int reviews = 0;
  const auto events = application_->workspace()->record().all_events().value();
  for (const record::Event& event : events) {
    if (std::holds_alternative<record::Reviewed>(event.body)) ++reviews;
  }
  EXPECT_EQ(reviews, 1);
}

TEST_F(Session, CountsNoTimeThatWasSpentElsewhere) {
  const auto spent = [this] {
    double seconds = 0;
    const auto events = application_->workspace()->record().all_events().value();
    for (const record::Event& event : events) {
      if (const auto* one = std::get_if<record::Reviewed>(&event.body)) seconds = one->seconds;
    }
    return seconds;
  };
  key(Key::enter);
  now_.milliseconds += 10'000;
  key(Key::escape);
  key(Key::escape);
  ASSERT_EQ(application_->screen(), ScreenId::today);
  now_.milliseconds += 200'000;
  write(U"?");  // over Today
  now_.milliseconds += 30'000;
  key(Key::escape);
  key(Key::enter);
  key(Key::escape);
  write(U"?");  // over the question
  ASSERT_EQ(application_->screen(), ScreenId::keys);
  now_.milliseconds += 50'000;
  key(Key::escape);
  now_.milliseconds += 5'000;
  reveal();
  write(U"3");
  EXPECT_EQ(spent(), 15);
}

TEST_F(Session, TheLastGradeIsTakenBackAfterARestartToo) {
  open_two_notes();
  key(Key::enter);
  reveal();
  write(U"4");
  ASSERT_EQ(application_->screen(), ScreenId::done);
  open(folder_.root() / "two");
  EXPECT_TRUE(shows("Nothing to ask now"));
  write(U"z");
  EXPECT_TRUE(reads("Taken back: reviewed "));
  EXPECT_FALSE(shows("Nothing to ask now"));
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::reveal) << "where it was graded";
}

TEST_F(Session, EveryControlOfTheQuestionIsInTheWindowAndNamedOnce) {
  key(Key::enter);
  std::vector<std::string> names;
  for (const Probe& probe : application_->probes()) {
    EXPECT_EQ(std::ranges::count(names, probe.name), 0) << probe.name;
    names.push_back(probe.name);
    EXPECT_GE(probe.box.x, 0) << probe.name;
    EXPECT_LE(probe.box.right(), 1280) << probe.name;
    EXPECT_LE(probe.box.bottom(), 800) << probe.name;
  }
  EXPECT_GE(names.size(), 5U);
}

}  // namespace
}  // namespace whylink::window
