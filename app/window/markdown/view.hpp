// Markdown on a canvas: read and laid out once for a width and a scale, drawn where it is visible.
#pragma once

#include <optional>
#include <string>

#include "app/window/markdown/embeds.hpp"
#include "app/window/markdown/layout.hpp"

namespace whylink::window::markdown {

class View {
 public:
  View() = default;
  // `link`: the bytes whose words stand on the colour of the mark. `source` is asked once for each
  // embed, when it is first drawn; without it embeds are named.
  explicit View(std::string text, Mark link = {}, EmbedSource source = {})
      : text_(std::move(text)), link_(link), source_(std::move(source)) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  // Returns the height. Costs the visible pieces, where text, width and scale are those of before.
  float draw(Canvas& canvas, float x, float y, float width);

 private:
  void lay_out(const Canvas& canvas, float width);

  std::string text_;
  Mark link_;
  EmbedSource source_;
  std::optional<Document> document_;
  Page page_;
  float width_ = -1;
  float scale_ = 0;
};

}  // namespace whylink::window::markdown
