// Every widget in every state, to be looked at by those who build them; no part of a session.
#pragma once

#include <array>
#include <string_view>

#include "app/window/screens/screens.hpp"
#include "app/window/widgets/dialog.hpp"
#include "app/window/widgets/diff.hpp"
#include "app/window/widgets/list.hpp"
#include "app/window/widgets/menu.hpp"
#include "app/window/widgets/side_by_side.hpp"
#include "app/window/widgets/table.hpp"

namespace whylink::window {

// The pages; the tab of each is the control "gallery.<page>".
constexpr std::array<std::string_view, 10> kGalleryPages = {
    "buttons", "boxes", "choices", "text", "told", "table", "diff", "sides", "list", "over"};

struct GalleryState {
  GalleryState();
  std::size_t page = 0;
  ScrollState scroll;
  std::array<bool, 4> ticked = {true, false, true, false};
  std::size_t tab = 0;
  FieldState written;
  FieldState unwritten;
  FieldState closed;
  std::array<FieldState, 2> posed;
  markdown::View note;
  TableState table;
  TableState closed_table;
  Diff diff;
  SideText left;
  SideText right;
  ListState list;
  FieldState line;
  MenuState menu;
  DialogState dialog;
  bool asked = false;
  std::string last;  // what was done last on the page "over"
};

// Left and Right turn the page, wheel and keys scroll it, Esc is `back`.
[[nodiscard]] Intent gallery_screen(Frame& frame, GalleryState& state);

}  // namespace whylink::window
