// A row of pages of which one is chosen.
#pragma once

#include <string>
#include <vector>

#include "app/window/widgets/frame.hpp"

namespace whylink::window {

struct Tab {
  std::string name;  // of the control; unique in the frame
  std::string word;
  bool enabled = true;
};

constexpr float kTabsHeight = 40;

// True when another one was chosen: by a click, by Enter or Space on it, or with Left and Right
// while one of them has the focus, which goes along. `chosen` is an index. Words are shortened
// where all do not fit into `width`.
bool tabs(Frame& frame, float x, float y, float width, const std::vector<Tab>& all,
          std::size_t& chosen);

}  // namespace whylink::window
