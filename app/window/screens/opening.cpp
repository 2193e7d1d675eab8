#include <algorithm>

#include "app/window/screens/choice.hpp"

namespace whylink::window {

Intent opening_screen(Frame& frame, OpeningState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame);
  const float foot =
      frame.keys(page.x, foot_of_page(frame), page.w, {{"Esc", "cancel"}}, rows_of_keys(frame));
  constexpr float kNeeded = 212;
  float y = std::max(16.0F, std::min(canvas.window_height() * 0.3F, foot - kNeeded));
  const Type title = is_low(frame) ? Type::title : Type::question;
  canvas.line(page.x, y, page.w, title, t.ink, "Reading " + state.vault);
  y += Canvas::line_height(title) + 16;
  y += progress(frame, page.x, y, page.w, state.progress) + 16;
  const bool cancel = frame.button("opening.cancel", {page.x, y, 120, 40}, "Cancel", Look::quiet);
  if (cancel || frame.pressed(Key::escape)) return Command::cancel;
  return {};
}

}  // namespace whylink::window
