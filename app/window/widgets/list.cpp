#include "app/window/widgets/list.hpp"

#include <algorithm>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

constexpr float kLow = 36;
constexpr float kHigh = 56;
constexpr float kInset = 12;
constexpr float kCross = 28;

struct Keys {
  long by = 0;
  bool enter = false;
};

Keys keys_of(const Frame& frame, const std::string& name, long page, bool beside_field) {
  const auto pressed = [&](Key key) {
    return beside_field ? frame.pressed_anywhere(key) : frame.pressed(key);
  };
  Keys keys;
  if (pressed(Key::down)) keys.by = 1;
  if (pressed(Key::up)) keys.by = -1;
  if (pressed(Key::page_down)) keys.by = page;
  if (pressed(Key::page_up)) keys.by = -page;
  const bool here = beside_field || frame.is_focused(name) || !frame.has_focus();
  keys.enter = here && pressed(Key::enter);
  return keys;
}

void select(ListState& state, long by, std::size_t count) {
  if (by == 0 || count == 0) return;
  const long last = static_cast<long>(count) - 1;
  const long now = state.selected ? static_cast<long>(*state.selected) : (by > 0 ? -1 : last + 1);
  state.selected = static_cast<std::size_t>(std::clamp(now + by, 0L, last));
}

// At the right of a row.
Box cross_of(Box row) {
  return {row.right() - kCross - 4, row.y + (row.h - kCross) / 2, kCross, kCross};
}

void draw_cross(Frame& frame, Box box, bool hovered) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  if (hovered) canvas.fill(box, chosen_ground(t), 6);
  constexpr std::string_view kSign = "×";
  const float wide = canvas.text_width(Type::body, kSign);
  canvas.line(box.x + (box.w - wide) / 2, box.y + (box.h - Canvas::line_height(Type::body)) / 2,
              wide + 1, Type::body, hovered ? t.ink : t.muted, kSign);
}

void draw_row(Frame& frame, Box box, const ListRow& row, bool selected, bool hovered) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  if (hovered) canvas.fill(box, hovered_ground(t), 6);
  if (selected) canvas.fill(box, chosen_ground(t), 6);
  if (selected && t.is_stark()) canvas.outline(box, t.accent, 6, 2);
  if (selected) canvas.fill({box.x, box.y + 6, 3, box.h - 12}, t.accent, 1.5F);
  const float right = row.removable ? cross_of(box).x : box.right() - kInset;
  const float wide = right - box.x - kInset;
  const float most = wide * 0.4F;
  const float remark =
      row.remark.empty() ? 0 : std::min(most, canvas.text_width(Type::caption, row.remark) + 1);
  const float title_high = Canvas::line_height(Type::body);
  const bool two = box.h > kLow;
  const float top = two ? box.y + 5 : box.y + (box.h - title_high) / 2;
  canvas.line(box.x + kInset, top, wide - (remark > 0 ? remark + 16 : 0), Type::body,
              row.quiet ? t.muted : t.ink, row.title);
  if (remark > 0) {
    const float lower = Canvas::baseline(Type::body) - Canvas::baseline(Type::caption);
    canvas.line(right - remark, top + lower, remark, Type::caption, t.muted, row.remark);
  }
  if (two) canvas.line(box.x + kInset, top + 25, wide, Type::caption, t.muted, row.below);
}

}  // namespace

ListDone list(Frame& frame, const std::string& name, Box area, const std::vector<ListRow>& rows,
              ListState& state, bool beside_field) {
  const bool two = std::ranges::any_of(rows, [](const ListRow& row) { return !row.below.empty(); });
  const float row_high = two ? kHigh : kLow;
  area.h = std::clamp(row_high * static_cast<float>(rows.size()), 0.0F, std::max(0.0F, area.h));
  Touch whole;
  if (!rows.empty() && area.h >= 24) whole = frame.touch(name, area);
  const long page = std::max(1L, static_cast<long>(area.h / row_high) - 1);
  Keys keys = keys_of(frame, name, page, beside_field);
  keys.enter = keys.enter || (whole.done && !frame.input().released);
  if (state.selected && *state.selected >= rows.size()) state.selected.reset();
  select(state, keys.by, rows.size());
  if (keys.by != 0 && state.selected) {
    const float top = static_cast<float>(*state.selected) * row_high;
    const float least = std::min(top, top + row_high - area.h);
    state.scroll.offset = std::clamp(state.scroll.offset, least, top);
  }
  ListDone done;
  if (keys.enter && state.selected) done.taken = state.selected;
  const bool can_remove = state.selected && rows[*state.selected].removable;
  if (can_remove && frame.pressed(Key::erase)) done.removed = state.selected;
  Scroll scroll(frame, area, state.scroll, false);
  float y = scroll.top();
  for (std::size_t i = 0; i < rows.size(); ++i, y += row_high) {
    if (y + row_high <= area.y || y >= area.bottom()) continue;
    const Box box{area.x, y, area.w, row_high};
    const std::string row_name = name + "." + std::to_string(i);
    const Touch touch = frame.part(row_name, name, box);
    if (touch.done) state.selected = done.taken = i;
    draw_row(frame, box, rows[i], state.selected == i, touch.hovered);
    if (!rows[i].removable) continue;
    // After the row: a click on it is its own.
    const Touch cross = frame.part(row_name + ".remove", name, cross_of(box));
    if (cross.done && frame.input().clicks < 2) done.removed = i;  // not the next one, too
    draw_cross(frame, cross_of(box), cross.hovered);
  }
  done.end = scroll.finish(y);
  if (whole.ring) focus_ring(frame.canvas(), area, 8);
  return done;
}

}  // namespace whylink::window
