#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

constexpr float kButton = 44;
constexpr float kStep = 32;
constexpr float kField = 44;
constexpr std::string_view kScope = "field.scope";

Intent empty_day(Frame& frame, TodayState& state, Box page, float foot) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const float top = std::max(56.0F, canvas.height() * 0.3F);
  Scroll scroll(frame, {page.x, top, page.w, foot - 16 - top}, state.scroll);
  float y = scroll.top();
  y += canvas.paragraph(page.x, y, page.w, Type::question, t.ink, "Nothing to ask now") + 16;
  y += canvas.paragraph(page.x, y, page.w, Type::body, t.muted, state.empty);
  scroll.finish(y);
  return {};
}

// What the day may take: the number above is what it is expected to need.
Intent minutes(Frame& frame, TodayState& state, Box page, float y) {
  const bool fewer = frame.button("today.fewer", {page.x, y, kStep, kStep}, "−", Look::quiet);
  const bool more =
      frame.button("today.more", {page.x + kStep + 8, y, kStep, kStep}, "+", Look::quiet);
  const float left = page.x + 2 * kStep + 20;
  const Box narrow{page.right() - 96, y, 96, kStep};
  frame.canvas().line(
      left, y + (kStep - Canvas::line_height(Type::body)) / 2, narrow.x - 8 - left, Type::body,
      frame.theme().muted,
      "at most " + std::to_string(state.most) + (state.most == 1 ? " minute" : " minutes"));
  if (frame.button("today.narrow", narrow, "Narrow…", Look::quiet)) {
    state.narrowing = true;
    frame.focus(kScope);
  }
  if (fewer || frame.pressed('-')) return {Intent::Kind::minutes, -1};
  return more || frame.pressed('+') ? Intent{Intent::Kind::minutes, 1} : Intent{};
}

void narrowing(Frame& frame, TodayState& state, Box page, float y, Intent& intent) {
  state.scope.one_line = true;
  const bool typing = frame.is_focused(kScope);
  frame.field(kScope, {page.x, y, page.w, kField}, state.scope,
              "words, path:Projects, tag:idea, near:\"A note\", -state:new");
  if (typing && frame.pressed_anywhere(Key::enter)) {
    frame.focus("");
    intent = {Intent::Kind::narrow};
  }
  if (typing && frame.pressed_anywhere(Key::escape)) {
    frame.focus("");
    state.narrowing = false;
    state.scope.buffer.reset("");
    intent = {Intent::Kind::narrow};
  }
}

// What the minutes hold, or what is wrong with the scope; returns the height.
float summary(Frame& frame, const TodayState& state, Box page, float y, bool low) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  if (state.scope_trouble.empty()) {
    return canvas.paragraph(page.x, y, page.w, Type::body, t.ink, state.holds);
  }
  const float most = (low ? 1.0F : 3.0F) * Canvas::line_height(Type::body);
  if (canvas.paragraph_height(Type::body, state.scope_trouble, page.w) <= most) {
    return canvas.paragraph(page.x, y, page.w, Type::body, t.grades[0], state.scope_trouble);
  }
  canvas.line(page.x, y, page.w, Type::body, t.grades[0], state.scope_trouble);
  return Canvas::line_height(Type::body);
}

void list_of_items(Frame& frame, TodayState& state, Box area) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  constexpr float kRow = 56;
  Scroll scroll(frame, area, state.scroll);
  float y = scroll.top();
  for (const TodayState::Item& item : state.items) {
    if (y + kRow > area.y && y < area.bottom()) {
      canvas.rule(area.x, y, area.w);
      canvas.line(area.x, y + 5, area.w, Type::body, t.ink, item.source + " – " + item.target);
      canvas.line(area.x, y + 30, area.w, Type::caption, t.muted, item.reason);
    }
    y += kRow;
  }
  scroll.finish(y);
}

}  // namespace

Intent today_screen(Frame& frame, TodayState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame, 560);
  canvas.line(page.x, 24, page.w, Type::caption, t.muted, state.vault);
  const bool nothing = !state.empty.empty();
  std::vector<std::pair<std::string, std::string>> hints;
  const bool low = canvas.height() < 560;
  if (!nothing)
    hints = {{"Enter", state.resumed ? "go on" : "start"}, {"− +", "minutes"}, {"/", "narrow"}};
  if (!nothing && !low) hints.emplace_back("L", "list");
  hints.emplace_back("V", "vaults");
  if (nothing || !low) hints.emplace_back("Z", "undo");
  hints.emplace_back("?", "keys");
  const float foot = frame.keys(page.x, canvas.height() - 16, page.w, hints);
  if (frame.pressed('?')) return {Intent::Kind::keys};
  if (frame.pressed('v')) return {Intent::Kind::vaults};
  if (frame.pressed('z')) return {Intent::Kind::undo};
  if (nothing) return empty_day(frame, state, page, foot);

  float y = low ? 44 : state.list_open ? 56 : canvas.height() * 0.26F;
  const std::string number = std::to_string(state.minutes);
  const float wide = canvas.text_width(Type::number, number);
  canvas.line(page.x, y, wide + 1, Type::number, t.ink, number);
  canvas.line(page.x + wide + 12, y + 18, page.w - wide - 12, Type::title, t.muted,
              state.minutes == 1 ? "minute" : "minutes");
  y += low ? 52 : 64;
  y += summary(frame, state, page, y, low) + (low ? 12.0F : 24.0F);
  const float half = std::min(176.0F, (page.w - 12) / 2);
  const bool go = frame.button(
      "today.start", {page.x, y, half, kButton}, state.resumed ? "Go on" : "Start", Look::primary,
      state.scope_trouble.empty() && (state.resumed || !state.items.empty()));
  const bool list = frame.button("today.list", {page.x + half + 12, y, half, kButton},
                                 state.list_open ? "Hide the list" : "What it holds", Look::quiet);
  if (list || frame.pressed('l')) state.list_open = !state.list_open;
  if (frame.pressed(Key::escape)) state.list_open = false;
  y += kButton + (low ? 8.0F : 16.0F);
  if (frame.pressed('/')) {
    state.narrowing = true;
    state.list_open = state.list_open && !low;
    frame.focus(kScope);
  }
  Intent changed;
  const bool room = !low || (!state.list_open && !state.narrowing);
  if (room) {
    changed = minutes(frame, state, page, y);
    y += kStep + (low ? 8.0F : 16.0F);
  }
  if (state.narrowing && !(low && state.list_open)) {
    narrowing(frame, state, page, y, changed);
    y += kField + (low ? 8.0F : 16.0F);
  }
  if (state.list_open) list_of_items(frame, state, {page.x, y, page.w, foot - 16 - y});
  const bool enter = frame.pressed(Key::enter) && !frame.has_focus() && !state.items.empty();
  return go || enter ? Intent{Intent::Kind::start} : changed;
}

}  // namespace whylink::window
