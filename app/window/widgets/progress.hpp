// How far long work has come.
#pragma once

#include <string>

#include "app/window/widgets/frame.hpp"

namespace whylink::window {

struct ProgressState {
  float share = 0;    // 0 to 1; below 0: nobody knows
  std::string words;  // "1,200 of 5,000 notes"
  std::string rest;   // "about 3 seconds more"; empty: it cannot be said
};

// A bar with its words below; returns the height. Where the share is unknown the bar is dotted and
// stands still: nothing moves that means nothing.
float progress(Frame& frame, float x, float y, float width, const ProgressState& state);

}  // namespace whylink::window
