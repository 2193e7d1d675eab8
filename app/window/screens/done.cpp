#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

Intent done_screen(Frame& frame, DoneState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame, 560);
  float y = std::max(72.0F, canvas.height() * 0.26F);
  y += canvas.paragraph(page.x, y, page.w, Type::question, t.ink, state.headline) + 16;
  for (const std::string& line : state.lines) {
    y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, line) + 8;
  }
  y += 16;
  Intent intent;
  if (frame.button("done.leave", {page.x, y, 120, 44}, "Close", Look::primary)) {
    intent = {Intent::Kind::leave};
  }
  if (frame.button("done.undo", {page.x + 132, y, 168, 44}, "Take back the last", Look::quiet,
                   state.can_undo) ||
      frame.pressed('z')) {
    intent = {Intent::Kind::undo};
  }
  const bool enter = frame.pressed(Key::enter) && !frame.is_focused("done.undo");
  if (enter || frame.pressed(Key::escape)) intent = {Intent::Kind::leave};
  if (frame.pressed('?')) intent = {Intent::Kind::keys};
  frame.keys(page.x, canvas.height() - 36, page.w,
             {{"Enter", "close"}, {"Z", "undo"}, {"?", "keys"}});
  return intent;
}

}  // namespace whylink::window
