// All screens over sizes, scales and texts: nothing is cut, lies on something else or cannot be
// reached or scrolled to.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "app/window/platform/stage.hpp"
#include "tests/window/screen_states.hpp"

namespace whylink::window {
namespace {

class NoClipboard : public Clipboard {
 public:
  std::string text() override { return {}; }
  void set_text(const std::string&) override {}
};

struct Seen {
  std::vector<ShownText> texts;
  std::vector<Probe> controls;
};

// A screen on a stage, as a person has it after the first frames.
class Screen {
 public:
  Screen(Stage& stage, const Sample& sample) : stage_(&stage), sample_(&sample) {
    frame({});
    frame({});
  }
  Seen frame(const Input& input) {
    stage_->begin();
    Seen seen;
    {
      Frame frame(stage_->canvas(), input, focus_, clipboard_);
      sample_->draw(frame);
      seen.controls = frame.probes();
      const auto covered = static_cast<std::ptrdiff_t>(frame.covered_texts());
      const std::vector<ShownText>& shown = stage_->canvas().shown();
      seen.texts.assign(shown.begin() + covered, shown.end());
    }
    stage_->end();
    return seen;
  }
  Seen tab(bool back) {
    Input input;
    input.events.push_back({{Key::tab, 0, false, back}, 0});
    frame(input);
    return frame({});
  }
  [[nodiscard]] const FocusState& focus() const { return focus_; }

 private:
  Stage* stage_;
  const Sample* sample_;
  FocusState focus_;
  NoClipboard clipboard_;
};

bool lie_on_each_other(const Box& a, const Box& b) {
  const Box both = common(a, b);
  return both.w > 1 && both.h > 1;
}
bool holds(const Box& outer, const Box& inner) {
  return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 &&
         inner.bottom() <= outer.bottom() + 1;
}

Box seen_part(const Probe& control) {
  return common(control.box, control.visible);
}

void check_texts(const Seen& seen, Box window, const std::string& where) {
  std::vector<std::pair<Box, const ShownText*>> texts;
  for (const ShownText& text : seen.texts) {
    EXPECT_TRUE(text.scrolls || holds(window, text.box)) << where << ": off: " << text.text;
    EXPECT_LE(text.box.x + text.box.w, text.visible.right() + 1) << where << ": cut: " << text.text;
    const Box visible = common(text.box, text.visible);
    if (visible.w > 0 && visible.h > 0) texts.emplace_back(visible, &text);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::size_t j = i + 1; j < texts.size(); ++j) {
      EXPECT_FALSE(lie_on_each_other(texts[i].first, texts[j].first))
          << where << ": '" << texts[i].second->text << "' on '" << texts[j].second->text << "'";
    }
    for (const Probe& control : seen.controls) {
      if (control.part) continue;
      const bool apart = !lie_on_each_other(texts[i].first, seen_part(control));
      EXPECT_TRUE(apart || holds(control.box, texts[i].first))
          << where << ": '" << texts[i].second->text << "' over the edge of " << control.name;
    }
  }
}

void check_controls(const Seen& all, Box window, const std::string& where) {
  Seen seen = all;
  std::erase_if(seen.controls, [](const Probe& control) { return control.part; });
  for (std::size_t i = 0; i < seen.controls.size(); ++i) {
    const Probe& control = seen.controls[i];
    EXPECT_TRUE(control.clipped || holds(window, control.box))
        << where << ": off: " << control.name;
    EXPECT_LE(control.box.right(), control.visible.right() + 1) << where << ": " << control.name;
    EXPECT_GE(control.box.h, 24) << where << ": " << control.name;
    for (std::size_t j = i + 1; j < seen.controls.size(); ++j) {
      EXPECT_FALSE(lie_on_each_other(seen_part(control), seen_part(seen.controls[j])))
          << where << ": " << control.name << " on " << seen.controls[j].name;
      EXPECT_NE(control.name, seen.controls[j].name) << where;
    }
  }
}

// What has been drawn, and what of it could be seen from its left to its right, some row whole.
struct Reading {
  std::set<std::string> drawn;
  std::set<std::string> seen;

  void add(const std::vector<ShownText>& texts) {
    for (const ShownText& text : texts) {
      drawn.insert(text.text);
      const Box part = common(text.box, text.visible);
      const float row = std::min(text.box.h, text.visible.h) - 1;
      if (part.w >= text.box.w - 1 && part.h >= std::min(row, 18.0F)) seen.insert(text.text);
    }
  }
};

// True when the page has come to its end.
bool same_page(const std::vector<ShownText>& one, const std::vector<ShownText>& other) {
  return std::ranges::equal(one, other, [](const ShownText& a, const ShownText& b) {
    return a.text == b.text && a.box.x == b.box.x && a.box.y == b.box.y;
  });
}

struct Size {
  int width;
  int height;
};

// The areas that scroll, by the texts that stand in them.
std::vector<Box> scrolling_areas(const Seen& seen) {
  std::vector<Box> areas;
  for (const ShownText& text : seen.texts) {
    const bool known = std::ranges::any_of(areas, [&](const Box& area) {
      return area.x == text.visible.x && area.y == text.visible.y;
    });
    if (text.scrolls && !known) areas.push_back(text.visible);
  }
  return areas;
}

Input wheel_over(const Box& area, float steps) {
  Input input;
  input.mouse_x = area.x + area.w / 2;
  input.mouse_y = area.y + area.h / 2;
  input.wheel = steps;
  return input;
}

// Looks at each page, and says whether the end of every area was reached.
template <class Look>
bool scroll_through(Screen& screen, const Look& look) {
  constexpr int kMostPages = 150;
  for (const Box& area : scrolling_areas(screen.frame({}))) {
    constexpr float kFar = 10'000;
    screen.frame(wheel_over(area, kFar));  // a text that was typed begins at its end
    Seen before;
    for (int page = 0;; ++page) {
      Seen seen = screen.frame({});
      if (same_page(seen.texts, before.texts)) break;
      if (page == kMostPages) return false;
      look(seen);
      before = std::move(seen);
      screen.frame(wheel_over(area, -1));
    }
  }
  return true;
}

// A notice takes its room from a page: looked at where there is least.
Sample over_a_notice(const Sample& sample) {
  return {sample.name + ", over a notice", [draw = sample.draw](Frame& frame) {
            const Toast notice{"Taken back: a review of Sleep and memory", "Undo"};
            static_cast<void>(page_over_notice(frame, &notice, [&](Frame& page) -> Intent {
              draw(page);
              return {};
            }));
          }};
}

std::vector<Sample> samples_for(Size size) {
  std::vector<Sample> samples = sample_screens();
  if (size.width != 400 && size.width != 1280) return samples;
  for (const Sample& sample : sample_screens()) {  // anew: they keep how far they are scrolled
    if (!sample.name.starts_with("gallery")) samples.push_back(over_a_notice(sample));
  }
  return samples;
}

class Layout : public ::testing::TestWithParam<float> {};

TEST_P(Layout, NothingIsCutAndNothingLiesOnSomethingElse) {
  for (const Size size :
       {Size{400, 300}, Size{640, 400}, Size{1024, 640}, Size{1280, 800}, Size{2560, 1440}}) {
    Stage stage(size.width, size.height, GetParam(), themes().front());
    const float scale = stage.fonts().scale();
    const float width = static_cast<float>(size.width) / scale;
    const float height = static_cast<float>(size.height) / scale;
    EXPECT_GE(std::min(width / 400, height / 300), 0.999F) << "letters leave room";
    for (const Sample& sample : samples_for(size)) {
      Screen screen(stage, sample);
      const std::string where =
          sample.name + " at " + std::to_string(size.width) + "x" + std::to_string(size.height);
      Reading reading;
      const auto look = [&](const Seen& seen) {
        check_texts(seen, {0, 0, width, height}, where);
        check_controls(seen, {0, 0, width, height}, where);
        reading.add(seen.texts);
      };
      look(screen.frame({}));
      if (!scroll_through(screen, look)) continue;  // a table of thousands of rows
      for (const std::string& text : reading.drawn) {
        EXPECT_TRUE(reading.seen.contains(text)) << where << ": never wholly seen: " << text;
      }
    }
  }
}

// What is long may end in "…"; what every day brings stands there whole.
TEST_P(Layout, WhatIsShortIsNotShortened) {
  for (const Size size : {Size{640, 400}, Size{1024, 640}, Size{2560, 1440}}) {
    Stage stage(size.width, size.height, GetParam(), themes().front());
    if (static_cast<float>(size.width) / stage.fonts().scale() < 600) continue;
    for (const Sample& sample : sample_screens()) {
      const bool is_short = sample.name == "keys" || sample.name.ends_with(", short") ||
                            sample.name.ends_with(", nothing");
      if (!is_short) continue;
      Screen screen(stage, sample);
      for (const ShownText& text : screen.frame({}).texts) {
        EXPECT_FALSE(text.shortened)
            << sample.name << " at " << size.width << "x" << size.height << ": " << text.text;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Scales, Layout, ::testing::Values(0.75F, 1.0F, 2.0F, 3.0F),
                         [](const auto& scale) {
                           return std::to_string(static_cast<int>(scale.param * 100));
                         });

TEST(Keyboard, TabReachesEveryControlThatCanBeUsedAndShowsWhereItIs) {
  Stage stage(1280, 800, 1, themes().front());
  for (const Sample& sample : sample_screens()) {
    Screen screen(stage, sample);
    std::vector<std::string> wanted;
    for (const Probe& control : screen.frame({}).controls) {
      if (control.enabled && !control.part) wanted.push_back(control.name);
    }
    for (const bool back : {false, true}) {
      std::vector<std::string> reached;
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        screen.tab(back);
        reached.push_back(screen.focus().focused);
        EXPECT_TRUE(screen.focus().by_keyboard);
      }
      std::ranges::sort(reached);
      std::vector<std::string> sorted = wanted;
      std::ranges::sort(sorted);
      EXPECT_EQ(reached, sorted) << sample.name;
    }
  }
}

TEST(Keyboard, TheOrderIsThatOfReading) {
  Stage stage(1280, 800, 1, themes().front());
  for (const Sample& sample : sample_screens()) {
    Screen screen(stage, sample);
    Seen seen = screen.frame({});
    std::erase_if(seen.controls, [](const Probe& control) { return control.part; });
    for (std::size_t i = 1; i < seen.controls.size(); ++i) {
      const Box& before = seen.controls[i - 1].box;
      const Box& box = seen.controls[i].box;
      const bool below = box.y >= before.bottom() - 1;
      const bool right = box.x >= before.right() - 1;
      EXPECT_TRUE(below || right) << sample.name << ": " << seen.controls[i].name;
    }
  }
}

}  // namespace
}  // namespace whylink::window
