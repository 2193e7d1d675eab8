#include "app/window/widgets/toast.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace whylink::window {

namespace {

constexpr float kMargin = 24;
constexpr float kButton = 32;
constexpr float kGap = 12;

float action_width(const Canvas& canvas, const Toast& toast) {
  if (toast.action.empty()) return 0;
  return std::min(canvas.text_width(Type::body, toast.action) + 32, 160.0F);
}

float text_width(const Canvas& canvas, const Toast& toast) {
  const float action = action_width(canvas, toast);
  return canvas.width() - 2 * kMargin - kButton - kGap - (action > 0 ? action + kGap : 0);
}

// What is more than that is shortened: the page needs the room.
std::size_t most_rows(const Canvas& canvas) {
  constexpr float kLow = 420;
  return canvas.visible().h < kLow ? 1 : 3;
}

std::vector<TextRow> rows_of(const Canvas& canvas, const Toast& toast) {
  std::vector<TextRow> rows =
      canvas.rows(Type::body, toast.words, std::max(24.0F, text_width(canvas, toast)));
  const std::size_t most = most_rows(canvas);
  if (rows.size() <= most) return rows;
  rows.resize(most);
  rows.back().end = toast.words.size();  // its end is cut with "…"
  return rows;
}

}  // namespace

float toast_height(const Canvas& canvas, const Toast& toast) {
  const auto rows = static_cast<float>(rows_of(canvas, toast).size());
  return std::max(kButton, rows * Canvas::line_height(Type::body)) + 2 * 8;
}

ToastAnswer draw_toast(Frame& frame, float y, const Toast& toast) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const float high = toast_height(canvas, toast);
  canvas.fill({0, y, canvas.width(), high}, t.sunken);
  canvas.rule(0, y, canvas.width());
  const float wide = text_width(canvas, toast);
  const float line = Canvas::line_height(Type::body);
  const std::vector<TextRow> rows = rows_of(canvas, toast);
  float top = y + (high - static_cast<float>(rows.size()) * line) / 2;
  for (const TextRow& row : rows) {
    canvas.line(kMargin, top, wide, Type::body, t.ink,
                std::string_view(toast.words).substr(row.begin, row.end - row.begin));
    top += line;
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
