#include "app/window/widgets/toast.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

constexpr float kMargin = 24;
constexpr float kButton = 32;
constexpr float kGap = 12;
constexpr float kMostLines = 3;

float action_width(const Canvas& canvas, const Toast& toast) {
  if (toast.action.empty()) return 0;
  return std::min(canvas.text_width(Type::body, toast.action) + 32, 160.0F);
}

float text_width(const Canvas& canvas, const Toast& toast) {
  const float action = action_width(canvas, toast);
  return canvas.width() - 2 * kMargin - kButton - kGap - (action > 0 ? action + kGap : 0);
}

float text_height(const Canvas& canvas, const Toast& toast) {
  const float line = Canvas::line_height(Type::body);
  const float whole = canvas.paragraph_height(Type::body, toast.words, text_width(canvas, toast));
  return whole > kMostLines * line ? line : whole;
}

}  // namespace

float toast_height(const Canvas& canvas, const Toast& toast) {
  return std::max(kButton, text_height(canvas, toast)) + 2 * 8;
}

ToastAnswer draw_toast(Frame& frame, float y, const Toast& toast) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const float high = toast_height(canvas, toast);
  canvas.fill({0, y, canvas.width(), high}, t.sunken);
  canvas.rule(0, y, canvas.width());
  const float wide = text_width(canvas, toast);
  const float text = text_height(canvas, toast);
  const float top = y + (high - text) / 2;
  const bool shortened = text < canvas.paragraph_height(Type::body, toast.words, wide);
  if (shortened) {
    canvas.line(kMargin, top, wide, Type::body, t.ink, toast.words);
  } else {
    canvas.paragraph(kMargin, top, wide, Type::body, t.ink, toast.words);
  }
  const float action = action_width(canvas, toast);
  const float button_y = y + (high - kButton) / 2;
  const float close_x = canvas.width() - kMargin - kButton;
  if (action > 0 && frame.button("toast.act", {close_x - kGap - action, button_y, action, kButton},
                                 toast.action, Look::quiet)) {
    return ToastAnswer::act;
  }
  const bool close =
      frame.button("toast.close", {close_x, button_y, kButton, kButton}, "×", Look::quiet);
  return close ? ToastAnswer::close : ToastAnswer::none;
}

}  // namespace whylink::window
