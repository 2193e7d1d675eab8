#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

Box column(const Frame& frame, float widest) {
  const Canvas& canvas = frame.canvas();
  const float margin = canvas.width() < 700 ? 24.0F : 48.0F;
  const float wide = std::min(widest, canvas.width() - 2 * margin);
  return {(canvas.width() - wide) / 2, 0, wide, canvas.height()};
}

Box prose(Box page) {
  constexpr float kWidest = 576;  // some 72 letters
  page.w = std::min(page.w, kWidest);
  return page;
}

Page::Page(Frame& frame)
    : frame_(&frame),
      canvas_(&frame.canvas()),
      theme_(&frame.theme()),
      page_(column(frame)),
      low_(is_low(frame)),
      gap_(low_ ? 8.0F : 16.0F) {}

bool is_low(const Frame& frame) {
  constexpr float kLow = 460;
  return frame.canvas().height() < kLow;
}

bool is_very_low(const Frame& frame) {
  constexpr float kSmallest = 299;  // the smallest page is one of 300, as far as scales divide it
  return frame.canvas().height() < kSmallest;
}

float foot_of_page(const Frame& frame) {
  return frame.canvas().height() - (is_low(frame) ? 8.0F : 16.0F);
}

std::size_t rows_of_keys(const Frame& frame) {
  if (is_very_low(frame)) return 0;
  return is_low(frame) ? 1 : 4;
}

float top_of_page(const Frame& frame) {
  constexpr float kTall = 800;
  if (is_low(frame)) return 16;
  return 56 + std::max(0.0F, frame.canvas().window_height() - kTall) * 0.25F;
}

float two_notes(Frame& frame, float x, float y, float width, const std::string& source,
                const std::string& target, bool compact) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const float high = Canvas::line_height(Type::title);
  const float one = canvas.text_width(Type::title, source);
  const float other = canvas.text_width(Type::title, target);
  constexpr float kArrow = 28;
  constexpr float kGap = 12;
  if (one + other + kArrow + 2 * kGap <= width) {
    canvas.line(x, y, one + 1, Type::title, t.ink, source);
    canvas.arrow(x + one + kGap, y + high / 2 + 1, kArrow, t.muted);
    canvas.line(x + one + 2 * kGap + kArrow, y, other + 1, Type::title, t.ink, target);
    return high;
  }
  if (compact) {
    canvas.line(x, y, width, Type::title, t.ink, source);
    canvas.arrow(x, y + high + high / 2, kArrow, t.muted);
    canvas.line(x + kArrow + kGap, y + high, width - kArrow - kGap, Type::title, t.ink, target);
    return 2 * high;
  }
  const float first = canvas.paragraph(x, y, width, Type::title, t.ink, source);
  canvas.arrow(x, y + first + 4 + high / 2, kArrow, t.muted);
  const float indent = kArrow + kGap;
  return first + 4 +
         canvas.paragraph(x + indent, y + first + 4, width - indent, Type::title, t.ink, target);
}

}  // namespace whylink::window
