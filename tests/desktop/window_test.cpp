// The main paths in a real window.
#include <gtest/gtest.h>

#include <memory>

#include "tests/desktop/desktop.hpp"

namespace whylink::desktop {

namespace {

class Desktop : public testing::Test {
 protected:
  void SetUp() override {
    if (!display_.works()) GTEST_SKIP() << "needs Xvfb and xdotool";
  }
  [[nodiscard]] const e2e::Sandbox& sandbox() const { return sandbox_; }
  [[nodiscard]] std::string after(const std::string& command) const {
    return sandbox_.run(command).output;
  }

  // Of the reviews with that answer, in order.
  [[nodiscard]] std::string grades_in_journal(const std::string& answer) const {
    return after("grep -F '" + answer +
                 "' data/journal.jsonl | grep -o '\"grade\":[0-9]' | cut -d: -f2 | tr '\\n' ' '");
  }

 private:
  Display display_;
  e2e::Sandbox sandbox_;
};

}  // namespace

TEST_F(Desktop, AnAnswerInThreeScriptsIsGradedTakenBackAndThereAfterReopening) {
  const std::string answer = "café – 日本 😀";
  {
    Window window(sandbox());
    window.key("Return");
    ASSERT_TRUE(window.until_screen("ask"));
    window.type("café", 1);
    ASSERT_TRUE(window.until_answer("café"));
    window.paste(" – 日本 😀");
    ASSERT_TRUE(window.until_answer(answer));
    window.key("ctrl+Return");
    ASSERT_TRUE(window.until_screen("reveal"));
    window.key("3");
    ASSERT_TRUE(window.until_screen("ask"));
    window.key("Escape");
    window.key("z");
    ASSERT_TRUE(window.until_screen("reveal"));
    EXPECT_EQ(window.quit(), 0);
  }
  EXPECT_EQ(after("whylink undo vault"), "whylink: there is nothing to take back\n")
      << "the grade was taken back";
  Window again(sandbox());
  again.key("Return");
  ASSERT_TRUE(again.until_screen("reveal"));
  EXPECT_TRUE(again.reads(answer));
  again.key("2");
  ASSERT_TRUE(again.until_screen("ask"));
  EXPECT_EQ(again.quit(), 0);
  EXPECT_EQ(grades_in_journal(answer), "3 2 ") << "the one that was taken back, and the other";
}

TEST_F(Desktop, TheMouseAloneGetsThroughAPrompt) {
  Window window(sandbox());
  window.click("today.start");
  ASSERT_TRUE(window.until_screen("ask"));
  window.click("ask.confidence.fairly");
  window.click("ask.done");
  ASSERT_TRUE(window.until_screen("reveal"));
  window.click("reveal.Clear");
  ASSERT_TRUE(window.until_screen("ask"));
  EXPECT_EQ(window.quit(), 0);
  EXPECT_EQ(grades_in_journal(""), "3 ");
  EXPECT_EQ(after("grep -c '\"confidence\":2' data/journal.jsonl"), "1\n");
}

// The keyboard is French: digits are written with Shift, and the key of the 3 alone writes ".
TEST_F(Desktop, GradesLieInTheDigitsRowWhateverItWrites) {
  Window window(sandbox());
  window.key("Return");
  ASSERT_TRUE(window.until_screen("ask"));
  window.key("ctrl+Return");
  ASSERT_TRUE(window.until_screen("reveal"));
  window.key("quotedbl");
  ASSERT_TRUE(window.until_screen("ask"));
  EXPECT_EQ(window.seen()["answer"], "") << "the mark is not typed at the next prompt";
  EXPECT_EQ(window.quit(), 0);
  EXPECT_EQ(grades_in_journal(""), "3 ");
}

TEST_F(Desktop, WhatIsTypedIsSeen) {
  Window window(sandbox());
  window.key("Return");
  ASSERT_TRUE(window.until_screen("ask"));
  window.type("i", 1);
  ASSERT_TRUE(window.until_answer("i"));
  const auto before = window.seen()["ink"].get<int>();
  window.type("iiiiiiiii WWWWWWWWW 0000000000", 1);
  ASSERT_TRUE(window.until_answer("iiiiiiiiii WWWWWWWWW 0000000000"));
  // Strokes of 28 letters; blocks in their place would be some 3,000 pixels.
  const int gained = window.seen()["ink"].get<int>() - before;
  EXPECT_GT(gained, 300);
  EXPECT_LT(gained, 1500);
  EXPECT_EQ(window.quit(), 0);
}

TEST_F(Desktop, NoKeyIsLostWhenTypedFasterThanFramesAreDrawn) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "as fast as " + std::to_string(i) + " ";
  Window window(sandbox());
  window.key("Return");
  ASSERT_TRUE(window.until_screen("ask"));
  window.type(text, 1);
  EXPECT_TRUE(window.until_answer(text));
  EXPECT_EQ(window.quit(), 0);
}

// A dead key and a letter that takes no accent are both used up by composing. GLFW 3.4 tells of
// them all the same, and what they are is guessed there.
TEST_F(Desktop, KeysUsedUpByComposingAreNotActedUponAndTheNextOneIs) {
  Window window(sandbox());
  window.key("Return");
  ASSERT_TRUE(window.until_screen("ask"));
  window.key("dead_circumflex");
  window.key("e");
  ASSERT_TRUE(window.until_answer("ê"));
  window.type("ab", 1);
  ASSERT_TRUE(window.until_answer("êab"));
  window.key("dead_circumflex");
  window.key("x");
  window.key("BackSpace");
  window.type("c", 1);
  const bool known = window.seen()["composing"] == "known";
  EXPECT_TRUE(window.until_answer(known ? "êac" : "êabc"));
  // Outside the box a dead key waits for nothing.
  window.key("Escape");
  if (known) window.key("dead_circumflex");
  window.key("n");
  EXPECT_TRUE(window.until_answer(""));
  EXPECT_TRUE(window.reads("Prompt 2 of 5"));
  EXPECT_EQ(window.quit(), 0);
}

// The next prompt is there for the letters that come right behind the grade.
TEST_F(Desktop, LettersBehindAGradeBelongToTheNextPrompt) {
  Window window(sandbox());
  window.key("Return");
  ASSERT_TRUE(window.until_screen("ask"));
  window.key("ctrl+Return");
  ASSERT_TRUE(window.until_screen("reveal"));
  window.type("3next", 1);
  EXPECT_TRUE(window.until_answer("next"));
  EXPECT_EQ(window.quit(), 0);
}

TEST_F(Desktop, NothingIsDrawnWhileNothingHappens) {
  Window window(sandbox());
  window.key("Return");
  ASSERT_TRUE(window.until_screen("ask"));
  window.type("still", 1);
  ASSERT_TRUE(window.until_answer("still"));
  const int drawn = window.seen()["frames"].get<int>();
  ASSERT_TRUE(window.until_kept()) << "a second later";
  EXPECT_LE(window.seen()["frames"].get<int>() - drawn, 3) << "what the last letter asked for";
  EXPECT_EQ(window.quit(), 0);
}

TEST_F(Desktop, LineEndsOfAnotherSystemArePastedAsOneAndUndone) {
  Window window(sandbox());
  window.key("Return");
  ASSERT_TRUE(window.until_screen("ask"));
  window.type("one ", 1);
  window.paste("two\r\nthree");
  ASSERT_TRUE(window.until_answer("one two\nthree"));
  window.key("ctrl+z");
  ASSERT_TRUE(window.until_answer("one "));
  window.key("ctrl+shift+z");
  ASSERT_TRUE(window.until_answer("one two\nthree"));
  EXPECT_EQ(window.quit(), 0);
}

TEST_F(Desktop, ResizedItKeepsItsControlsInsideAndTheSizeForTheNextTime) {
  {
    Window window(sandbox());
    window.key("Return");
    ASSERT_TRUE(window.until_screen("ask"));
    for (const auto& [width, height] : {std::pair{900, 700}, {520, 420}, {1000, 640}}) {
      window.resize(width, height);
      window.type("x", 1);
      ASSERT_TRUE(window.until_answer("x"));
      window.key("BackSpace");
      ASSERT_TRUE(window.until_answer(""));
      for (const auto& [name, box] : window.seen()["controls"].items()) {
        EXPECT_LE(box[0].get<double>() + box[2].get<double>(), width) << name;
        EXPECT_LE(box[1].get<double>() + box[3].get<double>(), height) << name;
      }
    }
    EXPECT_EQ(window.quit(), 0);
  }
  Window again(sandbox());
  const auto controls = again.seen()["controls"];
  const auto& start = controls["today.start"];
  EXPECT_EQ(start[0].get<double>(), 160) << "a column of 680 in the middle of 1000";
  EXPECT_EQ(again.quit(), 0);
}

TEST_F(Desktop, ColoursAndScaleChosenAreThereTheNextTime) {
  double wide = 0;
  {
    Window window(sandbox(), {"--theme", "light"});
    wide = window.seen()["controls"]["today.start"][2].get<double>();
    window.key("t");
    window.key("ctrl+plus");
    window.key("Return");
    ASSERT_TRUE(window.until_screen("ask"));
    EXPECT_EQ(window.quit(), 0);
  }
  const std::string chosen = "\"scale\":1.1,\"theme\":\"dark\"}\n";
  EXPECT_TRUE(after("cat data/window").ends_with(chosen));
  Window again(sandbox());
  EXPECT_GT(again.seen()["controls"]["today.start"][2].get<double>(), wide * 1.05);
  EXPECT_EQ(again.quit(), 0);
  EXPECT_TRUE(after("cat data/window").ends_with(chosen));
}

TEST_F(Desktop, ToldToEndItKeepsTheLastLetterAndItsColours) {
  {
    Window window(sandbox(), {"--theme", "light"});
    window.key("t");
    window.key("Return");
    ASSERT_TRUE(window.until_screen("ask"));
    window.type("to the last letter", 1);
    ASSERT_TRUE(window.until_answer("to the last letter"));
    EXPECT_EQ(window.terminate(), 0);
  }
  EXPECT_NE(after("cat data/window").find("\"theme\":\"dark\""), std::string::npos);
  Window again(sandbox());
  again.key("Return");
  EXPECT_TRUE(again.until_answer("to the last letter"));
  EXPECT_EQ(again.quit(), 0);
}

TEST_F(Desktop, KilledInTheMiddleComesBackWithTheHalfTypedAnswer) {
  {
    Window window(sandbox());
    window.key("Return");
    ASSERT_TRUE(window.until_screen("ask"));
    window.type("half a thought: ", 1);
    ASSERT_TRUE(window.until_answer("half a thought: "));
    window.paste("été – 睡眠 😀");
    ASSERT_TRUE(window.until_answer("half a thought: été – 睡眠 😀"));
    ASSERT_TRUE(window.until_kept());
    window.kill();
  }
  Window again(sandbox());
  again.key("Return");
  EXPECT_TRUE(again.until_answer("half a thought: été – 睡眠 😀"));
  EXPECT_EQ(again.quit(), 0);
  EXPECT_EQ(after("whylink doctor vault"), "nothing is wrong\n");
}

}  // namespace whylink::desktop
