// The answer editor: a TextBuffer in a wrapped column, with caret, selection, mouse and keys.
#include <algorithm>
#include <string>

#include "app/window/widgets/frame.hpp"
#include "app/window/widgets/shapes.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace {

constexpr float kInset = 16;
const float kRow = Canvas::line_height(Type::body);

std::string utf8(char32_t c) {
  std::string out;
  text::append_code_point(out, c);
  return out;
}

}  // namespace

std::size_t Frame::row_of(const FieldState& state, const std::vector<TextRow>& rows) const {
  const std::size_t caret = state.buffer.caret();
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    if (caret < rows[i].next) return i;
    if (caret == rows[i].next && !rows[i].hard && state.before_break) return i;
  }
  return rows.size() - 1;
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
      return buffer.move_to(press.control ? 0 : rows[row].begin, press.shift);
    case Key::end:
      state.before_break = !press.control && !rows[row].hard && rows[row].end == rows[row].next;
      return buffer.move_to(press.control ? buffer.text().size() : rows[row].end, press.shift);
    case Key::backspace:
      return press.control ? buffer.erase_word_left() : buffer.erase_left();
    case Key::erase:
      return press.control ? buffer.erase_word_right() : buffer.erase_right();
    case Key::enter:
      if (!press.control) buffer.insert("\n");
      return;
    default:
      break;
  }
  if (!press.control || press.key != Key::character) return;
  if (press.letter == 'a') buffer.select_all();
  if (press.letter == 'z' && press.shift) buffer.redo();
  if (press.letter == 'z' && !press.shift) buffer.undo();
  if (press.letter == 'y') buffer.redo();
  if (press.letter == 'v') buffer.insert(clipboard_->text());
  const bool copies = press.letter == 'c' || press.letter == 'x';
  if (!copies || buffer.selected().empty()) return;
  clipboard_->set_text(std::string(buffer.selected()));
  if (press.letter == 'x') buffer.erase_left();
}

void Frame::take_mouse(std::string_view name, Box inner, FieldState& state,
                       const std::vector<TextRow>& rows) {
  if (!input_->mouse_down || focus_->pressed != name) return;
  const float y = (input_->mouse_y - inner.y + state.scroll) / kRow;
  const auto last = static_cast<float>(rows.size() - 1);
  const TextRow& row = rows[static_cast<std::size_t>(std::clamp(y, 0.0F, last))];
  const std::size_t at = hit(state, row, input_->mouse_x - inner.x);
  state.goal_x = -1;
  if (input_->clicked && input_->clicks == 2) return state.buffer.select_word(at);
  if (input_->clicks == 2) return;
  state.before_break = at == row.next && !row.hard;
  state.buffer.move_to(at, !input_->clicked);
}

void Frame::draw_text(Box inner, const FieldState& state, const std::vector<TextRow>& rows,
                      bool focused) {
  const Theme& t = theme();
  const std::string_view text = state.buffer.text();
  const auto x_of = [&](const TextRow& row, std::size_t at) {
    return inner.x + canvas_->text_width(Type::body, text.substr(row.begin, at - row.begin));
  };
  float y = inner.y - state.scroll;
  for (const TextRow& row : rows) {
    const std::size_t begin = std::clamp(state.buffer.selection_begin(), row.begin, row.end);
    const std::size_t end = std::clamp(state.buffer.selection_end(), row.begin, row.end);
    if (begin < end) {
      canvas_->fill({x_of(row, begin), y, x_of(row, end) - x_of(row, begin), kRow}, t.mark);
    }
    canvas_->line(inner.x, y, inner.w + 8, Type::body, t.ink,
                  text.substr(row.begin, row.end - row.begin));
    y += kRow;
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

bool Frame::field(std::string_view name, Box box, FieldState& state, std::string_view placeholder) {
  const bool hovered = touch(name, box).hovered;
  const bool focused = is_focused(name);
  const Box inner{box.x + kInset, box.y + 12, box.w - 2 * kInset, box.h - 24};
  const std::size_t before = state.buffer.revision();
  auto rows = canvas_->rows(Type::body, state.buffer.text(), inner.w);
  if (focused) take_mouse(name, inner, state, rows);
  bool moved = false;
  for (const InputEvent& event : input_->events) {
    if (!typing_ || !focused) break;
    if (event.key.key == Key::none) {
      state.goal_x = -1;
      state.before_break = false;
      state.buffer.insert(utf8(event.written));
    } else {
      take_key(state, event.key, rows, inner.h);
    }
    moved = true;
    rows = canvas_->rows(Type::body, state.buffer.text(), inner.w);
  }
  const auto at = static_cast<float>(row_of(state, rows)) * kRow;
  const float most = std::max(0.0F, static_cast<float>(rows.size()) * kRow - inner.h);
  if (moved) state.scroll = std::clamp(state.scroll, at + kRow - inner.h, at);
  if (hovered) state.scroll -= input_->wheel * 3 * kRow;
  state.scroll = std::clamp(state.scroll, 0.0F, most);

  const Theme& t = theme();
  canvas_->fill(box, t.surface, 8);
  canvas_->outline(box, focused ? t.accent : t.line, 8, focused ? 2 : 1);
  canvas_->push_clip(common({box.x + 2, inner.y, box.w - 4, inner.h}, canvas_->visible()));
  if (state.buffer.text().empty()) {
    canvas_->paragraph(inner.x, inner.y, inner.w, Type::body, t.faint, placeholder);
  }
  draw_text(inner, state, rows, focused);
  canvas_->pop_clip();
  return state.buffer.revision() != before;
}

}  // namespace whylink::window
