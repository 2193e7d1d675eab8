#include <algorithm>
#include <utility>

#include "app/window/screens/choice.hpp"

namespace whylink::window {

namespace {

constexpr float kPlace = 32;
constexpr float kButton = 40;

// The places as buttons in rows; returns the height.
float places(Frame& frame, Box page, float y, const ChooserState& state, Intent& intent) {
  float x = page.x;
  float top = y;
  for (std::size_t i = 0; i < state.places.size(); ++i) {
    const float wide =
        std::min(page.w, frame.canvas().text_width(Type::body, state.places[i]) + 24);
    if (x > page.x && x + wide > page.right()) {
      x = page.x;
      top += kPlace + 8;
    }
    const std::string name = "chooser.place." + std::to_string(i);
    if (frame.button(name, {x, top, wide, kPlace}, state.places[i], Look::quiet)) {
      intent = {Intent::Kind::place, static_cast<int>(i)};
    }
    x += wide + 8;
  }
  return state.places.empty() ? 0 : top + kPlace - y;
}

Intent buttons(Frame& frame, const ChooserState& state, Box page, float y) {
  const float wide = std::min(176.0F, (page.w - 2 * 8) * 0.44F);
  const float other = std::min(120.0F, (page.w - 2 * 8) * 0.28F);
  const bool open = frame.button("chooser.open", {page.x, y, wide, kButton}, "Open this folder",
                                 state.holds_notes ? Look::primary : Look::quiet, state.can_open);
  const float left = page.x + wide + 8;
  const bool up = frame.button("chooser.up", {left, y, other, kButton}, "Up", Look::quiet);
  const bool back =
      frame.button("chooser.back", {left + other + 8, y, other, kButton}, "Back", Look::quiet);
  if (open) return {Intent::Kind::open_folder};
  if (up) return {Intent::Kind::folder_up};
  return back ? Intent{Intent::Kind::back} : Intent{};
}

}  // namespace

Intent chooser_screen(Frame& frame, ChooserState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  if (std::exchange(state.fresh, false)) frame.focus("field.folder");
  const Box page = column(frame, 680);
  const bool low = canvas.height() < 560;
  const float foot = frame.keys(page.x, canvas.height() - 16, page.w,
                                {{"Tab", "complete"},
                                 {"↑ ↓ Enter", "go in"},
                                 {"Ctrl ↑", "up"},
                                 {"Ctrl+Enter", "open this folder"},
                                 {"Esc", "back"}});
  float y = low ? 12 : 40;
  if (canvas.height() >= 400) {
    y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink,
                          "Which folder holds your notes?") +
         (low ? 8.0F : 16.0F);
  }
  Intent intent;
  if (canvas.height() >= 400) y += places(frame, page, y, state, intent) + (low ? 8.0F : 16.0F);
  state.path.one_line = true;
  state.path.takes_tab = state.can_complete;
  const bool typing = frame.is_focused("field.folder");
  if (frame.field("field.folder", {page.x, y, page.w, 44}, state.path, "a folder, as in ~/Notes")) {
    intent = {Intent::Kind::path_typed};
  }
  y += 44 + 8;
  const float line = Canvas::line_height(Type::body);
  canvas.line(page.x, y, page.w, Type::body, t.muted, state.about);
  y += line + 8;
  const float bottom = foot - 12 - kButton - 12;
  const Box area{page.x, y, page.w, bottom - y};
  const auto taken = list(frame, "chooser.list", area, state.folders, state.list, typing);
  if (state.folders.empty() && area.h >= line) {
    canvas.line(area.x, area.y, area.w, Type::body, t.muted, state.trouble);
  }
  const Intent pressed = buttons(frame, state, page, bottom + 12);
  if (pressed.kind != Intent::Kind::none) return pressed;
  if (taken) return {Intent::Kind::folder_in, static_cast<int>(*taken)};
  if (typing && state.can_complete && frame.pressed_anywhere(Key::tab)) {
    return {Intent::Kind::complete_path};
  }
  if (frame.chord(Key::up)) return {Intent::Kind::folder_up};
  if (state.can_open && frame.chord(Key::enter)) return {Intent::Kind::open_folder};
  const bool enter = typing && !state.list.selected && frame.pressed_anywhere(Key::enter);
  if (enter && state.can_open && state.holds_notes) return {Intent::Kind::open_folder};
  if (frame.pressed_anywhere(Key::escape)) return {Intent::Kind::back};
  return intent;
}

}  // namespace whylink::window
