// Text fields: a TextBuffer in a wrapped column or on one line, with caret, selection, mouse and
// keys.
#include <algorithm>
#include <string>

#include "app/window/widgets/frame.hpp"
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

}  // namespace

std::size_t Frame::row_of(const FieldState& state, const std::vector<TextRow>& rows) const {
  const std::size_t caret = state.buffer.caret();
  const auto after = std::ranges::upper_bound(rows, caret, {}, &TextRow::begin);
  if (after == rows.begin()) return 0;
  const auto row = static_cast<std::size_t>(after - rows.begin()) - 1;
  const bool at_break = row > 0 && caret == rows[row].begin && !rows[row - 1].hard;
  return at_break && state.before_break ? row - 1 : row;
}

std::size_t Frame::hit(const FieldState& state, const TextRow& row, float x) const {
  const std::string& text = state.buffer.text();
  float left = 0;
  std::size_t at = row.begin;
  while (at < row.end) {
    const std::size_t next = std::min(text::grapheme_end(text, at), row.end);
    const float wide =
        canvas_->text_width(Type::body, std::string_view(text).substr(at, next - at));
    if (x < left + wide / 2) return at;
    left += wide;
    at = next;
  }
  return row.end;
}

void Frame::move_in_rows(FieldState& state, const KeyPress& press, const std::vector<TextRow>& rows,
                         float height) {
  const std::size_t now = row_of(state, rows);
  const std::string_view text = state.buffer.text();
  const auto page = std::max(1L, static_cast<long>(height / kRow) - 1);
  long by = 1;
  if (press.key == Key::page_up || press.key == Key::page_down) by = page;
  if (press.key == Key::up || press.key == Key::page_up) by = -by;
  if (state.goal_x < 0) {
    const std::size_t caret = std::max(state.buffer.caret(), rows[now].begin);
    state.goal_x =
        canvas_->text_width(Type::body, text.substr(rows[now].begin, caret - rows[now].begin));
  }
  const long wanted = static_cast<long>(now) + by;
  const long last = static_cast<long>(rows.size()) - 1;
  if (wanted < 0 || wanted > last) {
    state.buffer.move_to(wanted < 0 ? 0 : text.size(), press.shift);
    return;
  }
  const TextRow& row = rows[static_cast<std::size_t>(wanted)];
  const std::size_t at = hit(state, row, state.goal_x);
  state.before_break = at == row.next && !row.hard;
  state.buffer.move_to(at, press.shift);
}

void Frame::take_key(FieldState& state, const KeyPress& press, const std::vector<TextRow>& rows,
                     float height) {
  TextBuffer& buffer = state.buffer;
  const bool vertical = press.key == Key::up || press.key == Key::down ||
                        press.key == Key::page_up || press.key == Key::page_down;
  if (vertical && state.one_line) return;
  if (vertical) return move_in_rows(state, press, rows, height);
  state.goal_x = -1;
  const std::size_t row = row_of(state, rows);
  state.before_break = false;
  switch (press.key) {
    case Key::left:
      return press.control ? buffer.move_word_left(press.shift) : buffer.move_left(press.shift);
    case Key::right:
      return press.control ? buffer.move_word_right(press.shift) : buffer.move_right(press.shift);
    case Key::home:
      return buffer.move_to(press.control || state.one_line ? 0 : rows[row].begin, press.shift);
    case Key::end:
      if (state.one_line) return buffer.move_to(buffer.text().size(), press.shift);
      state.before_break = !press.control && !rows[row].hard && rows[row].end == rows[row].next;
      return buffer.move_to(press.control ? buffer.text().size() : rows[row].end, press.shift);
    case Key::backspace:
      return press.control ? buffer.erase_word_left() : buffer.erase_left();
    case Key::erase:
      return press.control ? buffer.erase_word_right() : buffer.erase_right();
    case Key::enter:
      if (!press.control && !state.one_line) buffer.insert("\n");
      return;
    default:
      break;
  }
  if (!press.control || press.key != Key::character) return;
  if (press.letter == 'a') buffer.select_all();
  if (press.letter == 'z' && press.shift) buffer.redo();
  if (press.letter == 'z' && !press.shift) buffer.undo();
  if (press.letter == 'y') buffer.redo();
  if (press.letter == 'v') paste(state);
  const bool copies = press.letter == 'c' || press.letter == 'x';
  if (!copies || buffer.selected().empty()) return;
  clipboard_->set_text(std::string(buffer.selected()));
  if (press.letter == 'x') buffer.erase_left();
}

void Frame::paste(FieldState& state) {
  std::string text = clipboard_->text();
  if (state.one_line) std::ranges::replace_if(text, is_line_end, ' ');
  state.buffer.insert(text);
}

// True when the caret may have moved: what is dragged over the edge comes into sight.
bool Frame::take_mouse(std::string_view name, Box inner, FieldState& state,
                       const std::vector<TextRow>& rows) {
  if (!input_->mouse_down || focus_->pressed != name) return false;
  const float y = (input_->mouse_y - inner.y + state.scroll) / kRow;
  const auto last = static_cast<float>(rows.size() - 1);
  const TextRow& row = rows[static_cast<std::size_t>(std::clamp(y, 0.0F, last))];
  const std::size_t at = hit(state, row, input_->mouse_x - inner.x);
  state.goal_x = -1;
  if (input_->clicked && input_->clicks == 2) state.buffer.select_word(at);
  if (input_->clicked && input_->clicks >= 3) {
    state.buffer.move_to(row.begin, false);
    state.buffer.move_to(row.end, true);
  }
  if (input_->clicks >= 2) return input_->clicked;
  state.before_break = at == row.next && !row.hard;
  state.buffer.move_to(at, !input_->clicked);
  return true;
}

void Frame::draw_text(Box inner, const FieldState& state, const std::vector<TextRow>& rows,
                      bool focused) {
  const Theme& t = theme();
  const std::string_view text = state.buffer.text();
  const auto x_of = [&](const TextRow& row, std::size_t at) {
    return inner.x + canvas_->text_width(Type::body, text.substr(row.begin, at - row.begin));
  };
  const auto first = static_cast<std::size_t>(std::max(0.0F, state.scroll / kRow));
  for (std::size_t i = first; i < rows.size(); ++i) {
    const TextRow& row = rows[i];
    const float y = inner.y - state.scroll + static_cast<float>(i) * kRow;
    if (y >= inner.bottom()) break;
    const std::size_t begin = std::clamp(state.buffer.selection_begin(), row.begin, row.end);
    const std::size_t end = std::clamp(state.buffer.selection_end(), row.begin, row.end);
    if (begin < end) {
      canvas_->fill({x_of(row, begin), y, x_of(row, end) - x_of(row, begin), kRow}, t.mark);
    }
    canvas_->line(inner.x, y, inner.w + 8, Type::body, state.enabled ? t.ink : t.faint,
                  text.substr(row.begin, row.end - row.begin));
  }
  if (!focused) return;
  const std::size_t at = row_of(state, rows);
  const TextRow& row = rows[at];
  const std::size_t caret =
      std::clamp(state.buffer.caret(), row.begin, std::max(row.end, row.next));
  const float x = std::min(x_of(row, caret), inner.right());
  canvas_->fill({x, inner.y - state.scroll + static_cast<float>(at) * kRow + 2, 2, kRow - 4},
                t.accent);
}

// What of a line is seen: as little is moved as keeps the caret in sight.
TextRow Frame::visible_line(FieldState& state, float width) const {
  const std::string& text = state.buffer.text();
  const std::size_t caret = state.buffer.caret();
  const auto wide = [&](std::size_t begin, std::size_t end) {
    return canvas_->text_width(Type::body, std::string_view(text).substr(begin, end - begin));
  };
  state.first = std::min(state.first, caret);
  if (wide(0, text.size()) <= width) state.first = 0;
  float before = wide(state.first, caret);
  while (before > width) {
    const std::size_t next = text::grapheme_end(text, state.first);
    before -= wide(state.first, next);
    state.first = next;
  }
  std::size_t end = state.first;
  float used = 0;
  while (end < text.size()) {
    const std::size_t next = text::grapheme_end(text, end);
    used += wide(end, next);
    if (used > width) break;
    end = next;
  }
  return {state.first, end, text.size(), true};
}

void Frame::lay_out_field(FieldState& state, float width) const {
  if (state.one_line) {
    state.rows = {visible_line(state, width)};
    return;
  }
  const bool same = state.laid_out == state.buffer.revision() && state.width == width &&
                    state.scale == canvas_->scale() && !state.rows.empty();
  if (same) return;
  state.rows = canvas_->rows(Type::body, state.buffer.text(), width);
  state.laid_out = state.buffer.revision();
  state.width = width;
  state.scale = canvas_->scale();
}

// True when the caret may have moved.
bool Frame::take_events(FieldState& state, Box inner) {
  bool moved = false;
  for (const InputEvent& event : input_->events) {
    if (event.written != 0) {
      state.goal_x = -1;
      state.before_break = false;
      state.buffer.insert(utf8(event.written));
    } else {
      take_key(state, event.key, state.rows, inner.h);
    }
    moved = true;
    lay_out_field(state, inner.w);
  }
  return moved;
}

bool Frame::field(std::string_view name, Box box, FieldState& state, std::string_view placeholder) {
  const Touch touch = this->touch(name, box, state.enabled);
  const bool hovered = touch.hovered;
  const bool focused = state.enabled && is_focused(name);
  if (focused && state.takes_tab) focus_->keeps_tab = name;
  const float high = state.one_line ? kRow : box.h - 24;
  const Box inner{box.x + kInset, box.y + (box.h - high) / 2, box.w - 2 * kInset, high};
  const std::size_t before = state.buffer.revision();
  lay_out_field(state, inner.w);
  bool moved = focused && take_mouse(name, inner, state, state.rows);
  if (typing_ && focused) moved = take_events(state, inner) || moved;
  const auto at = static_cast<float>(row_of(state, state.rows)) * kRow;
  const float most = std::max(0.0F, static_cast<float>(state.rows.size()) * kRow - inner.h);
  if (moved) {
    state.scroll = std::clamp(state.scroll, std::max(0.0F, at + kRow - inner.h), at);
  }
  if (hovered) state.scroll -= input_->wheel * 3 * kRow;
  state.scroll = std::clamp(state.scroll, 0.0F, most);
  draw_field(box, inner, state, focused, placeholder);
  return state.buffer.revision() != before;
}

void Frame::draw_field(Box box, Box inner, FieldState& state, bool focused,
                       std::string_view placeholder) {
  const Theme& t = theme();
  canvas_->fill(box, state.enabled ? t.surface : t.paper, 8);
  canvas_->outline(box, focused ? t.accent : t.line, 8, focused ? 2 : 1);
  canvas_->push_clip({box.x + 2, inner.y, box.w - 4, inner.h});
  if (state.buffer.text().empty()) {
    const float left = inner.x + 4;  // beside the caret
    if (state.one_line) {
      canvas_->line(left, inner.y, inner.w - 4, Type::body, t.faint, placeholder);
    } else {
      canvas_->paragraph(left, inner.y, inner.w - 4, Type::body, t.faint, placeholder);
    }
  }
  draw_text(inner, state, state.rows, focused);
  canvas_->pop_clip();
  const float whole = static_cast<float>(state.rows.size()) * kRow;
  if (whole <= inner.h) return;
  const float bar = std::max(16.0F, inner.h * inner.h / whole);
  const float from = inner.y + (inner.h - bar) * state.scroll / (whole - inner.h);
  canvas_->fill({box.right() - 9, from, 4, bar}, t.line, 2);
}

}  // namespace whylink::window
