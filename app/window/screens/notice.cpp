#include "app/window/screens/screens.hpp"

namespace whylink::window {

Intent page_over_notice(Frame& frame, const Toast* notice,
                        const std::function<Intent(Frame&)>& page) {
  if (notice == nullptr) return page(frame);
  Canvas& canvas = frame.canvas();
  const float strip = toast_height(canvas, *notice);
  canvas.reserve_foot(strip);
  const Intent intent = page(frame);
  canvas.reserve_foot(-strip);
  const ToastAnswer said = draw_toast(frame, canvas.height() - strip, *notice);
  if (said == ToastAnswer::act) return Command::undo;
  if (said == ToastAnswer::close && !intent) return Command::close_notice;
  return intent;
}

}  // namespace whylink::window
