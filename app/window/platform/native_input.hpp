// What GLFW tells, gathered between two frames.
#pragma once

#include "app/window/platform/held_presses.hpp"
#include "app/window/platform/input.hpp"

struct GLFWwindow;

namespace whylink::window {

struct NativeInput {
  Input input;
  Keyboard keyboard;
  HeldPresses held;
  bool changed = true;      // a frame is due
  float pixels_to_one = 1;  // of the display, over the whole scale
  int zoom = 0;             // steps asked for with Ctrl + and -
  bool plain_size = false;  // Ctrl 0
  bool focus_lost = false;  // another window has the keyboard now
  double last_key = 0;      // when a key was pressed or wrote something; seconds
  double last_click = -1;
  double last_x = 0;  // of that click, in the window's units
  double last_y = 0;
  int clicks_in_row = 0;
  double x = -1;  // of the mouse, in the window's units
  double y = -1;
  bool foreign = false;  // the press told last is a shortcut of the desktop's: it writes nothing

  // Sets the callbacks; `window` keeps a pointer to this until stop().
  void listen(GLFWwindow* window);
  static void stop(GLFWwindow* window);
  // A key went down that no input method keeps.
  void press(const HeldPress& pressed);
  // Before a frame: from the window's units to the page's, by the scale of this frame.
  void settle();
  // After a frame: what was pressed is over, what is held stays.
  void forget();
};

}  // namespace whylink::window
