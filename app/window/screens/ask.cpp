#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

constexpr std::string_view kAnswer = "field.answer";
constexpr std::array<std::string_view, 3> kConfidence = {"unsure", "fairly", "sure"};

Intent keys_of(Frame& frame) {
  using Kind = Intent::Kind;
  if (frame.chord(Key::enter)) return {Kind::finish_typing};
  if (frame.pressed_anywhere(Key::f1) || frame.pressed('h')) return {Kind::hint};
  if (frame.pressed_anywhere(Key::f2) || frame.pressed('n')) return {Kind::not_now};
  for (int i = 1; i <= 3; ++i) {
    if (frame.chord(Key::character, static_cast<char>('0' + i))) return {Kind::confidence, i};
  }
  if (frame.pressed('s')) return {Kind::suspend};
  if (frame.pressed('z')) return {Kind::undo};
  if (frame.pressed('?')) return {Kind::keys};
  return {};
}

// Shown between the notes and the box: the passage with its gap, and the hints given.
float context(Frame& frame, const AskState& state, Box page, float y) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const float top = y;
  for (const std::string& text : state.context) {
    y += canvas.paragraph(page.x, y, page.w, Type::body, t.ink, text) + 8;
  }
  for (const std::string& hint : state.hints) {
    y += canvas.paragraph(page.x, y, page.w, Type::body, t.muted, "Hint: " + hint) + 8;
  }
  return y - top;
}

float context_height(Frame& frame, const AskState& state, float width) {
  float height = 0;
  for (const std::string& text : state.context) {
    height += frame.canvas().paragraph_height(Type::body, text, width) + 8;
  }
  for (const std::string& hint : state.hints) {
    height += frame.canvas().paragraph_height(Type::body, "Hint: " + hint, width) + 8;
  }
  return height;
}

}  // namespace

Intent ask_screen(Frame& frame, AskState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame, 680);
  const bool low = canvas.height() < 560;
  if (state.fresh) frame.focus(kAnswer);
  state.fresh = false;
  canvas.line(page.x, low ? 12 : 24, page.w, Type::caption, t.muted, state.place);

  float y = low ? 36 : std::max(56.0F, canvas.height() * 0.16F);
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink,
                        state.question) +
       (low ? 8.0F : 20.0F);
  y += two_notes(frame, page.x, y, page.w, state.source_title, state.target_title) + 2;
  canvas.line(page.x, y, page.w, Type::caption, t.muted, state.source_path);
  y += low ? 24 : 32;

  // The foot stands first: what is left between it and the notes is for text.
  const float foot = canvas.width() < 700 ? 96.0F : 64.0F;
  const float actions = canvas.height() - foot - 40;
  const float smallest = low ? 64 : 96;
  const float needed = context_height(frame, state, page.w);
  const float room = std::max(0.0F, actions - 16 - smallest - 12 - y);
  if (needed > 0) {
    const float shown = std::min(needed, room);
    canvas.push_clip({page.x - 4, y, page.w + 8, shown});
    context(frame, state, page, y);
    canvas.pop_clip();
    y += shown + 8;
  }
  const float high = std::clamp(actions - 16 - y, smallest, low ? 400.0F : 216.0F);
  const Box box{page.x, y, page.w, high};
  const bool changed =
      frame.field(kAnswer, box, state.answer, "Why did you link them? Type what comes to mind.");
  y = std::min(box.bottom() + 16, actions);

  Intent intent = keys_of(frame);
  if (frame.button("ask.done", {page.x, y, 120, 40}, "Reveal", Look::primary)) {
    intent = {Intent::Kind::finish_typing};
  }
  if (frame.button("ask.hint", {page.x + 132, y, 88, 40}, "Hint", Look::quiet, state.more_hints)) {
    intent = {Intent::Kind::hint};
  }
  const float right = page.right();
  for (int i = 0; i < 3; ++i) {
    const std::string word(kConfidence.at(static_cast<std::size_t>(i)));
    const bool chosen = state.confidence == i + 1;
    const Box place{right - static_cast<float>(3 - i) * 84 + 4, y, 80, 40};
    if (frame.button("ask.confidence." + word, place, word, chosen ? Look::primary : Look::quiet)) {
      intent = {Intent::Kind::confidence, i + 1};
    }
  }
  frame.keys(page.x, canvas.height() - foot + 16, page.w,
             {{"Ctrl+Enter", "reveal"},
              {"F1", "hint"},
              {"Ctrl+1 2 3", "how sure"},
              {"F2", "not now"},
              {"Esc", "leave the box"}});
  if (frame.pressed_anywhere(Key::escape)) {
    if (!frame.is_focused(kAnswer)) return {Intent::Kind::back};
    frame.focus("");
  }
  if (frame.pressed(Key::enter) && !frame.is_focused("ask.done") && !frame.is_focused("ask.hint")) {
    state.fresh = true;
  }
  if (intent.kind != Intent::Kind::none) return intent;
  return changed ? Intent{Intent::Kind::answer_changed} : Intent{};
}

}  // namespace whylink::window
