#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

constexpr std::string_view kAnswer = "field.answer";
constexpr float kButton = 40;
constexpr float kTallest = 216;  // the box for the answer
constexpr std::array<std::string_view, 3> kConfidence = {"unsure", "fairly", "sure"};

Intent keys_of(Frame& frame) {
  using Kind = PromptWish::Kind;
  if (frame.chord(Key::enter)) return PromptWish{Kind::finish_typing};
  if (frame.pressed_anywhere(Key::f1) || frame.pressed('h')) return PromptWish{Kind::hint};
  if (frame.pressed_anywhere(Key::f2) || frame.pressed('n')) return PromptWish{Kind::not_now};
  for (int i = 1; i <= 3; ++i) {
    if (frame.chord(Key::character, static_cast<char>('0' + i))) {
      return PromptWish{Kind::confidence, i};
    }
  }
  if (frame.pressed('s')) return PromptWish{Kind::suspend};
  if (frame.pressed('z')) return Command::undo;
  if (frame.pressed('?')) return Command::keys;
  return {};
}

// Shown between the notes and the box: the passage with its gap, and the hints given. Returns where
// it ends.
float context(Frame& frame, AskState& state, Box page, float y) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  for (TextBlock& text : state.context) y += text.draw(canvas, page.x, y, page.w, t.ink) + 8;
  const float hints = y;
  for (TextBlock& hint : state.hints) y += hint.draw(canvas, page.x, y, page.w, t.muted) + 8;
  state.hints_high = y - hints;
  return y;
}

// How sure one is, in a row that ends at the right, or begins at the left where it is `narrow`;
// with what is asked before it where there is room.
Intent confidence(Frame& frame, const AskState& state, Box row, bool narrow) {
  Canvas& canvas = frame.canvas();
  constexpr std::string_view kAsked = "How sure?";
  const float asked = canvas.text_width(Type::caption, kAsked) + 1;
  const bool tight = asked + 12 + 3 * 80 + 2 * 8 > row.w;
  const float between = tight ? 4 : 8;
  std::array<float, kConfidence.size()> wide{};
  float all = -between;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    wide.at(i) = tight ? canvas.text_width(Type::body, kConfidence.at(i)) + 16 : 80;
    all += wide.at(i) + between;
  }
  const bool said = asked + 12 + all <= row.w;
  float x = narrow ? row.x + (said ? asked + 8 : 0) : row.right() - all;
  if (said) {
    canvas.line(x - 8 - asked, row.y + (kButton - Canvas::line_height(Type::caption)) / 2, asked,
                Type::caption, frame.theme().muted, kAsked);
  }
  Intent intent;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    const std::string word(kConfidence.at(i));
    const int number = static_cast<int>(i) + 1;
    const Look look = state.confidence == number ? Look::primary : Look::quiet;
    if (frame.button("ask.confidence." + word, {x, row.y, wide.at(i), kButton}, word, look)) {
      intent = PromptWish{PromptWish::Kind::confidence, number};
    }
    x += wide.at(i) + between;
  }
  return intent;
}

// Reveal and Hint at the left, how sure one is at the right, or above them where it is narrow; in
// the lowest windows its keys alone.
Intent actions(Frame& frame, const AskState& state, Box page, float y, bool narrow) {
  Intent intent;
  const bool tight = page.w < 500;
  const float done = tight && !narrow ? 92 : 120;
  const float hint = tight && !narrow ? 64 : 88;
  const float gap = tight ? 8 : 12;
  const bool very_low = is_very_low(frame);
  const float low = narrow && !very_low ? y + kButton + 8 : y;
  if (frame.button("ask.done", {page.x, low, done, kButton}, "Reveal", Look::primary)) {
    intent = PromptWish{PromptWish::Kind::finish_typing};
  }
  if (frame.button("ask.hint", {page.x + done + gap, low, hint, kButton}, "Hint", Look::quiet,
                   state.more_hints)) {
    intent = PromptWish{PromptWish::Kind::hint};
  }
  if (narrow && very_low) return intent;
  const float left = narrow ? page.x : page.x + done + gap + hint + 8;
  const Intent sure = confidence(frame, state, {left, y, page.right() - left, kButton}, narrow);
  return sure ? sure : intent;
}

KeyHints hints_of(bool typing) {
  if (typing) {
    return {{"Ctrl+Enter", "reveal"},
            {"F1", "hint"},
            {"F2", "not now"},
            {"Ctrl+1 2 3", "how sure"},
            {"Esc", "leave the box"}};
  }
  return {{"Ctrl+Enter", "reveal"}, {"Enter", "type"}, {"H", "hint"},
          {"N", "not now"},         {"Z", "undo"},     {"Esc", "today"},
          {"S", "suspend"},         {"?", "keys"}};
}

}  // namespace

Intent ask_screen(Frame& frame, AskState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const Box page = column(frame);
  const bool low = is_low(frame);
  const bool narrow = page.w < 400;
  if (state.fresh) frame.focus(kAnswer);
  state.fresh = false;
  canvas.line(page.x, low ? 8 : 24, page.w, Type::caption, t.muted, state.place);

  // The foot stands first: what is left between it and the notes is for text.
  const float foot =
      frame.keys(page.x, foot_of_page(frame), page.w, hints_of(frame.is_focused(kAnswer)),
                 std::min<std::size_t>(1, rows_of_keys(frame)));
  const float buttons = narrow && !is_very_low(frame) ? 2 * kButton + 8 : kButton;
  const float lowest = foot - 16 - buttons;
  const float smallest = low ? 56 : 96;
  // In the middle third, where the eyes are, unless what is shown needs more room.
  const float room = lowest - kTallest - 2 * 12 - (state.scroll.content - state.hints_high);
  const float top = low ? 32 : std::max(56.0F, std::min(canvas.window_height() * 0.3F, room));
  Scroll scroll(frame, {page.x, top, page.w, lowest - 12 - smallest - 12 - top}, state.scroll);
  float y = scroll.top();
  y += canvas.paragraph(page.x, y, page.w, low ? Type::title : Type::question, t.ink,
                        state.question) +
       (low ? 8.0F : 20.0F);
  y += two_notes(frame, page.x, y, page.w, state.source_title, state.target_title) + 2;
  if (!state.source_path.empty()) {
    y += canvas.paragraph(page.x, y, page.w, Type::caption, t.muted, state.source_path);
  }
  y += low ? 4 : 12;
  y = scroll.finish(context(frame, state, page, y)) + 12;

  // A hint takes its room from the box, as far as that goes: the buttons below stay where they are.
  const float bottom = std::clamp(y - state.hints_high + kTallest, y + smallest,
                                  std::max(y + smallest, lowest - 12));
  const float high = bottom - y;
  const bool changed = text_field(
      frame, kAnswer, {page.x, y, page.w, high}, state.answer,
      frame.is_focused(kAnswer) ? "Type what comes to mind." : "Enter, or a click here, to type.");
  Intent intent = keys_of(frame);
  const Intent acted = actions(frame, state, page, std::min(bottom + 12, lowest), narrow);
  if (acted) intent = acted;
  if (frame.pressed_anywhere(Key::escape)) {
    if (!frame.is_focused(kAnswer)) return Command::back;
    frame.focus("");
  }
  if (frame.pressed(Key::enter) && !frame.has_focus()) state.fresh = true;
  if (intent || !changed) return intent;
  return PromptWish{PromptWish::Kind::answer_changed};
}

}  // namespace whylink::window
