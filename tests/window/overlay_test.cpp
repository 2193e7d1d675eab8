// Menus and dialogs: what lies over the screen has all input, and gives it back.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "app/window/widgets/dialog.hpp"
#include "app/window/widgets/menu.hpp"
#include "app/window/widgets/text_field.hpp"
#include "tests/window/easel.hpp"

namespace whylink::window {
namespace {

// A screen with two buttons, a field and a key, and a menu and a dialog over it.
class Over : public ::testing::Test {
 protected:
  Over() {
    dialog_.title = "Cut this link?";
    dialog_.text = TextBlock("The words stay.");
    dialog_.main = "Cut";
    dialog_.cancel = "Keep";
    menu_.at = {20, 20, 120, 40};
  }
  void draw(Frame& frame) {
    if (frame.button("below.open", {20, 20, 120, 40}, "Open", Look::quiet)) {
      (asks_ ? asked_ : menu_.open) = true;
    }
    if (frame.button("below.other", {400, 300, 480, 200}, "Other", Look::quiet)) ++others_;
    text_field(frame, "field.below", {20, 600, 400, 100}, field_, "");
    if (frame.pressed('x')) ++others_;
    if (frame.pressed(Key::escape) || frame.pressed(Key::down)) ++others_;
    if (asked_) answer_ = dialog(frame, "ask", dialog_);
    if (answer_ != Answer::none) asked_ = false;
    if (const auto at = menu(frame, "menu", items_, menu_)) chosen_ = items_[*at].name;
  }
  Easel& easel() {
    if (!easel_) easel_ = std::make_unique<Easel>([this](Frame& frame) { draw(frame); });
    return *easel_;
  }
  void write(char32_t c) {
    Input input;
    input.events.push_back({{}, c});
    easel().frame(input);
  }

  std::vector<MenuItem> items_ = {{"first", "Suspend", "S"},
                                  {"second", "Not possible now", "", false},
                                  {"third", "Open in Obsidian", "O"}};
  MenuState menu_;
  DialogState dialog_;
  FieldState field_;
  bool asks_ = false;
  bool asked_ = false;
  Answer answer_ = Answer::none;
  std::string chosen_;
  int others_ = 0;
  std::unique_ptr<Easel> easel_;
};

TEST_F(Over, AMenuOpenedByTheMouseTakesEnter) {
  easel().click("below.open");
  ASSERT_TRUE(menu_.open);
  easel().press(Key::enter);
  EXPECT_EQ(chosen_, "first");
  EXPECT_FALSE(menu_.open);
}

TEST_F(Over, AMenuIsChosenFromByKeysPastWhatIsDisabled) {
  easel().press(Key::tab);
  easel().press(Key::enter);
  ASSERT_TRUE(menu_.open) << "the Enter that opened it chooses nothing";
  EXPECT_EQ(chosen_, "");
  EXPECT_EQ(easel().focused(), "menu.first");
  EXPECT_EQ(easel().find("below.other"), nullptr) << "what lies below cannot be used";
  easel().press(Key::down);
  EXPECT_EQ(easel().focused(), "menu.third");
  easel().press(Key::down);
  EXPECT_EQ(easel().focused(), "menu.first");
  easel().press(Key::up);
  EXPECT_EQ(easel().focused(), "menu.third");
  easel().press(Key::enter);
  EXPECT_EQ(chosen_, "third");
  EXPECT_FALSE(menu_.open);
  EXPECT_EQ(easel().focused(), "below.open");
  EXPECT_EQ(others_, 0) << "the keys were the menu's alone";
}

TEST_F(Over, EscAndAClickOutsideCloseAMenuAndDoNothingElse) {
  easel().click("below.open");
  ASSERT_TRUE(menu_.open);
  easel().press(Key::escape);
  EXPECT_FALSE(menu_.open);
  EXPECT_EQ(others_, 0);
  easel().press(Key::escape);
  EXPECT_EQ(others_, 1) << "and the next key is the screen's again";
  easel().click("below.open");
  easel().click_at(600, 400);  // on the other button
  EXPECT_FALSE(menu_.open);
  EXPECT_EQ(others_, 1);
  EXPECT_EQ(chosen_, "");
  easel().click_at(600, 400);
  EXPECT_EQ(others_, 2);
}

TEST_F(Over, ADisabledItemIsNotChosenByAClick) {
  easel().click("below.open");
  easel().click("menu.second");
  EXPECT_TRUE(menu_.open);
  EXPECT_EQ(chosen_, "");
  easel().click("menu.third");
  EXPECT_EQ(chosen_, "third");
}

TEST_F(Over, AMenuStaysInTheWindow) {
  for (int i = 0; i < 60; ++i) {
    items_.push_back({std::to_string(i), std::string(200, 'w') + std::to_string(i), "Ctrl+K"});
  }
  menu_.open = true;
  for (const Box at : {Box{1200, 20, 60, 40}, Box{1200, 750, 60, 40}, Box{0, 400, 60, 40}}) {
    menu_.at = at;
    easel().frame({});
    easel().press(Key::up);
    const Probe* last = easel().find("menu.59");
    ASSERT_NE(last, nullptr);
    EXPECT_TRUE(last->focused) << "Up from the first goes to the last";
    EXPECT_FALSE(last->clipped) << "and it is in view";
    EXPECT_GE(last->box.x, 0);
    EXPECT_LE(last->box.right(), 1280);
    EXPECT_LE(last->box.bottom(), 800);
    easel().press(Key::down);
    EXPECT_FALSE(easel().find("menu.first")->clipped);
  }
}

TEST_F(Over, ADialogHasAllInputAndKeepsTabInside) {
  asks_ = true;
  easel().press(Key::tab);
  easel().press(Key::enter);
  ASSERT_TRUE(asked_);
  EXPECT_EQ(easel().focused(), "ask.main");
  for (const char* expected : {"ask.cancel", "ask.main", "ask.cancel"}) {
    easel().press(Key::tab);
    EXPECT_EQ(easel().focused(), expected);
  }
  write(U'x');
  easel().click_at(420, 480);  // the other button's corner, beside the dialog
  EXPECT_EQ(others_, 0);
  EXPECT_TRUE(asked_);
  easel().press(Key::enter);
  EXPECT_EQ(answer_, Answer::main) << "with no focus Enter is the main button";
  EXPECT_EQ(easel().focused(), "below.open");
  write(U'x');
  EXPECT_EQ(others_, 1);
}

TEST_F(Over, ADialogIsCancelledByEscAndByItsButton) {
  asks_ = true;
  easel().click("below.open");
  easel().press(Key::escape);
  EXPECT_EQ(answer_, Answer::cancel);
  EXPECT_EQ(others_, 0);
  answer_ = Answer::none;
  easel().click("below.open");
  easel().press(Key::tab);
  easel().press(Key::enter);
  EXPECT_EQ(answer_, Answer::cancel) << "Enter on the other button is not the main one";
}

TEST_F(Over, AMainButtonThatCannotBePressedIsNotPressedByEnter) {
  asks_ = true;
  dialog_.can_do_main = false;
  easel().click("below.open");
  EXPECT_EQ(easel().focused(), "ask.cancel");
  easel().click_at(640, 100);
  easel().press(Key::enter);
  EXPECT_TRUE(asked_);
  EXPECT_EQ(answer_, Answer::none);
}

TEST_F(Over, ALongTextScrollsAndTheButtonsStay) {
  asks_ = true;
  std::string text(1 << 20, 'x');
  text += " the end";
  dialog_.text = TextBlock(text);
  easel().click("below.open");
  EXPECT_LE(easel().find("ask.main")->box.bottom(), 800);
  EXPECT_FALSE(easel().shows("the end"));
  EXPECT_LT(easel().count_of_texts(), 60U) << "only what is visible is drawn";
  easel().press(Key::end);
  EXPECT_TRUE(easel().shows("the end"));
  EXPECT_LT(easel().count_of_texts(), 60U) << "only what is visible is drawn";
}

TEST_F(Over, TypingInTheFieldBelowGoesOnAfterwards) {
  easel().click("field.below");
  write(U'a');
  menu_.open = true;
  easel().frame({});
  write(U'b');
  EXPECT_EQ(field_.buffer.text(), "a");
  easel().press(Key::escape);
  EXPECT_EQ(easel().focused(), "field.below");
  write(U'c');
  EXPECT_EQ(field_.buffer.text(), "ac");
}

TEST(Overlays, TheKeyThatOpensOneIsNotItsOwn) {
  DialogState state;
  state.main = "Cut";
  bool asked = false;
  int answers = 0;
  Easel easel([&](Frame& frame) {
    if (frame.pressed(Key::enter)) asked = true;
    if (!asked || dialog(frame, "ask", state) == Answer::none) return;
    asked = false;
    ++answers;
  });
  easel.press(Key::enter);
  EXPECT_TRUE(asked);
  EXPECT_EQ(answers, 0);
  easel.press(Key::enter);
  EXPECT_EQ(answers, 1);
  EXPECT_FALSE(asked) << "and the one that answers it does not open it again";
}

TEST(Overlays, OneOverAnotherGivesTheInputBackToIt) {
  bool asks_more = true;
  Easel nested([&](Frame& frame) {
    frame.button("below", {0, 0, 100, 40}, "Below", Look::quiet);
    if (frame.begin_overlay("one")) frame.focus("one.a");
    frame.button("one.a", {0, 50, 100, 40}, "A", Look::quiet);
    if (asks_more) {
      if (frame.begin_overlay("two")) frame.move_focus("two.b");
      const bool done = frame.button("two.b", {0, 100, 100, 40}, "B", Look::quiet);
      asks_more = !done;
      frame.end_overlay(done);
    }
    frame.end_overlay(false);
  });
  EXPECT_EQ(nested.focused(), "two.b");
  nested.press(Key::enter);
  EXPECT_FALSE(asks_more);
  EXPECT_EQ(nested.focused(), "one.a");
  nested.press(Key::tab);
  EXPECT_EQ(nested.focused(), "one.a") << "Tab stays in the one that is left";
}

}  // namespace
}  // namespace whylink::window
