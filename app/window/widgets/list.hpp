// A list of rows of which one is selected: arrows move through it, Enter or a click takes a row,
// and Delete or a click on its cross takes it off.
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
  bool removable = false;
};

struct ListState {
  std::optional<std::size_t> selected;  // none: Down selects the first
  ScrollState scroll;
};

struct ListDone {
  std::optional<std::size_t> taken;
  std::optional<std::size_t> removed;  // the person wants it gone; the list changes nothing
  float end = 0;                       // where the last row ends to the eye
};

// Draws the rows that are visible. The list is one control called `name`; its rows are parts of it,
// called "name.0", "name.1" and so on, and their crosses "name.0.remove". Arrows, Page Up and Down
// act wherever no text field has the focus, with `beside_field` there too; Enter where the list has
// the focus or nothing has, with `beside_field` also in the field.
ListDone list(Frame& frame, const std::string& name, Box area, const std::vector<ListRow>& rows,
              ListState& state, bool beside_field = false);

}  // namespace whylink::window
