// What a person did since the last frame, in order. Presses are kept one by one, so that a key that
// goes down and up between two frames is not lost; characters are whole code points.
#pragma once

#include <cstdint>
#include <vector>

namespace whylink::window {

enum class Key : std::uint8_t {
  none,
  character,
  enter,
  escape,
  tab,
  backspace,
  erase,
  left,
  right,
  up,
  down,
  home,
  end,
  page_up,
  page_down,
  space,
  f1,
  f2
};

// `letter` of Key::character: 'a'..'z' or '0'..'9' with Ctrl held; what is written comes as such.
struct KeyPress {
  Key key = Key::none;
  char letter = 0;
  bool control = false;
  bool shift = false;
};

// Either a key or, where `key.key` is none, a character that was written.
struct InputEvent {
  KeyPress key;
  char32_t written = 0;
};

struct Input {
  std::vector<InputEvent> events;
  float mouse_x = -1;  // at scale 1
  float mouse_y = -1;
  bool mouse_down = false;
  bool clicked = false;  // went down
  bool released = false;
  int clicks = 0;  // 2: a double click; 3: one more
  float wheel = 0;
};

// Takes from the front of `input` what may be acted upon before a frame is drawn: what a key brings
// up must be there when the next key comes. `typing`: a text field has the focus, which takes a run
// of written characters at once. Mouse and wheel go with the first share. Leaves no events: done.
[[nodiscard]] Input take_share(Input& input, bool typing);

}  // namespace whylink::window
