#include "app/window/widgets/progress.hpp"

#include <algorithm>

namespace whylink::window {

float progress(Frame& frame, float x, float y, float width, const ProgressState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  constexpr float kBar = 8;
  constexpr float kDot = 4;
  if (state.share < 0) {
    for (float at = 0; at + kDot <= width; at += 3 * kDot) {
      canvas.fill({x + at, y + (kBar - kDot) / 2, kDot, kDot}, t.muted, kDot / 2);
    }
  } else {
    canvas.fill({x, y, width, kBar}, t.sunken, kBar / 2);
    canvas.outline({x, y, width, kBar}, t.edge, kBar / 2);
    const float done = width * std::clamp(state.share, 0.0F, 1.0F);
    if (done >= kBar) canvas.fill({x, y, done, kBar}, t.accent, kBar / 2);
  }
  float high = kBar + 12;
  high += canvas.paragraph(x, y + high, width, Type::body, t.muted, state.words);
  if (!state.rest.empty()) {
    high += canvas.paragraph(x, y + high, width, Type::body, t.muted, state.rest);
  }
  return high;
}

}  // namespace whylink::window
