#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

struct Row {
  std::string_view key;
  std::string_view meaning;
};
constexpr std::array<Row, 13> kRows = {{{"Enter", "start today's session; into the box"},
                                        {"Ctrl+Enter", "reveal the answer"},
                                        {"F1 or H", "the next hint"},
                                        {"Ctrl+1 2 3", "unsure, fairly sure, sure"},
                                        {"1 2 3 4", "Blank, Gist, Clear, Instant"},
                                        {"Space", "Clear, and on"},
                                        {"W K M", "the connection is weak, strong, map-only"},
                                        {"F2 or N", "not now: ask again tomorrow at the earliest"},
                                        {"S", "suspend: do not ask again"},
                                        {"O", "open the note in Obsidian"},
                                        {"Z", "take back the last thing done, any number of times"},
                                        {"Esc", "leave the box; then back to Today"},
                                        {"Ctrl + − 0", "larger, smaller, plain size"}}};

}  // namespace

Intent keys_screen(Frame& frame, KeysState&) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame, 560);
  const bool low = canvas.height() < 560;
  float y = low ? 16 : std::max(40.0F, (canvas.height() - 520) / 2);
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink, "Keys") + 12;
  const float row = std::min(32.0F, (canvas.height() - y - 72) / static_cast<float>(kRows.size()));
  for (const Row& one : kRows) {
    const Type type = row < 24 ? Type::caption : Type::body;
    canvas.line(page.x, y, 112, type, t.muted, one.key);
    canvas.line(page.x + 120, y, page.w - 120, type, t.ink, one.meaning);
    y += row;
  }
  const bool back = frame.button("keys.back", {page.x, y + 12, 120, 40}, "Back", Look::primary);
  const bool key = frame.pressed(Key::escape) || frame.pressed(Key::enter) || frame.pressed('?');
  return back || key ? Intent{Intent::Kind::back} : Intent{};
}

}  // namespace whylink::window
