#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

Intent error_screen(Frame& frame, ErrorState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame, 560);
  float y = std::max(48.0F, canvas.height() * 0.24F);
  y += canvas.paragraph(page.x, y, page.w, Type::question, t.ink, "That did not work") + 16;
  y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, state.what) + 8;
  if (!state.where.empty()) {
    y += canvas.paragraph(page.x, y, page.w, Type::mono, t.muted, state.where) + 8;
  }
  if (!state.remedy.empty()) {
    y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, state.remedy) + 8;
  }
  const bool back = frame.button("error.back", {page.x, y + 16, 120, 44}, "Go on", Look::primary);
  const bool today =
      frame.button("error.today", {page.x + 136, y + 16, 120, 44}, "Today", Look::quiet);
  if (back || frame.pressed(Key::enter)) return {Intent::Kind::back};
  if (today || frame.pressed(Key::escape)) return {Intent::Kind::today};
  return {};
}

}  // namespace whylink::window
