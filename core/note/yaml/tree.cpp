#include "core/note/yaml/tree.hpp"

#include <algorithm>

namespace whylink::note::yaml {

bool Tree::build(std::span<const Token> tokens, std::size_t deepest) {
  tokens_ = tokens;
  deepest_ = deepest;
  nodes_.clear();
  items_.clear();
  open_.assign(1, kRoot);
  nodes_.emplace_back();
  for (at_ = 0; at_ < tokens_.size(); ++at_) {
    if (place() != Fate::placed || open_.size() > deepest_) return false;
  }
  while (open_.size() > 1) {
    if (!pop()) return false;
  }
  return true;
}

Tree::Fate Tree::place() {
  for (;;) {
    Fate fate = Fate::bad;
    switch (top().kind) {
      case NodeKind::document:
        fate = place_in_document();
        break;
      case NodeKind::alias:
      case NodeKind::scalar:
        fate = place_after_scalar();
        break;
      case NodeKind::block_scalar:
        fate = place_in_block_scalar();
        break;
      case NodeKind::map:
        fate = place_in_map();
        break;
      case NodeKind::list:
        fate = place_in_list();
        break;
      case NodeKind::flow:
        fate = place_in_flow();
        break;
    }
    if (fate != Fate::parent) return fate;
    if (open_.size() == 1 || !pop()) return Fate::bad;
  }
}

Tree::Fate Tree::place_in_document() {
  if (top().value != kNothing) return is_filler(token().kind) ? Fate::placed : Fate::bad;
  switch (token().kind) {
    case TokenKind::document_start:
      for (Index i = top().start.begin; i < top().start.end; ++i) {
        if (!is_filler(tokens_[i].kind)) return Fate::bad;
      }
      [[fallthrough]];
    case TokenKind::anchor:
    case TokenKind::tag:
    case TokenKind::space:
    case TokenKind::comment:
    case TokenKind::newline:
      return extend(top().start) ? Fate::placed : Fate::bad;
    default:
      break;
  }
  const Index value = start_value(kRoot);
  if (value == kNothing) return Fate::bad;
  open_.push_back(value);
  return Fate::placed;
}

// ":" makes the scalar before it the first key of a map.
Tree::Fate Tree::place_after_scalar() {
  if (token().kind != TokenKind::value_mark) return place_at_line_end();
  const Index parent = below_top();
  if (nodes_[parent].kind == NodeKind::flow) return Fate::bad;
  const Index key = open_.back();
  const TokenRange start = take_key_properties(properties_before(parent));
  TokenRange separator = nodes_[key].end;
  if (!extend(separator)) return Fate::bad;
  nodes_[key].end = {};
  const Index map = start_map(start, key, separator);
  nodes_[map].indent = nodes_[key].indent;
  open_.back() = map;
  return Fate::placed;
}

Tree::Fate Tree::place_at_line_end() {
  switch (token().kind) {
    case TokenKind::comma:
    case TokenKind::document_start:
    case TokenKind::map_end:
    case TokenKind::list_end:
    case TokenKind::value_mark:
      return Fate::parent;
    case TokenKind::newline:
      on_key_line_ = false;
      return extend(top().end) && pop() ? Fate::placed : Fate::bad;
    case TokenKind::space:
    case TokenKind::comment:
      return extend(top().end) ? Fate::placed : Fate::bad;
    default:
      return Fate::bad;
  }
}

Tree::Fate Tree::place_in_block_scalar() {
  if (is_filler(token().kind)) return Fate::placed;
  if (token().kind != TokenKind::block_text) return Fate::bad;
  top().text = at_;
  return pop() ? Fate::placed : Fate::bad;
}

bool Tree::pop() {
  const Index child = open_.back();
  open_.pop_back();
  const Node& parent = top();
  Node& node = nodes_[child];
  if (node.kind == NodeKind::block_scalar) {
    node.indent = parent.kind == NodeKind::document ? 0 : parent.indent;
  } else if (node.kind == NodeKind::flow) {
    if (parent.kind == NodeKind::document) node.indent = 0;
    if (!move_separators_behind(child)) return false;
  }
  return give_to_parent(child);
}

bool Tree::give_to_parent(Index child) {
  const Index parent = open_.back();
  const NodeKind kind = nodes_[parent].kind;
  if (kind == NodeKind::document) {
    nodes_[parent].value = child;
    lift_trailing_filler(child);
    return true;
  }
  if (kind != NodeKind::map && kind != NodeKind::list && kind != NodeKind::flow) return false;
  Index last = nodes_[parent].last;
  const bool full = last == kNothing || items_[last].value != kNothing;
  if (full) last = add_item(parent);
  Item& item = items_[last];
  const bool as_key = kind != NodeKind::list && !item.has_separator;
  if (!as_key) {
    item.value = child;
    if (kind != NodeKind::flow) lift_trailing_filler(child);
    return true;
  }
  item.key = child;
  item.has_separator = true;
  if (kind == NodeKind::map) on_key_line_ = full || !item.says_key;
  return true;
}

// In a list in brackets a key without ":" is a value, and what stood behind it stays there.
bool Tree::move_separators_behind(Index flow) {
  if (tokens_[nodes_[flow].token].kind != TokenKind::list_begin) return true;
  for (Index i = nodes_[flow].first; i != kNothing; i = items_[i].next) {
    Item& item = items_[i];
    if (!item.has_separator || item.value != kNothing) continue;
    if (has(item.start, TokenKind::key_mark) || has(item.separator, TokenKind::value_mark))
      continue;
    if (item.key == kNothing) return false;
    Node& key = nodes_[item.key];
    if (key.kind == NodeKind::map || key.kind == NodeKind::list) return false;
    if (!extend(key.end, item.separator)) return false;
    item.value = item.key;
    item.key = kNothing;
    item.has_separator = false;
    item.separator = {};
  }
  return true;
}

// Blank lines and comments below a map or list may belong to what follows it further out.
void Tree::lift_trailing_filler(Index child) {
  const Node& node = nodes_[child];
  if (node.kind != NodeKind::map && node.kind != NodeKind::list) return;
  const Item last = items_[node.last];
  if (last.has_separator || last.value != kNothing || last.start.empty() || !last.only_filler)
    return;
  if (node.indent > 0 && !last.only_blank && last.comment_indent >= node.indent) return;
  drop_last_item(child);
  const Index parent = open_.back();
  if (nodes_[parent].kind == NodeKind::document) return;
  Item& item = items_[add_item(parent)];
  item.start = last.start;
  item.only_blank = last.only_blank;
  item.comment_indent = last.comment_indent;
}

bool Tree::join_with_comment_above(Index item) {
  const Index previous = items_[item].previous;
  if (token().kind != TokenKind::comment || token().indent <= top().indent) return false;
  if (!items_[item].only_blank || previous == kNothing) return false;
  const Index value = items_[previous].value;
  if (value == kNothing || nodes_[value].end.empty()) return false;
  TokenRange& end = nodes_[value].end;
  if (!extend(end, items_[item].start) || !extend(end)) return false;
  drop_last_item(open_.back());
  return true;
}

Index Tree::start_value(Index parent) {
  switch (token().kind) {
    case TokenKind::alias:
      return add_node(NodeKind::alias);
    case TokenKind::plain:
    case TokenKind::single_quoted:
    case TokenKind::double_quoted:
      return add_node(NodeKind::scalar);
    case TokenKind::block_header:
      return add_node(NodeKind::block_scalar);
    case TokenKind::map_begin:
    case TokenKind::list_begin:
      return add_node(NodeKind::flow);
    case TokenKind::item_mark: {
      const Index list = add_node(NodeKind::list);
      add_to_start(add_item(list), current());
      return list;
    }
    case TokenKind::key_mark: {
      const TokenRange start = take_key_properties(properties_before(parent));
      const Index map = start_map(start, kNothing, {});
      Item& item = items_[nodes_[map].first];
      item.has_separator = false;
      item.says_key = true;
      add_to_start(nodes_[map].first, current());
      return map;
    }
    case TokenKind::value_mark: {
      const TokenRange start = take_key_properties(properties_before(parent));
      return start_map(start, kNothing, current());
    }
    default:
      return kNothing;
  }
}

// A map with one item, which has a separator.
Index Tree::start_map(TokenRange start, Index key, TokenRange separator) {
  on_key_line_ = true;
  const Index map = add_node(NodeKind::map);
  const Index item = add_item(map);
  add_to_start(item, start);
  items_[item].key = key;
  items_[item].separator = separator;
  items_[item].has_separator = true;
  return map;
}

TokenRange Tree::take_key_properties(TokenRange& from) const {
  Index begin = from.end;
  while (begin > from.begin) {
    const TokenKind kind = tokens_[begin - 1].kind;
    if (kind == TokenKind::document_start || kind == TokenKind::key_mark ||
        kind == TokenKind::value_mark || kind == TokenKind::item_mark ||
        kind == TokenKind::newline) {
      break;
    }
    --begin;
  }
  while (begin < from.end && tokens_[begin].kind == TokenKind::space) ++begin;
  const TokenRange taken{begin, from.end};
  from.end = begin;
  return taken;
}

TokenRange& Tree::properties_before(Index parent) {
  Node& node = nodes_[parent];
  if (node.kind == NodeKind::document) return node.start;
  Item& item = items_[node.last];
  return node.kind == NodeKind::map && item.has_separator ? item.separator : item.start;
}

Index Tree::add_node(NodeKind kind) {
  Node node;
  node.kind = kind;
  node.token = at_;
  node.indent = token().indent;
  nodes_.push_back(node);
  return static_cast<Index>(nodes_.size() - 1);
}

Index Tree::add_item(Index parent) {
  const auto index = static_cast<Index>(items_.size());
  Item& item = items_.emplace_back();
  Node& node = nodes_[parent];
  item.previous = node.last;
  item.start = item.separator = nothing_here();
  (node.last == kNothing ? node.first : items_[node.last].next) = index;
  node.last = index;
  return index;
}

void Tree::drop_last_item(Index parent) {
  Node& node = nodes_[parent];
  node.last = items_[node.last].previous;
  (node.last == kNothing ? node.first : items_[node.last].next) = kNothing;
}

void Tree::add_to_start(Index item, TokenRange tokens) {
  Item& to = items_[item];
  if (to.start.empty()) to.start.begin = tokens.begin;
  to.start.end = tokens.end;
  for (Index i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = tokens_[i];
    to.only_filler = to.only_filler && is_filler(token.kind);
    to.only_blank = to.only_blank && is_filler(token.kind) && token.kind != TokenKind::comment;
    if (token.kind == TokenKind::comment) {
      to.comment_indent = std::max(to.comment_indent, token.indent);
    }
  }
}

bool Tree::extend(TokenRange& range, TokenRange tokens) {
  if (tokens.empty()) return true;
  if (range.empty()) range.begin = range.end = tokens.begin;
  if (range.end != tokens.begin) return false;
  range.end = tokens.end;
  return true;
}

bool Tree::has(TokenRange range, TokenKind kind) const {
  return std::any_of(tokens_.begin() + range.begin, tokens_.begin() + range.end,
                     [&](const Token& token) { return token.kind == kind; });
}

bool Tree::ends_in_comment(Index node) const {
  const TokenRange end = nodes_[node].end;
  return !end.empty() && tokens_[end.end - 1].kind == TokenKind::comment;
}

}  // namespace whylink::note::yaml
