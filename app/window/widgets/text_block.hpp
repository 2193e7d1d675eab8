// A long plain text in a column: wrapped once for a width and a scale, drawn where it is visible.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "app/window/widgets/canvas.hpp"

namespace whylink::window {

class TextBlock {
 public:
  TextBlock() = default;
  // Line ends are kept, other control characters become visible marks. `marks`: bytes of text(), in
  // order and apart; they get a ground and a line below.
  explicit TextBlock(std::string_view text, std::vector<Mark> marks = {});

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  [[nodiscard]] bool has_marks() const { return !marks_.empty(); }
  // Both cost the whole text where width, scale or type are new; else height() costs nothing and
  // draw() the visible rows. draw() returns the height.
  [[nodiscard]] float height(const Canvas& canvas, float width, Type type = Type::body);
  float draw(Canvas& canvas, float x, float y, float width, Colour colour, Type type = Type::body);

 private:
  void draw_marks(Canvas& canvas, const TextRow& row, float x, float y, Type type) const;

  std::string text_;
  std::vector<Mark> marks_;
  std::vector<TextRow> rows_;
  Type type_ = Type::body;
  float width_ = -1;
  float scale_ = 0;
};

}  // namespace whylink::window
