#include <algorithm>

#include "app/window/screens/screens.hpp"

namespace whylink::window {

namespace {

constexpr float kButton = 44;
constexpr float kStep = 32;
constexpr float kField = 44;
constexpr std::string_view kScope = "field.scope";

class Today : private Page {
 public:
  Today(Frame& frame, TodayState& state) : Page(frame), state_(&state) {}

  Intent draw() {
    canvas_->line(page_.x, low_ ? 8 : 24, page_.w, Type::caption, theme_->muted, state_->vault);
    foot_ = frame_->keys(page_.x, foot_of_page(*frame_), page_.w, hints(), most_rows());
    const Intent key = keys();
    const Intent wanted = nothing() ? empty_day() : day();
    return key ? key : wanted;
  }

 private:
  Intent day() {
    y_ = low_ ? 44 : state_->list_open ? 56 : canvas_->window_height() * 0.26F;
    number();
    summary();
    const bool go = buttons();
    Intent changed;
    if (!low_ || (!state_->list_open && !state_->narrowing)) changed = minutes();
    if (state_->narrowing && !(low_ && state_->list_open)) {
      if (const Intent narrowed = narrowing()) changed = narrowed;
    }
    if (state_->list_open) list_of_items({page_.x, y_, page_.w, foot_ - 16 - y_});
    const bool enter =
        frame_->pressed(Key::enter) && !frame_->has_focus() && !state_->items.empty();
    return go || enter ? Intent(DayWish::start) : changed;
  }

  [[nodiscard]] bool nothing() const { return !state_->empty.empty(); }

  // The way to the vaults is here alone: it is worth a second row.
  [[nodiscard]] std::size_t most_rows() const {
    const std::size_t rows = rows_of_keys(*frame_);
    return rows == 1 && !state_->list_open && !state_->narrowing ? 2 : rows;
  }

  [[nodiscard]] KeyHints hints() const {
    KeyHints hints;
    if (!nothing()) {
      hints = {{"Enter", state_->resumed ? "go on" : "start"}, {"− +", "minutes"}, {"/", "narrow"}};
      hints.emplace_back("L", "what it holds");
    }
    hints.emplace_back("V", "vaults");
    hints.emplace_back("Z", "undo");
    hints.emplace_back("?", "keys");
    return hints;
  }

  [[nodiscard]] Intent keys() const {
    if (frame_->pressed('?')) return Command::keys;
    if (frame_->pressed('v')) return Command::vaults;
    if (frame_->pressed('z')) return Command::undo;
    return {};
  }

  Intent empty_day() {
    const float top = std::max(56.0F, canvas_->window_height() * 0.3F);
    Scroll scroll(*frame_, {page_.x, top, page_.w, foot_ - 16 - top}, state_->scroll);
    y_ = scroll.top();
    y_ += canvas_->paragraph(page_.x, y_, page_.w, Type::question, theme_->ink,
                             "Nothing to ask now") +
          16;
    y_ += canvas_->paragraph(page_.x, y_, prose(page_).w, Type::body, theme_->muted, state_->empty);
    scroll.finish(y_);
    return {};
  }

  void number() {
    const std::string number = std::to_string(state_->minutes);
    const float wide = canvas_->text_width(Type::number, number);
    canvas_->line(page_.x, y_, wide + 1, Type::number, theme_->ink, number);
    const float lower = Canvas::baseline(Type::number) - Canvas::baseline(Type::title);
    canvas_->line(page_.x + wide + 12, y_ + lower, page_.w - wide - 12, Type::title, theme_->muted,
                  state_->minutes == 1 ? "minute" : "minutes");
    y_ += low_ ? 52 : 64;
  }

  // What the minutes hold, or what is wrong with the scope.
  void summary() {
    y_ += summary_at(y_) + (low_ ? 12.0F : 24.0F);
    if (state_->intro.empty() || state_->list_open) return;
    const float wide = prose(page_).w;
    const float needed = canvas_->paragraph_height(Type::body, state_->intro, wide) + 8;
    const float below = kButton + kStep + 2 * gap_ + 16;
    if (y_ + needed + below > foot_) return;
    y_ -= low_ ? 4.0F : 16.0F;
    y_ += canvas_->paragraph(page_.x, y_, wide, Type::body, theme_->muted, state_->intro) +
          (low_ ? 12.0F : 24.0F);
  }
  float summary_at(float y) {
    if (state_->scope_trouble.empty()) {
      return canvas_->paragraph(page_.x, y, page_.w, Type::body, theme_->ink, state_->holds);
    }
    const std::string& trouble = state_->scope_trouble;
    const Colour red = theme_->grades[0];
    const float most = (low_ ? 1.0F : 3.0F) * Canvas::line_height(Type::body);
    if (canvas_->paragraph_height(Type::body, trouble, page_.w) <= most) {
      return canvas_->paragraph(page_.x, y, page_.w, Type::body, red, trouble);
    }
    canvas_->line(page_.x, y, page_.w, Type::body, red, trouble);
    return Canvas::line_height(Type::body);
  }

  // Start, and the list; true when the session is to begin.
  bool buttons() {
    const float half = std::min(176.0F, (page_.w - 12) / 2);
    const bool can_start =
        state_->scope_trouble.empty() && (state_->resumed || !state_->items.empty());
    const bool go = frame_->button("today.start", {page_.x, y_, half, kButton},
                                   state_->resumed ? "Go on" : "Start", Look::primary, can_start);
    const bool list =
        frame_->button("today.list", {page_.x + half + 12, y_, half, kButton},
                       state_->list_open ? "Hide the list" : "What it holds", Look::quiet);
    if (list || frame_->pressed('l')) state_->list_open = !state_->list_open;
    if (frame_->pressed(Key::escape)) state_->list_open = false;
    if (frame_->pressed(Key::escape) && state_->narrowing) narrows_no_more_ = true;
    if (frame_->pressed('/')) open_scope();
    y_ += kButton + gap_;
    return go;
  }

  // What the day may take: the number above is what it is expected to need.
  Intent minutes() {
    const bool fewer = frame_->button("today.fewer", {page_.x, y_, kStep, kStep}, "−", Look::quiet);
    const bool more =
        frame_->button("today.more", {page_.x + kStep + 8, y_, kStep, kStep}, "+", Look::quiet);
    const float left = page_.x + 2 * kStep + 20;
    const std::string most =
        "at most " + std::to_string(state_->most) + (state_->most == 1 ? " minute" : " minutes");
    const float wide = canvas_->text_width(Type::body, most) + 1;
    const Box narrow{std::min(left + wide + 16, page_.right() - 96), y_, 96, kStep};
    canvas_->line(left, y_ + (kStep - Canvas::line_height(Type::body)) / 2, narrow.x - 8 - left,
                  Type::body, theme_->muted, most);
    const bool toggled =
        frame_->button("today.narrow", narrow, "Narrow…", Look::quiet) || narrows_no_more_;
    y_ += kStep + gap_;
    if (toggled && state_->narrowing) return close_scope();
    if (toggled) open_scope();
    if (fewer || frame_->pressed('-')) return DayWish::fewer_minutes;
    if (more || frame_->pressed('+')) return DayWish::more_minutes;
    return {};
  }

  void open_scope() {
    state_->narrowing = true;
    state_->list_open = state_->list_open && !low_;
    frame_->focus(kScope);
  }
  Intent close_scope() {
    frame_->focus("");
    state_->narrowing = false;
    state_->scope.buffer.reset("");
    return DayWish::narrow;
  }

  Intent narrowing() {
    state_->scope.one_line = true;
    const bool typing = frame_->is_focused(kScope);
    text_field(*frame_, kScope, {page_.x, y_, page_.w, kField}, state_->scope,
               "words, path:Projects, tag:idea, near:\"A note\", -state:new");
    y_ += kField + gap_;
    if (typing && frame_->pressed_anywhere(Key::escape)) return close_scope();
    if (!typing || !frame_->pressed_anywhere(Key::enter)) return {};
    frame_->focus("");
    return DayWish::narrow;
  }

  void list_of_items(Box area) {
    constexpr float kRow = 56;
    Scroll scroll(*frame_, area, state_->scroll);
    float y = scroll.top();
    for (const TodayState::Item& item : state_->items) {
      if (y + kRow > area.y && y < area.bottom()) {
        canvas_->rule(area.x, y, area.w);
        canvas_->line(area.x, y + 5, area.w, Type::body, theme_->ink,
                      item.source + " – " + item.target);
        canvas_->line(area.x, y + 30, area.w, Type::caption, theme_->muted, item.reason);
      }
      y += kRow;
    }
    scroll.finish(y);
  }

  TodayState* state_;
  float foot_ = 0;
  bool narrows_no_more_ = false;
};

}  // namespace

Intent today_screen(Frame& frame, TodayState& state) {
  return Today(frame, state).draw();
}

}  // namespace whylink::window
