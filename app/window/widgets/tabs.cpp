#include "app/window/widgets/tabs.hpp"

#include <algorithm>
#include <numeric>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

constexpr float kInset = 12;
constexpr float kLeast = 28;

// As wide as the words want; where that is too much, the widest give first.
std::vector<float> widths(const Canvas& canvas, const std::vector<Tab>& all, float width) {
  std::vector<float> wide;
  wide.reserve(all.size());
  for (const Tab& tab : all) {
    wide.push_back(canvas.text_width(Type::strong, one_line(tab.word)) + 2 * kInset + 1);
  }
  std::vector<float> sorted = wide;
  std::ranges::sort(sorted);
  float left = width;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const float most = left / static_cast<float>(sorted.size() - i);
    if (sorted[i] > most) {
      for (float& one : wide) one = std::min(one, std::max(most, kLeast));
      break;
    }
    left -= sorted[i];
  }
  return wide;
}

void draw(Frame& frame, Box box, const Tab& tab, bool chosen, const Touch& touch) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  if (touch.hovered && !chosen) canvas.fill(box, hovered_ground(t), 6);
  const Type type = chosen ? Type::strong : Type::body;
  const std::string word = one_line(tab.word);
  const float room = box.w - 2 * kInset;
  const float wide = std::min(canvas.text_width(type, word), room);
  const Colour ink = !tab.enabled ? t.faint : chosen || touch.hovered ? t.ink : t.muted;
  canvas.line(box.x + (box.w - wide) / 2, box.y + (box.h - Canvas::line_height(type)) / 2, room,
              type, ink, word);
  if (chosen) canvas.fill({box.x + kInset, box.bottom() - 3, room, 3}, t.accent);
  if (touch.ring) canvas.outline(box.inset(1), t.accent, 6, 2);
}

// The next that can be chosen in that direction, or `from`.
std::size_t beside(const std::vector<Tab>& all, std::size_t from, bool right) {
  std::size_t at = from;
  while (right ? at + 1 < all.size() : at > 0) {
    at = right ? at + 1 : at - 1;
    if (all[at].enabled) return at;
  }
  return from;
}

}  // namespace

bool tabs(Frame& frame, float x, float y, float width, const std::vector<Tab>& all,
          std::size_t& chosen) {
  const std::size_t before = chosen;
  const auto has_focus = [&](const Tab& tab) { return frame.is_focused(tab.name); };
  const auto focused = std::ranges::find_if(all, has_focus);
  if (focused != all.end()) {
    const auto at = static_cast<std::size_t>(focused - all.begin());
    const bool right = frame.take(Key::right);
    if (right || frame.take(Key::left)) {
      chosen = beside(all, at, right);
      frame.move_focus(all[chosen].name);
    }
  }
  const std::vector<float> wide = widths(frame.canvas(), all, width);
  frame.canvas().rule(x, y + kTabsHeight - 1, width);
  float left = x;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Box box{left, y, wide[i], kTabsHeight};
    const Touch touch = frame.touch(all[i].name, box, all[i].enabled);
    if (touch.done) chosen = i;
    draw(frame, box, all[i], i == chosen, touch);
    left += wide[i];
  }
  return chosen != before;
}

}  // namespace whylink::window
