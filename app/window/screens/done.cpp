#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

Intent done_screen(Frame& frame, DoneState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame);
  const bool low = is_low(frame);
  KeyHints hints = {{"Enter", "close"}, {"Esc", "today"}, {"Z", "undo"}, {"?", "keys"}};
  if (state.has_more) hints.insert(hints.begin() + 1, {"+", "five more minutes"});
  const float foot = frame.keys(page.x, foot_of_page(frame), page.w, hints, rows_of_keys(frame));
  const float top = low ? 24 : canvas.window_height() * 0.26F;
  constexpr float kButton = 44;
  Scroll scroll(frame, {page.x, top, page.w, foot - 16 - kButton - 16 - top}, state.scroll);
  float y = scroll.top();
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink,
                        state.headline) +
       16;
  for (const std::string& line : state.lines) {
    y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, line) + 8;
  }
  y = scroll.finish(y) + 16;
  Intent intent;
  if (frame.button("done.leave", {page.x, y, 120, kButton}, "Close", Look::primary)) {
    intent = Command::leave;
  }
  if (frame.button("done.undo", {page.x + 132, y, 168, kButton}, "Undo the last step", Look::quiet,
                   state.can_undo) ||
      frame.pressed('z')) {
    intent = Command::undo;
  }
  if (frame.pressed('+')) intent = DayWish::five_more_minutes;
  if (frame.pressed(Key::escape)) intent = Command::today;
  if (frame.pressed(Key::enter)) intent = Command::leave;
  if (frame.pressed('?')) intent = Command::keys;
  return intent;
}

}  // namespace whylink::window
