#include "app/window/widgets/text_block.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::window {

TextBlock::TextBlock(std::string_view text) : text_(text::printable(text, true)) {}

float TextBlock::height(const Canvas& canvas, float width, Type type) {
  if (width != width_ || canvas.scale() != scale_ || type != type_) {
    rows_ = canvas.rows(type, text_, width);
    width_ = width;
    scale_ = canvas.scale();
    type_ = type;
  }
  return static_cast<float>(rows_.size()) * Canvas::line_height(type);
}

float TextBlock::draw(Canvas& canvas, float x, float y, float width, Colour colour, Type type) {
  const float whole = height(canvas, width, type);
  const float high = Canvas::line_height(type);
  const Box area = canvas.visible();
  const float above = std::clamp((area.y - y) / high, 0.0F, static_cast<float>(rows_.size()));
  for (auto row = static_cast<std::size_t>(above); row < rows_.size(); ++row) {
    const float top = y + static_cast<float>(row) * high;
    if (top >= area.bottom()) break;
    const std::string_view words =
        std::string_view(text_).substr(rows_[row].begin, rows_[row].end - rows_[row].begin);
    if (!words.empty()) canvas.line(x, top, width + 1, type, colour, words);
  }
  return whole;
}

}  // namespace whylink::window
