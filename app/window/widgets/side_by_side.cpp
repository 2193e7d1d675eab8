#include "app/window/widgets/side_by_side.hpp"

#include <algorithm>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

void side(Frame& frame, const std::string& name, Box area, SideText& text) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Touch touch = frame.touch(name, area);
  if (touch.ring) focus_ring(canvas, area, 8);
  const float high = Canvas::line_height(Type::strong);
  const float body = area.y + high + 12;
  canvas.line(area.x, area.y, area.w, Type::strong, t.ink, one_line(text.title));
  canvas.rule(area.x, area.y + high + 4, area.w);
  const float wide = area.w - 16;  // the scroll bar stays inside
  Scroll scroll(frame, {area.x, body, wide, area.bottom() - body}, text.scroll,
                frame.is_focused(name));
  const float top = scroll.top();
  scroll.finish(top + text.text.draw(canvas, area.x, top, wide, t.ink));
}

}  // namespace

void side_by_side(Frame& frame, std::string_view name, Box area, SideText& left, SideText& right) {
  constexpr float kGap = 48;
  constexpr float kLowGap = 16;
  const std::string one = std::string(name) + ".left";
  const std::string other = std::string(name) + ".right";
  if (frame.canvas().width() >= kWideWindow) {
    const float half = (area.w - kGap) / 2;
    side(frame, one, {area.x, area.y, half, area.h}, left);
    side(frame, other, {area.x + half + kGap, area.y, half, area.h}, right);
    return;
  }
  const float half = (area.h - kLowGap) / 2;
  side(frame, one, {area.x, area.y, area.w, half}, left);
  side(frame, other, {area.x, area.y + half + kLowGap, area.w, half}, right);
}

}  // namespace whylink::window
