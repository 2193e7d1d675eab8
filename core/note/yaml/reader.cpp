#include "core/note/yaml/reader.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::note::yaml {

namespace {

// What all aliases of one anchor may cost: what the npm package `yaml` allows, so that nobody's
// front matter grows to more than its bytes.
constexpr std::uint64_t kMostAliasUses = 100;
// Dotted names multiply long keys. Names of twenty letters three deep over one-letter values take
// nine times the bytes of the front matter.
constexpr std::size_t kKeptForAByte = 16;
constexpr std::size_t kKeptAnyway = 4096;
// A key without "?" ends within so many UTF-16 units, as YAML 1.2 has it.
constexpr std::size_t kLongestKey = 1024;

constexpr std::string_view kCoreTag = "tag:yaml.org,2002:";

bool decodes_to_utf8(std::string_view encoded) {
  std::string decoded;
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    if (encoded[at] != '%') {
      decoded += encoded[at];
      continue;
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto digit = [&](std::size_t i) {
      return kDigits.find(static_cast<char>(encoded[i] | (encoded[i] > '9' ? 0x20 : 0)));
    };
    decoded += static_cast<char>(digit(at + 1) * kDigits.size() + digit(at + 2));
    at += 2;
  }
  return text::is_valid_utf8(decoded);
}

}  // namespace

bool Reader::run() {
  newline_in_.clear();
  const Node& document = tree_.node(Tree::kRoot);
  Before before;
  const Place place{TokenKind::document_start, false, true, 0, following(document.value, {})};
  if (!BeforeReader(yaml_, tokens_).read(document.start, place, before)) return false;
  const bool beside_mark = before.mark != kNothing && !before.has_newline;
  if (document.value == kNothing) return read_no_value(before);
  if (beside_mark && is_block_collection(document.value)) return false;
  return read_value(document.value, before);
}

bool Reader::read_value(Index index, const Before& before) {
  const Node& node = tree_.node(index);
  const std::size_t at = tokens_[node.token].begin;
  switch (node.kind) {
    case NodeKind::alias: {
      const Anchor* anchor = use_alias(node, before);
      if (anchor == nullptr) return false;
      if (anchor->is_scalar) {
        Text text = anchor->text;
        text.plain = true;  // no link: it does not stand here
        text.quoted = false;
        add(text, at);
      }
      return true;
    }
    case NodeKind::scalar:
    case NodeKind::block_scalar: {
      Text text;
      if (!read_text(node, before, text)) return false;
      add(text, at);
      return true;
    }
    default:
      return read_collection(index, before);
  }
}

bool Reader::read_no_value(const Before& before) {
  Text text;
  text.plain = true;
  ++scalars_read_;
  if (!read_type(before, text) || !set_anchor(before, text)) return false;
  add(text, before.mark == kNothing ? line_at_ : tokens_[before.mark].end);
  return true;
}

bool Reader::read_collection(Index index, const Before& before) {
  const Node& node = tree_.node(index);
  if (before.tag != kNothing && !is_sound_tag(before.tag)) return false;
  at_root_ = false;
  if (node.kind == NodeKind::list) {
    const Index last = before.anchor == kNothing ? before.tag
                       : before.tag == kNothing  ? before.anchor
                                                 : std::max(before.anchor, before.tag);
    const Index newline = before.newline_behind_properties;
    if (last != kNothing && (newline == kNothing || newline < last)) return false;
  }
  std::size_t anchor = 0;
  const std::size_t scalars_before = scalars_read_;
  if (!open_anchor(before, anchor)) return false;
  const bool sound = node.kind == NodeKind::map    ? read_map(node)
                     : node.kind == NodeKind::list ? read_list(node)
                                                   : read_flow(node);
  if (!sound) return false;
  close_anchor(anchor, scalars_before);
  return true;
}

// Where there is no key, the name is empty.
bool Reader::read_key(Index index, const Before& before, Key& key) {
  Text text;
  text.plain = true;
  if (index == kNothing) {
    ++scalars_read_;
    if (!read_type(before, text) || !set_anchor(before, text)) return false;
  } else if (const Node& node = tree_.node(index); node.kind == NodeKind::alias) {
    const Anchor* anchor = use_alias(node, before);
    if (anchor == nullptr) return false;
    key.name = anchor->is_scalar ? name_of(anchor->text.value, anchor->text.type)
                                 : std::string(written(node.token));
    return true;
  } else if (node.kind == NodeKind::scalar || node.kind == NodeKind::block_scalar) {
    if (!read_text(node, before, text)) return false;
  } else {
    const bool outer = in_key_;
    in_key_ = true;
    const bool sound = read_collection(index, before);
    in_key_ = outer;
    if (!sound) return false;
    key.name = "?";
    if (node.kind != NodeKind::flow) return true;
    const std::size_t begin = tokens_[node.token].begin;
    key.name = yaml_.substr(begin, tokens_[node.end.begin].end - begin);
    return true;
  }
  key.name = name_of(text.value, text.type);
  key.type = text.type;
  key.is_scalar = true;
  return true;
}

bool Reader::is_new_key(const Key& key, std::uint32_t map_number) {
  if (!key.is_scalar || (key.type == ValueType::number && key.name == "NaN")) return true;
  std::string identity(reinterpret_cast<const char*>(&map_number), sizeof map_number);
  identity += static_cast<char>(key.type);
  return keys_.insert(identity + key.name).second;
}

bool Reader::read_text(const Node& node, const Before& before, Text& text) {
  ++scalars_read_;
  return read_written(node, text) && ends_well(node.end) && read_type(before, text) &&
         set_anchor(before, text);
}

bool Reader::read_written(const Node& node, Text& text) {
  const std::string_view source = written(node.token);
  text.plain = false;
  switch (tokens_[node.token].kind) {
    case TokenKind::plain:
      text.plain = true;
      return read_plain(source, text.value);
    case TokenKind::single_quoted:
      text.quoted = true;
      read_single_quoted(source, text.value);
      return true;
    case TokenKind::double_quoted:
      text.quoted = true;
      return read_double_quoted(source, text.value);
    default:
      break;
  }
  bool spaced = false;
  for (Index i = node.token + 1; i < node.text; ++i) {
    spaced = spaced || tokens_[i].kind == TokenKind::space;
    if (tokens_[i].kind == TokenKind::comment && !spaced) return false;
  }
  return read_block({source, written(node.text), node.indent, at_root_}, text.value);
}

bool Reader::read_type(const Before& before, Text& text) const {
  const ValueType untagged = type_of(text.value);
  if (before.tag == kNothing) {
    text.type = text.plain ? untagged : ValueType::text;
    return true;
  }
  if (!is_sound_tag(before.tag)) return false;
  const std::string_view wanted = core_type(before.tag);
  const bool whole =
      text.value.find_first_of(".eE") == std::string::npos || text.value.starts_with("0x");
  const bool fits = (wanted == "null" && untagged == ValueType::none) ||
                    (wanted == "bool" && untagged == ValueType::truth) ||
                    (wanted == "int" && untagged == ValueType::number && whole) ||
                    (wanted == "float" && untagged == ValueType::number && !whole);
  text.type = fits ? untagged : ValueType::text;
  return true;
}

std::string_view Reader::core_type(Index tag) const {
  std::string_view name = written(tag);
  if (name.starts_with("!<") && name.substr(2).starts_with(kCoreTag)) {
    name.remove_prefix(2 + kCoreTag.size());
    return name.substr(0, name.size() - 1);
  }
  return name.starts_with("!!") ? name.substr(2) : std::string_view();
}

bool Reader::is_sound_tag(Index tag) const {
  const std::string_view name = written(tag);
  if (name == "!") return true;
  if (name.starts_with("!<")) return name.ends_with('>') && name != "!<!>" && name != "!<!!>";
  const std::size_t last = name.rfind('!');
  if (last + 1 == name.size() || last > 1) return false;
  return last == 0 || decodes_to_utf8(name.substr(2));
}

bool Reader::ends_well(TokenRange end) const {
  bool spaced = false;
  for (Index i = end.begin; i < end.end; ++i) {
    const TokenKind kind = tokens_[i].kind;
    if (!is_filler(kind) || (kind == TokenKind::comment && !spaced)) return false;
    spaced = spaced || kind != TokenKind::comment;
  }
  return true;
}

bool Reader::set_anchor(const Before& before, const Text& text) {
  if (before.anchor == kNothing) return true;
  std::size_t index = 0;
  if (!open_anchor(before, index)) return false;
  Anchor& anchor = anchors_[index];
  anchor.text = text;
  anchor.is_scalar = anchor.holds_scalar = true;
  anchor.is_open = false;
  return true;
}

bool Reader::open_anchor(const Before& before, std::size_t& anchor) {
  anchor = anchors_.size();
  if (before.anchor == kNothing) return true;
  const std::string_view name = written(before.anchor).substr(1);
  if (name.empty()) return false;
  anchor_of_[name] = anchors_.size();
  anchors_.emplace_back().first_alias = aliases_.size();
  anchors_.back().last_alias = aliases_.size();
  return true;
}

void Reader::close_anchor(std::size_t anchor, std::size_t scalars_before) {
  if (anchor >= anchors_.size()) return;
  anchors_[anchor].last_alias = aliases_.size();
  anchors_[anchor].holds_scalar = scalars_read_ > scalars_before;
  anchors_[anchor].is_open = false;
}

// Null if it may not stand there.
Reader::Anchor* Reader::use_alias(const Node& alias, const Before& before) {
  if (before.anchor != kNothing || before.tag != kNothing || !ends_well(alias.end)) return nullptr;
  const auto found = anchor_of_.find(written(alias.token).substr(1));
  if (found == anchor_of_.end()) return nullptr;
  Anchor& anchor = anchors_[found->second];
  if (anchor.is_open) return nullptr;
  if (!anchor.is_weighed) {
    anchor.weight = anchor.holds_scalar ? 1 : 0;
    for (std::size_t i = anchor.first_alias; i < anchor.last_alias; ++i) {
      const Anchor& inner = anchors_[aliases_[i]];
      anchor.weight = std::max(anchor.weight, inner.uses * inner.weight);
    }
    anchor.is_weighed = true;
  }
  ++anchor.uses;
  if (anchor.uses * anchor.weight > kMostAliasUses) return nullptr;
  aliases_.push_back(found->second);
  return &anchor;
}

bool Reader::is_far(const Before& before, const Item& item, Index mark) const {
  std::size_t at =
      item.key != kNothing ? tokens_[tree_.node(item.key).token].begin : tokens_[mark].begin;
  if (!item.start.empty()) at = tokens_[item.start.end - 1].end;
  if (before.anchor != kNothing) at = std::min<std::size_t>(at, tokens_[before.anchor].begin);
  if (before.tag != kNothing) at = std::min<std::size_t>(at, tokens_[before.tag].begin);
  const std::size_t end = tokens_[mark].begin;
  std::size_t units = 0;
  while (at < end && units <= kLongestKey) {
    const char32_t code_point = text::next_code_point(yaml_, at);
    units += code_point > 0xffff ? 2 : 1;
  }
  return units > kLongestKey;
}

bool Reader::has_newline(TokenRange range) const {
  return std::any_of(tokens_.begin() + range.begin, tokens_.begin() + range.end,
                     [](const Token& token) { return token.kind == TokenKind::newline; });
}

bool Reader::has_newline(Index index) {
  if (index == kNothing) return false;
  const Node& node = tree_.node(index);
  if (node.kind == NodeKind::scalar || node.kind == NodeKind::alias) {
    return written(node.token).find('\n') != std::string_view::npos || has_newline(node.end);
  }
  if (node.kind != NodeKind::flow) return true;
  if (newline_in_.size() <= index) newline_in_.resize(index + 1, -1);
  if (newline_in_[index] >= 0) return newline_in_[index] == 1;
  bool found = false;
  for (Index i = node.first; i != kNothing && !found; i = tree_.item(i).next) {
    const Item& item = tree_.item(i);
    found = has_newline(item.start) || has_newline(item.separator) || has_newline(item.key) ||
            has_newline(item.value);
  }
  newline_in_[index] = found ? 1 : 0;
  return found;
}

bool Reader::is_block_collection(Index index) const {
  if (index == kNothing) return false;
  const NodeKind kind = tree_.node(index).kind;
  return kind == NodeKind::map || kind == NodeKind::list;
}

Following Reader::following(Index index, TokenRange otherwise) const {
  Following next;
  if (index == kNothing) {
    if (otherwise.empty()) return next;
    const TokenKind kind = tokens_[otherwise.begin].kind;
    next.some = kind != TokenKind::space && kind != TokenKind::newline && kind != TokenKind::comma;
    return next;
  }
  const Node& node = tree_.node(index);
  next.some = node.kind != NodeKind::scalar || !written(node.token).empty();
  next.is_flow = node.kind == NodeKind::flow;
  next.is_block = is_block_collection(index);
  return next;
}

void Reader::add(const Text& text, std::size_t at) {
  if (in_key_ || at_root_) return;
  kept_bytes_ += path_.size() + text.value.size();
  if (kept_bytes_ > kKeptForAByte * yaml_.size() + kKeptAnyway) {
    left_out_ = true;
    return;
  }
  Scalar scalar;
  scalar.name = path_;
  scalar.at = at + (text.quoted ? 1U : 0U);
  set_line(scalar, at);
  scalar.may_link = !text.plain;
  scalar.verbatim = yaml_.substr(scalar.at).starts_with(text.value);
  scalar.text = text.value;
  scalars_.push_back(std::move(scalar));
}

void Reader::set_line(Scalar& scalar, std::size_t at) {
  for (; line_at_ < at; ++line_at_) {
    const char c = yaml_[line_at_];
    const bool pair = line_at_ + 1 < yaml_.size() && yaml_[line_at_ + 1] == '\n';
    if (c != '\n' && (c != '\r' || pair)) continue;
    ++line_;
    line_begin_ = line_at_ + 1;
  }
  scalar.line = line_;
  scalar.line_begin = line_begin_;
}

}  // namespace whylink::note::yaml
