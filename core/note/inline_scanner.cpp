#include "core/note/inline_scanner.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/note/html_blocks.hpp"
#include "core/note/lines.hpp"
#include "core/note/link_syntax.hpp"

namespace whylink::note {

namespace {

// Of more open brackets the oldest are forgotten, they are text: a megabyte of memory.
constexpr std::size_t kMostBrackets = 10'000;

constexpr std::array<bool, 256> special_bytes() {
  std::array<bool, 256> table{};
  for (const char c : {'\\', '`', '$', '<', '[', ']', '!'}) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}
constexpr std::array<bool, 256> kSpecial = special_bytes();

class InlineScanner {
 public:
  InlineScanner(std::string_view bytes, const Stretch& stretch, Draft& draft)
      : bytes_(bytes.substr(0, stretch.end)),
        end_(stretch.end),
        draft_(draft),
        line_(stretch.line),
        line_begin_(stretch.line_begin),
        counted_to_(stretch.begin),
        html_(bytes, stretch.begin, stretch.end) {}

  void run(std::size_t at) {
    while (at < end_) {
      if (!kSpecial[static_cast<unsigned char>(bytes_[at])]) {
        ++at;
        continue;
      }
      at = step(at);
    }
  }

 private:
  struct Bracket {
    WrittenLink place;  // where "[" or "![" stands
    bool image = false;
  };

  std::size_t step(std::size_t at) {
    switch (bytes_[at]) {
      case '\\':
        if (at + 1 == end_ || !is_punctuation(bytes_[at + 1])) return at + 1;
        return skipped(at, at + 2, WhyNot::escaped);
      case '`':
        return skip_code(at);
      case '$':
        return skip_math(at);
      case '<':
        return skip_html(at);
      case '!':
        return open_embed(at);
      case '[':
        return open_link(at, at);
      default:
        return close_bracket(at);
    }
  }

  std::size_t run_of(std::size_t at, char mark) const {
    std::size_t size = 0;
    while (at + size < end_ && bytes_[at + size] == mark) ++size;
    return size;
  }

  std::size_t skip_code(std::size_t at) {
    const std::size_t size = run_of(at, '`');
    if (!knows_ticks_) find_last_ticks(at + size);
    const auto last = last_ticks_.find(size);
    if (last == last_ticks_.end() || last->second < at + size) return at + size;
    for (std::size_t i = bytes_.find('`', at + size);; i = bytes_.find('`', i)) {
      const std::size_t other = run_of(i, '`');
      i += other;
      if (other == size) return skipped(at, i, WhyNot::code_span);
    }
  }

  // Where nothing closes, nobody looks for it again.
  void find_last_ticks(std::size_t from) {
    knows_ticks_ = true;
    for (std::size_t i = bytes_.find('`', from); i != std::string_view::npos;
         i = bytes_.find('`', i)) {
      const std::size_t size = run_of(i, '`');
      last_ticks_[size] = i;
      i += size;
    }
  }

  // Looked for once a line, however much math it holds.
  std::size_t line_end(std::size_t at) {
    if (at > line_end_ || line_end_ == 0)
      line_end_ = std::min(bytes_.find_first_of("\r\n", at), end_);
    return line_end_;
  }

  std::size_t skip_math(std::size_t at) {
    const std::size_t dollars = at + 1 < end_ && bytes_[at + 1] == '$' ? 2 : 1;
    if (at < no_math_until_) return at + dollars;
    const std::size_t stop = line_end(at);
    if (dollars == 2) {
      const std::size_t close = bytes_.find("$$", at + 2);
      return close < stop ? skipped(at, close + 2, WhyNot::math) : at + 2;
    }
    if (at + 1 >= stop || is_space(bytes_[at + 1])) return at + 1;
    for (std::size_t i = at + 1; i < stop; ++i) {
      if (bytes_[i] == '\\') {
        ++i;
      } else if (bytes_[i] == '$' && i > at + 1 && !is_space(bytes_[i - 1]) &&
                 (i + 1 >= end_ || !is_digit(bytes_[i + 1]))) {
        return skipped(at, i + 1, WhyNot::math);
      }
    }
    no_math_until_ = stop;  // what closes does not depend on what opens: no later "$" closes either
    return at + 1;
  }

  std::size_t skip_html(std::size_t at) {
    const auto end = html_.end_at(at);
    return end ? skipped(at, *end, WhyNot::html_tag) : at + 1;
  }

  // Goes on behind what holds no link.
  std::size_t skipped(std::size_t begin, std::size_t end, WhyNot why) const {
    draft_.skip(begin, end, why);
    return end;
  }

  std::size_t open_embed(std::size_t at) {
    if (at + 1 >= end_ || bytes_[at + 1] != '[') return at + 1;
    return open_link(at, at + 1);
  }

  // `begin` is the "!" of an embed or the bracket itself.
  std::size_t open_link(std::size_t begin, std::size_t bracket) {
    if (bracket + 1 < end_ && bytes_[bracket + 1] == '[') {
      if (const auto after = wikilink(begin, bracket)) return *after;
    }
    if (brackets_.size() == kMostBrackets) forget_oldest();
    brackets_.push_back({place(begin), begin != bracket});
    return bracket + 1;
  }

  void forget_oldest() {
    constexpr std::size_t kForgotten = kMostBrackets / 2;
    brackets_.erase(brackets_.begin(), brackets_.begin() + kForgotten);
    inactive_below_ -= std::min(inactive_below_, kForgotten);
  }

  std::optional<std::size_t> wikilink(std::size_t begin, std::size_t bracket) {
    if (bracket < no_wikilink_until_) return std::nullopt;
    std::size_t i = bracket + 2;
    for (; i + 1 < end_; ++i) {
      const char c = bytes_[i];
      if (c == '\n' || c == '\r') break;
      if (c == '[' && bytes_[i + 1] == '[') break;
      if (c == ']' && bytes_[i + 1] == ']') return add_wikilink(begin, bracket, i);
    }
    no_wikilink_until_ = i;
    return std::nullopt;
  }

  std::optional<std::size_t> add_wikilink(std::size_t begin, std::size_t bracket,
                                          std::size_t close) {
    const std::string_view inside = bytes_.substr(bracket + 2, close - bracket - 2);
    const auto parts = wiki_parts(inside);
    if (!parts) {
      draft_.skip(begin, close + 2,
                  inside.size() > kLongestTarget ? WhyNot::too_long : WhyNot::empty);
      return std::nullopt;
    }
    const std::string_view raw = bytes_.substr(begin, close + 2 - begin);
    WrittenLink link = place(begin);
    if (!draft_.has_room_for_link(link.line)) return skipped(begin, close + 2, WhyNot::over_limit);
    link.length = static_cast<std::uint32_t>(raw.size());
    link.raw = draft_.put(raw);
    link.target = draft_.put_part(raw, link.raw, parts->target);
    link.subpath = draft_.put_part(raw, link.raw, parts->subpath);
    link.alias = draft_.put_part(raw, link.raw, parts->alias);
    link.has_alias = parts->has_alias;
    link.kind = begin == bracket ? LinkKind::wikilink : LinkKind::embed;
    draft_.links.push_back(link);
    return close + 2;
  }

  std::size_t close_bracket(std::size_t at) {
    if (brackets_.empty()) return at + 1;
    const std::size_t index = brackets_.size() - 1;
    const Bracket opener = brackets_.back();
    brackets_.pop_back();
    const bool active = opener.image || index >= inactive_below_;
    if (inactive_below_ > brackets_.size()) inactive_below_ = brackets_.size();
    if (!active || at + 1 >= end_ || bytes_[at + 1] != '(') return at + 1;
    const auto destination = parse_destination(bytes_, at + 1, end_);
    if (!destination) return at + 1;
    // Links do not hold links: the brackets around this one can only be text. Images may.
    if (!opener.image) inactive_below_ = brackets_.size();
    add_markdown_link(opener, at, *destination);
    return destination->end;
  }

  void add_markdown_link(const Bracket& opener, std::size_t close, const Destination& destination) {
    const std::size_t begin = opener.place.offset;
    const auto no_link = [&](WhyNot why) { draft_.skip(begin, destination.end, why); };
    if (destination.written.empty()) return no_link(WhyNot::empty);
    const std::string url = without_escapes(destination.written);
    if (is_external(url)) return no_link(WhyNot::external);
    const std::string decoded = percent_decoded(url);
    const std::size_t hash = std::min(decoded.find('#'), decoded.size());
    const std::string_view target = trim(std::string_view(decoded).substr(0, hash));
    const std::string_view subpath = trim(std::string_view(decoded).substr(hash));
    if (target.empty() && subpath.empty()) return no_link(WhyNot::empty);
    const std::string_view raw = bytes_.substr(begin, destination.end - begin);
    if (target.size() > kLongestTarget) return no_link(WhyNot::too_long);
    if (!draft_.has_room_for_text(raw.size(), opener.place.line)) {
      return no_link(WhyNot::over_limit);
    }
    const std::size_t text_begin = begin + (opener.image ? 2U : 1U);
    const std::string_view label = bytes_.substr(text_begin, close - text_begin);
    WrittenLink link = opener.place;
    if (!draft_.has_room_for_link(link.line)) return no_link(WhyNot::over_limit);
    link.length = static_cast<std::uint32_t>(raw.size());
    link.raw = draft_.put(raw);
    link.target = draft_.put(target);
    link.subpath = draft_.put(subpath);
    link.alias = draft_.put_part(raw, link.raw, label);
    link.has_alias = true;
    link.kind = opener.image ? LinkKind::embed : LinkKind::markdown;
    link.form = LinkForm::md;
    draft_.links.push_back(link);
  }

  // Places come in rising order, so that lines are counted once.
  WrittenLink place(std::size_t begin) {
    for (std::size_t i = counted_to_; i < begin; ++i) {
      const bool ends = bytes_[i] == '\n' ||
                        (bytes_[i] == '\r' && (i + 1 == bytes_.size() || bytes_[i + 1] != '\n'));
      if (!ends) continue;
      ++line_;
      line_begin_ = i + 1;
    }
    counted_to_ = begin;
    WrittenLink link;
    link.offset = static_cast<std::uint32_t>(begin);
    link.line = line_;
    link.column = static_cast<std::uint32_t>(begin - line_begin_);
    return link;
  }

  std::string_view bytes_;
  std::size_t end_;
  Draft& draft_;
  std::uint32_t line_;
  std::size_t line_begin_;
  std::size_t counted_to_;
  bool knows_ticks_ = false;
  std::unordered_map<std::size_t, std::size_t> last_ticks_;  // by length: where the last run stands
  std::size_t line_end_ = 0;                                 // of the line that was asked for last
  std::size_t no_math_until_ = 0;
  std::size_t no_wikilink_until_ = 0;
  std::size_t inactive_below_ = 0;  // brackets below this index may not become links
  InlineHtml html_;
  std::vector<Bracket> brackets_;
};

bool is_tag_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '/' ||
         static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

void scan_inline(std::string_view bytes, const Stretch& stretch, Draft& draft) {
  const std::size_t first = draft.links.size();
  InlineScanner(bytes, stretch, draft).run(stretch.begin);
  // An image inside a link's text is finished before the link around it.
  std::sort(
      draft.links.begin() + static_cast<std::ptrdiff_t>(first), draft.links.end(),
      [](const WrittenLink& one, const WrittenLink& other) { return one.offset < other.offset; });
}

void scan_tags(std::string_view bytes, const Stretch& stretch, Draft& draft) {
  const std::string_view text = bytes.substr(0, stretch.end);
  for (std::size_t at = text.find('#', stretch.begin); at != std::string_view::npos;
       at = text.find('#', at)) {
    const bool starts = at == stretch.begin || is_space(text[at - 1]) || text[at - 1] == '\n';
    std::size_t end = at + 1;
    bool only_digits = true;
    while (end < text.size() && is_tag_byte(text[end])) {
      only_digits = only_digits && is_digit(text[end]);
      ++end;
    }
    if (starts && !only_digits) draft.add_tag(text.substr(at + 1, end - at - 1));
    at = end;
  }
}

}  // namespace whylink::note
