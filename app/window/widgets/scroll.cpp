#include "app/window/widgets/scroll.hpp"

#include <algorithm>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

constexpr float kStep = 48;
constexpr float kLeastStep = 8;
constexpr float kWheelStep = 72;
constexpr float kBar = 4;
constexpr float kReach = 12;  // of the mouse around the bar
constexpr float kShortest = 24;
constexpr float kFade = 24;
constexpr float kMargin = 4;  // for marks and focus rings that stand out of a column

}  // namespace

Scroll::Scroll(Frame& frame, Box area, ScrollState& state, bool keys)
    : frame_(&frame),
      area_(area),
      state_(&state),
      first_probe_(frame.probes().size()),
      keys_(keys) {
  area_.h = std::max(0.0F, area_.h);
  state.offset = std::clamp(state.offset, 0.0F, std::max(0.0F, state.content - area_.h));
  Canvas& canvas = frame.canvas();
  const Box seen{area_.x - kMargin, area_.y, area_.w + 2 * kMargin, area_.h};
  canvas.push_clip(seen);
}

void Scroll::take_keys() {
  // A page keeps one row of the one before; in a low area no step passes over a row unseen.
  const float page = std::max(kLeastStep, area_.h - Canvas::line_height(Type::body));
  state_->offset -= frame_->take_wheel(area_) * std::min(kWheelStep, page);
  if (!keys_) return;
  if (frame_->take(Key::down)) state_->offset += std::min(kStep, page);
  if (frame_->take(Key::up)) state_->offset -= std::min(kStep, page);
  if (frame_->take(Key::page_down)) state_->offset += page;
  if (frame_->take(Key::page_up)) state_->offset -= page;
  if (frame_->take(Key::home)) state_->offset = 0;
  if (frame_->take(Key::end)) state_->offset = state_->content;
}

void Scroll::bring_focus_into_view() {
  if (!frame_->focus_moved()) return;
  for (std::size_t i = first_probe_; i < frame_->probes().size(); ++i) {
    const Probe& one = frame_->probes()[i];
    if (!one.focused) continue;
    const float above = area_.y - one.box.y + kMargin;
    const float below = one.box.bottom() - area_.bottom() + kMargin;
    if (above > 0) {
      state_->offset -= above;
    } else if (below > 0) {
      state_->offset += std::min(below, -above);
    }
  }
}

void Scroll::drag(Box track, Box handle) {
  const Input& input = frame_->input();
  const Box reach{track.x - kReach, track.y, track.w + 2 * kReach, track.h};
  if (input.clicked && reach.holds(input.mouse_x, input.mouse_y)) {
    const bool on_handle = input.mouse_y >= handle.y && input.mouse_y < handle.bottom();
    state_->held_at = on_handle ? input.mouse_y - handle.y : handle.h / 2;
  }
  if (!input.mouse_down) state_->held_at = -1;
  if (state_->held_at < 0) return;
  const float share = (input.mouse_y - state_->held_at - track.y) / (track.h - handle.h);
  state_->offset = share * (state_->content - area_.h);
}

// What goes on above and below fades out there: a row that is cut is seen to be.
void Scroll::fade(float hidden) const {
  Canvas& canvas = frame_->canvas();
  const float high = std::min(kFade, area_.h / 4);
  const float x = area_.x - kMargin;
  const float wide = area_.w + 2 * kMargin;
  if (state_->offset > 0.5F) canvas.fade({x, area_.y, wide, high}, false);
  if (state_->offset < hidden - 0.5F) canvas.fade({x, area_.bottom() - high, wide, high}, true);
}

float Scroll::finish(float end) {
  state_->content = end - top();
  const float hidden = state_->content - area_.h;
  const bool scrolls = hidden > 0.5F && area_.h > kShortest;
  if (scrolls) fade(hidden);
  frame_->canvas().pop_clip();
  if (!scrolls) {
    state_->offset = 0;
    return std::min(end, area_.bottom());
  }
  take_keys();
  bring_focus_into_view();
  const Box track{area_.right() + 8, area_.y, kBar, area_.h};
  const float high = std::max(kShortest, area_.h * area_.h / state_->content);
  const float from = track.y + (track.h - high) * std::clamp(state_->offset / hidden, 0.0F, 1.0F);
  drag(track, {track.x, from, kBar, high});
  state_->offset = std::clamp(state_->offset, 0.0F, hidden);
  frame_->canvas().fill({track.x, from, kBar, high}, frame_->theme().edge, 2);
  return area_.bottom();
}

}  // namespace whylink::window
