#include "app/terminal/edit_line.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::terminal {

void EditLine::insert(std::string_view utf8) {
  text_.insert(cursor_, utf8);
  cursor_ += utf8.size();
}

// Graphemes can only be found from the start.
std::size_t EditLine::before(std::size_t at) const {
  std::size_t last = 0;
  for (std::size_t next = 0; next < at;) {
    last = next;
    next = text::grapheme_end(text_, next);
  }
  return last;
}

void EditLine::left() {
  cursor_ = before(cursor_);
}

void EditLine::right() {
  if (cursor_ < text_.size()) cursor_ = text::grapheme_end(text_, cursor_);
}

void EditLine::backspace() {
  const std::size_t begin = before(cursor_);
  text_.erase(begin, cursor_ - begin);
  cursor_ = begin;
}

void EditLine::erase() {
  if (cursor_ >= text_.size()) return;
  text_.erase(cursor_, text::grapheme_end(text_, cursor_) - cursor_);
}

void EditLine::erase_to_start() {
  text_.erase(0, cursor_);
  cursor_ = 0;
}

void EditLine::erase_word() {
  std::size_t begin = cursor_;
  while (begin > 0 && text_[begin - 1] == ' ') --begin;
  while (begin > 0 && text_[begin - 1] != ' ') --begin;
  text_.erase(begin, cursor_ - begin);
  cursor_ = begin;
}

EditLine::View EditLine::view(int columns) const {
  std::size_t begin = 0;
  int width = text::display_width(text::printable(text_.substr(0, cursor_)));
  while (width > columns && begin < cursor_) {  // scrolls to keep the cursor in sight
    begin = text::grapheme_end(text_, begin);
    width = text::display_width(text::printable(text_.substr(begin, cursor_ - begin)));
  }
  std::size_t end = cursor_;
  int shown = width;
  while (end < text_.size()) {
    const std::size_t next = text::grapheme_end(text_, end);
    shown += text::display_width(text::printable(text_.substr(end, next - end)));
    if (shown > columns) break;
    end = next;
  }
  return {text::printable(text_.substr(begin, end - begin)), width};
}

}  // namespace whylink::terminal
