// Text fields as they are worked: keys, mouse and clipboard on a stage without a display.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/window/platform/stage.hpp"
#include "app/window/widgets/text_field.hpp"

namespace whylink::window {
namespace {

class OneText : public Clipboard {
 public:
  std::string text() override { return kept; }
  void set_text(const std::string& text) override { kept = text; }
  std::string kept;
};

class Field : public testing::Test {
 protected:
  static constexpr Box kBox{20, 20, 332, 120};  // 300 wide and four rows high inside

  Field() { frame({}); }
  void frame(const Input& input) {
    stage_.begin();
    {
      Frame frame(stage_.canvas(), input, focus_, clipboard_);
      if (focus_.focused.empty()) frame.focus("field.text");
      text_field(frame, "field.text", kBox, state_, "say why");
      pointer_ = frame.pointer();
      caret_ = frame.caret();
    }
    stage_.end();
  }
  void press(Key key, bool control = false, bool shift = false, char letter = 0) {
    Input input;
    input.events.push_back({{key, letter, control, shift}, 0});
    frame(input);
    frame({});
  }
  void write(std::u32string_view text) {
    Input input;
    for (const char32_t c : text) input.events.push_back({{}, c});
    frame(input);
    frame({});
  }
  void mouse(float x, float y, int clicks, bool clicked = true) {
    Input input;
    input.mouse_x = x;
    input.mouse_y = y;
    input.mouse_down = true;
    input.clicked = clicked;
    input.clicks = clicks;
    frame(input);
  }
  [[nodiscard]] std::vector<std::string> seen() const {
    std::vector<std::string> texts;
    for (const ShownText& one : stage_.canvas().shown()) texts.push_back(one.text);
    return texts;
  }
  static std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "line " + std::to_string(i) + "\n";
    return text;
  }

  OneText clipboard_;
  FocusState focus_;
  FieldState state_;
  Pointer pointer_ = Pointer::arrow;
  std::optional<Box> caret_;
  Stage stage_{640, 400, 1, themes().front()};
};

TEST_F(Field, DrawsOnlyTheRowsThatAreSeen) {
  state_.buffer.reset(lines(20'000));
  frame({});
  EXPECT_EQ(seen(), (std::vector<std::string>{"line 0", "line 1", "line 2", "line 3"}));
  press(Key::end, true);
  EXPECT_EQ(seen(), (std::vector<std::string>{"line 19997", "line 19998", "line 19999", ""}));
}

// Rows of one letter's width, so that what is moved over can be counted.
TEST_F(Field, AMegabyteIsPastedMovedInTypedIntoAndTakenBack) {
  clipboard_.kept = std::string(1'000'000, 'w');
  press(Key::character, true, false, 'v');
  EXPECT_EQ(state_.buffer.text().size(), 1'000'000U);
  EXPECT_EQ(state_.buffer.caret(), 1'000'000U);
  const std::size_t row = state_.rows.front().end;
  ASSERT_GT(state_.rows.size(), 1000U);
  press(Key::home, true);
  EXPECT_EQ(state_.buffer.caret(), 0U);
  EXPECT_EQ(state_.scroll, 0);
  press(Key::down);
  EXPECT_EQ(state_.buffer.caret(), row);
  press(Key::page_down);
  EXPECT_EQ(state_.buffer.caret(), 4 * row) << "three of the four rows";
  write(U"x");
  EXPECT_EQ(state_.buffer.text().at(4 * row), 'x');
  press(Key::end, true);
  EXPECT_EQ(state_.buffer.caret(), 1'000'001U);
  EXPECT_GT(state_.scroll, 1000);
  press(Key::character, true, false, 'z');
  press(Key::character, true, false, 'z');
  EXPECT_EQ(state_.buffer.text(), "");
}

TEST_F(Field, TheMousePointsAsOverText) {
  mouse(100, 50, 0, false);
  EXPECT_EQ(pointer_, Pointer::text);
  mouse(500, 300, 0, false);
  EXPECT_EQ(pointer_, Pointer::arrow);
}

// A wheel over a field of few rows passes over none.
TEST_F(Field, TheWheelMovesNoFurtherThanIsSeen) {
  state_.buffer.reset(lines(40));
  frame({});
  Input input;
  input.mouse_x = 100;
  input.mouse_y = 60;
  input.wheel = -1;
  frame(input);
  EXPECT_EQ(seen().front(), "line 3") << "four rows are seen";
}

TEST_F(Field, MovesByWordsRowsPagesAndToTheEnds) {
  state_.buffer.reset(lines(10));
  press(Key::home, true);
  press(Key::right, true);
  EXPECT_EQ(state_.buffer.caret(), 5U) << "at the next word";
  press(Key::end);
  EXPECT_EQ(state_.buffer.caret(), 6U);
  press(Key::down);
  EXPECT_EQ(state_.buffer.caret(), 13U);
  press(Key::home);
  EXPECT_EQ(state_.buffer.caret(), 7U);
  press(Key::page_down);
  EXPECT_EQ(state_.buffer.caret(), 28U) << "three rows on";
  press(Key::page_up);
  press(Key::up, false, true);
  EXPECT_EQ(state_.buffer.selected(), "line 0\n");
  press(Key::end, true);
  EXPECT_EQ(state_.buffer.caret(), state_.buffer.text().size());
}

TEST_F(Field, CutsCopiesAndPastes) {
  state_.buffer.reset("one two");
  press(Key::left, true, true);
  press(Key::character, true, false, 'x');
  EXPECT_EQ(clipboard_.kept, "two");
  EXPECT_EQ(state_.buffer.text(), "one ");
  press(Key::character, true, false, 'a');
  press(Key::character, true, false, 'c');
  EXPECT_EQ(clipboard_.kept, "one ");
  press(Key::end);
  press(Key::character, true, false, 'v');
  EXPECT_EQ(state_.buffer.text(), "one one ");
  press(Key::backspace, true);
  EXPECT_EQ(state_.buffer.text(), "one ");
  press(Key::home);
  press(Key::erase, true);
  EXPECT_EQ(state_.buffer.text(), "");
}

TEST_F(Field, TwoClicksTakeAWordAndThreeARow) {
  state_.buffer.reset("some words here\nand below");
  mouse(kBox.x + 20, kBox.y + 20, 2);
  EXPECT_EQ(state_.buffer.selected(), "some");
  mouse(kBox.x + 20, kBox.y + 20, 3);
  EXPECT_EQ(state_.buffer.selected(), "some words here");
}

TEST_F(Field, DraggingOverTheEdgeSelectsAndBringsIntoSight) {
  state_.buffer.reset(lines(40));
  frame({});
  mouse(kBox.x + 16, kBox.y + 20, 1);
  mouse(kBox.x + 16, kBox.y + 12 + 24 * 9, 1, false);
  EXPECT_TRUE(std::string(state_.buffer.selected()).starts_with("line 0\nline 1"));
  frame({});
  EXPECT_EQ(seen().back(), "line 9");
}

TEST_F(Field, OnOneLineNothingWrapsAndTheCaretStaysInSight) {
  state_.one_line = true;
  clipboard_.kept = "/home/ann\r\n" + std::string(200, 'x') + "/end";
  press(Key::character, true, false, 'v');
  EXPECT_EQ(state_.buffer.text().find('\n'), std::string::npos);
  ASSERT_EQ(seen().size(), 1U);
  EXPECT_TRUE(seen().front().ends_with("/end"));
  press(Key::enter);
  EXPECT_FALSE(seen().front().ends_with("\n"));
  press(Key::home);
  EXPECT_TRUE(seen().front().starts_with("/home/ann"));
  press(Key::up);
  press(Key::down);
  EXPECT_EQ(state_.buffer.caret(), 0U);
  press(Key::end);
  EXPECT_TRUE(seen().front().ends_with("/end"));
}

// Pairs of letters stand closer than letters alone: what is drawn, clicked and scrolled goes by
// them.
TEST_F(Field, AClickWhereTheCaretStandsLeavesItThere) {
  write(U"To Yvonne: AVATAR, Type, Work, Today. illiilli");
  for (std::size_t at = 1; at < state_.buffer.text().size(); ++at) {
    state_.buffer.move_to(at, false);
    frame({});
    const Box caret = caret_.value_or(Box{});
    ASSERT_GT(caret.h, 0);
    mouse(caret.x + 0.5F, caret.y + 4, 1);
    EXPECT_EQ(state_.buffer.caret(), at);
  }
}

TEST_F(Field, OnOneLineTheLetterJustTypedIsSeen) {
  state_.one_line = true;
  frame({});
  for (const char32_t c :
       std::u32string(U"/home/yvonne/Vaults/Work/Today/Travel/AVATAR/To/Ty/To")) {
    write({&c, 1});
    ASSERT_EQ(state_.rows.front().end, state_.buffer.text().size()) << state_.buffer.text();
  }
}

TEST_F(Field, WhatIsDisabledCanBeReadAndNoMore) {
  state_.buffer.reset("read me");
  state_.enabled = false;
  frame({});
  Input input;
  input.events.push_back({{}, U'x'});
  frame(input);
  mouse(kBox.x + 20, kBox.y + 20, 2);
  frame({});
  EXPECT_EQ(state_.buffer.text(), "read me");
  EXPECT_EQ(state_.buffer.selected(), "");
  EXPECT_EQ(seen(), std::vector<std::string>{"read me"});
  EXPECT_EQ(focus_.focused, "");
}

TEST_F(Field, TabIsForTheScreenWhereTheFieldSaysSo) {
  state_.takes_tab = true;
  frame({});
  press(Key::tab);
  EXPECT_EQ(focus_.focused, "field.text");
  EXPECT_FALSE(focus_.by_keyboard);
  state_.takes_tab = false;
  frame({});
  press(Key::tab);
  EXPECT_TRUE(focus_.by_keyboard) << "it went round to the only control";
}

}  // namespace
}  // namespace whylink::window
