#include "app/window/widgets/text_rows.hpp"

#include <utility>

#include "app/window/widgets/letters.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace {

// Marks that may not begin a row in Chinese and Japanese.
bool hangs_on(char32_t c) {
  constexpr std::u32string_view kMarks = U"，。、；：？！）》」』】〉…—,.;:?!)]}\u201d\u2019";
  return kMarks.find(c) != std::u32string_view::npos;
}

struct Fold {
  std::size_t at = 0;  // where the next row would begin; that of the row itself: nowhere
  std::size_t content = 0;
  float x = 0;
};

class Rows {
 public:
  Rows(std::string_view text, float width, const Advance& advance)
      : text_(text), width_(width), advance_(&advance) {}

  std::vector<TextRow> take() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t begin = at;
      const char32_t c = text::next_code_point(text_, at);
      if (c == '\n') {
        end_line(begin, at);
      } else {
        add(c, begin, at);
      }
    }
    rows_.push_back({row_, text_.size(), text_.size(), false});
    return std::move(rows_);
  }

 private:
  void end_line(std::size_t end, std::size_t next) {
    rows_.push_back({row_, end, next, true});
    row_ = content_ = next;
    x_ = 0;
    before_ = 0;
    fold_ = {next, next, 0};
    after_ideograph_ = after_blank_ = false;
  }

  void add(char32_t c, std::size_t begin, std::size_t end) {
    const bool ideograph = text::is_ideograph(c);
    const bool blank = c == ' ' || c == '\t';
    if (begin >= grapheme_end_) begin_grapheme(begin);
    const bool may_fold = after_blank_ || ((after_ideograph_ || ideograph) && !hangs_on(c));
    if (may_fold && !blank && begin > row_ && begin == grapheme_.at) fold_ = {begin, content_, x_};
    float step = (*advance_)(c, begin, before_);
    if (!blank && x_ + step > width_ && begin > row_) {
      break_row();
      if (row_ == begin) step = (*advance_)(c, begin, 0);
    }
    x_ += step;
    if (!is_invisible(c)) before_ = c;
    if (!blank) content_ = end;
    after_ideograph_ = ideograph;
    after_blank_ = blank;
  }

  // What is one character to a person is never parted.
  void begin_grapheme(std::size_t begin) {
    const bool plain = begin + 1 < text_.size() &&
                       static_cast<unsigned char>(text_[begin]) < 0x80 &&
                       static_cast<unsigned char>(text_[begin + 1]) < 0x80;
    grapheme_end_ = plain ? begin + 1 : text::grapheme_end(text_, begin);
    grapheme_ = {begin, begin, x_};
  }

  void break_row() {
    const Fold at = fold_.at == row_ ? grapheme_ : fold_;
    if (at.at == row_) return;  // a single character that is wider than the row
    rows_.push_back({row_, at.content, at.at, false});
    row_ = at.at;
    x_ -= at.x;
    grapheme_.x -= at.x;
    fold_ = {row_, row_, 0};
  }

  std::string_view text_;
  float width_;
  const Advance* advance_;
  std::vector<TextRow> rows_;
  std::size_t row_ = 0;      // where it begins
  std::size_t content_ = 0;  // the end of what is no blank
  float x_ = 0;
  char32_t before_ = 0;  // in the row
  Fold fold_;
  Fold grapheme_;  // that is being added
  std::size_t grapheme_end_ = 0;
  bool after_ideograph_ = false;
  bool after_blank_ = false;
};

}  // namespace

std::vector<TextRow> rows_of(std::string_view text, float width, const Advance& advance) {
  return Rows(text, width, advance).take();
}

}  // namespace whylink::window
