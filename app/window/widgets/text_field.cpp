// A TextBuffer in a wrapped column or on one line, with caret, selection, mouse and keys.
#include "app/window/widgets/text_field.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "app/window/widgets/letters.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace {

constexpr float kInset = 16;
const float kRow = Canvas::line_height(Type::body);

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

std::string utf8(char32_t c) {
  std::string out;
  text::append_code_point(out, c);
  return out;
}

// One frame of a field.
class Field {
 public:
  Field(Frame& frame, std::string_view name, Box box, FieldState& state)
      : frame_(&frame), canvas_(&frame.canvas()), name_(name), box_(box), state_(&state) {
    const float high = state.one_line ? kRow : box.h - 24;
    inner_ = {box.x + kInset, box.y + (box.h - high) / 2, box.w - 2 * kInset, high};
  }

  bool run(std::string_view placeholder) {
    const Touch touch = frame_->touch(name_, box_, state_->enabled);
    if (touch.hovered) frame_->point_with(Pointer::text);
    const bool focused = state_->enabled && frame_->is_focused(name_);
    if (focused && state_->takes_tab) frame_->keep_tab(name_);
    const std::size_t before = state_->buffer.revision();
    const bool fresh = rows().empty();  // the caret of a text that was there stands at its end
    lay_out();
    bool moved = (focused && take_mouse()) || fresh;
    if (frame_->typing() && focused) moved = take_events() || moved;
    lay_out();
    scroll(moved, touch.hovered);
    const Theme& t = frame_->theme();
    const bool ringed = focused || touch.ring;
    edge_ = ringed ? t.accent : touch.hovered ? t.ink : state_->enabled ? t.edge : t.line;
    draw(focused, ringed, placeholder);
    return state_->buffer.revision() != before;
  }

 private:
  [[nodiscard]] std::string_view text() const { return state_->buffer.text(); }
  [[nodiscard]] const std::vector<TextRow>& rows() const { return state_->rows; }
  [[nodiscard]] float width(std::size_t begin, std::size_t end) const {
    return canvas_->text_width(Type::body, text().substr(begin, end - begin));
  }

  // Goes from grapheme to grapheme while `goes_on` says so of where they are drawn: their left and
  // right from `begin` on. Returns where it came to.
  template <typename GoesOn>
  [[nodiscard]] std::size_t walk(std::size_t begin, std::size_t end, const GoesOn& goes_on) const {
    float left = 0;
    char32_t before = 0;
    for (std::size_t at = begin; at < end;) {
      const std::size_t next = std::min(text::grapheme_end(text(), at), end);
      float right = left;
      char32_t last = before;
      for_letters(text().substr(at, next - at), [&](char32_t c, char32_t within) {
        right += canvas_->advance(Type::body, c, within == 0 ? before : within);
        last = c;
      });
      if (!goes_on(left, right)) return at;
      left = right;
      before = last;
      at = next;
    }
    return end;
  }

  // The row of the caret.
  [[nodiscard]] std::size_t row_of_caret() const {
    const std::size_t caret = state_->buffer.caret();
    const auto after = std::ranges::upper_bound(rows(), caret, {}, &TextRow::begin);
    if (after == rows().begin()) return 0;
    const auto row = static_cast<std::size_t>(after - rows().begin()) - 1;
    const bool at_break = row > 0 && caret == rows()[row].begin && !rows()[row - 1].hard;
    return at_break && state_->before_break ? row - 1 : row;
  }

  // The place of the text that is nearest to `x`.
  [[nodiscard]] std::size_t hit(const TextRow& row, float x) const {
    return walk(row.begin, row.end,
                [&](float left, float right) { return x >= (left + right) / 2; });
  }

  // Behind the end of a row its last word is meant, not what begins the next.
  [[nodiscard]] std::size_t word_at(const TextRow& row, std::size_t at) const {
    if (at < row.end || at == row.begin) return at;
    std::size_t before = row.begin;
    while (text::grapheme_end(text(), before) < at) before = text::grapheme_end(text(), before);
    return before;
  }

  void lay_out() {
    const bool same = state_->laid_out == state_->buffer.revision() && state_->width == inner_.w &&
                      state_->scale == canvas_->scale() && !rows().empty() &&
                      (!state_->one_line || state_->seen_caret == state_->buffer.caret());
    if (same) return;
    state_->rows = state_->one_line ? std::vector<TextRow>{visible_line()}
                                    : canvas_->rows(Type::body, text(), inner_.w);
    state_->seen_caret = state_->buffer.caret();
    state_->laid_out = state_->buffer.revision();
    state_->width = inner_.w;
    state_->scale = canvas_->scale();
  }

  // What of a line is seen: as little is moved as keeps the caret in sight.
  [[nodiscard]] TextRow visible_line() {
    const std::size_t caret = state_->buffer.caret();
    std::size_t& first = state_->first;
    first = std::min(first, caret);
    if (width(0, text().size()) <= inner_.w) first = 0;
    const float hidden = width(first, caret) - inner_.w;
    if (hidden > 0) {
      constexpr float kSlack = 2;  // the letter that is the first then may have stood closer
      first = walk(first, caret, [&](float left, float) { return left < hidden + kSlack; });
    }
    const auto fits = [&](float, float right) { return right <= inner_.w; };
    return {first, walk(first, text().size(), fits), text().size(), true};
  }

  // True when the caret may have moved: what is dragged over the edge comes into sight.
  bool take_mouse() {
    if (!frame_->is_held(name_)) return false;
    const Input& input = frame_->input();
    const float y = (input.mouse_y - inner_.y + state_->scroll) / kRow;
    const auto last = static_cast<float>(rows().size() - 1);
    const TextRow& row = rows()[static_cast<std::size_t>(std::clamp(y, 0.0F, last))];
    const std::size_t at = hit(row, input.mouse_x - inner_.x);
    state_->goal_x = -1;
    if (input.clicked && input.clicks == 2) state_->buffer.select_word(word_at(row, at));
    if (input.clicked && input.clicks >= 3) {
      state_->buffer.move_to(row.begin, false);
      state_->buffer.move_to(row.end, true);
    }
    if (input.clicks >= 2) return input.clicked;
    state_->before_break = at == row.next && !row.hard;
    state_->buffer.move_to(at, !input.clicked);
    return true;
  }

  // True when the caret may have moved.
  bool take_events() {
    for (const InputEvent& event : frame_->input().events) {
      if (event.written != 0) {
        state_->goal_x = -1;
        state_->before_break = false;
        state_->buffer.insert(utf8(event.written));
      } else {
        lay_out();  // for keys that move in rows; letters in a row are laid out once
        take_key(event.key);
      }
    }
    return !frame_->input().events.empty();
  }

  void take_key(const KeyPress& press) {
    const bool vertical = press.key == Key::up || press.key == Key::down ||
                          press.key == Key::page_up || press.key == Key::page_down;
    if (vertical) return state_->one_line ? void() : move_in_rows(press);
    state_->goal_x = -1;
    const bool before_break = std::exchange(state_->before_break, false);
    if (press.key == Key::character && press.control) return take_command(press);
    TextBuffer& buffer = state_->buffer;
    switch (press.key) {
      case Key::left:
        return press.control ? buffer.move_word_left(press.shift) : buffer.move_left(press.shift);
      case Key::right:
        return press.control ? buffer.move_word_right(press.shift) : buffer.move_right(press.shift);
      case Key::home:
      case Key::end:
        state_->before_break = before_break;
        return move_to_edge(press);
      case Key::backspace:
        return press.control ? buffer.erase_word_left() : buffer.erase_left();
      case Key::erase:
        return press.control ? buffer.erase_word_right() : buffer.erase_right();
      case Key::enter:
        if (!press.control && !state_->one_line) buffer.insert("\n");
        return;
      default:
        return;
    }
  }

  // Of the row, or with Control of the text.
  void move_to_edge(const KeyPress& press) {
    const TextRow row = rows()[row_of_caret()];
    const bool all = press.control || state_->one_line;
    state_->before_break = press.key == Key::end && !all && !row.hard && row.end == row.next;
    if (press.key == Key::home) return state_->buffer.move_to(all ? 0 : row.begin, press.shift);
    state_->buffer.move_to(all ? text().size() : row.end, press.shift);
  }

  void move_in_rows(const KeyPress& press) {
    const std::size_t now = row_of_caret();
    const auto page = std::max(1L, static_cast<long>(inner_.h / kRow) - 1);
    const bool pages = press.key == Key::page_up || press.key == Key::page_down;
    const bool up = press.key == Key::up || press.key == Key::page_up;
    if (state_->goal_x < 0) {
      state_->goal_x =
          width(rows()[now].begin, std::max(state_->buffer.caret(), rows()[now].begin));
    }
    const long wanted = static_cast<long>(now) + (pages ? page : 1L) * (up ? -1 : 1);
    if (wanted < 0 || wanted >= static_cast<long>(rows().size())) {
      return state_->buffer.move_to(wanted < 0 ? 0 : text().size(), press.shift);
    }
    const TextRow row = rows()[static_cast<std::size_t>(wanted)];
    const std::size_t at = hit(row, state_->goal_x);
    state_->before_break = at == row.next && !row.hard;
    state_->buffer.move_to(at, press.shift);
  }

  void take_command(const KeyPress& press) {
    TextBuffer& buffer = state_->buffer;
    if (press.letter == 'a') buffer.select_all();
    if (press.letter == 'z' && press.shift) buffer.redo();
    if (press.letter == 'z' && !press.shift) buffer.undo();
    if (press.letter == 'y') buffer.redo();
    if (press.letter == 'v') paste();
    const bool copies = press.letter == 'c' || press.letter == 'x';
    if (!copies || buffer.selected().empty()) return;
    frame_->clipboard().set_text(std::string(buffer.selected()));
    if (press.letter == 'x') buffer.erase_left();
  }

  void paste() {
    std::string pasted = frame_->clipboard().text();
    if (state_->one_line) std::ranges::replace_if(pasted, is_line_end, ' ');
    state_->buffer.insert(pasted);
  }

  void scroll(bool moved, bool hovered) {
    const float at = static_cast<float>(row_of_caret()) * kRow;
    const float most = std::max(0.0F, static_cast<float>(rows().size()) * kRow - inner_.h);
    float& scroll = state_->scroll;
    if (moved) scroll = std::clamp(scroll, std::max(0.0F, at + kRow - inner_.h), at);
    const float step = std::clamp(std::floor(inner_.h / kRow) - 1, 1.0F, 3.0F);  // rows
    if (hovered) scroll -= frame_->input().wheel * step * kRow;
    scroll = std::clamp(scroll, 0.0F, most);
  }

  void draw(bool focused, bool ringed, std::string_view placeholder) {
    const Theme& t = frame_->theme();
    canvas_->fill(box_, state_->enabled ? t.surface : t.paper, 8);
    canvas_->outline(box_, edge_, 8, ringed ? 2 : 1);
    canvas_->push_clip({box_.x + 2, inner_.y, box_.w - 4, inner_.h});
    if (text().empty()) draw_placeholder(placeholder);
    draw_rows();
    if (focused) draw_caret();
    canvas_->pop_clip();
    const float whole = static_cast<float>(rows().size()) * kRow;
    if (whole <= inner_.h) return;
    const float bar = std::max(16.0F, inner_.h * inner_.h / whole);
    const float from = inner_.y + (inner_.h - bar) * state_->scroll / (whole - inner_.h);
    canvas_->fill({box_.right() - 9, from, 4, bar}, t.edge, 2);
  }

  void draw_placeholder(std::string_view words) {
    const float left = inner_.x + 3;  // beside the caret
    const Colour faint = frame_->theme().faint;
    if (state_->one_line || inner_.h < 2 * kRow) {
      canvas_->line(left, inner_.y, inner_.w - 4, Type::body, faint, words);
    } else {
      canvas_->paragraph(left, inner_.y, inner_.w - 4, Type::body, faint, words);
    }
  }

  void draw_rows() {
    const Theme& t = frame_->theme();
    const auto first = static_cast<std::size_t>(std::max(0.0F, state_->scroll / kRow));
    for (std::size_t i = first; i < rows().size(); ++i) {
      const TextRow& row = rows()[i];
      const float y = inner_.y - state_->scroll + static_cast<float>(i) * kRow;
      if (y >= inner_.bottom()) break;
      const std::size_t begin = std::clamp(state_->buffer.selection_begin(), row.begin, row.end);
      const std::size_t end = std::clamp(state_->buffer.selection_end(), row.begin, row.end);
      if (begin < end) {
        canvas_->fill({inner_.x + width(row.begin, begin), y, width(begin, end), kRow}, t.mark);
      }
      canvas_->line(inner_.x, y, inner_.w + 8, Type::body, state_->enabled ? t.ink : t.faint,
                    text().substr(row.begin, row.end - row.begin));
    }
  }

  void draw_caret() {
    const std::size_t at = row_of_caret();
    const TextRow& row = rows()[at];
    const std::size_t caret =
        std::clamp(state_->buffer.caret(), row.begin, std::max(row.end, row.next));
    const float x = std::min(inner_.x + width(row.begin, caret), inner_.right());
    const float y = inner_.y - state_->scroll + static_cast<float>(at) * kRow;
    const Box box{x, y + 2, 2, kRow - 4};
    canvas_->fill(box, frame_->theme().accent);
    frame_->show_caret(common(box, inner_));  // where it is scrolled away, the edge beside it
  }

  Frame* frame_;
  Canvas* canvas_;
  std::string_view name_;
  Box box_;
  Box inner_;  // where the text stands
  Colour edge_;
  FieldState* state_;
};

}  // namespace

bool text_field(Frame& frame, std::string_view name, Box box, FieldState& state,
                std::string_view placeholder) {
  return Field(frame, name, box, state).run(placeholder);
}

}  // namespace whylink::window
