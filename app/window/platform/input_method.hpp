// Which key presses the input method of X11, or libX11's own composing of accents, keeps for
// itself.
//
// GLFW 3.3 tells of a press though it was kept, and says nothing when it comes back; and where the
// input method's program ends, it goes on with a context that libX11 has freed. So the program
// stands between GLFW and libX11: input_method.cpp defines the six functions that GLFW calls.
// Where GLFW finds them by itself, as 3.4 does, nothing passes here, and is_certain() stays false.
#pragma once

#include <functional>
#include <utility>

#include "app/window/platform/held_presses.hpp"

namespace whylink::window {

// One, as libX11's functions are; for the window's thread.
class InputMethod {
 public:
  // What is called for a press that came back: the input method did not want it.
  using CameBack = std::function<void(const PressId& id)>;

  [[nodiscard]] static InputMethod& instance();

  void listen(CameBack came_back) { came_back_ = std::move(came_back); }
  // Key presses pass here: what is told of them is so.
  [[nodiscard]] bool is_certain() const { return certain_; }
  // Of the press that GLFW tells of at this moment.
  [[nodiscard]] bool keeps() const { return kept_; }
  [[nodiscard]] const PressId& press() const { return press_; }
  // Whether a text field has the focus. Where none has, keys pass the input method by, and its own
  // window goes.
  void set_typing(bool typing);
  [[nodiscard]] bool is_typing() const { return typing_; }
  // Where the caret's foot stands, in pixels of the window: there the method opens its own.
  void set_caret(int x, int y);

  // For the functions that stand in for libX11's: what became of a press.
  void note(const PressId& id, bool kept);

 private:
  CameBack came_back_;
  PressId press_;
  bool certain_ = false;
  bool kept_ = false;
  bool typing_ = false;
};

}  // namespace whylink::window
