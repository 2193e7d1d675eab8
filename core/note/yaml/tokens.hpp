// Front matter as a row of YAML tokens, and what cuts it into them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace whylink::note::yaml {

enum class TokenKind : std::uint8_t {
  space,
  newline,
  comment,
  document_start,  // "---" in the middle of the front matter, with more behind it
  item_mark,       // "-"
  key_mark,        // "?"
  value_mark,      // ":"
  map_begin,
  map_end,
  list_begin,
  list_end,
  comma,
  anchor,
  tag,
  alias,
  plain,
  single_quoted,
  double_quoted,
  block_header,  // "|" or ">", with what says how
  block_text,
};

struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t indent =
      0;  // columns of blanks and marks before it, if it is the first of its line
  TokenKind kind = TokenKind::space;
};

// Blanks, comments and line ends.
[[nodiscard]] constexpr bool is_filler(TokenKind kind) {
  return kind == TokenKind::space || kind == TokenKind::newline || kind == TokenKind::comment;
}
[[nodiscard]] constexpr bool is_scalar(TokenKind kind) {
  return kind == TokenKind::plain || kind == TokenKind::single_quoted ||
         kind == TokenKind::double_quoted;
}

// Cuts `yaml` into tokens, one behind the other. False where no token can make it valid any more.
// One pass; at most 2^32 bytes.
[[nodiscard]] bool cut_into_tokens(std::string_view yaml, std::vector<Token>& tokens);

}  // namespace whylink::note::yaml
