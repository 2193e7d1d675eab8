#include "app/window/widgets/check_box.hpp"

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

bool check_box(Frame& frame, std::string_view name, Box box, std::string_view label, bool& ticked,
               bool enabled) {
  const auto [done, hovered, ring] = frame.touch(name, box, enabled);
  if (done) ticked = !ticked;
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  constexpr float kSide = 20;
  const Box square{box.x + 4, box.y + (box.h - kSide) / 2, kSide, kSide};
  if (hovered) canvas.fill(box, hovered_ground(t), 6);
  const Colour ground = ticked && enabled ? t.accent : t.surface;
  canvas.fill(square, ground, 4);
  const Colour edge = hovered ? t.ink : t.muted;
  if (!ticked || !enabled) canvas.outline(square, enabled ? edge : t.line, 4);
  if (ticked) tick(canvas, square.x + 2, square.y + 2, enabled ? t.on_accent : t.faint);
  if (ring) focus_ring(canvas, box, 8);
  const float left = square.right() + 12;
  canvas.line(left, box.y + (box.h - Canvas::line_height(Type::body)) / 2, box.right() - 8 - left,
              Type::body, enabled ? t.ink : t.faint, one_line(label));
  return done;
}

}  // namespace whylink::window
