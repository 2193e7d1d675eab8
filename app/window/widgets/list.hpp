// A list of rows of which one is selected: arrows move through it, Enter or a click takes a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/window/widgets/scroll.hpp"

namespace whylink::window {

struct ListRow {
  std::string title;
  std::string below;   // a second, quiet line; empty in all rows: they are low
  std::string remark;  // at the right
  bool quiet = false;  // can be taken, but leads nowhere
};

struct ListState {
  std::optional<std::size_t> selected;  // none: Down selects the first
  ScrollState scroll;
};

// Draws the rows that are visible. Returns the row taken. The list is one control called `name`;
// its rows are parts of it, called "name.0", "name.1" and so on. Arrows, Page Up and Down act
// wherever no text field has the focus, with `beside_field` there too; Enter where the list has the
// focus or nothing has, with `beside_field` also in the field.
std::optional<std::size_t> list(Frame& frame, const std::string& name, Box area,
                                const std::vector<ListRow>& rows, ListState& state,
                                bool beside_field = false);

}  // namespace whylink::window
