// A field for text: the answer editor, or one line. Our own, for what is written may be kept: whole
// code points, wrapped rows, undo, words and graphemes.
#pragma once

#include <string_view>
#include <vector>

#include "app/window/widgets/frame.hpp"
#include "app/window/widgets/text_buffer.hpp"

namespace whylink::window {

struct FieldState {
  TextBuffer buffer;
  bool one_line = false;       // line ends are typed by nobody and pasted as blanks
  bool enabled = true;         // else it can be read, no more
  bool takes_tab = false;      // Tab is for the screen, and does not move the focus
  std::size_t first = 0;       // with one_line: the first byte that is seen
  std::size_t seen_caret = 0;  // with one_line: the caret that it is moved for
  float scroll = 0;
  float goal_x = -1;          // that Up and Down keep to; below 0: none
  bool before_break = false;  // the caret at a soft break stands at the end of the row above
  // The text in rows, as laid out for this revision, width and scale.
  std::vector<TextRow> rows;
  std::size_t laid_out = static_cast<std::size_t>(-1);
  float width = 0;
  float scale = 0;
};

// Its name begins with "field."; true when the text changed. Costs the visible rows; the whole text
// once for each frame in which it changed.
bool text_field(Frame& frame, std::string_view name, Box box, FieldState& state,
                std::string_view placeholder);

}  // namespace whylink::window
