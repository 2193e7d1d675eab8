#include "core/note/front_matter.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/note/lines.hpp"
#include "core/note/link_syntax.hpp"

namespace whylink::note {

namespace {

constexpr std::size_t kDeepestProperty = 16;

// A map or list that is open: its indentation and how its entries are called.
struct Level {
  int indent = 0;
  std::string prefix;  // dotted path of the parent, "" at the top
  int next_item = 0;   // for lists
};

std::string joined(const std::string& prefix, std::string_view key) {
  return prefix.empty() ? std::string(key) : prefix + "." + std::string(key);
}

// A scalar as it stands: its text, where that starts in the file, and whether it was quoted.
struct Scalar {
  std::string text;
  std::size_t at = 0;
  bool quoted = false;
  bool verbatim = false;  // `text` is byte for byte what stands at `at`
};

char unescaped(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    default:
      return c;
  }
}

// A quoted scalar from `at`; `at` moves behind the closing quote. None when it does not close here.
std::optional<Scalar> quoted_scalar(std::string_view bytes, std::size_t& at, std::size_t end) {
  const char quote = bytes[at];
  Scalar scalar{{}, at + 1, true, true};
  for (std::size_t i = at + 1; i < end; ++i) {
    const char c = bytes[i];
    if (quote == '"' && c == '\\' && i + 1 < end) {
      scalar.text += unescaped(bytes[++i]);
      scalar.verbatim = false;
    } else if (c == quote && quote == '\'' && i + 1 < end && bytes[i + 1] == '\'') {
      scalar.text += c;
      scalar.verbatim = false;
      ++i;
    } else if (c == quote) {
      at = i + 1;
      return scalar;
    } else {
      scalar.text += c;
    }
  }
  return std::nullopt;
}

// "key:" at the cursor, quoted or plain; the place behind the colon.
struct Key {
  std::string name;
  std::size_t after = 0;
};
std::optional<Key> key_at(std::string_view bytes, std::size_t at, std::size_t end) {
  const auto colon_ends = [&](std::size_t i) {
    return i < end && bytes[i] == ':' && (i + 1 == end || is_space(bytes[i + 1]));
  };
  if (at < end && (bytes[at] == '"' || bytes[at] == '\'')) {
    std::size_t after = at;
    const auto name = quoted_scalar(bytes, after, end);
    if (!name || !colon_ends(after)) return std::nullopt;
    return Key{name->text, after + 1};
  }
  for (std::size_t i = at; i < end; ++i) {
    if (colon_ends(i)) return Key{std::string(trim(bytes.substr(at, i - at))), i + 1};
    if (bytes[i] == '#' && i > at && is_space(bytes[i - 1])) return std::nullopt;
  }
  return std::nullopt;
}

class FrontMatter {
 public:
  FrontMatter(std::string_view bytes, Draft& draft) : bytes_(bytes), draft_(draft) {}

  void add_line(const Line& line, std::uint32_t number) {
    line_ = number;
    line_begin_ = line.begin;
    std::size_t at = line.begin;
    while (at < line.end && bytes_[at] == ' ') ++at;
    const int indent = static_cast<int>(at - line.begin);
    if (block_indent_ >= 0) {
      if (at == line.end || indent > block_indent_) return add_block_line(line);
      finish_block();
    }
    if (at == line.end || bytes_[at] == '#') return;
    if (flow_depth_ > 0) return add_flow(at, line.end);
    add_entry(at, line.end, indent);
  }

  void finish() {
    if (block_indent_ >= 0) finish_block();
  }

 private:
  void add_entry(std::size_t at, std::size_t end, int indent) {
    if (bytes_[at] == '-' && (at + 1 == end || is_space(bytes_[at + 1]))) {
      return add_item(at, end, indent);
    }
    while (!levels_.empty() && (levels_.back().indent > indent || is_list_at(indent))) {
      levels_.pop_back();
    }
    const auto key = key_at(bytes_, at, end);
    if (!key || key->name.empty()) return;  // no YAML of ours, or a plain scalar's second line
    std::string prefix = levels_.empty() ? pending_key_ : levels_.back().prefix;
    if (levels_.empty() || levels_.back().indent < indent) {
      if (levels_.size() >= kDeepestProperty) return;
      prefix = levels_.empty() ? std::string() : pending_key_;
      levels_.push_back({indent, prefix, -1});
    }
    pending_key_ = joined(levels_.back().prefix, key->name);
    add_value(pending_key_, key->after, end, indent);
  }

  bool is_list_at(int indent) const {
    return levels_.back().indent == indent && levels_.back().next_item >= 0;
  }

  void add_item(std::size_t at, std::size_t end, int indent) {
    while (!levels_.empty() && levels_.back().indent > indent) levels_.pop_back();
    if (levels_.empty() || !is_list_at(indent)) {
      if (levels_.size() >= kDeepestProperty) return;
      levels_.push_back({indent, pending_key_, 0});
    }
    Level& list = levels_.back();
    const std::string name = joined(list.prefix, std::to_string(list.next_item++));
    std::size_t inner = at + 1;
    while (inner < end && is_space(bytes_[inner])) ++inner;
    if (inner == end) {
      pending_key_ = name;
      return;
    }
    const bool quoted = bytes_[inner] == '"' || bytes_[inner] == '\'';
    const auto key = quoted ? std::nullopt : key_at(bytes_, inner, end);
    if (!key || key->name.empty()) {
      add_value(name, inner, end, indent);
      return;
    }
    // "- key: value": a map inside the list.
    if (levels_.size() >= kDeepestProperty) return;
    const int inner_indent = indent + static_cast<int>(inner - at);
    levels_.push_back({inner_indent, name, -1});
    pending_key_ = joined(name, key->name);
    add_value(pending_key_, key->after, end, inner_indent);
  }

  void add_value(const std::string& key, std::size_t at, std::size_t end, int indent) {
    while (at < end && is_space(bytes_[at])) ++at;
    if (at == end || bytes_[at] == '#') return;
    const char first = bytes_[at];
    if (first == '|' || first == '>') {
      block_indent_ = indent;
      block_key_ = key;
      block_text_.clear();
      return;
    }
    if (first == '[' || first == '{') {
      flow_prefixes_.clear();
      flow_key_ = key;
      return add_flow(at, end);
    }
    if (first == '"' || first == '\'') {
      std::size_t after = at;
      if (const auto scalar = quoted_scalar(bytes_, after, end)) add_scalar(key, *scalar);
      return;
    }
    add_scalar(key, {std::string(without_comment(bytes_.substr(at, end - at))), at, false, true});
  }

  static std::string_view without_comment(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      if (text[i] == '#' && is_space(text[i - 1])) return trim(text.substr(0, i));
    }
    return trim(text);
  }

  // "[a, 'b', [c]]": brackets open and close levels whose items are counted. Maps in braces are
  // read like lists of their values' texts; Obsidian writes none.
  void add_flow(std::size_t at, std::size_t end) {
    while (at < end) {
      const char c = bytes_[at];
      if (c == '[' || c == '{') {
        if (flow_prefixes_.size() >= kDeepestProperty) return;
        const std::string prefix = flow_prefixes_.empty() ? flow_key_ : flow_item_name();
        flow_prefixes_.push_back({prefix, 0});
        ++flow_depth_;
        ++at;
      } else if (c == ']' || c == '}') {
        ++at;
        if (--flow_depth_ <= 0) {
          flow_depth_ = 0;
          return;
        }
        flow_prefixes_.pop_back();
      } else if (c == ',') {
        ++flow_prefixes_.back().second;
        ++at;
      } else if (is_space(c)) {
        ++at;
      } else {
        at = add_flow_scalar(at, end);
      }
    }
  }

  std::string flow_item_name() const {
    const auto& [prefix, index] = flow_prefixes_.back();
    return joined(prefix, std::to_string(index));
  }

  std::size_t add_flow_scalar(std::size_t at, std::size_t end) {
    if (bytes_[at] == '"' || bytes_[at] == '\'') {
      std::size_t after = at;
      const auto scalar = quoted_scalar(bytes_, after, end);
      if (!scalar) return end;
      add_scalar(flow_item_name(), *scalar);
      return after;
    }
    std::size_t stop = at;
    while (stop < end && bytes_[stop] != ',' && bytes_[stop] != ']' && bytes_[stop] != '}' &&
           bytes_[stop] != '[' && bytes_[stop] != '{') {
      ++stop;
    }
    add_scalar(flow_item_name(),
               {std::string(trim(bytes_.substr(at, stop - at))), at, false, true});
    return stop > at ? stop : at + 1;
  }

  void add_block_line(const Line& line) {
    if (!block_text_.empty()) block_text_ += '\n';
    block_text_ += trim(bytes_.substr(line.begin, line.end - line.begin));
  }

  void finish_block() {
    block_indent_ = -1;
    add_scalar(block_key_, {block_text_, 0, false, false});
  }

  void add_scalar(const std::string& key, const Scalar& scalar) {
    const Slice key_slice = draft_.put(key);
    draft_.properties.push_back({key_slice, draft_.put(scalar.text), line_});
    const std::string_view top = std::string_view(key).substr(0, key.find('.'));
    if (top == "tags" || top == "tag") add_tags(scalar.text);
    if (scalar.quoted) add_link(key_slice, scalar);
  }

  void add_tags(std::string_view value) {
    std::size_t at = 0;
    while (at < value.size()) {
      const std::size_t end = std::min(value.find_first_of(", ", at), value.size());
      std::string_view tag = value.substr(at, end - at);
      if (tag.starts_with('#')) tag.remove_prefix(1);
      if (!tag.empty()) draft_.add_tag(tag);
      at = end + 1;
    }
  }

  void add_link(Slice key, const Scalar& scalar) {
    const std::string_view raw = trim(scalar.text);
    if (!raw.starts_with("[[") || !raw.ends_with("]]") || raw.size() < 5) return;
    const std::string_view inside = raw.substr(2, raw.size() - 4);
    if (inside.find("]]") != std::string_view::npos ||
        inside.find("[[") != std::string_view::npos) {
      return;
    }
    const auto parts = wiki_parts(inside);
    if (!parts || !draft_.has_room_for_link(line_)) return;
    const std::size_t lead = static_cast<std::size_t>(raw.data() - scalar.text.data());
    WrittenLink link = link_at(scalar, lead, raw);
    link.target = draft_.put_part(raw, link.raw, parts->target);
    link.subpath = draft_.put_part(raw, link.raw, parts->subpath);
    link.alias = draft_.put_part(raw, link.raw, parts->alias);
    link.has_alias = parts->has_alias;
    link.key = key;
    draft_.links.push_back(link);
  }

  WrittenLink link_at(const Scalar& scalar, std::size_t lead, std::string_view raw) {
    WrittenLink link;
    link.kind = LinkKind::frontmatter;
    link.offset = static_cast<std::uint32_t>(scalar.at + (scalar.verbatim ? lead : 0));
    link.length = static_cast<std::uint32_t>(raw.size());
    link.line = line_;
    link.column = link.offset - static_cast<std::uint32_t>(line_begin_);
    link.raw = draft_.put(raw);
    Passage passage;
    passage.begin = static_cast<std::uint32_t>(line_begin_);
    passage.end = link.offset + link.length;
    passage.line = line_;
    passage.kind = PassageKind::property;
    link.passage = static_cast<std::uint32_t>(draft_.passages.size());
    draft_.passages.push_back(passage);
    return link;
  }

  std::string_view bytes_;
  Draft& draft_;
  std::uint32_t line_ = 0;
  std::size_t line_begin_ = 0;
  std::vector<Level> levels_;
  std::string pending_key_;
  int block_indent_ = -1;
  std::string block_key_;
  std::string block_text_;
  int flow_depth_ = 0;
  std::string flow_key_;
  std::vector<std::pair<std::string, int>> flow_prefixes_;
};

bool is_fence(std::string_view bytes, const Line& line) {
  const std::string_view text = bytes.substr(line.begin, line.end - line.begin);
  return text.starts_with("---") && text.find_first_not_of(" \t", 3) == std::string_view::npos;
}

}  // namespace

BodyStart scan_front_matter(std::string_view bytes, std::size_t begin, Draft& draft) {
  if (!bytes.substr(begin).starts_with("---")) return {begin, 1};
  const LineReader reader(bytes.substr(0, std::min(bytes.size(), begin + kLongestFrontMatter)));
  const Line first = reader.line_at(begin);
  if (!is_fence(bytes, first)) return {begin, 1};
  std::vector<Line> inside;
  std::size_t at = first.next;
  const std::size_t limit = std::min(bytes.size(), begin + kLongestFrontMatter);
  while (at < limit) {
    const Line line = reader.line_at(at);
    if (is_fence(bytes, line)) {
      FrontMatter front(bytes, draft);
      std::uint32_t number = 2;
      for (const Line& one : inside) front.add_line(one, number++);
      front.finish();
      return {line.next, number + 1};
    }
    inside.push_back(line);
    at = line.next;
  }
  if (limit < bytes.size()) draft.add_finding(FindingKind::long_front_matter, 1);
  return {begin, 1};
}

}  // namespace whylink::note
