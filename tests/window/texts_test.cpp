// Diff, changed words and texts side by side.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "app/window/widgets/diff.hpp"
#include "app/window/widgets/shapes.hpp"
#include "app/window/widgets/side_by_side.hpp"
#include "app/window/widgets/word_changes.hpp"
#include "tests/window/easel.hpp"

namespace whylink::window {
namespace {

std::string marked(std::string_view text, const std::vector<text::Range>& ranges) {
  std::string out;
  std::size_t at = 0;
  for (const text::Range range : ranges) {
    out += text.substr(at, range.begin - at);
    out += "<" + std::string(text.substr(range.begin, range.end - range.begin)) + ">";
    at = range.end;
  }
  return out + std::string(text.substr(at));
}

TEST(WordChanges, PointOutWhatDiffers) {
  struct Case {
    std::string before, after, removed, added;
  };
  for (const Case& one : std::vector<Case>{
           {"the cat sat", "the dog sat", "the <cat> sat", "the <dog> sat"},
           {"see [[Sleep]]", "see [[Sleep]] because it rests", "see [[Sleep]]",
            "see [[Sleep]]< because it rests>"},
           {"a b c d", "a c d", "a <b >c d", "a c d"},
           {"one two three four", "one three two four", "one <two >three four",
            "one three< two> four"},
           {"睡眠让记忆", "睡眠与记忆", "睡眠<让>记忆", "睡眠<与>记忆"},
           {"same", "same", "same", "same"},
           {"", "new", "", "new"},
           {"alpha beta", "gamma delta", "alpha beta", "gamma delta"},
       }) {
    const WordChanges found = word_changes(one.before, one.after);
    EXPECT_EQ(marked(one.before, found.removed), one.removed);
    EXPECT_EQ(marked(one.after, found.added), one.added);
  }
}

TEST(WordChanges, HaveALimit) {
  std::string before = "begin ";
  std::string after = "begin ";
  for (int i = 0; i < 100000; ++i) {
    before += "a ";
    after += "b ";
  }
  before += "end";
  after += "end";
  const WordChanges found = word_changes(before, after);
  ASSERT_EQ(found.removed.size(), 1U) << "all from the first to the last difference";
  EXPECT_EQ(found.removed[0].begin, 6U);
  EXPECT_EQ(found.removed[0].end, before.size() - 4);
  const std::string bad("\xff\xfe\0\x80", 4);
  EXPECT_NO_THROW(static_cast<void>(word_changes(bad, bad + "x")));
}

std::vector<DiffHunk> two_hunks() {
  using Kind = DiffLine::Kind;
  return {{{{Kind::kept, 8, 8, "# Sleep"},
            {Kind::removed, 9, 0, "See [[Memory]]."},
            {Kind::added, 0, 9, "See [[Memory]] because sleep settles it."}}},
          {{{Kind::kept, 120, 120, "End"}, {Kind::added, 0, 121, "One more"}}}};
}

TEST(Diff, SaysEachLineWithItsSignAndNumbers) {
  Diff diff(two_hunks());
  Easel easel([&](Frame& frame) { diff.draw(frame, "diff", {20, 20, 600, 400}); });
  const auto row_of = [&](std::string_view text) {
    for (const ShownText& one : easel.stage().canvas().shown()) {
      if (one.text == text) return one.box.y;
    }
    ADD_FAILURE() << text;
    return -1.0F;
  };
  EXPECT_EQ(row_of("−"), row_of("See [[Memory]]."));
  EXPECT_EQ(row_of("121"), row_of("One more"));
  EXPECT_TRUE(easel.shows("+", true));
  EXPECT_TRUE(easel.shows("120", true));
  EXPECT_FALSE(easel.shows("0", true)) << "no number where the line is not there";
}

TEST(Diff, LongLinesAreWrappedAndHostileOnesCostWhatIsSeen) {
  std::vector<DiffHunk> hunks = two_hunks();
  hunks[0].lines[1].text = std::string(1 << 20, 'x');
  hunks[0].lines[2].text = std::string(1 << 20, 'x') + std::string("\0\x1b\xff", 3);
  Diff diff(hunks);
  Easel easel([&](Frame& frame) { diff.draw(frame, "diff", {20, 20, 600, 400}); });
  EXPECT_LT(easel.count_of_texts(), 60U);
  for (const ShownText& one : easel.stage().canvas().shown()) {
    EXPECT_LE(one.box.right(), 620);
    EXPECT_LT(one.text.size(), 200U);
    EXPECT_EQ(one.text.find("…"), std::string::npos) << "wrapped, not cut";
  }
  easel.press(Key::tab);
  easel.press(Key::end);
  EXPECT_TRUE(easel.shows("One more", true));
}

TEST(Diff, KeepsIndentation) {
  Diff diff({{{{DiffLine::Kind::added, 0, 1, "\tindented"}}}});
  Easel easel([&](Frame& frame) { diff.draw(frame, "diff", {20, 20, 600, 400}); });
  EXPECT_TRUE(easel.shows("\tindented", true));
}

TEST(Diff, NothingIsNothing) {
  Diff diff;
  Easel easel([&](Frame& frame) { diff.draw(frame, "diff", {20, 20, 600, 400}); });
  EXPECT_EQ(easel.count_of_texts(), 0U);
}

TEST(Grounds, KeepTheirTextReadableInEveryTheme) {
  for (const Theme& t : themes()) {
    EXPECT_GE(contrast(t.ink, hovered_ground(t)), 7) << t.name;
    EXPECT_GE(contrast(t.ink, chosen_ground(t)), 7) << t.name;
    EXPECT_NE(hovered_ground(t), t.paper) << t.name;
    EXPECT_NE(chosen_ground(t), hovered_ground(t)) << t.name;
    for (const std::size_t grade : {0U, 2U}) {
      const Colour line = mixed(t.surface, t.grades.at(grade), kLineGround);
      const Colour word = mixed(t.surface, t.grades.at(grade), kWordGround);
      EXPECT_GE(contrast(t.ink, line), 7) << t.name;
      EXPECT_GE(contrast(t.ink, word), 4.5) << t.name;
      EXPECT_GE(contrast(t.muted, line), 4.5) << t.name << ": the line's number";
      EXPECT_GE(contrast(t.grades.at(grade), line), 4.5) << t.name << ": the sign";
    }
  }
}

class Sides : public ::testing::Test {
 protected:
  Sides() {
    std::string long_text;
    for (int i = 0; i < 200; ++i) long_text += "left " + std::to_string(i) + "\n";
    left_ = {"Sleep", TextBlock(long_text), {}};
    right_ = {"Memory", TextBlock(long_text), {}};
  }
  void draw(Frame& frame) {
    const Canvas& canvas = frame.canvas();
    side_by_side(frame, "s", {24, 24, canvas.width() - 48, canvas.height() - 48}, left_, right_);
  }
  SideText left_;
  SideText right_;
};

TEST_F(Sides, StandBesideEachOtherOrStacked) {
  {
    Easel wide([this](Frame& frame) { draw(frame); }, 1280, 800);
    EXPECT_EQ(wide.find("s.left")->box.y, wide.find("s.right")->box.y);
  }
  Easel narrow([this](Frame& frame) { draw(frame); }, 1000, 800);
  EXPECT_EQ(narrow.find("s.left")->box.x, narrow.find("s.right")->box.x);
  EXPECT_GT(narrow.find("s.right")->box.y, narrow.find("s.left")->box.bottom());
}

TEST_F(Sides, EachScrollsByItself) {
  Easel easel([this](Frame& frame) { draw(frame); });
  easel.press(Key::end);
  EXPECT_EQ(left_.scroll.offset, 0);
  easel.press(Key::tab);
  easel.press(Key::tab);
  easel.press(Key::end);
  EXPECT_EQ(left_.scroll.offset, 0);
  EXPECT_GT(right_.scroll.offset, 1000);
  easel.wheel(100, 300, -2);
  EXPECT_GT(left_.scroll.offset, 100);
}

}  // namespace
}  // namespace whylink::window
