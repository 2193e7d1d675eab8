// A text cut into the rows of a column. Pure: the width of a character comes in as a function.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace whylink::window {

struct TextRow {
  std::size_t begin = 0;
  std::size_t end = 0;  // without the line end or the blanks hanging over the edge
  std::size_t next = 0;
  bool hard = false;  // a line end of the text follows
};

// Of a character, the byte where it stands, and the one before it in its row; 0: there is none.
using Advance = std::function<float(char32_t c, std::size_t at, char32_t before)>;

// Breaks after blanks and between ideographs, in a word only where it is wider than a row, and
// never within a grapheme. Never empty: an empty text has one empty row. Linear in the text.
[[nodiscard]] std::vector<TextRow> rows_of(std::string_view text, float width,
                                           const Advance& advance);

}  // namespace whylink::window
