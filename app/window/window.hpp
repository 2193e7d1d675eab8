// The window's face to main.
#pragma once

#include <optional>

namespace whylink::window {

// Runs what the arguments ask of the window: `screens`, or the window itself where no command is
// named and there is a display. Nothing where it is the terminal's turn.
[[nodiscard]] std::optional<int> run(int argc, char** argv);

}  // namespace whylink::window
