#include <algorithm>

#include "app/window/screens/screens.hpp"

namespace whylink::window {

namespace {

// Where there is room, a foot is kept free for notices, so that none moves the page.
float kept_foot(const Canvas& canvas) {
  constexpr float kTall = 700;
  constexpr float kNotice = 48;
  return canvas.window_height() >= kTall ? kNotice : 0;
}

}  // namespace

Intent page_over_notice(Frame& frame, const Toast* notice,
                        const std::function<Intent(Frame&)>& page) {
  Canvas& canvas = frame.canvas();
  const float strip = notice == nullptr ? 0 : toast_height(canvas, *notice);
  const float foot = std::max(strip, kept_foot(canvas));
  canvas.reserve_foot(foot);
  const Intent intent = page(frame);
  canvas.reserve_foot(-foot);
  if (notice == nullptr) return intent;
  const ToastAnswer said = draw_toast(frame, canvas.height() - strip, *notice);
  if (said == ToastAnswer::act) return Command::undo;
  if (said == ToastAnswer::close && !intent) return Command::close_notice;
  return intent;
}

}  // namespace whylink::window
