// What GLFW tells, gathered between two frames.
#pragma once

#include "app/window/platform/input.hpp"

struct GLFWwindow;

namespace whylink::window {

struct NativeInput {
  Input input;
  Keyboard keyboard;
  bool changed = true;      // a frame is due
  float pixels_to_one = 1;  // of the display, over the whole scale
  int zoom = 0;             // steps asked for with Ctrl + and -
  bool plain_size = false;  // Ctrl 0
  bool focus_lost = false;  // another window has the keyboard now
  double last_click = -1;
  int clicks_in_row = 0;

  // Sets the callbacks; `window` keeps a pointer to this.
  void listen(GLFWwindow* window);
  // After a frame: what was pressed is over, what is held stays.
  void forget();
};

}  // namespace whylink::window
