// From what a person did between two frames to the frame that shows it.
#pragma once

#include "app/window/application.hpp"
#include "app/window/platform/report.hpp"
#include "app/window/platform/stage.hpp"

namespace whylink::window {

// Hands what came over, one share after the other, each on the screen that the one before brought
// up: letters behind a grade are the next prompt's answer, not keys. Leaves no events in `input`,
// unless the window is to close. Returns the last frame drawn, which is `stage`'s.
[[nodiscard]] const ImDrawData& draw_in_shares(Input& input, Application& application, Stage& stage,
                                               Report& report);

}  // namespace whylink::window
