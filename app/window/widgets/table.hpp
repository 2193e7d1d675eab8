// Rows and columns of text, sorted by a click on a header. Knows only what is visible: a hundred
// thousand rows cost the twenty that are seen.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/window/widgets/scroll.hpp"

namespace whylink::window {

struct Column {
  std::string name;  // of the header's control, after the table's own and a point
  std::string title;
  float share = 1;   // of the width that the least widths leave
  float least = 80;  // pixels; all shrink alike where their sum is wider than the table
  bool number = false;
  bool sorts = true;
};

struct TableModel {
  std::vector<Column> columns;
  std::size_t rows = 0;
  // In the order in which they are shown; called for visible rows, once a frame and cell.
  std::function<std::string(std::size_t row, std::size_t column)> text;
  std::string empty;    // what is said where there is no row
  bool enabled = true;  // else it can be read and scrolled by the wheel, no more
};

struct TableState {
  std::optional<std::size_t> selected;
  std::optional<std::size_t> sorted;  // column
  bool falls = false;                 // largest first
  ScrollState scroll;
};

struct TableEvent {
  enum class Kind : std::uint8_t {
    none,
    selected,  // another row
    opened,    // Enter or a double click on the selected row
    sorted     // the state says how: the model is to be put in order
  } kind = Kind::none;
};

constexpr float kTableRow = 36;

// Controls: `name`.rows, which takes Up, Down, Page Up and Down, Home and End while it has the
// focus and keeps the selected row in view, and a header for each column that sorts. A selection
// behind the last row goes to it.
TableEvent table(Frame& frame, std::string_view name, Box box, const TableModel& model,
                 TableState& state);

}  // namespace whylink::window
