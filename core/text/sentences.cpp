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

// The end of a link that starts at `at`, or `at` when none does: its stops end no sentence.
std::size_t past_link(std::string_view passage, std::size_t at) {
  constexpr std::size_t kLongestLink = 2000;
  const std::string_view window = passage.substr(at, kLongestLink);
  if (window.starts_with("[[")) {
    const std::size_t close = window.find("]]");
    return close == std::string_view::npos ? at : at + close + 2;
  }
  if (window.starts_with("](")) {
    const std::size_t close = window.find_first_of(")\n");
    return close == std::string_view::npos || window[close] == '\n' ? at : at + close + 1;
  }
  return at;
}

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
  std::size_t begin = 0;
  for (std::size_t at = 0; at < passage.size();) {
    if (const std::size_t after_link = past_link(passage, at); after_link > at) {
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
