#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

float caption(Frame& frame, Box at, float y, std::string_view text) {
  frame.canvas().line(at.x, y, at.w, Type::caption, frame.theme().muted, text);
  return Canvas::line_height(Type::caption) + 6;
}

float own_side(Frame& frame, const RevealState& state, Box side, float y) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  y += caption(frame, side, y, "You wrote");
  const bool none = state.answer.empty();
  y += canvas.paragraph(side.x, y, side.w, Type::body, none ? t.faint : t.ink,
                        none ? "(nothing)" : state.answer) +
       24;
  if (!state.earlier.empty()) y += caption(frame, side, y, "Before that");
  for (const RevealState::Earlier& one : state.earlier) {
    y += canvas.paragraph(side.x, y, side.w, Type::caption, t.muted, one.when) + 2;
    y += canvas.paragraph(side.x, y, side.w, Type::body, t.ink,
                          one.answer.empty() ? "(nothing)" : one.answer) +
         12;
  }
  return y;
}

float vault_side(Frame& frame, RevealState& state, Box side, float y) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  for (RevealState::Passage& one : state.passages) {
    y += caption(frame, side, y, one.place);
    for (const std::string& parent : one.parents) {
      y += canvas.paragraph(side.x, y, side.w, Type::body, t.muted, parent + " ›") + 2;
    }
    y += one.text.draw(canvas, side.x, y, side.w) + 20;
  }
  if (state.opening.empty()) return y;
  y += caption(frame, side, y, "How " + state.target_title + " begins");
  return y + canvas.paragraph(side.x, y, side.w, Type::body, t.ink, state.opening) + 12;
}

// The four grades in a row of equal width, two by two where there is no room.
Intent grades(Frame& frame, const RevealState& state, Box page, float y, bool two_rows) {
  const int columns = two_rows ? 2 : 4;
  const float wide = (page.w - 12 * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  Intent intent;
  for (int i = 0; i < 4; ++i) {
    const auto& [word, when] = state.choices.at(static_cast<std::size_t>(i));
    const int row = i / columns;
    const Box box{page.x + static_cast<float>(i % columns) * (wide + 12),
                  y + static_cast<float>(row) * 72, wide, 64};
    const Colour colour = frame.theme().grades.at(static_cast<std::size_t>(i));
    if (frame.choice("reveal." + word, box, word, static_cast<char>('1' + i), when, colour)) {
      intent = {Intent::Kind::grade, i + 1};
    }
  }
  return intent;
}

Intent keys_of(const Frame& frame) {
  using Kind = Intent::Kind;
  if (frame.pressed(Key::space)) return {Kind::grade, 3};
  if (frame.pressed('w')) return {Kind::weak};
  if (frame.pressed('k')) return {Kind::strong};
  if (frame.pressed('m')) return {Kind::map_only};
  if (frame.pressed('z')) return {Kind::undo};
  if (frame.pressed('s')) return {Kind::suspend};
  if (frame.pressed('n')) return {Kind::not_now};
  if (frame.pressed('o')) return {Kind::open_note};
  if (frame.pressed('?')) return {Kind::keys};
  if (frame.pressed(Key::escape)) return {Kind::back};
  return {};
}

void scroll(Frame& frame, RevealState& state, float height, float content) {
  state.scroll -= frame.input().wheel * 72;
  if (frame.pressed(Key::down)) state.scroll += 48;
  if (frame.pressed(Key::up)) state.scroll -= 48;
  if (frame.pressed(Key::page_down)) state.scroll += height * 0.9F;
  if (frame.pressed(Key::page_up)) state.scroll -= height * 0.9F;
  state.scroll = std::clamp(state.scroll, 0.0F, std::max(0.0F, content - height));
}

}  // namespace

Intent reveal_screen(Frame& frame, RevealState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const bool wide = canvas.width() >= 1100;
  const bool two_rows = canvas.width() < 640;
  const Box page = column(frame, wide ? 1120.0F : 680.0F);
  canvas.line(page.x, 24, page.w, Type::caption, t.muted, state.place);
  float top = 56;
  top += two_notes(frame, page.x, top, page.w, state.source_title, state.target_title) + 20;

  const float foot = canvas.width() < 900 ? 64.0F : 36.0F;
  const float grade_high = two_rows ? 136.0F : 64.0F;
  const float grade_top = canvas.height() - foot - 16 - grade_high;
  const Box area{page.x, top, page.w, std::max(24.0F, grade_top - 40 - top)};
  canvas.rule(page.x, top - 8, page.w);
  canvas.push_clip({area.x - 4, area.y, area.w + 8, area.h});
  const float start = area.y + 8 - state.scroll;
  float end = start;
  if (wide) {
    const float half = (page.w - 48) / 2;
    end = own_side(frame, state, {page.x, 0, half, 0}, start);
    end = std::max(end, vault_side(frame, state, {page.x + half + 48, 0, half, 0}, start));
  } else {
    end = vault_side(frame, state, page, own_side(frame, state, page, start));
  }
  canvas.pop_clip();
  scroll(frame, state, area.h, end - start);
  canvas.rule(page.x, area.bottom(), page.w);
  std::string asked = "How well did you recall the reason?";
  if (!state.judged.empty()) asked += "  Judged " + state.judged + ".";
  canvas.line(page.x, area.bottom() + 8, page.w, Type::caption, t.muted, asked);
  const Intent graded = grades(frame, state, page, grade_top, two_rows);
  frame.keys(page.x, canvas.height() - foot, page.w,
             {{"Space", "Clear"},
              {"W", "weak"},
              {"K", "strong"},
              {"M", "map-only"},
              {"O", "open"},
              {"N", "not now"},
              {"S", "suspend"},
              {"Z", "undo"}});
  return graded.kind != Intent::Kind::none ? graded : keys_of(frame);
}

}  // namespace whylink::window
