// Check box, tabs and table, held by hand.
#include <gtest/gtest.h>

#include <string>

#include "app/window/widgets/check_box.hpp"
#include "app/window/widgets/table.hpp"
#include "app/window/widgets/tabs.hpp"
#include "tests/window/easel.hpp"

namespace whylink::window {
namespace {

TEST(CheckBox, IsTickedByMouseSpaceAndEnterButNotWhereDisabled) {
  bool ticked = false;
  bool other = false;
  int changes = 0;
  Easel easel([&](Frame& frame) {
    changes += check_box(frame, "one", {20, 20, 240, 32}, "Ask at once", ticked) ? 1 : 0;
    changes += check_box(frame, "two", {20, 60, 240, 32}, "Never", other, false) ? 1 : 0;
  });
  easel.click("one");
  EXPECT_TRUE(ticked);
  easel.press(Key::tab);
  EXPECT_EQ(easel.focused(), "one");
  easel.press(Key::space);
  EXPECT_FALSE(ticked);
  easel.press(Key::enter);
  EXPECT_TRUE(ticked);
  easel.click("two");
  easel.press(Key::tab);
  EXPECT_FALSE(other);
  EXPECT_EQ(easel.focused(), "one");
  EXPECT_EQ(changes, 3);
}

std::vector<Tab> three_tabs() {
  return {{"tab.a", "First"}, {"tab.b", "Second", false}, {"tab.c", "Third"}};
}

TEST(Tabs, ArrowsChooseAndTakeTheFocusAlong) {
  std::size_t chosen = 0;
  bool seen_below = false;
  Easel easel([&](Frame& frame) {
    tabs(frame, 20, 20, 600, three_tabs(), chosen);
    seen_below = seen_below || frame.pressed(Key::right);
  });
  easel.press(Key::right);
  EXPECT_EQ(chosen, 0U) << "without the focus the key is not theirs";
  EXPECT_TRUE(seen_below);
  seen_below = false;
  easel.press(Key::tab);
  easel.press(Key::right);
  EXPECT_EQ(chosen, 2U) << "the disabled one is passed over";
  EXPECT_EQ(easel.focused(), "tab.c");
  EXPECT_FALSE(seen_below) << "nobody else may act on the key";
  easel.press(Key::right);
  EXPECT_EQ(chosen, 2U);
  easel.press(Key::left);
  EXPECT_EQ(chosen, 0U);
  easel.click("tab.b");
  EXPECT_EQ(chosen, 0U);
  easel.click("tab.c");
  EXPECT_EQ(chosen, 2U);
}

TEST(Tabs, StayInTheirWidth) {
  std::size_t chosen = 0;
  Easel easel([&](Frame& frame) {
    std::vector<Tab> all;
    for (int i = 0; i < 8; ++i) {
      all.push_back({"tab" + std::to_string(i), "Schlafforschung" + std::to_string(i)});
    }
    tabs(frame, 20, 20, 360, all, chosen);
  });
  EXPECT_LE(easel.find("tab7")->box.right(), 381);
  EXPECT_TRUE(easel.shows("…"));
}

class Rows : public ::testing::Test {
 protected:
  Rows() {
    model_.columns = {{"title", "Connection", 3, 160}, {"days", "Days", 1, 60, true}};
    model_.rows = 100000;
    model_.text = [this](std::size_t row, std::size_t column) {
      ++asked_;
      return column == 0 ? "Note " + std::to_string(row) : std::to_string(row * 7);
    };
    model_.empty = "Nothing is connected yet.";
  }
  void draw(Frame& frame) {
    const TableEvent event = table(frame, "t", {20, 20, 600, 400}, model_, state_);
    if (event.kind != TableEvent::Kind::none) last_ = event.kind;
  }

  TableModel model_;
  TableState state_;
  TableEvent::Kind last_ = TableEvent::Kind::none;
  std::size_t asked_ = 0;
};

TEST_F(Rows, OnlyTheVisibleAreAskedFor) {
  Easel easel([this](Frame& frame) { draw(frame); });
  asked_ = 0;
  easel.frame({});
  EXPECT_GE(asked_, 20U);
  EXPECT_LE(asked_, 24U);
}

TEST_F(Rows, KeysMoveTheSelectionAndKeepItInView) {
  Easel easel([this](Frame& frame) { draw(frame); });
  easel.click("t.rows");
  ASSERT_TRUE(state_.selected);
  EXPECT_EQ(last_, TableEvent::Kind::selected);
  easel.press(Key::home);
  EXPECT_EQ(state_.selected, 0U);
  easel.press(Key::up);
  EXPECT_EQ(state_.selected, 0U);
  easel.press(Key::down);
  EXPECT_EQ(state_.selected, 1U);
  easel.press(Key::end);
  EXPECT_EQ(state_.selected, 99999U);
  EXPECT_TRUE(easel.shows("Note 99999", true));
  easel.press(Key::down);
  EXPECT_EQ(state_.selected, 99999U);
  easel.press(Key::page_up);
  EXPECT_EQ(state_.selected, 99989U);
  EXPECT_TRUE(easel.shows("Note 99989", true));
  easel.press(Key::home);
  easel.press(Key::page_down);
  EXPECT_EQ(state_.selected, 10U);
  EXPECT_TRUE(easel.shows("Note 10", true));
  easel.press(Key::enter);
  EXPECT_EQ(last_, TableEvent::Kind::opened);
}

TEST_F(Rows, TheMouseSelectsTheRowUnderItAndOpensItWithTwoClicks) {
  Easel easel([this](Frame& frame) { draw(frame); });
  easel.wheel(100, 200, -10);
  EXPECT_TRUE(easel.shows("Note 20", true));
  EXPECT_FALSE(easel.shows("Note 0", true));
  // 60: where the rows begin; 720 pixels of them have gone.
  easel.click_at(100, 60 + 3 * kTableRow + 10);
  EXPECT_EQ(state_.selected, 23U);
  EXPECT_EQ(last_, TableEvent::Kind::selected);
  easel.click_at(100, 60 + 3 * kTableRow + 10, 2);
  EXPECT_EQ(last_, TableEvent::Kind::opened);
}

TEST_F(Rows, TheWheelIsTheInnermostAreasAlone) {
  ScrollState outer;
  Easel easel([&](Frame& frame) {
    Scroll scroll(frame, {0, 0, 900, 700}, outer);
    draw(frame);
    scroll.finish(scroll.top() + 3000);
  });
  easel.wheel(100, 200, -2);
  EXPECT_GT(state_.scroll.offset, 100);
  EXPECT_EQ(outer.offset, 0);
  easel.wheel(800, 200, -2);
  EXPECT_GT(outer.offset, 100);
}

TEST_F(Rows, WhatIsDisabledCanBeReadAndNoMore) {
  TableModel closed = model_;
  closed.enabled = false;
  TableState state;
  Easel easel([&](Frame& frame) { table(frame, "t", {0, 0, 600, 400}, closed, state); });
  easel.click("t.rows");
  easel.click("t.days");
  easel.press(Key::down);
  EXPECT_FALSE(state.selected);
  EXPECT_FALSE(state.sorted);
  EXPECT_EQ(easel.focused(), "");
}

TEST_F(Rows, AHeaderSortsAndTurnsTheOrderRound) {
  Easel easel([this](Frame& frame) { draw(frame); });
  easel.click("t.days");
  EXPECT_EQ(last_, TableEvent::Kind::sorted);
  EXPECT_EQ(state_.sorted, 1U);
  EXPECT_FALSE(state_.falls);
  easel.press(Key::tab);
  easel.press(Key::tab, true);
  easel.press(Key::enter);
  EXPECT_TRUE(state_.falls);
  easel.click("t.title");
  EXPECT_EQ(state_.sorted, 0U);
  EXPECT_FALSE(state_.falls);
}

TEST_F(Rows, NumbersEndAtTheEdgeOfTheirTitle) {
  state_.sorted = 1;
  Easel easel([this](Frame& frame) { draw(frame); });
  float edge = 0;
  for (const ShownText& one : easel.stage().canvas().shown()) {
    if (one.text != "0" && one.text != "7" && one.text != "63" && one.text != "Days") continue;
    if (edge > 0) {
      EXPECT_NEAR(one.box.right(), edge, 0.5);
    }
    edge = one.box.right();
  }
  EXPECT_GT(edge, 0);
}

TEST_F(Rows, HostileCellsCostNoMoreThanOthersAndStayInTheirPlace) {
  const std::string huge(1 << 20, 'x');
  const std::string bad("a\0b\xff\n\x1b[31m", 10);
  model_.text = [&](std::size_t row, std::size_t) { return row % 2 == 0 ? huge : bad; };
  Easel easel([this](Frame& frame) { draw(frame); });
  for (const ShownText& one : easel.stage().canvas().shown()) {
    EXPECT_LE(one.box.right(), 620);
    EXPECT_LT(one.text.size(), 2048U);
    EXPECT_EQ(one.text.find('\n'), std::string::npos);
  }
}

TEST_F(Rows, AShorterTableKeepsNoSelectionBeyondItsEnd) {
  Easel easel([this](Frame& frame) { draw(frame); });
  easel.click("t.rows");
  easel.press(Key::end);
  model_.rows = 3;
  easel.frame({});
  easel.frame({});
  EXPECT_EQ(state_.selected, 2U);
  EXPECT_TRUE(easel.shows("Note 0", true));
  model_.rows = 0;
  easel.frame({});
  EXPECT_FALSE(state_.selected);
  EXPECT_TRUE(easel.shows("Nothing is connected yet."));
}

}  // namespace
}  // namespace whylink::window
