// An area whose content may be higher than it is.
#pragma once

#include "app/window/widgets/frame.hpp"

namespace whylink::window {

struct ScrollState {
  float offset = 0;
  float content = 0;   // height of the content in the frame before
  float held_at = -1;  // where on the bar's handle the mouse holds it; below 0: nowhere
};

// From its making to finish(), what is drawn is cut at the area's edge. Wheel and dragging act
// where the mouse is over it; arrows, Page Up and Down, Home and End wherever no text field has the
// focus and nothing drawn before took them. A control inside that Tab moves to is brought into
// view.
class Scroll {
 public:
  // `keys`: whether it listens to the keyboard.
  Scroll(Frame& frame, Box area, ScrollState& state, bool keys = true);
  // Where the content begins.
  [[nodiscard]] float top() const { return area_.y - state_->offset; }
  [[nodiscard]] Box area() const { return area_; }
  // `end`: of what was drawn. Returns where the content ends to the eye.
  float finish(float end);

 private:
  void take_keys();
  void fade(float hidden) const;
  void drag(Box track, Box handle);
  void bring_focus_into_view();

  Frame* frame_;
  Box area_;
  ScrollState* state_;
  std::size_t first_probe_;
  bool keys_;
};

}  // namespace whylink::window
