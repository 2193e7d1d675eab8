#include <algorithm>
#include <array>

#include "whylink/text.hpp"

namespace whylink::text {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Marks that end a sentence wherever they stand.
bool ends_anywhere(char32_t c) {
  return c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff1b || c == 0xff61;
}

// Marks that end a sentence before a blank.
bool ends_before_blank(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_' || c == 0x201d ||
         c == 0x2019 || c == 0xbb || c == 0x300d || c == 0x300f || c == 0xff09;
}

// "e.g.", "J.", "vol.": a full stop that ends no sentence.
bool is_abbreviation(std::string_view before_stop) {
  std::size_t begin = before_stop.size();
  while (begin > 0 && !is_blank(before_stop[begin - 1]) && before_stop[begin - 1] != '(') --begin;
  const std::string_view word = before_stop.substr(begin);
  if (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z') return true;
  if (word.find('.') != std::string_view::npos && word.size() <= 5) return true;
  static constexpr std::array kKnown = {"e.g",  "i.e", "cf",  "vs",  "etc", "al",  "Dr",  "Mr",
                                        "Mrs",  "Ms",  "St",  "Vol", "vol", "No",  "no",  "pp",
                                        "p",    "ca",  "bzw", "Nr",  "vgl", "Vgl", "usw", "Abb",
                                        "Prof", "Fig", "fig", "ch",  "Ch",  "ed",  "eds", "approx"};
  return std::find(kKnown.begin(), kKnown.end(), word) != kKnown.end();
}

// A lower-case letter after the blank: the stop was part of something else ("ver. two", "approx.
// ten").
bool continues_in_lower_case(std::string_view passage, std::size_t at) {
  while (at < passage.size() && is_blank(passage[at])) ++at;
  return at < passage.size() && passage[at] >= 'a' && passage[at] <= 'z';
}

// Finds the ends of links, whose stops end no sentence. Is asked at places that never fall, and
// looks at no byte twice for the same mark.
class Links {
 public:
  explicit Links(std::string_view passage) : passage_(passage) {}

  // The end of a link that starts at `at`, or `at` when none does.
  std::size_t past(std::size_t at) {
    const std::string_view rest = passage_.substr(at);
    if (rest.starts_with("[[")) {
      const std::size_t close = wikilink_close(at);
      return close == std::string_view::npos ? at : close + 2;
    }
    if (rest.starts_with("](")) {
      const std::size_t stop = destination_stop(at);
      return stop == std::string_view::npos || passage_[stop] == '\n' ? at : stop + 1;
    }
    return at;
  }

 private:
  static constexpr std::size_t kLongestLink = 2000;

  // What is not looked at yet of the longest link that starts at `at`.
  std::string_view unread(std::size_t at, std::size_t& read_to) const {
    read_to = std::max(read_to, at);
    return passage_.substr(read_to, at + kLongestLink - read_to);
  }

  std::size_t wikilink_close(std::size_t at) {
    const std::string_view rest = unread(at, no_brackets_to_);
    const std::size_t close = rest.find("]]");
    if (close != std::string_view::npos) return no_brackets_to_ += close;
    if (!rest.empty()) no_brackets_to_ += rest.size() - 1;  // the last may be the first of two
    return close;
  }

  std::size_t destination_stop(std::size_t at) {
    const std::string_view rest = unread(at, no_stop_to_);
    const std::size_t stop = rest.find_first_of(")\n");
    no_stop_to_ += std::min(stop, rest.size());
    return stop == std::string_view::npos ? stop : no_stop_to_;
  }

  std::string_view passage_;
  std::size_t no_brackets_to_ = 0;  // no "]]" starts before, of what was looked at last
  std::size_t no_stop_to_ = 0;      // no ")" and no line ending
};

Range trimmed(std::string_view passage, std::size_t begin, std::size_t end) {
  while (begin < end && is_blank(passage[begin])) ++begin;
  while (end > begin && is_blank(passage[end - 1])) --end;
  return {begin, end};
}

// Whether a sentence ends right after the mark at `at` (`after` is behind mark and closing marks).
bool is_end(std::string_view passage, char32_t mark, std::size_t at, std::size_t after) {
  if (ends_anywhere(mark)) return true;
  if (!ends_before_blank(mark)) return false;
  if (after < passage.size() && !is_blank(passage[after])) return false;
  if (mark == '.' && is_abbreviation(passage.substr(0, at))) return false;
  return mark != '.' || !continues_in_lower_case(passage, after);
}

std::size_t past_closing(std::string_view passage, std::size_t at) {
  while (at < passage.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(passage, next);
    if (!closes(c) && !ends_before_blank(c) && !ends_anywhere(c)) break;
    at = next;
  }
  return at;
}

}  // namespace

std::vector<Range> sentences(std::string_view passage) {
  std::vector<Range> out;
  Links links(passage);
  std::size_t begin = 0;
  for (std::size_t at = 0; at < passage.size();) {
    if (const std::size_t after_link = links.past(at); after_link > at) {
      at = after_link;
      continue;
    }
    const std::size_t mark_at = at;
    const char32_t mark = next_code_point(passage, at);
    if (!ends_anywhere(mark) && !ends_before_blank(mark)) continue;
    const std::size_t after = past_closing(passage, at);
    at = after;
    if (!is_end(passage, mark, mark_at, after)) continue;
    const Range sentence = trimmed(passage, begin, after);
    if (sentence.begin < sentence.end) out.push_back(sentence);
    begin = after;
  }
  const Range rest = trimmed(passage, begin, passage.size());
  if (rest.begin < rest.end) out.push_back(rest);
  return out;
}

}  // namespace whylink::text
