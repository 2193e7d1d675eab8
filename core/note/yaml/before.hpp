// Anchors and tags before a node, and whether the marks around it may stand there.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/note/yaml/tokens.hpp"
#include "core/note/yaml/tree.hpp"

namespace whylink::note::yaml {

// What comes behind a range of tokens.
struct Following {
  bool some = false;      // a node or token with text of its own
  bool is_flow = false;   // brackets
  bool is_block = false;  // a map or list without brackets
};

struct Place {
  TokenKind mark = TokenKind::value_mark;  // the mark that belongs here
  bool in_flow = false;
  bool on_new_line = false;  // even without a line ending before it
  std::uint32_t parent_indent = 0;
  Following next;
};

// What a range of tokens before a key or value says of it.
struct Before {
  Index mark = kNothing;
  Index comma = kNothing;
  Index anchor = kNothing;
  Index tag = kNothing;
  Index newline_behind_properties = kNothing;
  bool has_newline = false;
};

class BeforeReader {
 public:
  BeforeReader(std::string_view yaml, std::span<const Token> tokens)
      : yaml_(yaml), tokens_(tokens) {}
  // False if one of the tokens may not stand there.
  bool read(TokenRange range, const Place& place, Before& before);

 private:
  bool take(Index index, const Place& place, Before& before);
  bool take_property(Index index, Index& slot);

  std::string_view yaml_;
  std::span<const Token> tokens_;
  bool at_new_line_ = false;
  bool has_space_ = false;
  bool needs_space_ = false;
  Index tab_ = kNothing;
};

}  // namespace whylink::note::yaml
