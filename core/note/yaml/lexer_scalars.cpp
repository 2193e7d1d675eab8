// The second part of Lexer: quoted, plain and block scalars.
#include <algorithm>

#include "core/note/yaml/lexer.hpp"

namespace whylink::note::yaml {

// The first quote from `from` on that ends the scalar; npos if none does.
std::size_t Lexer::closing_quote(std::size_t from) const {
  const char quote = yaml_[at_];
  for (std::size_t at = from; at < yaml_.size(); ++at) {
    if (quote == '"' && yaml_[at] == '\\') {
      ++at;
    } else if (yaml_[at] == quote) {
      if (quote == '"' || byte_at(at + 1) != '\'') return at;
      ++at;
    }
  }
  return std::string_view::npos;
}

// A line that stands too far left ends a quoted scalar. It is valid then only if the quote before
// that line ending was written as an escaped one, as in "C:\".
Lexer::State Lexer::take_quoted() {
  const char quote = yaml_[at_];
  const std::size_t close = closing_quote(at_ + 1);
  std::size_t end = std::min(close, yaml_.size() - 1) + 1;
  const bool closed = close != std::string_view::npos;
  const std::string_view before_close = yaml_.substr(0, closed ? close : 0);
  std::size_t newline = before_close.find('\n', at_);
  while (newline != std::string_view::npos) {
    const std::size_t line = continued_at(newline + 1);
    if (line == std::string_view::npos) {
      end = yaml_[newline - 1] == '\r' ? newline - 1 : newline;
      break;
    }
    newline = before_close.find('\n', line);
  }
  if (end - at_ < 2 || yaml_[end - 1] != quote) return State::bad;
  push_to(quote == '"' ? TokenKind::double_quoted : TokenKind::single_quoted, end);
  return flow_depth_ > 0 ? State::flow : State::node;
}

bool Lexer::take_block_header() {
  block_says_indent_ = false;
  block_keeps_lines_ = false;
  for (std::size_t at = at_ + 1; at < yaml_.size(); ++at) {
    const char c = yaml_[at];
    if (c >= '1' && c <= '9') {
      block_says_indent_ = true;
      block_indent_ = static_cast<std::size_t>(c - '1');
    } else if (c == '+') {
      block_keeps_lines_ = true;
    } else if (c != '-') {
      break;
    }
  }
  std::size_t end = at_;
  while (!is_empty_at(end) && yaml_[end] != '#') ++end;
  push_to(TokenKind::block_header, end);
  push_spaces(true);
  const std::size_t line = end_of_line();
  if (at_ < line) {
    if (yaml_[at_] != '#') return false;
    push_to(TokenKind::comment, line);
  }
  push_newline();
  return true;
}

Lexer::State Lexer::take_block_scalar() {
  if (!take_block_header()) return State::bad;
  take_block_text();
  return take_line_start();
}

void Lexer::take_block_text() {
  // Blank lines first: the last of them may say how deep the text stands.
  std::size_t newline = at_ - 1;
  std::size_t indent = 0;
  std::size_t at = at_;
  for (; at < yaml_.size(); ++at) {
    if (yaml_[at] == ' ') {
      ++indent;
    } else if (yaml_[at] == '\n') {
      newline = at;
      indent = 0;
    } else if (yaml_[at] != '\r' || byte_at(at + 1) != '\n') {
      break;
    }
  }
  const std::size_t last = end_of_block_text(indent, newline);
  push_to(TokenKind::block_text, std::min(last + 1, yaml_.size()));
}

// The last byte of the text, a line ending unless the front matter ends there.
std::size_t Lexer::end_of_block_text(std::size_t first_indent, std::size_t last_newline) {
  std::size_t newline = last_newline;
  if (first_indent >= next_indent_) {
    next_indent_ =
        !block_says_indent_ ? first_indent : block_indent_ + (next_indent_ == 0 ? 1 : next_indent_);
    for (;;) {
      const std::size_t line = continued_at(newline + 1);
      if (line == std::string_view::npos) break;
      newline = yaml_.find('\n', line);
      if (newline == std::string_view::npos) {
        newline = yaml_.size();
        break;
      }
    }
  }
  // A line that a tab indents too little is given to the text, where it is an error.
  std::size_t at = newline + 1;
  while (byte_at(at) == ' ') ++at;
  if (byte_at(at) == '\t') {
    while (at < yaml_.size() && is_empty_at(at)) ++at;
    return at - 1;
  }
  if (block_keeps_lines_) return newline;
  // Blank lines at the end are no part of it, unless they stand deeper than the text.
  for (;;) {
    std::size_t back = newline;
    if (back == 0 || back <= at_) return newline;
    --back;
    if (yaml_[back] == '\r') {
      if (back == 0) return newline;
      --back;
    }
    const std::size_t last = back;
    while (yaml_[back] == ' ' && back > 0) --back;
    if (yaml_[back] != '\n' || back < at_ || back + 1 + first_indent <= last) return newline;
    newline = back;
  }
}

Lexer::State Lexer::take_plain() {
  const bool in_flow = flow_depth_ > 0;
  std::size_t end = at_;
  for (std::size_t at = at_; at < yaml_.size(); ++at) {
    if (yaml_[at] == ':') {
      if (is_empty_at(at + 1) || (in_flow && is_flow_mark_at(at + 1))) break;
      end = at + 1;
    } else if (is_empty_at(at)) {
      if (yaml_[at] == '\r') {
        if (byte_at(at + 1) == '\n') {
          ++at;
        } else {
          end = at + 1;
        }
      }
      if (byte_at(at + 1) == '#' || (in_flow && is_flow_mark_at(at + 1))) break;
      if (yaml_[at] == '\n') {
        const std::size_t line = continued_at(at + 1);
        if (line == std::string_view::npos) break;
        if (line >= 2) at = std::max(at, line - 2);  // a "#" behind a blank is still to be seen
      }
    } else {
      if (in_flow && is_flow_mark_at(at)) break;
      end = at + 1;
    }
  }
  push_to(TokenKind::plain, end);
  return in_flow ? State::flow : State::node;
}

}  // namespace whylink::note::yaml
