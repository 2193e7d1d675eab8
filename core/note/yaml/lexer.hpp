// Cuts YAML into tokens.
#pragma once

#include "core/note/yaml/tokens.hpp"

namespace whylink::note::yaml {

// Follows the lexer of the npm package `yaml` in what it takes for what, also where that is more
// generous than the specification: people write what it accepts.
class Lexer {
 public:
  Lexer(std::string_view yaml, std::vector<Token>& tokens) : yaml_(yaml), tokens_(tokens) {}
  bool run();

 private:
  enum class State : std::uint8_t { stream, line_start, mark, node, flow, bad };

  State step(State state);
  State take_stream_line();
  State take_line_start();
  State take_marks_of_line();
  State take_node();
  State take_in_flow();
  State take_quoted();
  State take_block_scalar();
  State take_plain();
  // Lines and blanks before the next token inside brackets. False if a line stands too far left.
  bool skip_to_token_in_flow();
  bool take_block_header();
  void take_properties_and_marks();
  void take_block_text();
  [[nodiscard]] std::size_t end_of_block_text(std::size_t first_indent, std::size_t last_newline);

  [[nodiscard]] int byte_at(std::size_t at) const {
    return at < yaml_.size() ? static_cast<unsigned char>(yaml_[at]) : kEnd;
  }
  [[nodiscard]] bool is_empty_at(std::size_t at) const;
  [[nodiscard]] bool is_flow_mark_at(std::size_t at) const;
  [[nodiscard]] bool is_document_mark_at(std::size_t at) const;
  // Whether only blanks and a comment are left of the line.
  [[nodiscard]] bool is_line_done() const;
  // Without its line ending.
  [[nodiscard]] std::size_t end_of_line();
  // Where the text of a continued scalar's line begins; npos if the line is no more part of it.
  [[nodiscard]] std::size_t continued_at(std::size_t line) const;
  [[nodiscard]] std::size_t end_of_tag() const;
  [[nodiscard]] std::size_t end_of_name() const;
  [[nodiscard]] std::size_t closing_quote(std::size_t from) const;

  void push_to(TokenKind kind, std::size_t end);
  void count_indent(TokenKind kind, std::size_t begin, std::size_t length);
  std::size_t push_spaces(bool tabs_too);
  std::size_t push_newline();
  State push_alias(State next);

  static constexpr int kEnd = -1;

  std::string_view yaml_;
  std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  std::size_t line_end_ = 0;     // of the line of at_, where known
  std::size_t line_indent_ = 0;  // of the line, marks included
  std::size_t next_indent_ = 0;  // the least that lines of the current value need
  std::size_t flow_depth_ = 0;
  std::size_t block_indent_ = 0;  // said by a block's header, less one
  std::uint32_t token_indent_ = 0;
  bool block_says_indent_ = false;
  bool block_keeps_lines_ = false;
  bool key_in_flow_ = false;  // a ":" may follow without a blank
  bool at_line_start_ = true;
  bool in_document_ = false;
};

}  // namespace whylink::note::yaml
