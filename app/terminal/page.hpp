// Text for people on a terminal: wrapped, and safe, as most of it comes from notes.
#pragma once

#include <string>
#include <string_view>

#include "app/terminal/console.hpp"

namespace whylink::terminal {

class Page {
 public:
  explicit Page(Console& console);

  void blank();
  // A paragraph; `indent` blanks before each line.
  void text(std::string_view text, int indent = 0);
  void heading(std::string_view text);
  // "From   text", later lines below the text.
  void labelled(std::string_view label, std::string_view text);
  // Markdown as written, its lines kept, the bytes begin..end marked.
  void passage(std::string_view passage, std::size_t begin, std::size_t end, int indent);
  void flush() { console_->flush(); }

 private:
  void lines(std::string_view safe, int indent, std::string_view first_indent);
  [[nodiscard]] std::string styled(std::string line);

  Console* console_;
  int width_;
  bool marking_ = false;  // a mark runs over a line's end
};

}  // namespace whylink::terminal
