#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

Intent error_screen(Frame& frame, ErrorState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame);
  const std::string other = state.vaults ? "Vaults" : "Today";
  const float foot = frame.keys(page.x, foot_of_page(frame), page.w,
                                {{"Enter", "go on"}, {"Esc", state.vaults ? "vaults" : "today"}},
                                rows_of_keys(frame));
  const bool low = is_low(frame);
  const float top = low ? 24 : canvas.window_height() * 0.26F;
  constexpr float kButton = 44;
  Scroll scroll(frame, {page.x, top, page.w, foot - 16 - kButton - 16 - top}, state.scroll);
  float y = scroll.top();
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink,
                        "That did not work") +
       16;
  y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, state.what) + 8;
  if (!state.where.empty()) {
    y += canvas.paragraph(page.x, y, page.w, Type::mono, t.muted, state.where) + 8;
  }
  if (!state.remedy.empty()) {
    y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, state.remedy) + 8;
  }
  y = scroll.finish(y) + 16;
  const bool back = frame.button("error.back", {page.x, y, 120, kButton}, "Go on", Look::primary);
  const bool today =
      frame.button("error.today", {page.x + 132, y, 120, kButton}, other, Look::quiet);
  if (today || frame.pressed(Key::escape)) return Command::today;
  const bool enter = frame.pressed(Key::enter) && !frame.is_focused("error.today");
  if (back || enter) return Command::back;
  return {};
}

}  // namespace whylink::window
