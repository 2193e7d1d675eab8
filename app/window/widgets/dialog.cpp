#include "app/window/widgets/dialog.hpp"

#include <algorithm>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

constexpr float kButton = 40;
constexpr float kWidest = 480;
constexpr std::uint8_t kVeil = 170;  // of 255

// Below the dialog everything fades towards the ground.
void veil(Canvas& canvas) {
  Colour colour = canvas.theme().sunken;
  colour.alpha = kVeil;
  canvas.fill({0, 0, canvas.width(), canvas.height()}, colour);
}

struct Places {
  Box panel;
  float inset = 24;
  float title_width = 0;
  float title_high = 0;
  float text_high = 0;
};

Places places(const Canvas& canvas, DialogState& state) {
  Places at;
  const float margin = canvas.width() < 700 ? 16.0F : 48.0F;
  at.inset = canvas.height() < 420 ? 16.0F : 24.0F;
  const float wide = std::min(kWidest, canvas.width() - 2 * margin);
  at.title_width = wide - 2 * at.inset;
  const float most = canvas.height() - 32;
  at.title_high = Canvas::line_height(Type::title);
  at.text_high = state.text.height(canvas, at.title_width - 12);
  const float rest = 2 * at.inset + at.title_high + 12 + 20 + kButton;
  at.text_high = std::min(at.text_high, std::max(24.0F, most - rest));
  const float high = rest + at.text_high;
  at.panel = {(canvas.width() - wide) / 2, std::max(16.0F, (canvas.height() - high) * 0.4F), wide,
              high};
  return at;
}

float button_width(const Canvas& canvas, const std::string& word, float most) {
  return std::clamp(canvas.text_width(Type::strong, word) + 33, 96.0F, most);
}

Answer buttons(Frame& frame, std::string_view name, const DialogState& state, Box row) {
  const std::string main = std::string(name) + ".main";
  const std::string other = std::string(name) + ".cancel";
  const Canvas& canvas = frame.canvas();
  const float most = (row.w - 12) / 2;
  const float wide = button_width(canvas, state.main, most);
  Answer answer = Answer::none;
  if (!state.cancel.empty()) {
    const float beside = button_width(canvas, state.cancel, most);
    const Box box{row.right() - wide - 12 - beside, row.y, beside, row.h};
    if (frame.button(other, box, state.cancel, Look::quiet)) answer = Answer::cancel;
  }
  const Box box{row.right() - wide, row.y, wide, row.h};
  if (frame.button(main, box, state.main, Look::primary, state.can_do_main)) answer = Answer::main;
  if (state.can_do_main && frame.take(Key::enter)) answer = Answer::main;
  if (frame.take(Key::escape)) answer = Answer::cancel;
  return answer;
}

}  // namespace

Answer dialog(Frame& frame, std::string_view name, DialogState& state) {
  if (frame.begin_overlay(name)) {
    frame.focus(std::string(name) + (state.can_do_main ? ".main" : ".cancel"));
    state.scroll = {};
  }
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  veil(canvas);
  const Places at = places(canvas, state);
  canvas.fill(at.panel, t.surface, 8);
  canvas.outline(at.panel, t.line, 8);
  const float left = at.panel.x + at.inset;
  float y = at.panel.y + at.inset;
  canvas.line(left, y, at.title_width, Type::title, t.ink, one_line(state.title));
  y += at.title_high + 12;
  Scroll scroll(frame, {left, y, at.title_width - 12, at.text_high}, state.scroll);
  const float top = scroll.top();
  scroll.finish(top + state.text.draw(canvas, left, top, at.title_width - 12, t.ink));
  y += at.text_high + 20;
  const Answer answer = buttons(frame, name, state, {left, y, at.title_width, kButton});
  frame.end_overlay(answer != Answer::none);
  return answer;
}

}  // namespace whylink::window
