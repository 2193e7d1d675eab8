// The window on a desktop: GLFW and OpenGL 3. Draws only when something happened.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "app/window/application.hpp"

namespace whylink::window {

struct NativeOptions {
  std::string theme;             // for this time; empty: as chosen before
  std::optional<float> scale;    // on top of the display's own; none: as before
  std::filesystem::path memory;  // keeps size, place, scale and theme; empty: none
  int frames = 0;                // closes after so many, for tests; 0: stays open
  bool report = false;           // tells on standard output what is shown; see report.hpp
};

// Whether X11 or Wayland is there to be asked for a window.
[[nodiscard]] bool has_display();
// Until the person closes it. Opens `vault`, or, where that is empty, asks for one. refused: no
// window or no OpenGL 3.3 can be had; then no vault is open any more.
[[nodiscard]] Status run_native(Launch launch, const std::string& vault,
                                const NativeOptions& options);

}  // namespace whylink::window
