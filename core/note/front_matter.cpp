#include "core/note/front_matter.hpp"

#include <yaml.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/note/lines.hpp"
#include "core/note/link_syntax.hpp"
#include "core/note/properties.hpp"

namespace whylink::note {

namespace {

constexpr std::size_t kDeepestProperty = 64;

// libyaml counts characters; places in a note are bytes.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view yaml) : yaml_(yaml) {}

  // `characters` never falls from call to call.
  std::size_t byte_of(std::size_t characters) {
    while (characters_ < characters && bytes_ < yaml_.size()) {
      ++bytes_;
      while (bytes_ < yaml_.size() && (static_cast<unsigned char>(yaml_[bytes_]) & 0xc0U) == 0x80) {
        ++bytes_;
      }
      ++characters_;
    }
    return bytes_;
  }

 private:
  std::string_view yaml_;
  std::size_t characters_ = 0;
  std::size_t bytes_ = 0;
};

class Parser {
 public:
  explicit Parser(std::string_view yaml) {
    ok_ = yaml_parser_initialize(&parser_) == 1;
    if (!ok_) return;
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()),
                                 yaml.size());
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    yaml_event_delete(&event_);
    if (ok_) yaml_parser_delete(&parser_);
  }
  // False at an error.
  bool next() {
    if (!ok_) return false;
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser_, &event_) == 1;
  }
  [[nodiscard]] const yaml_event_t& event() const { return event_; }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
  bool ok_ = false;
};

std::string_view text_of(const unsigned char* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// "2023-02-30": reads as a date and is none, which a YAML reader refuses.
bool is_impossible_date(std::string_view plain) {
  if (plain.size() != 10 || plain[4] != '-' || plain[7] != '-') return false;
  const bool digits =
      std::all_of(plain.begin(), plain.end(), [](char c) { return c == '-' || is_digit(c); });
  return digits && plain[0] != '-' && !parse_day(plain);
}

// YAML 1.1 has no place for a tab between its marks or in an unquoted value; libyaml lets many
// pass, which would find links where stricter readers see no properties at all.
class TabCheck {
 public:
  explicit TabCheck(std::string_view yaml) : yaml_(yaml), offsets_(yaml) {}

  [[nodiscard]] bool passes() {
    if (yaml_.find('\t') == std::string_view::npos) return true;
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) != 1) return false;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(yaml_.data()),
                                 yaml_.size());
    bool sound = true;
    for (bool more = true; more && sound;) {
      yaml_token_t token;
      if (yaml_parser_scan(&parser, &token) != 1) break;  // the reader proper says what is wrong
      more = token.type != YAML_STREAM_END_TOKEN;
      sound = take(token);
      yaml_token_delete(&token);
    }
    yaml_parser_delete(&parser);
    return sound;
  }

 private:
  bool take(const yaml_token_t& token) {
    // Marks of a key are given after it was read: they reach back.
    if (token.start_mark.index < characters_) return true;
    const std::size_t begin = offsets_.byte_of(token.start_mark.index);
    const bool between = has_tab(yaml_.substr(end_, begin - end_));
    characters_ = token.end_mark.index;
    end_ = offsets_.byte_of(characters_);
    const bool unquoted = token.type == YAML_SCALAR_TOKEN &&
                          token.data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
                          has_tab(yaml_.substr(begin, end_ - begin));
    return !between && !unquoted;
  }

  // Outside comments.
  static bool has_tab(std::string_view blank) {
    bool comment = false;
    for (const char c : blank) {
      if (c == '\n' || c == '\r') comment = false;
      if (c == '#') comment = true;
      if (c == '\t' && !comment) return true;
    }
    return false;
  }

  std::string_view yaml_;
  ByteOffsets offsets_;
  std::size_t characters_ = 0;
  std::size_t end_ = 0;
};

// Turns YAML events into scalars with dotted names. Strict as the readers of YAML 1.1 are, so that
// what is no valid front matter there has no properties here either.
class Reader {
 public:
  Reader(std::string_view yaml, std::vector<Scalar>& scalars)
      : yaml_(yaml), parser_(yaml), offsets_(yaml), scalars_(scalars) {}

  bool run() {
    int documents = 0;
    while (parser_.next()) {
      const yaml_event_t& event = parser_.event();
      if (event.type == YAML_STREAM_END_EVENT) return documents <= 1;
      if (event.type == YAML_DOCUMENT_START_EVENT) ++documents;
      if (!take(event)) return false;
    }
    return false;
  }

 private:
  struct Frame {
    bool map = false;
    bool flow = false;
    bool at_key = true;
    std::string name;
    std::string key;
    int next_item = 0;
  };

  bool take(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return take_scalar(event);
      case YAML_ALIAS_EVENT:
        return take_alias(event);
      case YAML_MAPPING_START_EVENT:
        return open(true, event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE,
                    event.data.mapping_start.tag, event.data.mapping_start.anchor);
      case YAML_SEQUENCE_START_EVENT:
        return open(false, event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE,
                    event.data.sequence_start.tag, event.data.sequence_start.anchor);
      case YAML_MAPPING_END_EVENT:
      case YAML_SEQUENCE_END_EVENT:
        frames_.pop_back();
        finish_value();
        return true;
      default:
        return true;
    }
  }

  static bool is_known_tag(const unsigned char* tag) {
    const std::string_view name = text_of(tag);
    return name.empty() || name == "!" || name.starts_with("tag:yaml.org,2002:");
  }

  bool open(bool map, bool flow, const unsigned char* tag, const unsigned char* anchor) {
    const bool as_key = !frames_.empty() && frames_.back().map && frames_.back().at_key;
    if (as_key || !is_known_tag(tag) || frames_.size() >= kDeepestProperty) return false;
    remember(anchor);
    frames_.push_back({map, flow, true, value_name(), {}, 0});
    return true;
  }

  void remember(const unsigned char* anchor) {
    if (anchor != nullptr) anchors_.emplace(text_of(anchor));
  }

  bool take_alias(const yaml_event_t& event) {
    if (!anchors_.contains(std::string(text_of(event.data.alias.anchor)))) return false;
    if (!frames_.empty() && frames_.back().map && frames_.back().at_key) return false;
    finish_value();
    return true;
  }

  // The dotted name of the value that comes next.
  [[nodiscard]] std::string value_name() const {
    if (frames_.empty()) return {};
    const Frame& frame = frames_.back();
    const std::string last = frame.map ? frame.key : std::to_string(frame.next_item);
    return frame.name.empty() ? last : frame.name + "." + last;
  }

  void finish_value() {
    if (frames_.empty()) return;
    Frame& frame = frames_.back();
    if (frame.map) {
      frame.at_key = true;
    } else {
      ++frame.next_item;
    }
  }

  bool take_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (!is_known_tag(scalar.tag) || (plain && !is_sound_plain(value))) return false;
    remember(scalar.anchor);
    if (frames_.empty()) return true;  // front matter that is one scalar has no properties
    Frame& frame = frames_.back();
    if (frame.map && frame.at_key) {
      frame.key = value;
      frame.at_key = false;
      return true;
    }
    add(event, value, plain);
    finish_value();
    return true;
  }

  // YAML 1.1 takes "?" in brackets for a mark of its own, and "=" alone for one as well.
  [[nodiscard]] bool is_sound_plain(std::string_view value) const {
    const bool in_flow = !frames_.empty() && frames_.back().flow;
    if (in_flow && value.find('?') != std::string_view::npos) return false;
    return value != "=" && !is_impossible_date(value);
  }

  void add(const yaml_event_t& event, std::string_view value, bool plain) {
    const std::size_t begin = offsets_.byte_of(event.start_mark.index);
    const bool quoted = event.data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                        event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    Scalar scalar;
    scalar.name = value_name();
    scalar.text = value;
    scalar.at = begin + (quoted ? 1U : 0U);
    scalar.line = static_cast<std::uint32_t>(event.start_mark.line);
    scalar.may_link = !plain;
    scalar.verbatim = yaml_.substr(scalar.at).starts_with(value);
    scalars_.push_back(std::move(scalar));
  }

  std::string_view yaml_;
  Parser parser_;
  ByteOffsets offsets_;
  std::vector<Scalar>& scalars_;
  std::vector<Frame> frames_;
  std::unordered_set<std::string> anchors_;
};

}  // namespace

std::optional<FrontMatterExtent> find_front_matter(std::string_view bytes, std::size_t begin,
                                                   Draft& draft) {
  const auto is_fence = [&](const Line& line) {
    const std::string_view text = bytes.substr(line.begin, line.end - line.begin);
    return text.starts_with("---") && text.find_first_not_of(" \t", 3) == std::string_view::npos;
  };
  if (!bytes.substr(begin).starts_with("---")) return std::nullopt;
  const std::size_t limit = std::min(bytes.size(), begin + kLongestFrontMatter);
  const LineReader reader(bytes.substr(0, limit));
  const Line first = reader.line_at(begin);
  if (!is_fence(first)) return std::nullopt;
  std::uint32_t number = 2;
  for (std::size_t at = first.next; at < limit; ++number) {
    const Line line = reader.line_at(at);
    if (is_fence(line)) return FrontMatterExtent{first.next, line.begin, line.next, number + 1};
    at = line.next;
  }
  if (limit < bytes.size()) draft.add_finding(FindingKind::long_front_matter, 1);
  return std::nullopt;
}

bool read_properties(std::string_view yaml, std::vector<Scalar>& scalars) {
  scalars.clear();
  if (TabCheck(yaml).passes() && Reader(yaml, scalars).run()) return true;
  scalars.clear();
  return false;
}

}  // namespace whylink::note
