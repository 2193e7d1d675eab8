// A question that must be answered before anything else.
#pragma once

#include <string>

#include "app/window/widgets/scroll.hpp"
#include "app/window/widgets/text_block.hpp"

namespace whylink::window {

struct DialogState {
  std::string title;
  TextBlock text;      // scrolls where it is long
  std::string main;    // the word on the main button
  std::string cancel;  // and on the other; empty: there is none, for what can only be read
  bool can_do_main = true;
  ScrollState scroll;
};

enum class Answer : std::uint8_t { none, main, cancel };

// To be called while the question is open, last of all on the screen; after an answer no more.
// Controls: `name`.main and `name`.cancel. The main button begins with the focus; Enter presses it
// wherever the focus is not on the other, Esc cancels. The rest of the window gets no input
// meanwhile, and then has the focus where it was.
Answer dialog(Frame& frame, std::string_view name, DialogState& state);

}  // namespace whylink::window
