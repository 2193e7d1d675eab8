// Two titled texts to be compared.
#pragma once

#include <string>

#include "app/window/widgets/scroll.hpp"
#include "app/window/widgets/text_block.hpp"

namespace whylink::window {

struct SideText {
  std::string title;
  TextBlock text;
  ScrollState scroll;
};

// Beside each other in a window at least kWideWindow wide, else one above the other. Each scrolls
// by itself: by wheel under the mouse, by keys while it has the focus. Controls: `name`.left and
// `name`.right, in both arrangements.
constexpr float kWideWindow = 1100;
void side_by_side(Frame& frame, std::string_view name, Box area, SideText& left, SideText& right);

}  // namespace whylink::window
