#include <algorithm>

#include "whylink/review.hpp"

namespace whylink::review {

namespace {

using text::Range;

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_inside_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The first place from `at` on, up to `last`, that divides no word; without one, no character.
std::size_t forward_to_word(std::string_view text, std::size_t at, std::size_t last) {
  std::size_t word = at;
  while (word < last && !is_blank(text[word])) ++word;
  if (word < last) return word;
  while (at < last && is_inside_character(text[at])) ++at;
  return at;
}

std::size_t back_to_word(std::string_view text, std::size_t at, std::size_t first) {
  std::size_t word = at;
  while (word > first && !is_blank(text[word])) --word;
  if (word > first) return word;
  while (at > first && is_inside_character(text[at])) --at;
  return at;
}

}  // namespace

text::Range around(std::string_view text, text::Range part, std::size_t longest) {
  if (text.size() <= longest) return {0, text.size()};
  const std::size_t reach = longest / 4;
  Range kept{part.begin - std::min(part.begin, reach), text.size()};
  if (kept.begin > 0) kept.begin = forward_to_word(text, kept.begin, part.begin);
  if (text.size() - part.end > reach) kept.end = back_to_word(text, part.end + reach, part.end);
  return kept;
}

}  // namespace whylink::review
