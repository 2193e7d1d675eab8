#include "app/window/screens/screens.hpp"

#include <algorithm>
#include <span>

namespace whylink::window {

namespace {

struct Row {
  std::string_view key;
  std::string_view meaning;
};
constexpr std::array<Row, 21> kRows = {{{"Enter", "on Today: start; on a question: into the box"},
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
                                        {"W K M", "a weak link, a strong one, map-only"},
                                        {"F2 or N", "not now: ask again tomorrow at the earliest"},
                                        {"S", "suspend: do not ask again"},
                                        {"O", "open the note in Obsidian"},
                                        {"Z", "undo, as often as you like"},
                                        {"+", "at the end: five more minutes"},
                                        {"Esc", "out of the box; then back to Today"},
                                        {"Ctrl + − 0", "letters larger, smaller, as they were"},
                                        {"T", "light, dark, high contrast"},
                                        {"Ctrl+Q", "close the window; what is half typed stays"}}};

constexpr float kButton = 40;
constexpr float kRow = 28;
constexpr float kMeaning = 112;  // from the left

// Returns where the last row ends.
float draw_rows(Frame& frame, std::span<const Row> rows, float x, float y, float width) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  for (const Row& one : rows) {
    canvas.line(x, y, kMeaning - 8, Type::body, t.muted, one.key);
    y += canvas.paragraph(x + kMeaning, y, width - kMeaning, Type::body, t.ink, one.meaning) +
         (kRow - Canvas::line_height(Type::body));
  }
  return y;
}

}  // namespace

Intent keys_screen(Frame& frame, KeysState& state) {
  Canvas& canvas = frame.canvas();
  const bool wide = canvas.width() >= 1000;  // for two columns
  const Box page = column(frame, wide ? 1000 : kColumn);
  const Type title = is_low(frame) ? Type::title : Type::question;
  const float foot =
      frame.keys(page.x, foot_of_page(frame), page.w, {{"Esc", "back"}}, rows_of_keys(frame));
  // As high as it must be for all of them to be seen.
  const float below = 16 + kButton + 16;
  const float needed = Canvas::line_height(title) + 12 + state.scroll.content + below;
  float y = std::clamp(foot - needed, 16.0F, top_of_page(frame));
  canvas.line(page.x, y, page.w, title, frame.theme().ink, "Keys");
  y += Canvas::line_height(title) + 12;
  Scroll scroll(frame, {page.x, y, page.w, foot - below - y}, state.scroll);
  const std::span rows(kRows);
  const std::size_t half = wide ? (rows.size() + 1) / 2 : rows.size();
  const float column = wide ? (page.w - 32) / 2 : page.w;
  const float left = draw_rows(frame, rows.first(half), page.x, scroll.top(), column);
  const float right =
      draw_rows(frame, rows.subspan(half), page.x + column + 32, scroll.top(), column);
  y = scroll.finish(std::max(left, right));
  const bool back = frame.button("keys.back", {page.x, y + 16, 120, kButton}, "Back", Look::quiet);
  const bool key = frame.pressed(Key::escape) || frame.pressed(Key::enter) || frame.pressed('?');
  if (back || key) return Command::back;
  return {};
}

}  // namespace whylink::window
