// Every screen with made-up states: short, long without blanks, Chinese, much of everything,
// nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/window/screens/choice.hpp"

namespace whylink::window {

struct Sample {
  std::string name;  // "ask, long words"
  // Draws one frame; states last from frame to frame.
  std::function<void(Frame&)> draw;
};

[[nodiscard]] std::vector<Sample> sample_screens();

}  // namespace whylink::window
