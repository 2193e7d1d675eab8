#include "core/note/yaml/lexer.hpp"

#include <algorithm>

namespace whylink::note::yaml {

namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kFlowMarks = ",[]{}";

bool is_hex(int c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_tag_byte(int c) {
  constexpr std::string_view kOthers = "-#;/?:@&=+$_.!~*'()";
  if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  return c > 0 && c < 0x80 && kOthers.find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace

bool Lexer::run() {
  State state = State::stream;
  while (at_ < yaml_.size() && state != State::bad) state = step(state);
  return state != State::bad;
}

Lexer::State Lexer::step(State state) {
  switch (state) {
    case State::stream:
      return take_stream_line();
    case State::line_start:
      return take_line_start();
    case State::mark:
      return take_marks_of_line();
    case State::node:
      return take_node();
    case State::flow:
      return take_in_flow();
    case State::bad:
      break;
  }
  return State::bad;
}

bool Lexer::is_empty_at(std::size_t at) const {
  const int c = byte_at(at);
  return c == kEnd || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool Lexer::is_flow_mark_at(std::size_t at) const {
  return at < yaml_.size() && kFlowMarks.find(yaml_[at]) != std::string_view::npos;
}

bool Lexer::is_document_mark_at(std::size_t at) const {
  const std::string_view three = yaml_.substr(std::min(at, yaml_.size()), 3);
  return (three == "---" || three == "...") && is_empty_at(at + 3);
}

bool Lexer::is_line_done() const {
  std::size_t at = at_;
  while (byte_at(at) == ' ' || byte_at(at) == '\t') ++at;
  const int c = byte_at(at);
  return c == kEnd || c == '#' || c == '\n' || (c == '\r' && byte_at(at + 1) == '\n');
}

std::size_t Lexer::end_of_line() {
  if (line_end_ <= at_) line_end_ = std::min(yaml_.find('\n', at_), yaml_.size());
  const bool pair = line_end_ < yaml_.size() && line_end_ > at_ && yaml_[line_end_ - 1] == '\r';
  return pair ? line_end_ - 1 : line_end_;
}

std::size_t Lexer::continued_at(std::size_t line) const {
  if (next_indent_ == 0) return is_document_mark_at(line) ? std::string_view::npos : line;
  std::size_t at = line;
  while (byte_at(at) == ' ') ++at;
  if (byte_at(at) == '\r' && byte_at(at + 1) == '\n') return at + 1;
  return byte_at(at) == '\n' || at - line >= next_indent_ ? at : std::string_view::npos;
}

void Lexer::push_to(TokenKind kind, std::size_t end) {
  tokens_.push_back(
      {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end), token_indent_, kind});
  count_indent(kind, at_, end - at_);
  at_ = end;
}

void Lexer::count_indent(TokenKind kind, std::size_t begin, std::size_t length) {
  switch (kind) {
    case TokenKind::newline:
    case TokenKind::block_text:  // ends with its line
      at_line_start_ = true;
      token_indent_ = 0;
      return;
    case TokenKind::space:
      if (at_line_start_ && yaml_[begin] == ' ')
        token_indent_ += static_cast<std::uint32_t>(length);
      return;
    case TokenKind::item_mark:
    case TokenKind::key_mark:
    case TokenKind::value_mark:
      if (at_line_start_) ++token_indent_;
      return;
    default:
      at_line_start_ = false;
  }
}

std::size_t Lexer::push_spaces(bool tabs_too) {
  std::size_t end = at_;
  while (byte_at(end) == ' ' || (tabs_too && byte_at(end) == '\t')) ++end;
  const std::size_t count = end - at_;
  if (count > 0) push_to(TokenKind::space, end);
  return count;
}

std::size_t Lexer::push_newline() {
  const std::size_t length = byte_at(at_) == '\n'                               ? 1
                             : byte_at(at_) == '\r' && byte_at(at_ + 1) == '\n' ? 2
                                                                                : 0;
  if (length > 0) push_to(TokenKind::newline, at_ + length);
  return length;
}

// Before the document and behind its end "..." stand comments and nothing else.
Lexer::State Lexer::take_stream_line() {
  if (yaml_.substr(at_).starts_with(kUtf8Mark)) {
    at_ += kUtf8Mark.size();
    at_line_start_ = false;
  }
  if (byte_at(at_) == '%') return State::bad;
  if (is_line_done()) {
    at_ = std::min(yaml_.find('\n', at_), yaml_.size() - 1) + 1;
    at_line_start_ = true;
    token_indent_ = 0;
    return State::stream;
  }
  if (in_document_) return State::bad;
  in_document_ = true;
  return take_line_start();
}

Lexer::State Lexer::take_line_start() {
  if (is_document_mark_at(at_)) {
    const bool start = yaml_[at_] == '-';
    line_indent_ = 0;
    next_indent_ = 0;
    if (!start) {
      at_ += 3;
      return State::stream;
    }
    push_to(TokenKind::document_start, at_ + 3);
    return State::node;
  }
  line_indent_ = push_spaces(false);
  if (next_indent_ > line_indent_ && !is_empty_at(at_ + 1)) next_indent_ = line_indent_;
  return State::mark;
}

Lexer::State Lexer::take_marks_of_line() {
  const int c = byte_at(at_);
  if ((c != '-' && c != '?' && c != ':') || !is_empty_at(at_ + 1)) return State::node;
  push_to(c == '-'   ? TokenKind::item_mark
          : c == '?' ? TokenKind::key_mark
                     : TokenKind::value_mark,
          at_ + 1);
  next_indent_ = line_indent_ + 1;
  line_indent_ += 1 + push_spaces(true);
  return State::mark;
}

std::size_t Lexer::end_of_tag() const {
  std::size_t end = at_ + 1;
  if (byte_at(end) == '<') {
    ++end;
    while (!is_empty_at(end) && yaml_[end] != '>') ++end;
    return byte_at(end) == '>' ? end + 1 : end;
  }
  for (;;) {
    if (is_tag_byte(byte_at(end))) {
      ++end;
    } else if (byte_at(end) == '%' && is_hex(byte_at(end + 1)) && is_hex(byte_at(end + 2))) {
      end += 3;
    } else {
      return end;
    }
  }
}

std::size_t Lexer::end_of_name() const {
  std::size_t end = at_;
  while (!is_empty_at(end) && !is_flow_mark_at(end)) ++end;
  return end;
}

void Lexer::take_properties_and_marks() {
  for (;;) {
    const int c = byte_at(at_);
    if (c == '!') {
      push_to(TokenKind::tag, end_of_tag());
    } else if (c == '&') {
      push_to(TokenKind::anchor, end_of_name());
    } else if (c == '-' || c == '?' || c == ':') {
      const bool in_flow = flow_depth_ > 0;
      if (!is_empty_at(at_ + 1) && !(in_flow && is_flow_mark_at(at_ + 1))) return;
      if (!in_flow) next_indent_ = line_indent_ + 1;
      key_in_flow_ = key_in_flow_ && !in_flow;
      push_to(c == '-'   ? TokenKind::item_mark
              : c == '?' ? TokenKind::key_mark
                         : TokenKind::value_mark,
              at_ + 1);
    } else {
      return;
    }
    push_spaces(true);
  }
}

Lexer::State Lexer::push_alias(State next) {
  push_to(TokenKind::alias, end_of_name());
  return next;
}

Lexer::State Lexer::take_node() {
  push_spaces(true);
  const std::size_t end = end_of_line();
  take_properties_and_marks();
  if (at_ >= end) {
    push_newline();
    return take_line_start();
  }
  switch (yaml_[at_]) {
    case '#':
      push_to(TokenKind::comment, end);
      push_newline();
      return take_line_start();
    case '{':
    case '[':
      push_to(yaml_[at_] == '{' ? TokenKind::map_begin : TokenKind::list_begin, at_ + 1);
      key_in_flow_ = false;
      flow_depth_ = 1;
      return State::flow;
    case '}':
    case ']':
      return State::bad;
    case '*':
      return push_alias(State::node);
    case '"':
    case '\'':
      return take_quoted();
    case '|':
    case '>':
      return take_block_scalar();
    default:
      return take_plain();
  }
}

bool Lexer::skip_to_token_in_flow() {
  bool new_line = false;
  std::size_t indent = 0;
  for (;;) {
    std::size_t taken = push_newline();
    if (taken > 0) {
      new_line = true;
      line_indent_ = indent = push_spaces(false);
      taken += indent;
    }
    taken += push_spaces(true);
    if (taken == 0) break;
  }
  if (!new_line) return true;
  const int c = byte_at(at_);
  const bool outside =
      (indent < next_indent_ && c != '#') || (indent == 0 && is_document_mark_at(at_));
  // A closing bracket right below its line's first letter is written so often that it passes.
  const bool closes = indent + 1 == next_indent_ && flow_depth_ == 1 && (c == ']' || c == '}');
  return !outside || closes;
}

Lexer::State Lexer::take_in_flow() {
  if (!skip_to_token_in_flow()) return State::bad;
  const std::size_t end = end_of_line();
  while (at_ < end && yaml_[at_] == ',') {
    push_to(TokenKind::comma, at_ + 1);
    push_spaces(true);
    key_in_flow_ = false;
  }
  take_properties_and_marks();
  if (at_ >= end) return State::flow;
  const char c = yaml_[at_];
  switch (c) {
    case '#':
      push_to(TokenKind::comment, end);
      return State::flow;
    case '{':
    case '[':
      push_to(c == '{' ? TokenKind::map_begin : TokenKind::list_begin, at_ + 1);
      key_in_flow_ = false;
      ++flow_depth_;
      return State::flow;
    case '}':
    case ']':
      push_to(c == '}' ? TokenKind::map_end : TokenKind::list_end, at_ + 1);
      key_in_flow_ = true;
      --flow_depth_;
      return flow_depth_ > 0 ? State::flow : State::node;
    case '*':
      return push_alias(State::flow);
    case '"':
    case '\'':
      key_in_flow_ = true;
      return take_quoted();
    default:
      break;
  }
  if (c == ':' && (key_in_flow_ || is_empty_at(at_ + 1) || byte_at(at_ + 1) == ',')) {
    key_in_flow_ = false;
    push_to(TokenKind::value_mark, at_ + 1);
    push_spaces(true);
    return State::flow;
  }
  key_in_flow_ = false;
  return take_plain();
}

bool cut_into_tokens(std::string_view yaml, std::vector<Token>& tokens) {
  return Lexer(yaml, tokens).run();
}

}  // namespace whylink::note::yaml
