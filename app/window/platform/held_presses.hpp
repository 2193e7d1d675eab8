// Key presses that are with an input method: the system told of them, and whether they are the
// program's to act upon is not known yet.
#pragma once

#include <deque>
#include <optional>

#include "app/window/platform/input.hpp"

namespace whylink::window {

// By what a press is known again when the input method gives it back.
struct PressId {
  unsigned keycode = 0;
  unsigned modifiers = 0;  // as X11 tells them
  unsigned long time = 0;  // 0: not told, as where the input method made the event anew
};

struct HeldPress {
  KeyPress press;
  bool writes = false;   // by itself
  bool foreign = false;  // a shortcut of the desktop's
  PressId id;
};

class HeldPresses {
 public:
  // Of very many the oldest is forgotten: what an input method uses up it never gives back.
  void hold(const HeldPress& press);
  // The press that came back; nothing where none is held by that name.
  [[nodiscard]] std::optional<HeldPress> take_back(const PressId& id);

 private:
  std::deque<HeldPress> held_;
};

}  // namespace whylink::window
