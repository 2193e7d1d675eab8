#include "app/window/widgets/text_rows.hpp"

#include "whylink/text.hpp"

namespace whylink::window {

namespace {

// Marks that may not begin a row in Chinese and Japanese.
bool hangs_on(char32_t c) {
  constexpr std::u32string_view kMarks = U"，。、；：？！）》」』】〉…—,.;:?!)]}\u201d\u2019";
  return kMarks.find(c) != std::u32string_view::npos;
}

struct Walk {
  std::size_t row = 0;      // where the row began
  std::size_t content = 0;  // end of what is no blank
  std::size_t fold = 0;     // where it may be broken; `row`: nowhere
  std::size_t fold_content = 0;
  float x = 0;
  float fold_x = 0;
};

}  // namespace

std::vector<TextRow> rows_of(std::string_view text, float width, const Advance& advance) {
  std::vector<TextRow> rows;
  Walk walk;
  bool after_ideograph = false;
  bool after_blank = false;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(text, at);
    if (c == '\n') {
      rows.push_back({walk.row, begin, at, true});
      walk = {at, at, at, at, 0, 0};
      after_ideograph = after_blank = false;
      continue;
    }
    const bool ideograph = text::is_ideograph(c);
    const bool blank = c == ' ' || c == '\t';
    const bool may_fold = after_blank || ((after_ideograph || ideograph) && !hangs_on(c));
    if (may_fold && !blank && begin > walk.row) {
      walk.fold = begin;
      walk.fold_content = walk.content;
      walk.fold_x = walk.x;
    }
    const float step = advance(c, begin);
    if (!blank && walk.x + step > width && begin > walk.row) {
      const bool mid_word = walk.fold == walk.row;
      const std::size_t next = mid_word ? begin : walk.fold;
      rows.push_back({walk.row, mid_word ? begin : walk.fold_content, next, false});
      walk.x = mid_word ? 0 : walk.x - walk.fold_x;
      walk.row = walk.fold = next;
    }
    walk.x += step;
    if (!blank) walk.content = at;
    after_ideograph = ideograph;
    after_blank = blank;
  }
  rows.push_back({walk.row, text.size(), text.size(), false});
  return rows;
}

}  // namespace whylink::window
