#include "whylink/text.hpp"

namespace whylink::text {

std::vector<std::string> words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> out;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) out.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    const bool joins = c == '\'' || c == 0x2019;  // don't, l'idée
    if (is_ideograph(c)) {
      finish();
      out.emplace_back(folded, begin, at - begin);
    } else if (is_word_character(c) || (joins && !word.empty())) {
      word.append(folded, begin, at - begin);
    } else {
      finish();
    }
  }
  finish();
  return out;
}

std::size_t count_words(std::string_view text) {
  // Bytes, not code points, each looked at with the one before it alone, so that the compiler can
  // use vector instructions: a run starts where a non-blank follows a blank; lead bytes E3..E9 are
  // kana and Han (and the CJK marks at U+3000).
  if (text.empty()) return 0;
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  std::size_t starts = bytes[0] > 0x20 ? 1 : 0;
  std::size_t ideographs = bytes[0] >= 0xe3 && bytes[0] <= 0xe9 ? 1 : 0;
  // Counted in bytes for as many as cannot overflow one: sixteen sums at a time.
  constexpr std::size_t kStretch = 255;
  for (std::size_t first = 1; first < text.size(); first += kStretch) {
    const std::size_t last = std::min(first + kStretch, text.size());
    unsigned char new_starts = 0;
    unsigned char new_ideographs = 0;
    for (std::size_t i = first; i < last; ++i) {
      const auto starts_here =
          static_cast<unsigned char>((bytes[i] > 0x20) & (bytes[i - 1] <= 0x20));
      const auto ideograph = static_cast<unsigned char>((bytes[i] >= 0xe3) & (bytes[i] <= 0xe9));
      new_starts = static_cast<unsigned char>(new_starts + starts_here);
      new_ideographs = static_cast<unsigned char>(new_ideographs + ideograph);
    }
    starts += new_starts;
    ideographs += new_ideographs;
  }
  return starts + ideographs / 2;
}

}  // namespace whylink::text
