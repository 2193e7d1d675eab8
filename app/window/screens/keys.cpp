#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

struct Row {
  std::string_view key;
  std::string_view meaning;
};
constexpr std::array<Row, 21> kRows = {
    {{"Enter", "on Today: start; on a question: into the box"},
     {"− +", "on Today: fewer or more minutes"},
     {"L", "on Today: what it holds"},
     {"/", "on Today: ask only of what fits some words"},
     {"V", "on Today: another vault"},
     {"Del", "in the list of vaults: forget one"},
     {"Ctrl+Enter", "reveal the answer"},
     {"F1 or H", "the next hint"},
     {"Ctrl+1 2 3", "unsure, fairly sure, sure"},
     {"1 2 3 4", "Blank, Gist, Clear, Instant"},
     {"Space", "Clear, and on"},
     {"W K M", "the connection is weak, strong, map-only"},
     {"F2 or N", "not now: ask again tomorrow at the earliest"},
     {"S", "suspend: do not ask again"},
     {"O", "open the note in Obsidian"},
     {"Z", "take back the last thing done, as often as you like"},
     {"+", "at the end: five more minutes"},
     {"Esc", "out of the box; then back to Today"},
     {"Ctrl + − 0", "letters larger, smaller, as they were"},
     {"T", "light, dark, high contrast"},
     {"Ctrl+Q", "close the window; what is half typed stays"}}};

}  // namespace

Intent keys_screen(Frame& frame, KeysState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame);
  const bool low = is_low(frame);
  constexpr float kButton = 40;
  constexpr float kRow = 32;
  // As high as it must be for all of them to be seen.
  const float needed = 35 + 12 + state.scroll.content + 12 + kButton + 16;
  float y = std::clamp(canvas.height() - needed, 16.0F, top_of_page(frame));
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink, "Keys") + 12;
  Scroll scroll(frame, {page.x, y, page.w, canvas.height() - 16 - kButton - 16 - y}, state.scroll);
  y = scroll.top();
  for (const Row& one : kRows) {
    canvas.line(page.x, y, 112, Type::body, t.muted, one.key);
    y += std::max(
        kRow, canvas.paragraph(page.x + 120, y, page.w - 120, Type::body, t.ink, one.meaning) + 8);
  }
  y = scroll.finish(y);
  const bool back =
      frame.button("keys.back", {page.x, y + 12, 120, kButton}, "Back", Look::primary);
  const bool key = frame.pressed(Key::escape) || frame.pressed(Key::enter) || frame.pressed('?');
  if (back || key) return Command::back;
  return {};
}

}  // namespace whylink::window
