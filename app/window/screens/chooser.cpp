#include <algorithm>
#include <optional>
#include <utility>

#include "app/window/screens/choice.hpp"

namespace whylink::window {

namespace {

constexpr float kPlace = 32;
constexpr float kWidestPlace = 200;
constexpr float kButton = 40;
constexpr float kField = 44;
constexpr float kTallest = 640;
constexpr std::string_view kPath = "field.folder";

class Chooser : private Page {
 public:
  Chooser(Frame& frame, ChooserState& state) : Page(frame), state_(&state) {
    y_ = top_of_page(frame);
  }

  Intent draw() {
    if (std::exchange(state_->fresh, false)) frame_->focus(kPath);
    const float foot = frame_->keys(page_.x, foot_of_page(*frame_), page_.w,
                                    {{"Tab", "complete"},
                                     {"↑ ↓ Enter", "go in"},
                                     {"Ctrl+↑", "up"},
                                     {"Ctrl+Enter", "open this folder"},
                                     {"Esc", "back"}},
                                    low_ ? std::min<std::size_t>(2, 2 * rows_of_keys(*frame_)) : 4);
    Intent intent;
    const float top = y_;
    if (canvas_->height() >= 310) title();
    if (canvas_->height() >= 400) intent = places();
    const bool typing = frame_->is_focused(kPath);
    if (path()) intent = VaultWish{VaultWish::Kind::path_typed};
    // In a tall window the buttons stay near to what they are about.
    const float bottom = std::min(foot - 16 - kButton - 12, top + kTallest);
    const auto row = folders({page_.x, y_, page_.w, bottom - y_}, typing);
    if (const Intent pressed = buttons(bottom + 12)) return pressed;
    if (row) return VaultWish{VaultWish::Kind::folder_in, *row};
    if (const Intent pressed = keys(typing)) return pressed;
    return intent;
  }

 private:
  using Kind = VaultWish::Kind;

  void title() {
    y_ += canvas_->paragraph(page_.x, y_, page_.w, low_ ? Type::title : Type::question, theme_->ink,
                             "Which folder holds your notes?") +
          gap_;
  }

  // As buttons in rows; in a low window those of the first row, for the folders need the room.
  Intent places() {
    Intent intent;
    float x = page_.x;
    for (std::size_t i = 0; i < state_->places.size(); ++i) {
      const std::string& place = state_->places[i];
      const float wide = std::min(kWidestPlace, canvas_->text_width(Type::body, place) + 24);
      if (x > page_.x && x + wide > page_.right()) {
        if (low_) break;
        x = page_.x;
        y_ += kPlace + 8;
      }
      const std::string name = "chooser.place." + std::to_string(i);
      if (frame_->button(name, {x, y_, wide, kPlace}, place, Look::quiet)) {
        intent = VaultWish{Kind::place, i};
      }
      x += wide + 8;
    }
    if (!state_->places.empty()) y_ += kPlace;
    y_ += gap_;
    return intent;
  }

  // What is typed, and what the folder of that name holds; true when it was changed.
  bool path() {
    state_->path.one_line = true;
    state_->path.takes_tab = state_->can_complete;
    const bool changed = text_field(*frame_, kPath, {page_.x, y_, page_.w, kField}, state_->path,
                                    "a folder, as in ~/Notes");
    y_ += kField + 8;
    canvas_->line(page_.x, y_, page_.w, Type::body, theme_->muted, state_->about);
    y_ += Canvas::line_height(Type::body) + 8;
    return changed;
  }

  std::optional<std::size_t> folders(Box area, bool typing) {
    const ListDone done =
        list(*frame_, "chooser.list", area, state_->folders, state_->list, typing);
    if (state_->folders.empty() && area.h >= Canvas::line_height(Type::body)) {
      canvas_->line(area.x, area.y, area.w, Type::body, theme_->muted, state_->trouble);
    }
    return done.taken;
  }

  Intent buttons(float y) {
    const float wide = std::min(176.0F, (page_.w - 2 * 8) * 0.44F);
    const float other = std::min(120.0F, (page_.w - 2 * 8) * 0.28F);
    const bool open =
        frame_->button("chooser.open", {page_.x, y, wide, kButton}, "Open this folder",
                       state_->holds_notes ? Look::primary : Look::quiet, state_->can_open);
    const float left = page_.x + wide + 8;
    const bool up = frame_->button("chooser.up", {left, y, other, kButton}, "Up", Look::quiet);
    const bool back =
        frame_->button("chooser.back", {left + other + 8, y, other, kButton}, "Back", Look::quiet);
    if (open) return VaultWish{Kind::open_folder};
    if (up) return VaultWish{Kind::folder_up};
    return back ? Intent(Command::back) : Intent();
  }

  Intent keys(bool typing) {
    if (typing && state_->can_complete && frame_->pressed_anywhere(Key::tab)) {
      return VaultWish{Kind::complete_path};
    }
    if (frame_->chord(Key::up)) return VaultWish{Kind::folder_up};
    if (state_->can_open && frame_->chord(Key::enter)) return VaultWish{Kind::open_folder};
    const bool enter = typing && !state_->list.selected && frame_->pressed_anywhere(Key::enter);
    if (enter && state_->can_open && state_->holds_notes) return VaultWish{Kind::open_folder};
    return frame_->pressed_anywhere(Key::escape) ? Intent(Command::back) : Intent();
  }

  ChooserState* state_;
};

}  // namespace

Intent chooser_screen(Frame& frame, ChooserState& state) {
  return Chooser(frame, state).draw();
}

}  // namespace whylink::window
