// A list of things to do that pops up at a place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/window/widgets/scroll.hpp"

namespace whylink::window {

struct MenuItem {
  std::string name;  // of the control, after the menu's own and a point
  std::string word;
  std::string key;  // that does the same without the menu; may be empty
  bool enabled = true;
};

struct MenuState {
  bool open = false;
  Box at;  // what it belongs to; it opens below, or above where there is more room
  ScrollState scroll;
};

// To be called each frame, last of all on the screen; draws nothing while it is not open. Returns
// which item was chosen, by a click or with Up, Down and Enter; then, after Esc and after a click
// outside, it is closed and the focus is where it was. The rest of the window gets no input
// meanwhile. Stays in the window, and scrolls where that is too low.
std::optional<std::size_t> menu(Frame& frame, std::string_view name,
                                const std::vector<MenuItem>& items, MenuState& state);

}  // namespace whylink::window
