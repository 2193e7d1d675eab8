#include "app/window/screens/screens.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

// In windows higher than this the page moves towards the middle.
constexpr float kTallPage = 640;
// There the grades keep their place below what is read, unless that is longer.
constexpr float kUsualReading = 400;

float caption(Frame& frame, Box at, float y, std::string_view text) {
  frame.canvas().line(at.x, y, at.w, Type::caption, frame.theme().muted, text);
  return Canvas::line_height(Type::caption) + 6;
}

// An answer as it was given; returns the height.
float answer(Frame& frame, Box side, float y, TextBlock& text) {
  const Theme& t = frame.theme();
  Canvas& canvas = frame.canvas();
  if (!text.empty()) return text.draw(canvas, side.x, y, side.w, t.ink);
  canvas.line(side.x, y, side.w, Type::body, t.faint, "(nothing)");
  return Canvas::line_height(Type::body);
}

float own_side(Frame& frame, RevealState& state, Box side, float y) {
  y += caption(frame, side, y, state.how.empty() ? "You wrote" : "You wrote, " + state.how);
  y += answer(frame, side, y, state.answer) + 24;
  if (!state.earlier.empty()) {
    const bool changed = std::ranges::any_of(
        state.earlier, [](const RevealState::Earlier& one) { return one.answer.has_marks(); });
    y += caption(frame, side, y,
                 changed ? "Your earlier answers; marked is what you have put differently since"
                         : "Your earlier answers");
  }
  for (RevealState::Earlier& one : state.earlier) {
    frame.canvas().line(side.x, y, side.w, Type::caption, frame.theme().muted, one.when);
    y += Canvas::line_height(Type::caption) + 2;
    y += answer(frame, side, y, one.answer) + 12;
  }
  return y;
}

float vault_side(Frame& frame, RevealState& state, Box side, float y) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  for (RevealState::Passage& one : state.passages) {
    y += caption(frame, side, y, one.place);
    for (TextBlock& parent : one.parents) {
      y += parent.draw(canvas, side.x, y, side.w, t.muted) + 2;
    }
    y += one.text.draw(canvas, side.x, y, side.w) + 20;
  }
  if (state.opening.text().empty()) return y;
  y += caption(frame, side, y, "How " + state.target_title + " begins");
  return y + state.opening.draw(canvas, side.x, y, side.w) + 12;
}

// The four grades in a row of equal width, two by two where there is no room.
Intent grades(Frame& frame, const RevealState& state, Box page, float y, float high,
              bool two_rows) {
  const int columns = two_rows ? 2 : 4;
  const float gap = page.w < 500 ? 8 : 12;
  const float wide = (page.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  Intent intent;
  for (int i = 0; i < 4; ++i) {
    const auto& [word, when] = state.choices.at(static_cast<std::size_t>(i));
    const int row = i / columns;
    const Box box{page.x + static_cast<float>(i % columns) * (wide + gap),
                  y + static_cast<float>(row) * (high + 8), wide, high};
    const Colour colour = frame.theme().grades.at(static_cast<std::size_t>(i));
    const bool retired = state.judged == "map-only";
    if (frame.choice("reveal." + word, box, word, static_cast<char>('1' + i),
                     retired ? "not asked again" : when, colour)) {
      intent = PromptWish{PromptWish::Kind::grade, i + 1};
    }
  }
  return intent;
}

Intent keys_of(const Frame& frame) {
  using Kind = PromptWish::Kind;
  if (frame.pressed(Key::space)) return PromptWish{Kind::grade, 3};
  if (frame.pressed('w')) return PromptWish{Kind::weak};
  if (frame.pressed('k')) return PromptWish{Kind::strong};
  if (frame.pressed('m')) return PromptWish{Kind::map_only};
  if (frame.pressed('s')) return PromptWish{Kind::suspend};
  if (frame.pressed('n')) return PromptWish{Kind::not_now};
  if (frame.pressed('o')) return PromptWish{Kind::open_note};
  if (frame.pressed('z')) return Command::undo;
  if (frame.pressed('?')) return Command::keys;
  if (frame.pressed(Key::escape)) return Command::back;
  return {};
}

KeyHints hints(const RevealState& state) {
  return {{"Space", "Clear"},
          {"W", "weak"},
          {"K", "strong"},
          {"M", "map-only"},
          {"Z", state.can_type_on ? "write on" : "undo"},
          {"N", "not now"},
          {"O", "open"},
          {"S", "suspend"},
          {"Esc", "today"},
          {"?", "keys"}};
}

}  // namespace

Intent reveal_screen(Frame& frame, RevealState& state) {
  Canvas& canvas = frame.canvas();
  const Theme& t = frame.theme();
  const bool wide = canvas.width() >= 1100;
  const Box page = column(frame, wide ? 1120.0F : kColumn);
  const bool two_rows = page.w < 416;
  const bool low = is_low(frame);
  canvas.line(page.x, low ? 8 : 24, page.w, Type::caption, t.muted, state.place);
  const float spare = canvas.window_height() - kTallPage - 160;
  const bool tall = spare > 100;
  float top = low ? 28 : 56 + (tall ? spare * 0.35F : 0);
  top += two_notes(frame, page.x, top, page.w, state.source_title, state.target_title, true) +
         (low ? 12.0F : 20.0F);

  const float foot = frame.keys(page.x, foot_of_page(frame), page.w, hints(state),
                                std::min<std::size_t>(1, rows_of_keys(frame)));
  const float high = low ? (two_rows ? 40.0F : 52.0F) : 64.0F;
  const float rows = two_rows ? 2 * high + 8 : high;
  const float lowest = foot - (low ? 8.0F : 16.0F) - rows;
  const float asked_high = low ? 30 : 40;
  Box area{page.x, top, page.w, std::max(0.0F, lowest - asked_high - top)};
  // In a tall window the grades follow what there is to read: the eye has no gap to cross.
  if (tall) area.h = std::min(area.h, std::max(state.scroll.content + 16, kUsualReading));
  const float grade_top = area.bottom() + asked_high;
  canvas.rule(page.x, top - 8, page.w);
  Scroll scroll(frame, area, state.scroll);
  const float start = scroll.top() + 8;
  float end = start;
  if (wide) {
    const float half = (page.w - 48) / 2;
    end = own_side(frame, state, {page.x, 0, half, 0}, start);
    end = std::max(end, vault_side(frame, state, {page.x + half + 48, 0, half, 0}, start));
  } else {
    // An answer that was not given does not push what one compares with out of sight.
    const Box side = prose(page);
    end = state.answer.empty()
              ? own_side(frame, state, side, vault_side(frame, state, side, start) + 12)
              : vault_side(frame, state, side, own_side(frame, state, side, start));
  }
  scroll.finish(end);
  canvas.rule(page.x, area.bottom(), page.w);
  std::string asked = "How well did you recall the reason?";
  if (!state.judged.empty()) asked += "  Judged " + state.judged + ".";
  canvas.line(page.x, area.bottom() + (low ? 4.0F : 8.0F), page.w, Type::caption, t.muted, asked);
  const Intent graded = grades(frame, state, page, grade_top, high, two_rows);
  return graded ? graded : keys_of(frame);
}

}  // namespace whylink::window
