// Any bytes are laid out, within the column, whatever part of them is marked.
#include <cstdlib>

#include "app/window/markdown/layout.hpp"
#include "app/window/markdown/source.hpp"
#include "whylink/text.hpp"

namespace {

using whylink::window::Mark;
using whylink::window::Type;
namespace markdown = whylink::window::markdown;

void require(bool holds) {
  if (!holds) std::abort();
}

// As wide as the least column and a character: no piece can be cut finer.
void require_within(const markdown::Page& page, float width) {
  constexpr float kNarrowest = 48;
  constexpr float kCharacter = 8;
  float top = 0;
  for (const markdown::Piece& piece : page.pieces) {
    require(piece.box.y >= top && piece.box.bottom() <= page.height + 1);
    require(piece.box.x >= 0 && piece.box.right() <= width + kNarrowest + kCharacter);
    require(whylink::text::is_valid_utf8(piece.text));
    top = piece.box.y;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const Mark mark{data[0], std::size_t{data[0]} + data[1]};
  const markdown::Document document = markdown::parse(text, mark);
  static_cast<void>(markdown::outline(document));
  for (const float width : {100.0F, 680.0F}) {
    require_within(
        markdown::lay_out(document, width, [](Type, char32_t, char32_t) { return 8.0F; }), width);
  }
  return 0;
}
