// One frame of a screen: the canvas, what the person did, and the widgets. A widget has a name that
// is unique in its frame; tests find it by that name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/window/platform/input.hpp"
#include "app/window/widgets/canvas.hpp"

namespace whylink::window {

struct Probe {
  std::string name;
  Box box;
  bool enabled = true;
  bool focused = false;
  bool clipped = false;  // the scrolling area it stands in hides some or all of it
  Box visible;           // of that area, else the window
  // Of a list, which is reached as a whole: by mouse, and by arrows, but not by Tab.
  bool part = false;
};

// Something drawn over the screen that takes all input while it is there.
struct Overlay {
  std::string name;
  std::string focused_before;  // what gets the focus back
};

// What lasts from frame to frame.
struct FocusState {
  std::string focused;             // empty: nothing; then letters are keys
  bool by_keyboard = false;        // whether the focus ring is drawn
  std::string pressed;             // the mouse went down on it
  std::vector<std::string> order;  // of the frame before, for Tab
  std::vector<Overlay> overlays;   // of the frame before, the topmost last
  std::string keeps_tab;           // a field that has a use for Tab itself
  std::string before_click;        // what had the focus when the mouse last went down
};

class Clipboard {
 public:
  virtual ~Clipboard() = default;
  virtual std::string text() = 0;
  virtual void set_text(const std::string& text) = 0;
};

// What the mouse looks like, by what is under it.
enum class Pointer : std::uint8_t { arrow, text };

// Keys as their caps name them, and what each does.
using KeyHints = std::vector<std::pair<std::string, std::string>>;

enum class Look : std::uint8_t { primary, quiet };

// How controls are drawn where no hand is near: for pictures of them.
enum class Pose : std::uint8_t { as_is, hovered, focused };

// What a person does with a control.
struct Touch {
  bool done = false;  // clicked, or Enter or Space pressed on it
  bool hovered = false;
  bool ring = false;  // has the focus by the keyboard, which must be seen
};

class Frame {
 public:
  Frame(Canvas& canvas, const Input& input, FocusState& focus, Clipboard& clipboard);
  ~Frame();
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  [[nodiscard]] Canvas& canvas() const { return *canvas_; }
  [[nodiscard]] const Theme& theme() const { return canvas_->theme(); }
  [[nodiscard]] const Input& input() const { return *input_; }
  [[nodiscard]] const std::vector<Probe>& probes() const { return probes_; }
  [[nodiscard]] bool is_focused(std::string_view name) const { return focus_->focused == name; }
  // A field, or a control that the person sees to have it: one that was only clicked takes no keys.
  [[nodiscard]] bool has_focus() const {
    return is_field(focus_->focused) || (focus_->by_keyboard && !focus_->focused.empty());
  }
  void focus(std::string_view name);
  // As Tab does: the ring is drawn and a scrolling area brings it into view.
  void move_focus(std::string_view name);
  [[nodiscard]] bool focus_moved() const { return focus_moved_; }
  // Whether a control of that name takes text.
  [[nodiscard]] static bool is_field(std::string_view name);

  // A letter or digit, or a named key; never while a text field has the focus. Only keys that move
  // go on acting while they are held.
  [[nodiscard]] bool pressed(char letter) const;
  [[nodiscard]] bool pressed(Key key) const;
  // Also in a text field.
  [[nodiscard]] bool chord(Key key, char letter = 0) const;
  [[nodiscard]] bool pressed_anywhere(Key key) const;

  // Like pressed(), and nothing drawn later in this frame gets to see the key.
  bool take(Key key);
  // Steps of the wheel while the mouse is over what can be seen of `area`, once a frame: the
  // innermost area that asks has them.
  float take_wheel(Box area);

  // For controls in files of their own: a stop of Tab, in the order of the calls. A disabled one is
  // none and is never done.
  Touch touch(std::string_view name, Box box, bool enabled = true);
  // A row of a list: done when it was clicked. The list it is part of takes the focus.
  Touch part(std::string_view name, std::string_view list, Box box);
  // How the controls from here on are drawn.
  void pose(Pose pose) { pose_ = pose; }

  // From here to end_overlay() an overlay is drawn, last of all on the screen. While it was there
  // in the frame before, what lies below gets no input and Tab stays inside; in its first frame it
  // gets none itself, for that belonged to what opened it. True in that frame. Overlays may be
  // nested.
  bool begin_overlay(std::string_view name);
  // `closes`: it is not drawn again, and the focus returns to where it was.
  void end_overlay(bool closes);
  // How many of the canvas's texts lie below the topmost overlay.
  [[nodiscard]] std::size_t covered_texts() const { return covered_texts_; }

  // True when it was clicked or Enter or Space was pressed on it.
  bool button(std::string_view name, Box box, std::string_view label, Look look,
              bool enabled = true);
  // A choice with two lines: a word with its key, and what follows from it.
  bool choice(std::string_view name, Box box, std::string_view word, char key,
              std::string_view below, Colour colour);
  // Keys and what they do, small and quiet, in rows of which the last ends at `bottom`; returns
  // where the first begins. A click on one is as good as the key, for what is asked later in this
  // frame; a cap that names several keys ("1 2 3") cannot be clicked. Where they need more rows
  // than `most_rows`, those before the last are left out.
  float keys(float x, float bottom, float width, KeyHints hints, std::size_t most_rows = 4);

  // For text fields.
  // One had the focus when the frame began: what is written belongs to it.
  [[nodiscard]] bool typing() const { return typing_; }
  // The mouse went down on that control, and was not let go since.
  [[nodiscard]] bool is_held(std::string_view name) const {
    return input_->mouse_down && focus_->pressed == name;
  }
  // Tab does not leave it, from the next frame on.
  void keep_tab(std::string_view name) { focus_->keeps_tab = name; }
  [[nodiscard]] Clipboard& clipboard() const { return *clipboard_; }
  // It has the focus, and its caret stands there.
  void show_caret(Box caret) { caret_ = caret; }
  [[nodiscard]] const std::optional<Box>& caret() const { return caret_; }
  // The mouse is over something of that sort.
  void point_with(Pointer pointer) { pointer_ = pointer; }
  [[nodiscard]] Pointer pointer() const { return pointer_; }

 private:
  void take_tab(const KeyPress& press);
  void press(std::string_view cap);
  void take_focus(std::string_view name);

  Canvas* canvas_;
  const Input* given_;
  const Input* input_;  // given_, or nothing for what lies below an overlay
  FocusState* focus_;
  Clipboard* clipboard_;
  std::vector<Probe> probes_;
  std::vector<std::string> order_;
  std::vector<std::vector<std::string>> orders_below_;  // one an open overlay
  std::vector<std::string> overlays_;                   // drawn in this frame
  std::vector<Key> taken_;
  Input clicked_;  // the input with the key that was clicked
  std::size_t covered_texts_ = 0;
  Pose pose_ = Pose::as_is;
  bool wheel_taken_ = false;
  bool focus_moved_ = false;
  bool typing_ = false;
  Pointer pointer_ = Pointer::arrow;
  std::optional<Box> caret_;
};

}  // namespace whylink::window
