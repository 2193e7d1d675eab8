// The text of an answer while it is typed: UTF-8, a caret, a selection, undo and redo. Knows
// nothing of fonts and screens. Positions are byte offsets at grapheme boundaries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace whylink::window {

class TextBuffer {
 public:
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t caret() const { return caret_; }
  [[nodiscard]] std::size_t selection_begin() const;
  [[nodiscard]] std::size_t selection_end() const;
  [[nodiscard]] std::string_view selected() const;
  // Counts changes of the text; what was laid out for another revision is stale.
  [[nodiscard]] std::size_t revision() const { return revision_; }

  // Replaces everything and forgets undo.
  void reset(std::string_view text);
  // Over the selection. CR LF and CR become LF, bad bytes U+FFFD, other control characters but tab
  // go. Single characters typed in a row are one step of undo up to the next blank.
  void insert(std::string_view text);
  void erase_left();
  void erase_right();
  void erase_word_left();
  void erase_word_right();
  bool undo();
  bool redo();

  // `select` keeps the other end of the selection.
  void move_to(std::size_t at, bool select);
  void move_left(bool select);
  void move_right(bool select);
  void move_word_left(bool select);
  void move_word_right(bool select);
  void select_all();
  void select_word(std::size_t at);

  // What holds together under Ctrl+Left and Ctrl+Right.
  enum class Sort : std::uint8_t { blank, word, ideograph, mark };

 private:
  struct Step {
    std::size_t at = 0;
    std::string removed;
    std::string inserted;
    std::size_t caret_before = 0;
    std::size_t anchor_before = 0;
    bool open = false;  // the next typed character may join
  };
  void replace(std::size_t begin, std::size_t end, std::string_view with, bool typed);
  [[nodiscard]] std::size_t left_of(std::size_t at) const;
  [[nodiscard]] std::size_t right_of(std::size_t at) const;
  [[nodiscard]] std::vector<std::size_t> begins_before(std::size_t at) const;
  [[nodiscard]] std::size_t run_begin(std::size_t end, Sort sort) const;
  [[nodiscard]] std::size_t word_left_of(std::size_t at) const;
  [[nodiscard]] std::size_t word_right_of(std::size_t at) const;
  [[nodiscard]] bool join(const Step& step);

  std::string text_;
  std::size_t caret_ = 0;
  std::size_t anchor_ = 0;
  std::size_t revision_ = 0;
  std::vector<Step> done_;
  std::vector<Step> undone_;
};

}  // namespace whylink::window
