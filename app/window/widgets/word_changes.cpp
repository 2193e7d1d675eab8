#include "app/window/widgets/word_changes.hpp"

#include <algorithm>
#include <cstdint>

namespace whylink::window {

namespace {

constexpr std::size_t kMostCells = 250000;  // of the table of common words

using Pieces = std::vector<text::Range>;

bool is_part_of_word(char32_t c) {
  return text::is_word_character(c) && !text::is_ideograph(c);
}

// Words, and every other character for itself.
Pieces pieces_of(std::string_view line) {
  Pieces pieces;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    bool word = is_part_of_word(text::next_code_point(line, at));
    while (word && at < line.size()) {
      std::size_t next = at;
      word = is_part_of_word(text::next_code_point(line, next));
      if (word) at = next;
    }
    pieces.push_back({begin, at});
  }
  return pieces;
}

void add(std::vector<text::Range>& ranges, text::Range piece) {
  if (!ranges.empty() && ranges.back().end == piece.begin) {
    ranges.back().end = piece.end;
  } else {
    ranges.push_back(piece);
  }
}

// The middle of two lines that neither begins nor ends alike.
class Middle {
 public:
  Middle(std::string_view before, std::string_view after)
      : before_(before), after_(after), old_(pieces_of(before)), new_(pieces_of(after)) {
    const std::size_t shorter = std::min(old_.size(), new_.size());
    while (front_ < shorter && same(front_, front_)) ++front_;
    std::size_t back = 0;
    while (back < shorter - front_ && same(old_.size() - 1 - back, new_.size() - 1 - back)) ++back;
    old_end_ = old_.size() - back;
    new_end_ = new_.size() - back;
  }

  [[nodiscard]] WordChanges changes() {
    WordChanges found;
    const std::size_t rows = old_end_ - front_;
    const std::size_t columns = new_end_ - front_;
    const bool too_much = rows > 0 && columns > kMostCells / rows;
    if (!too_much) fill(rows, columns);
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < rows || j < columns) {
      const bool both = i < rows && j < columns;
      if (both && !too_much && same(front_ + i, front_ + j)) {
        note_kept(old_[front_ + i]);
        ++i;
        ++j;
      } else if (j == columns || (i < rows && (too_much || common(i + 1, j) >= common(i, j + 1)))) {
        add(found.removed, old_[front_ + i++]);
      } else {
        add(found.added, new_[front_ + j++]);
      }
    }
    for (std::size_t k = 0; k < front_; ++k) note_kept(old_[k]);
    for (std::size_t k = old_end_; k < old_.size(); ++k) note_kept(old_[k]);
    return alike_ ? found : WordChanges{};
  }

 private:
  [[nodiscard]] std::string_view old_text(text::Range piece) const {
    return before_.substr(piece.begin, piece.end - piece.begin);
  }
  [[nodiscard]] bool same(std::size_t i, std::size_t j) const {
    return old_text(old_[i]) == after_.substr(new_[j].begin, new_[j].end - new_[j].begin);
  }
  void note_kept(text::Range piece) {
    const std::string_view kept = old_text(piece);
    if (kept != " " && kept != "\t") alike_ = true;
  }
  // How many pieces are common from there on.
  [[nodiscard]] std::uint32_t common(std::size_t i, std::size_t j) const {
    return cells_[i * width_ + j];
  }
  void fill(std::size_t rows, std::size_t columns) {
    width_ = columns + 1;
    cells_.assign((rows + 1) * width_, 0);
    for (std::size_t i = rows; i-- > 0;) {
      for (std::size_t j = columns; j-- > 0;) {
        cells_[i * width_ + j] = same(front_ + i, front_ + j)
                                     ? common(i + 1, j + 1) + 1
                                     : std::max(common(i + 1, j), common(i, j + 1));
      }
    }
  }

  std::string_view before_;
  std::string_view after_;
  Pieces old_;
  Pieces new_;
  std::size_t front_ = 0;
  std::size_t old_end_ = 0;
  std::size_t new_end_ = 0;
  std::size_t width_ = 0;
  std::vector<std::uint32_t> cells_;
  bool alike_ = false;
};

}  // namespace

WordChanges word_changes(std::string_view before, std::string_view after) {
  return Middle(before, after).changes();
}

}  // namespace whylink::window
