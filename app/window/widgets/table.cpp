#include "app/window/widgets/table.hpp"

#include <algorithm>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

constexpr float kInset = 12;
constexpr float kArrow = 16;
constexpr float kBarRoom = 12;  // for the scroll bar

std::vector<Box> cells(const std::vector<Column>& columns, Box row) {
  float least = 0;
  float shares = 0;
  for (const Column& column : columns) {
    least += column.least;
    shares += column.share;
  }
  const float shrink = least > row.w ? row.w / least : 1;
  const float spare = std::max(0.0F, row.w - least);
  std::vector<Box> boxes;
  float x = row.x;
  for (const Column& column : columns) {
    const float wide = column.least * shrink + (shares > 0 ? spare * column.share / shares : 0.0F);
    boxes.push_back({x, row.y, wide, row.h});
    x += wide;
  }
  return boxes;
}

float inset_of(Box cell) {
  return std::min(kInset, cell.w / 6);
}

void write(Canvas& canvas, Box words, const std::string& text, Type type, Colour colour,
           bool right) {
  const float wide = std::min(canvas.text_width(type, text), words.w);
  const float x = right ? words.right() - wide : words.x;
  canvas.line(x, words.y + (words.h - Canvas::line_height(type)) / 2, words.w, type, colour, text);
}

Box inner(Box cell) {
  const float inset = inset_of(cell);
  return {cell.x + inset, cell.y, cell.w - 2 * inset, cell.h};
}

// The arrow stands on the inner side of the words, so that numbers stay under the edge of their
// title. Returns what is left for the words.
Box draw_arrow(Canvas& canvas, Box words, const Column& column, bool falls) {
  const float room = words.w - kArrow - 2;
  const float wide = std::min(canvas.text_width(Type::caption, column.title), room);
  const float x = column.number ? words.right() - wide - kArrow - 2 : words.x + wide + 2;
  sort_arrow(canvas, x, words.y + (words.h - kArrow) / 2, falls, canvas.theme().accent);
  return {column.number ? words.right() - room : words.x, words.y, room, words.h};
}

bool header(Frame& frame, std::string_view name, Box cell, const Column& column, bool sorted,
            bool falls, bool enabled) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  Touch touch;
  if (column.sorts) touch = frame.touch(std::string(name) + "." + column.name, cell, enabled);
  if (touch.hovered) canvas.fill(cell, hovered_ground(t), 6);
  Box words = inner(cell);
  if (sorted && words.w > 2 * kArrow) words = draw_arrow(canvas, words, column, falls);
  write(canvas, words, column.title, Type::caption, sorted || touch.hovered ? t.ink : t.muted,
        column.number);
  if (touch.ring) canvas.outline(cell.inset(1), t.accent, 6, 2);
  return touch.done;
}

bool headers(Frame& frame, std::string_view name, Box row, const TableModel& model,
             TableState& state) {
  const std::vector<Box> boxes = cells(model.columns, row);
  bool changed = false;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const bool sorted = state.sorted == i;
    if (!header(frame, name, boxes[i], model.columns[i], sorted, state.falls, model.enabled)) {
      continue;
    }
    state.falls = sorted && !state.falls;
    state.sorted = i;
    changed = true;
  }
  frame.canvas().rule(row.x, row.bottom() - 1, row.w);
  return changed;
}

// Where the keys of the frame lead from the selected row.
std::optional<std::size_t> moved(Frame& frame, const TableModel& model, const TableState& state,
                                 float height) {
  const std::size_t last = model.rows - 1;
  const std::size_t page = std::max<std::size_t>(1, static_cast<std::size_t>(height / kTableRow));
  const bool none = !state.selected;
  const std::size_t now = state.selected.value_or(0);
  if (frame.take(Key::home)) return 0;
  if (frame.take(Key::end)) return last;
  if (frame.take(Key::down)) return none ? 0 : std::min(last, now + 1);
  if (frame.take(Key::up)) return none ? last : now - std::min<std::size_t>(now, 1);
  if (frame.take(Key::page_down)) return std::min(last, now + page);
  if (frame.take(Key::page_up)) return now - std::min(now, page);
  return std::nullopt;
}

void bring_into_view(std::size_t row, float height, ScrollState& scroll) {
  const float top = static_cast<float>(row) * kTableRow;
  const float lowest = std::max(0.0F, top + kTableRow - height);
  if (lowest > top) return;
  scroll.offset = std::clamp(scroll.offset, lowest, top);
}

void draw_rows(Frame& frame, Box area, const TableModel& model, const TableState& state,
               std::optional<std::size_t> hovered) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  // From the offset alone, in whole rows: a float cannot hold the place of row 1,000,000 exactly.
  const auto first = static_cast<std::size_t>(state.scroll.offset / kTableRow);
  float y = area.y - (state.scroll.offset - static_cast<float>(first) * kTableRow);
  for (std::size_t row = first; row < model.rows && y < area.bottom(); ++row, y += kTableRow) {
    const Box whole{area.x, y, area.w, kTableRow};
    const bool selected = state.selected == row;
    if (selected) {
      canvas.fill(whole, chosen_ground(t), 6);
      canvas.fill({whole.x, y + 6, 3, kTableRow - 12}, t.accent, 1);
    } else if (hovered == row) {
      canvas.fill(whole, hovered_ground(t), 6);
    }
    const std::vector<Box> boxes = cells(model.columns, whole);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      write(canvas, inner(boxes[i]), one_line(model.text(row, i)), Type::body,
            model.enabled ? t.ink : t.faint, model.columns[i].number);
    }
  }
}

TableEvent body(Frame& frame, std::string_view name, Box area, const TableModel& model,
                TableState& state) {
  const std::string control = std::string(name) + ".rows";
  TableEvent event;
  const bool focused = model.enabled && frame.is_focused(control);
  const std::optional<std::size_t> before = state.selected;
  const auto to = focused ? moved(frame, model, state, area.h) : std::nullopt;
  if (to) {
    state.selected = to;
    bring_into_view(*to, area.h, state.scroll);
  }
  const bool enter = focused && frame.take(Key::enter);
  const Touch touch = frame.touch(control, area, model.enabled);
  Scroll scroll(frame, area, state.scroll, false);
  std::optional<std::size_t> hovered;
  const float down = (frame.input().mouse_y - area.y + state.scroll.offset) / kTableRow;
  if (touch.hovered && down >= 0 && down < static_cast<float>(model.rows)) {
    hovered = static_cast<std::size_t>(down);
  }
  const bool clicked = hovered && frame.input().clicked;
  if (clicked) state.selected = hovered;
  if (state.selected != before) event.kind = TableEvent::Kind::selected;
  const bool twice = clicked && frame.input().clicks == 2;
  if (state.selected && (enter || twice)) event.kind = TableEvent::Kind::opened;
  draw_rows(frame, area, model, state, hovered);
  scroll.finish(scroll.top() + static_cast<float>(model.rows) * kTableRow);
  if (touch.ring) focus_ring(frame.canvas(), area, 8);
  return event;
}

}  // namespace

TableEvent table(Frame& frame, std::string_view name, Box box, const TableModel& model,
                 TableState& state) {
  const float wide = std::max(0.0F, box.w - kBarRoom);
  const bool sorted = headers(frame, name, {box.x, box.y, wide, kTableRow}, model, state);
  const Box area{box.x, box.y + kTableRow + 4, wide, std::max(0.0F, box.h - kTableRow - 4)};
  if (model.rows == 0) {
    state.selected.reset();
    frame.canvas().paragraph(area.x + kInset, area.y + 8, area.w - 2 * kInset, Type::body,
                             frame.theme().muted, model.empty);
    return {sorted ? TableEvent::Kind::sorted : TableEvent::Kind::none};
  }
  if (state.selected) state.selected = std::min(*state.selected, model.rows - 1);
  const TableEvent event = body(frame, name, area, model, state);
  return sorted ? TableEvent{TableEvent::Kind::sorted} : event;
}

}  // namespace whylink::window
