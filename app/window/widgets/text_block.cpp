#include "app/window/widgets/text_block.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "whylink/text.hpp"

namespace whylink::window {

TextBlock::TextBlock(std::string_view text, std::vector<Mark> marks)
    : text_(text::printable(text, true)), marks_(std::move(marks)) {}

float TextBlock::height(const Canvas& canvas, float width, Type type) {
  if (width != width_ || canvas.scale() != scale_ || type != type_) {
    rows_ = canvas.rows(type, text_, width);
    width_ = width;
    scale_ = canvas.scale();
    type_ = type;
  }
  return static_cast<float>(rows_.size()) * Canvas::line_height(type);
}

void TextBlock::draw_marks(Canvas& canvas, const TextRow& row, float x, float y, Type type) const {
  const std::string_view text = text_;
  const float high = Canvas::line_height(type);
  auto mark = std::ranges::lower_bound(marks_, row.begin, std::less_equal<>(), &Mark::end);
  for (; mark != marks_.end() && mark->begin < row.end; ++mark) {
    const std::size_t begin = std::clamp(mark->begin, row.begin, row.end);
    const std::size_t end = std::clamp(mark->end, row.begin, row.end);
    if (begin >= end) continue;
    const float from = x + canvas.text_width(type, text.substr(row.begin, begin - row.begin));
    const float wide = canvas.text_width(type, text.substr(begin, end - begin));
    canvas.fill({from - 2, y + 2, wide + 4, high - 4}, canvas.theme().mark, 3);
    canvas.fill({from, y + high - 3, wide, 1}, canvas.theme().muted);
  }
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
    draw_marks(canvas, rows_[row], x, top, type);
    if (!words.empty()) canvas.line(x, top, width + 1, type, colour, words);
  }
  return whole;
}

}  // namespace whylink::window
