#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

Intent empty_day(Frame& frame, const TodayState& state, Box page) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  float y = canvas.height() * 0.3F;
  y += canvas.paragraph(page.x, y, page.w, Type::question, t.ink, "Nothing to ask now") + 16;
  canvas.paragraph(page.x, y, page.w, Type::body, t.muted, state.empty);
  return {};
}

void list_of_items(Frame& frame, const TodayState& state, Box page, float y) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const float row = 48;
  const float bottom = canvas.height() - 64;
  const auto room = static_cast<std::size_t>(std::max(0.0F, (bottom - y) / row));
  const std::size_t shown = std::min(state.items.size(), room);
  for (std::size_t i = 0; i < shown; ++i) {
    const TodayState::Item& item = state.items[i];
    canvas.rule(page.x, y, page.w);
    canvas.line(page.x, y + 3, page.w, Type::body, t.ink, item.source + " – " + item.target);
    canvas.line(page.x, y + 25, page.w, Type::caption, t.muted, item.reason);
    y += row;
  }
  if (shown < state.items.size()) {
    canvas.rule(page.x, y, page.w);
    canvas.line(page.x, y + 8, page.w, Type::caption, t.muted,
                "and " + std::to_string(state.items.size() - shown) + " more");
  }
}

}  // namespace

Intent today_screen(Frame& frame, TodayState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame, 560);
  canvas.line(page.x, 24, page.w, Type::caption, t.muted, state.vault);
  frame.keys(page.x, canvas.height() - 36, page.w,
             {{"Enter", "start"}, {"L", "what it holds"}, {"?", "keys"}});
  if (frame.pressed('?')) return {Intent::Kind::keys};
  if (!state.empty.empty()) return empty_day(frame, state, page);

  float y = state.list_open ? 72 : std::max(72.0F, canvas.height() * 0.26F);
  const std::string number = std::to_string(state.minutes);
  const float wide = canvas.text_width(Type::number, number);
  canvas.line(page.x, y, wide + 1, Type::number, t.ink, number);
  canvas.line(page.x + wide + 12, y + 18, page.w - wide - 12, Type::title, t.muted,
              state.minutes == 1 ? "minute" : "minutes");
  y += 64;
  y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, state.holds) + 24;
  const bool go = frame.button("today.start", {page.x, y, 176, 44},
                               state.resumed ? "Go on" : "Start", Look::primary);
  const bool list = frame.button("today.list", {page.x + 188, y, 176, 44},
                                 state.list_open ? "Hide the list" : "What it holds", Look::quiet);
  if (list || frame.pressed('l')) state.list_open = !state.list_open;
  if (state.list_open) list_of_items(frame, state, page, y + 68);
  const bool enter = frame.pressed(Key::enter) && !frame.is_focused("today.list");
  return go || enter ? Intent{Intent::Kind::start} : Intent{};
}

}  // namespace whylink::window
