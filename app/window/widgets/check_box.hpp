// A box to tick, with its label.
#pragma once

#include "app/window/widgets/frame.hpp"

namespace whylink::window {

// True when it was ticked or cleared, by a click anywhere in `box` or by Enter or Space on it;
// `ticked` says which. The label is one line. `box` at least 28 high.
bool check_box(Frame& frame, std::string_view name, Box box, std::string_view label, bool& ticked,
               bool enabled = true);

}  // namespace whylink::window
