// Tokens put together: which belong to which key, item and value.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/note/yaml/tokens.hpp"

namespace whylink::note::yaml {

using Index = std::uint32_t;
constexpr Index kNothing = 0xffffffffU;

// Tokens that follow each other.
struct TokenRange {
  Index begin = 0;
  Index end = 0;
  [[nodiscard]] bool empty() const { return begin == end; }
};

enum class NodeKind : std::uint8_t { document, alias, scalar, block_scalar, map, list, flow };

struct Node {
  NodeKind kind = NodeKind::document;
  std::uint32_t indent = 0;
  Index token = kNothing;  // the scalar, the header of a block, the opening bracket
  Index text = kNothing;   // block scalar: what stands below its header
  TokenRange start;        // document: what stands before its value
  TokenRange end;          // what stands behind it on its line; in brackets the closing one first
  Index value = kNothing;  // document
  Index first = kNothing;  // items
  Index last = kNothing;
};

// A pair of a map or an entry of a list.
struct Item {
  TokenRange start;      // before the key; in a list before the value
  TokenRange separator;  // between key and value, if has_separator
  Index key = kNothing;
  Index value = kNothing;
  Index previous = kNothing;
  Index next = kNothing;
  std::uint32_t comment_indent = 0;  // of the comment in `start` that stands deepest
  bool has_separator = false;
  bool says_key = false;    // by "?"
  bool only_blank = true;   // `start` holds blanks and line ends
  bool only_filler = true;  // and comments
};

class Tree {
 public:
  // Builds the tree of `tokens`, whose root is the document. False where nothing can make them
  // valid. Nesting deeper than `deepest` is not read. One pass.
  bool build(std::span<const Token> tokens, std::size_t deepest);

  [[nodiscard]] const Node& node(Index index) const { return nodes_[index]; }
  [[nodiscard]] const Item& item(Index index) const { return items_[index]; }
  static constexpr Index kRoot = 0;

 private:
  // What became of the current token: it has a place, or the node on top is done and its parent
  // shall see it, or it fits nowhere.
  enum class Fate : std::uint8_t { placed, parent, bad };

  Fate place();
  Fate place_in_document();
  Fate place_after_scalar();
  Fate place_in_block_scalar();
  Fate place_in_map();
  Fate place_in_map_line();
  Fate place_property_in_map(TokenRange start, bool next_item);
  Fate place_key_mark_in_map(TokenRange start, bool next_item);
  Fate place_value_mark_in_map(TokenRange start, bool next_item);
  Fate place_value_mark_behind_key_mark(TokenRange start);
  Fate place_scalar_in_map(TokenRange start, bool next_item);
  Fate place_filler_in_map();
  Fate place_in_list();
  Fate place_filler_in_list();
  Fate place_in_flow();
  Fate place_behind_flow();
  Fate place_at_line_end();
  bool pop();
  bool give_to_parent(Index child);
  bool move_separators_behind(Index flow);
  void lift_trailing_filler(Index child);
  bool join_with_comment_above(Index item);

  // A node for the current token as a value below `parent`; kNothing if it begins none.
  Index start_value(Index parent);
  Index start_map(TokenRange start, Index key, TokenRange separator);
  // The properties at the end of what was read before, which belong to the key that now comes.
  TokenRange take_key_properties(TokenRange& from) const;
  TokenRange& properties_before(Index parent);

  Index add_node(NodeKind kind);
  Index add_item(Index parent);
  void drop_last_item(Index parent);
  void add_to_start(Index item, TokenRange tokens);
  bool extend(TokenRange& range, TokenRange tokens);
  bool extend(TokenRange& range) { return extend(range, current()); }
  [[nodiscard]] bool has(TokenRange range, TokenKind kind) const;
  [[nodiscard]] bool ends_in_comment(Index node) const;
  [[nodiscard]] TokenRange current() const { return {at_, at_ + 1}; }
  [[nodiscard]] TokenRange nothing_here() const { return {at_, at_}; }
  [[nodiscard]] const Token& token() const { return tokens_[at_]; }
  [[nodiscard]] Node& top() { return nodes_[open_.back()]; }
  [[nodiscard]] Index below_top() const { return open_[open_.size() - 2]; }

  std::span<const Token> tokens_;
  std::vector<Node> nodes_;
  std::vector<Item> items_;
  std::vector<Index> open_;  // nodes that may still grow, the innermost last
  std::size_t deepest_ = 0;
  Index at_ = 0;  // the current token
  bool on_key_line_ = false;
};

}  // namespace whylink::note::yaml
