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
    const std::string_view rest = bytes_.substr(close, kLongestTarget);
    const std::size_t size = rest.find_first_of(")\r\n");
    if (size == std::string_view::npos || rest[size] != ')') return at + 1;
    found_.push_back({begin, close + size + 1, false});
    return close + size + 1;
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
  std::vector<Place> found_;
};

// What the scan said of a place; the narrowest that says so last.
std::optional<WhyNot> told(const std::vector<Skipped>& skipped, std::string_view bytes,
                           const Place& place) {
  // The innermost starts last; a table's row, which holds links that count, says so least.
  const auto behind = std::ranges::upper_bound(skipped, place.end - 1, {}, &Skipped::begin);
  constexpr std::ptrdiff_t kMostLooked = 64;
  std::optional<WhyNot> row;
  for (auto at = behind; at != skipped.begin() && behind - at < kMostLooked;) {
    --at;
    if (at->end <= place.begin) continue;
    if (at->why != WhyNot::table_bar) return at->why;
    const std::string_view raw = bytes.substr(place.begin, place.end - place.begin);
    if (raw.find('|') != std::string_view::npos) row = at->why;
  }
  return row;
}

WhyNot property_reason(std::string_view bytes, const Place& place, bool readable) {
  if (!readable) return WhyNot::bad_front_matter;
  const std::string_view raw = bytes.substr(place.begin, place.end - place.begin);
  if (raw.find("](") != std::string_view::npos) return WhyNot::property_markdown;
  std::size_t begin = place.begin;
  while (begin > 0 && bytes[begin - 1] != '\n') --begin;
  const std::string_view before = bytes.substr(begin, place.begin - begin);
  const bool quoted = before.find_first_of("\"'") != std::string_view::npos;
  return quoted ? WhyNot::property_with_more : WhyNot::property_unquoted;
}

WhyNot own_reason(std::string_view bytes, const Place& place) {
  if (place.over_lines) return WhyNot::line_ending;
  const std::string_view raw = bytes.substr(place.begin, place.end - place.begin);
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
  const bool readable = !draft.properties.empty();
  std::vector<UncountedLink> out;
  auto link = draft.links.begin();
  std::uint32_t line = 1;
  std::size_t line_begin = 0;
  std::size_t counted_to = 0;
  for (const Place& place : Lookalikes(bytes).find()) {
    while (link != draft.links.end() && link->offset + link->length <= place.begin) ++link;
    if (link != draft.links.end() && link->offset < place.end) continue;
    for (; counted_to < place.begin; ++counted_to) {
      if (bytes[counted_to] != '\n') continue;
      ++line;
      line_begin = counted_to + 1;
    }
    UncountedLink found;
    found.offset = static_cast<std::uint32_t>(place.begin);
    found.length = static_cast<std::uint32_t>(place.end - place.begin);
    found.line = line;
    found.column = static_cast<std::uint32_t>(place.begin - line_begin);
    const auto why = told(skipped, bytes, place);
    found.why = place.begin < draft.body_offset ? property_reason(bytes, place, readable)
                : why                           ? *why
                                                : own_reason(bytes, place);
    out.push_back(found);
  }
  return out;
}

}  // namespace whylink::note
