// A message that asks for nothing: what happened, and at most one thing to do about it. It stands
// in a strip of its own at the foot of the window and never lies over the page. The caller takes it
// away with the person's next step, so that it can be read for as long as one likes.
#pragma once

#include <string>

#include "app/window/widgets/frame.hpp"

namespace whylink::window {

struct Toast {
  std::string words;
  std::string action;  // "Undo"; empty: none
};

enum class ToastAnswer : std::uint8_t { none, act, close };

// The strip's height in a window of that canvas.
[[nodiscard]] float toast_height(const Canvas& canvas, const Toast& toast);
// Draws it from `y` to the foot of the window. Controls: "toast.act" and "toast.close".
[[nodiscard]] ToastAnswer draw_toast(Frame& frame, float y, const Toast& toast);

}  // namespace whylink::window
