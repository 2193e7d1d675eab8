// Where a token belongs inside a map, a list or brackets.
#include "core/note/yaml/tree.hpp"

namespace whylink::note::yaml {

Tree::Fate Tree::place_in_map() {
  if (is_filler(token().kind)) return place_filler_in_map();
  return token().indent >= top().indent ? place_in_map_line() : Fate::parent;
}

Tree::Fate Tree::place_filler_in_map() {
  const Index map = open_.back();
  const Index last = nodes_[map].last;
  const bool newline = token().kind == TokenKind::newline;
  if (newline) on_key_line_ = false;
  Item& item = items_[last];
  if (item.value != kNothing) {
    if (newline && ends_in_comment(item.value)) {
      return extend(nodes_[item.value].end) ? Fate::placed : Fate::bad;
    }
    add_to_start(add_item(map), current());
  } else if (item.has_separator) {
    return extend(item.separator) ? Fate::placed : Fate::bad;
  } else if (newline || !join_with_comment_above(last)) {
    add_to_start(last, current());
  }
  return Fate::placed;
}

// A token that stands deep enough for the map.
Tree::Fate Tree::place_in_map_line() {
  const Index map = open_.back();
  Item& item = items_[nodes_[map].last];
  const TokenKind kind = token().kind;
  const bool at_map_indent = !on_key_line_ && token().indent == nodes_[map].indent;
  const bool next_item =
      at_map_indent && (item.has_separator || item.says_key) && kind != TokenKind::item_mark;
  TokenRange start = nothing_here();
  // Blank lines behind a key without a value, from the second on, belong to the next key.
  if (next_item && item.has_separator && item.value == kNothing) {
    Index newlines = 0;
    Index second = kNothing;
    for (Index i = item.separator.begin; i < item.separator.end; ++i) {
      const Token& before = tokens_[i];
      if (before.kind == TokenKind::newline) {
        if (++newlines == 2) second = i;
      } else if (!is_filler(before.kind) ||
                 (before.kind == TokenKind::comment && before.indent > nodes_[map].indent)) {
        newlines = 0;
        second = kNothing;
      }
    }
    if (second != kNothing) {
      start = {second, item.separator.end};
      item.separator.end = second;
    }
  }
  switch (kind) {
    case TokenKind::anchor:
    case TokenKind::tag:
      return place_property_in_map(start, next_item);
    case TokenKind::key_mark:
      return place_key_mark_in_map(start, next_item);
    case TokenKind::value_mark:
      return place_value_mark_in_map(start, next_item);
    case TokenKind::alias:
    case TokenKind::plain:
    case TokenKind::single_quoted:
    case TokenKind::double_quoted:
      return place_scalar_in_map(start, next_item);
    default:
      break;
  }
  const Index value = start_value(map);
  if (value == kNothing) return Fate::parent;
  const Item& now = items_[nodes_[map].last];
  if (kind == TokenKind::item_mark) {
    const bool beside_key =
        !now.says_key && now.has_separator && !has(now.separator, TokenKind::newline);
    if (beside_key) return Fate::bad;
  } else if (at_map_indent) {
    add_to_start(add_item(map), start);
  }
  open_.push_back(value);
  return Fate::placed;
}

Tree::Fate Tree::place_property_in_map(TokenRange start, bool next_item) {
  const Index map = open_.back();
  Item& item = items_[nodes_[map].last];
  if (next_item || item.value != kNothing) {
    const Index next = add_item(map);
    add_to_start(next, start);
    add_to_start(next, current());
    on_key_line_ = true;
  } else if (item.has_separator) {
    return extend(item.separator) ? Fate::placed : Fate::bad;
  } else {
    add_to_start(nodes_[map].last, current());
  }
  return Fate::placed;
}

Tree::Fate Tree::place_key_mark_in_map(TokenRange start, bool next_item) {
  const Index map = open_.back();
  const Index last = nodes_[map].last;
  on_key_line_ = true;
  if (!items_[last].has_separator && !items_[last].says_key) {
    add_to_start(last, current());
    items_[last].says_key = true;
    return Fate::placed;
  }
  if (next_item || items_[last].value != kNothing) {
    const Index next = add_item(map);
    add_to_start(next, start);
    add_to_start(next, current());
    items_[next].says_key = true;
    return Fate::placed;
  }
  const Index inner = start_map(current(), kNothing, {});
  items_[nodes_[inner].first].has_separator = false;
  items_[nodes_[inner].first].says_key = true;
  open_.push_back(inner);
  return Fate::placed;
}

Tree::Fate Tree::place_value_mark_in_map(TokenRange start, bool next_item) {
  const Index map = open_.back();
  Index last = nodes_[map].last;
  on_key_line_ = true;
  if (items_[last].says_key) return place_value_mark_behind_key_mark(start);
  Item& item = items_[last];
  if (!item.has_separator) {
    item.has_separator = true;
    item.separator = current();
  } else if (item.value != kNothing || next_item) {
    last = add_item(map);
    add_to_start(last, start);
    items_[last].has_separator = true;
    items_[last].separator = current();
  } else if (has(item.separator, TokenKind::value_mark)) {
    open_.push_back(start_map(nothing_here(), kNothing, current()));
  } else {
    return extend(item.separator) ? Fate::placed : Fate::bad;
  }
  return Fate::placed;
}

// After "? key", where ":" gives the key its value or begins a map that is the key.
Tree::Fate Tree::place_value_mark_behind_key_mark(TokenRange start) {
  const Index map = open_.back();
  Item& item = items_[nodes_[map].last];
  if (!item.has_separator) {
    if (has(item.start, TokenKind::newline)) {
      item.has_separator = true;
      item.separator = current();
    } else {
      const TokenRange properties = take_key_properties(item.start);
      open_.push_back(start_map(properties, kNothing, current()));
    }
    return Fate::placed;
  }
  if (item.value != kNothing) {
    Item& next = items_[add_item(map)];
    next.has_separator = true;
    next.separator = current();
    return Fate::placed;
  }
  if (has(item.separator, TokenKind::value_mark)) {
    open_.push_back(start_map(start, kNothing, current()));
    return Fate::placed;
  }
  const bool key_in_line = item.key != kNothing && nodes_[item.key].kind != NodeKind::map &&
                           nodes_[item.key].kind != NodeKind::list &&
                           nodes_[item.key].kind != NodeKind::block_scalar &&
                           !has(item.separator, TokenKind::newline);
  if (!key_in_line) {
    return extend(item.separator, start) && extend(item.separator) ? Fate::placed : Fate::bad;
  }
  const TokenRange properties = take_key_properties(item.start);
  const Index key = item.key;
  TokenRange separator = item.separator;
  if (!extend(separator)) return Fate::bad;
  item.key = kNothing;
  item.has_separator = false;
  item.separator = nothing_here();
  open_.push_back(start_map(properties, key, separator));
  return Fate::placed;
}

Tree::Fate Tree::place_scalar_in_map(TokenRange start, bool next_item) {
  const Index map = open_.back();
  const Index scalar = start_value(map);
  Index last = nodes_[map].last;
  if (!next_item && items_[last].value == kNothing && items_[last].has_separator) {
    open_.push_back(scalar);
    return Fate::placed;
  }
  if (next_item || items_[last].value != kNothing) {
    last = add_item(map);
    add_to_start(last, start);
  }
  Item& item = items_[last];
  item.key = scalar;
  item.has_separator = true;
  item.separator = {at_ + 1, at_ + 1};
  on_key_line_ = true;
  return Fate::placed;
}

Tree::Fate Tree::place_filler_in_list() {
  const Index list = open_.back();
  const Index last = nodes_[list].last;
  const Item& item = items_[last];
  const bool newline = token().kind == TokenKind::newline;
  if (item.value != kNothing) {
    if (newline && ends_in_comment(item.value)) {
      return extend(nodes_[item.value].end) ? Fate::placed : Fate::bad;
    }
    add_to_start(add_item(list), current());
  } else if (newline || !join_with_comment_above(last)) {
    add_to_start(last, current());
  }
  return Fate::placed;
}

Tree::Fate Tree::place_in_list() {
  const Index list = open_.back();
  const Index last = nodes_[list].last;
  const TokenKind kind = token().kind;
  const bool deeper = token().indent > nodes_[list].indent;
  if (is_filler(kind)) return place_filler_in_list();
  if ((kind == TokenKind::anchor || kind == TokenKind::tag) && items_[last].value == kNothing &&
      deeper) {
    add_to_start(last, current());
    return Fate::placed;
  }
  if (kind == TokenKind::item_mark && token().indent == nodes_[list].indent) {
    const bool another =
        items_[last].value != kNothing || has(items_[last].start, TokenKind::item_mark);
    add_to_start(another ? add_item(list) : last, current());
    return Fate::placed;
  }
  const Index value = deeper ? start_value(list) : kNothing;
  if (value == kNothing) return Fate::parent;
  open_.push_back(value);
  return Fate::placed;
}

Tree::Fate Tree::place_in_flow() {
  const Index flow = open_.back();
  if (!nodes_[flow].end.empty()) return place_behind_flow();
  const Index last = nodes_[flow].last;
  const bool none = last == kNothing;
  const bool full = none || items_[last].value != kNothing;
  const bool has_separator = !none && items_[last].has_separator;
  switch (token().kind) {
    case TokenKind::comma:
    case TokenKind::key_mark:
      add_to_start(none || has_separator ? add_item(flow) : last, current());
      return Fate::placed;
    case TokenKind::space:
    case TokenKind::comment:
    case TokenKind::newline:
    case TokenKind::anchor:
    case TokenKind::tag:
      if (!full && has_separator) {
        return extend(items_[last].separator) ? Fate::placed : Fate::bad;
      }
      add_to_start(full ? add_item(flow) : last, current());
      return Fate::placed;
    case TokenKind::value_mark: {
      if (!full && has_separator) {
        return extend(items_[last].separator) ? Fate::placed : Fate::bad;
      }
      Item& item = items_[full ? add_item(flow) : last];
      item.has_separator = true;
      item.separator = current();
      return Fate::placed;
    }
    case TokenKind::alias:
    case TokenKind::plain:
    case TokenKind::single_quoted:
    case TokenKind::double_quoted: {
      const Index scalar = start_value(flow);
      if (!full && has_separator) {
        open_.push_back(scalar);
        return Fate::placed;
      }
      Item& item = items_[full ? add_item(flow) : last];
      item.key = scalar;
      item.has_separator = true;
      item.separator = {at_ + 1, at_ + 1};
      return Fate::placed;
    }
    case TokenKind::map_end:
    case TokenKind::list_end:
      nodes_[flow].end = current();
      return Fate::placed;
    case TokenKind::map_begin:
    case TokenKind::list_begin:
      open_.push_back(start_value(flow));
      return Fate::placed;
    default:
      return Fate::bad;
  }
}

Tree::Fate Tree::place_behind_flow() {
  const Index flow = open_.back();
  const Index parent = below_top();
  const Node& above = nodes_[parent];
  const bool mark = token().kind == TokenKind::value_mark;
  if (above.kind == NodeKind::map) {
    const bool as_key = token().kind == TokenKind::newline && !items_[above.last].has_separator;
    if (as_key || (mark && above.indent == nodes_[flow].indent)) return Fate::parent;
  }
  if (!mark || above.kind == NodeKind::flow) return place_at_line_end();
  if (!move_separators_behind(flow)) return Fate::bad;
  const TokenRange start = take_key_properties(properties_before(parent));
  TokenRange separator = {nodes_[flow].end.begin + 1, nodes_[flow].end.end};
  if (!extend(separator)) return Fate::bad;
  nodes_[flow].end.end = nodes_[flow].end.begin + 1;
  const Index map = start_map(start, flow, separator);
  nodes_[map].indent = nodes_[flow].indent;
  open_.back() = map;
  return Fate::placed;
}

}  // namespace whylink::note::yaml
