// What looks like a link and does not count: every place that is written like one, less those that
// the scan took, each with what the scan said of the bytes around it.
#include <algorithm>
#include <optional>
#include <tuple>

#include "core/note/block_scanner.hpp"
#include "core/note/front_matter.hpp"
#include "core/note/lines.hpp"
#include "core/note/link_syntax.hpp"
#include "core/note/scan_text.hpp"

namespace whylink::note {

namespace {

struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool over_lines = false;
};

// Everything written like "[[...]]" or "[...](...)", in order; the inner of nested ones.
class Lookalikes {
 public:
  explicit Lookalikes(std::string_view bytes) : bytes_(bytes) {}

  std::vector<Place> find() {
    for (std::size_t at = bytes_.find('[');
         at != std::string_view::npos && found_.size() < kMostLinks; at = bytes_.find('[', at)) {
      at = look(at);
    }
    return std::move(found_);
  }

 private:
  std::size_t look(std::size_t at) {
    const bool embed = at > 0 && bytes_[at - 1] == '!';
    const std::size_t begin = embed ? at - 1 : at;
    if (bytes_.substr(at).starts_with("[[")) {
      const auto close = wikilink_end(at + 2);
      if (!close) return at + 1;
      found_.push_back({begin, *close, has_line_ending(begin, *close)});
      return *close;
    }
    const std::size_t close = bytes_.find_first_of("]\r\n[", at + 1);
    if (close == std::string_view::npos || bytes_[close] != ']') return at + 1;
    if (!bytes_.substr(close).starts_with("](")) return at + 1;
    const std::size_t stop = destination_stop(close);
    if (stop == bytes_.size() || bytes_[stop] != ')') return at + 1;
    found_.push_back({begin, stop + 1, false});
    return stop + 1;
  }

  // Where a destination or its line ends, no farther than kLongestTarget; else the end of the
  // bytes. `at` never falls, and nothing is looked at twice.
  std::size_t destination_stop(std::size_t at) {
    unstopped_to_ = std::max(unstopped_to_, at);
    const std::string_view rest = bytes_.substr(unstopped_to_, at + kLongestTarget - unstopped_to_);
    const std::size_t size = rest.find_first_of(")\r\n");
    unstopped_to_ += std::min(size, rest.size());
    return size == std::string_view::npos ? bytes_.size() : unstopped_to_;
  }

  // Behind the "]]" of this or the next line; none where another "[[" comes before it.
  std::optional<std::size_t> wikilink_end(std::size_t at) const {
    int lines = 0;
    for (; at + 1 < bytes_.size() && lines < 2; ++at) {
      if (bytes_[at] == ']' && bytes_[at + 1] == ']') return at + 2;
      if (bytes_[at] == '[' && bytes_[at + 1] == '[') return std::nullopt;
      if (bytes_[at] == '\n') ++lines;
    }
    return std::nullopt;
  }

  bool has_line_ending(std::size_t begin, std::size_t end) const {
    return bytes_.substr(begin, end - begin).find('\n') != std::string_view::npos;
  }

  std::string_view bytes_;
  std::size_t unstopped_to_ = 0;  // what no destination ends in, of the bytes looked at last
  std::vector<Place> found_;
};

// What the scan said of a place; the narrowest that says so last.
std::optional<WhyNot> told(const std::vector<Skipped>& skipped, std::string_view raw,
                           const Place& place) {
  // The innermost starts last; a table's row, which holds links that count, says so least.
  const auto behind = std::ranges::upper_bound(skipped, place.end - 1, {}, &Skipped::begin);
  constexpr std::ptrdiff_t kMostLooked = 64;
  bool in_row = false;
  for (auto at = behind; at != skipped.begin() && behind - at < kMostLooked;) {
    --at;
    if (at->end <= place.begin) continue;
    if (at->why != WhyNot::table_bar) return at->why;
    in_row = true;
  }
  if (in_row && raw.find('|') != std::string_view::npos) return WhyNot::table_bar;
  return std::nullopt;
}

// Goes through the bytes once, from place to place.
class Position {
 public:
  explicit Position(std::string_view bytes) : bytes_(bytes) {}

  void go_to(std::size_t place) {
    for (; at_ < place; ++at_) {
      quoted_ = quoted_ || bytes_[at_] == '"' || bytes_[at_] == '\'';
      if (bytes_[at_] != '\n') continue;
      ++line_;
      line_begin_ = at_ + 1;
      quoted_ = false;
    }
  }

  std::uint32_t line() const { return line_; }
  std::uint32_t column() const { return static_cast<std::uint32_t>(at_ - line_begin_); }
  // Whether a quotation mark stands before it on its line.
  bool is_quoted() const { return quoted_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t line_ = 1;
  bool quoted_ = false;
};

// Whether the front matter is YAML that Obsidian reads. It may hold no scalars
// and still be that.
bool is_readable(std::string_view bytes, const Draft& draft) {
  if (!draft.properties.empty()) return true;
  std::vector<Scalar> none;
  // A byte order mark may stand before it.
  const auto extent = find_front_matter(bytes.substr(0, draft.body_offset), bytes.find("---"));
  if (!extent) return true;
  const std::string_view yaml = bytes.substr(extent->begin, extent->end - extent->begin);
  if (yaml.size() > kLongestFrontMatter) return false;
  return read_properties(yaml, none) != PropertyReading::refused;
}

WhyNot property_reason(std::string_view raw, bool quoted, bool readable) {
  if (!readable) return WhyNot::bad_front_matter;
  if (raw.find("](") != std::string_view::npos) return WhyNot::property_markdown;
  return quoted ? WhyNot::property_with_more : WhyNot::property_unquoted;
}

WhyNot own_reason(std::string_view raw, const Place& place) {
  if (place.over_lines) return WhyNot::line_ending;
  const std::size_t destination = raw.find("](");
  if (destination != std::string_view::npos) return WhyNot::blank_in_destination;
  return raw.size() > kLongestTarget ? WhyNot::too_long : WhyNot::inside_another;
}

}  // namespace

std::vector<UncountedLink> uncounted_links(std::string_view bytes) {
  Draft draft;
  std::vector<Skipped> skipped;
  draft.skipped = &skipped;
  if (!scan_into(bytes, draft)) return {};
  // By their beginning; of those that begin together the narrowest comes last.
  std::ranges::sort(skipped, [](const Skipped& one, const Skipped& other) {
    return std::tuple(one.begin, other.end) < std::tuple(other.begin, one.end);
  });
  std::optional<bool> readable;  // the properties, once a place in them asks
  std::vector<UncountedLink> out;
  auto link = draft.links.begin();
  Position position(bytes);
  for (const Place& place : Lookalikes(bytes).find()) {
    while (link != draft.links.end() && link->offset + link->length <= place.begin) ++link;
    if (link != draft.links.end() && link->offset < place.end) continue;
    position.go_to(place.begin);
    const std::string_view raw = bytes.substr(place.begin, place.end - place.begin);
    UncountedLink found;
    found.offset = static_cast<std::uint32_t>(place.begin);
    found.length = static_cast<std::uint32_t>(place.end - place.begin);
    found.line = position.line();
    found.column = position.column();
    if (place.begin < draft.body_offset) {
      if (!readable) readable = is_readable(bytes, draft);
      found.why = property_reason(raw, position.is_quoted(), *readable);
    } else {
      found.why = told(skipped, raw, place).value_or(own_reason(raw, place));
    }
    out.push_back(found);
  }
  return out;
}

}  // namespace whylink::note
