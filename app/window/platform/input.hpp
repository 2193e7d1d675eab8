// What a person did since the last frame, in order. Presses are kept one by one, so that a key that
// goes down and up between two frames is not lost; characters are whole code points.
#pragma once

#include <cstdint>
#include <string_view>
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

// `letter` of Key::character: 'a'..'z', '0'..'9', '+', '-' or '=' as letter_on() finds it; what is
// written with it comes beside it.
struct KeyPress {
  Key key = Key::none;
  char letter = 0;
  bool control = false;
  bool shift = false;
  bool repeat = false;  // it is held down
};

enum class Mouse : std::uint8_t { none, down, up };

// A key, with the character that it wrote if it wrote one; a character alone, as an input method
// gives it; or the mouse going down or up at its place.
struct InputEvent {
  KeyPress key;
  char32_t written = 0;
  Mouse mouse = Mouse::none;
  float x = 0;
  float y = 0;
  int clicks = 0;
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

// Takes from the front of `input` what may be acted upon before a frame is drawn: what a key or a
// click brings up must be there when the next key comes. `typing`: a text field has the focus,
// which takes a run of written characters at once. What the mouse did is told by a share's
// `clicked` and `released`. The wheel goes with the first share. Leaves no events: done.
[[nodiscard]] Input take_share(Input& input, bool typing);

// The letter or digit that a key stands for where no text is typed; 0: none. A key that writes a
// letter of another script, or a digit only with Shift, is known by its place.
[[nodiscard]] char key_letter(const InputEvent& event);

// What a key is called: what the layout writes on it, so that Ctrl+Z is where the person finds Z;
// where that is a letter of another script, or no digit on a key of the digits' row, what lies in
// its `place` on an American keyboard ('a'..'z', '0'..'9', else 0).
[[nodiscard]] char letter_on(std::string_view layout, char place);

// Puts what the system tells of the keyboard into order. While an input method composes, keys that
// write nothing are its own, though the system tells of them: a letter of what is composed is known
// by writing nothing.
class Keyboard {
 public:
  // `writes`: a key that writes something by itself.
  void press(Input& input, const KeyPress& press, bool writes);
  void write(Input& input, char32_t c);
  // The mouse went down, or the window lost the keyboard.
  void end_composing() {
    composed_ = 0;
    has_press_ = false;
  }

 private:
  void end_press();
  int composed_ = 0;        // letters that wrote nothing yet
  bool may_write_ = false;  // of the press told last
  bool has_press_ = false;  // it is the last event, and its character may follow
  bool swallowed_ = false;  // it was the input method's
};

}  // namespace whylink::window
