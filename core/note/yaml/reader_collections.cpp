// Maps and lists, with and without brackets.
#include "core/note/yaml/reader.hpp"

namespace whylink::note::yaml {

// Reads the node, or that there is none, as the part `name` of what is read.
bool Reader::read_named(std::string_view name, Index node, const Before& before) {
  const std::size_t outer = path_.size();
  if (!in_key_) {
    if (depth_ > 0) path_ += '.';
    path_ += name;
  }
  ++depth_;
  const bool sound = node == kNothing ? read_no_value(before) : read_value(node, before);
  --depth_;
  path_.resize(outer);
  return sound;
}

bool Reader::read_map(const Node& map) {
  const std::uint32_t number = maps_++;
  bool some_filler = false;
  bool last_is_filler = false;
  for (Index i = map.first; i != kNothing; i = tree_.item(i).next) {
    const Item& item = tree_.item(i);
    Before before;
    const Place place{TokenKind::key_mark, false, true, map.indent,
                      following(item.key, item.separator)};
    if (!BeforeReader(yaml_, tokens_).read(item.start, place, before)) return false;
    if (!is_sound_key(map, item, before)) return false;
    last_is_filler = before.mark == kNothing && before.anchor == kNothing &&
                     before.tag == kNothing && !item.has_separator;
    some_filler = some_filler || last_is_filler;
    if (!last_is_filler && !read_pair(map, item, before, number)) return false;
  }
  // An item of nothing but comments and line ends may only be the last, or be followed by another.
  return !some_filler || last_is_filler;
}

bool Reader::is_sound_key(const Node& map, const Item& item, const Before& before) {
  if (before.mark != kNothing) return tokens_[before.mark].indent == map.indent;
  if (item.key != kNothing) {
    const Node& key = tree_.node(item.key);
    if (key.kind == NodeKind::list || key.indent != map.indent) return false;
  }
  const bool nothing = before.anchor == kNothing && before.tag == kNothing && !item.has_separator;
  return nothing || (before.newline_behind_properties == kNothing && !has_newline(item.key));
}

bool Reader::read_pair(const Node& map, const Item& item, const Before& before,
                       std::uint32_t number) {
  Key key;
  if (!read_key(item.key, before, key) || !is_new_key(key, number)) return false;
  Before between;
  const bool block_key =
      item.key == kNothing || tree_.node(item.key).kind == NodeKind::block_scalar;
  const Place place{TokenKind::value_mark, false, block_key, map.indent, following(item.value, {})};
  if (!BeforeReader(yaml_, tokens_).read(item.separator, place, between)) return false;
  const bool says_key = before.mark != kNothing;
  if (between.mark == kNothing) {
    return says_key && read_named(key.name, kNothing, {});
  }
  if (!says_key) {
    const bool map_in_line = item.value != kNothing && !between.has_newline &&
                             tree_.node(item.value).kind == NodeKind::map;
    if (map_in_line || is_far(before, item, between.mark)) return false;
  }
  return read_named(key.name, item.value, between);
}

bool Reader::read_list(const Node& list) {
  std::size_t number = 0;
  for (Index i = list.first; i != kNothing; i = tree_.item(i).next) {
    const Item& item = tree_.item(i);
    Before before;
    const Place place{TokenKind::item_mark, false, true, list.indent, following(item.value, {})};
    if (!BeforeReader(yaml_, tokens_).read(item.start, place, before)) return false;
    if (before.mark == kNothing) {
      if (before.anchor != kNothing || before.tag != kNothing || item.value != kNothing)
        return false;
      continue;
    }
    if (!read_named(std::to_string(number), item.value, before)) return false;
    ++number;
  }
  return true;
}

bool Reader::read_flow(const Node& flow) {
  const bool is_map = tokens_[flow.token].kind == TokenKind::map_begin;
  const TokenKind closing = is_map ? TokenKind::map_end : TokenKind::list_end;
  if (flow.end.empty() || tokens_[flow.end.begin].kind != closing) return false;
  const FlowList inside{&flow, maps_++, is_map};
  std::size_t number = 0;
  for (Index i = flow.first; i != kNothing; i = tree_.item(i).next) {
    bool counts = false;
    if (!read_flow_item(inside, i, number, counts)) return false;
    if (counts) ++number;
  }
  return ends_well({flow.end.begin + 1, flow.end.end});
}

// An item that holds nothing but a comma does not count, and may only be the last.
bool Reader::read_flow_item(const FlowList& list, Index index, std::size_t number, bool& counts) {
  const Node& flow = *list.node;
  const Item& item = tree_.item(index);
  const bool first = index == flow.first;
  Before before;
  const Place place{TokenKind::key_mark, true, false, flow.indent,
                    following(item.key, item.separator)};
  if (!BeforeReader(yaml_, tokens_).read(item.start, place, before)) return false;
  const bool has_comma = before.comma != kNothing;
  const bool says_key = before.mark != kNothing;
  const bool properties = before.anchor != kNothing || before.tag != kNothing;
  if (!says_key && !properties && !item.has_separator && item.value == kNothing) {
    return item.next == kNothing && !(first && has_comma);
  }
  if (first == has_comma) return false;
  if (!says_key && !list.is_map && has_newline(item.key)) return false;
  counts = true;
  if (list.is_map) return read_flow_pair(list, item, before);
  if (item.has_separator || says_key) {
    const std::string name = std::to_string(number);
    const std::size_t outer = path_.size();
    if (!in_key_) {
      if (depth_ > 0) path_ += '.';
      path_ += name;
    }
    ++depth_;
    const bool sound = read_flow_pair(list, item, before);
    --depth_;
    path_.resize(outer);
    return sound;
  }
  return !is_block_collection(item.value) && read_named(std::to_string(number), item.value, before);
}

bool Reader::read_flow_pair(const FlowList& list, const Item& item, const Before& before) {
  if (is_block_collection(item.key) || is_block_collection(item.value)) return false;
  Key key;
  if (!read_key(item.key, before, key)) return false;
  if (list.is_map && !is_new_key(key, list.number)) return false;
  Before between;
  const Place place{TokenKind::value_mark, true, false, list.node->indent,
                    following(item.value, {})};
  if (!BeforeReader(yaml_, tokens_).read(item.separator, place, between)) return false;
  if (between.mark == kNothing) {
    return item.value == kNothing && read_named(key.name, kNothing, {});
  }
  if (!list.is_map && before.mark == kNothing) {
    if (has_newline({item.separator.begin, between.mark})) return false;
    if (is_far(before, item, between.mark)) return false;
  }
  return read_named(key.name, item.value, between);
}

}  // namespace whylink::note::yaml
