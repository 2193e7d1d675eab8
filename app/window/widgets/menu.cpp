#include "app/window/widgets/menu.hpp"

#include <algorithm>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

constexpr float kItem = 36;
constexpr float kPad = 8;
constexpr float kInset = 12;
constexpr float kBetween = 24;  // word and key
constexpr float kMargin = 8;    // to the window's edge
constexpr float kNarrowest = 160;
constexpr float kWidest = 420;

Box place(const Canvas& canvas, const std::vector<MenuItem>& items, Box at) {
  float wide = 0;
  for (const MenuItem& item : items) {
    const float key = item.key.empty() ? 0 : kBetween + canvas.text_width(Type::caption, item.key);
    wide = std::max(wide, canvas.text_width(Type::body, one_line(item.word)) + key);
  }
  const float widest = std::min(kWidest, canvas.width() - 2 * kMargin);
  wide = std::clamp(wide + 2 * (kPad + kInset) + 1, std::min(kNarrowest, widest), widest);
  const float whole = static_cast<float>(items.size()) * kItem + 2 * kPad;
  const float below = canvas.height() - kMargin - at.bottom() - 4;
  const float above = at.y - 4 - kMargin;
  const bool down = whole <= below || below >= above;
  const float room = std::max(down ? below : above, 2 * kItem);
  const float high = std::min({whole, room, canvas.height() - 2 * kMargin});
  const float top = down ? at.bottom() + 4 : at.y - 4 - high;
  return {std::clamp(at.x, kMargin, canvas.width() - kMargin - wide),
          std::clamp(top, kMargin, canvas.height() - kMargin - high), wide, high};
}

std::string control(std::string_view name, const MenuItem& item) {
  return std::string(name) + "." + item.name;
}

// The item that Up or Down leads to; around the ends, past what is disabled.
std::optional<std::size_t> beside(const Frame& frame, std::string_view name,
                                  const std::vector<MenuItem>& items, bool down) {
  const std::size_t count = items.size();
  std::size_t at = down ? count - 1 : 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (frame.is_focused(control(name, items[i]))) at = i;
  }
  for (std::size_t steps = 0; steps < count; ++steps) {
    at = (at + (down ? 1 : count - 1)) % count;
    if (items[at].enabled) return at;
  }
  return std::nullopt;
}

bool draw_item(Frame& frame, std::string_view name, Box box, const MenuItem& item) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Touch touch = frame.touch(control(name, item), box, item.enabled);
  const bool lit = frame.is_focused(control(name, item));
  if (lit || touch.hovered) canvas.fill(box, lit ? chosen_ground(t) : hovered_ground(t), 6);
  if (touch.ring) canvas.outline(box.inset(1), t.accent, 6, 2);
  const float key = canvas.text_width(Type::caption, item.key);
  const float room = box.w - 2 * kInset - (item.key.empty() ? 0 : key + kBetween);
  canvas.line(box.x + kInset, box.y + (box.h - Canvas::line_height(Type::body)) / 2, room + 1,
              Type::body, item.enabled ? t.ink : t.faint, one_line(item.word));
  if (!item.key.empty()) {
    canvas.line(box.right() - kInset - key,
                box.y + (box.h - Canvas::line_height(Type::caption)) / 2, key + 1, Type::caption,
                item.enabled ? t.muted : t.faint, item.key);
  }
  return touch.done;
}

void take_arrows(Frame& frame, std::string_view name, const std::vector<MenuItem>& items) {
  const bool down = frame.take(Key::down);
  if (!down && !frame.take(Key::up)) return;
  const auto to = beside(frame, name, items, down);
  if (to) frame.move_focus(control(name, items[*to]));
}

}  // namespace

std::optional<std::size_t> menu(Frame& frame, std::string_view name,
                                const std::vector<MenuItem>& items, MenuState& state) {
  if (!state.open || items.empty()) return std::nullopt;
  if (frame.begin_overlay(name)) {
    state.scroll = {};
    const auto first = beside(frame, name, items, true);
    if (first) frame.move_focus(control(name, items[*first]));
  }
  take_arrows(frame, name, items);
  Canvas& canvas = frame.canvas();
  const Box panel = place(canvas, items, state.at);
  canvas.fill(panel, frame.theme().surface, 8);
  canvas.outline(panel, frame.theme().line, 8);
  const Box inner = panel.inset(kPad);
  Scroll scroll(frame, inner, state.scroll);
  float y = scroll.top();
  std::optional<std::size_t> chosen;
  for (std::size_t i = 0; i < items.size(); ++i, y += kItem) {
    if (draw_item(frame, name, {inner.x, y, inner.w, kItem}, items[i])) chosen = i;
  }
  scroll.finish(y);
  const Input& input = frame.input();
  const bool outside = input.clicked && !panel.holds(input.mouse_x, input.mouse_y);
  if (chosen || outside || frame.take(Key::escape)) state.open = false;
  frame.end_overlay(!state.open);
  return chosen;
}

}  // namespace whylink::window
