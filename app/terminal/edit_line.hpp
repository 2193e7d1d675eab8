// One line of text with a cursor, as an editor changes it. Knows no terminal.
#pragma once

#include <string>
#include <string_view>

namespace whylink::terminal {

class EditLine {
 public:
  explicit EditLine(std::string text = {}) : text_(std::move(text)), cursor_(text_.size()) {}

  [[nodiscard]] const std::string& text() const { return text_; }
  void insert(std::string_view utf8);
  // Each moves or deletes one grapheme, what a person calls a character.
  void left();
  void right();
  void backspace();
  void erase();
  void home() { cursor_ = 0; }
  void end() { cursor_ = text_.size(); }
  void erase_to_start();  // Ctrl+U
  void erase_word();      // Ctrl+W: blanks, then the word before the cursor

  // What is seen in `columns`: a part around the cursor, and the cursor's column in it.
  struct View {
    std::string text;
    int cursor = 0;
  };
  [[nodiscard]] View view(int columns) const;

 private:
  [[nodiscard]] std::size_t before(std::size_t at) const;

  std::string text_;
  std::size_t cursor_ = 0;
};

}  // namespace whylink::terminal
