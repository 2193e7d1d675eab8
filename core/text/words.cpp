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
  // Bytes, not code points, so that the compiler can use vector instructions: a run starts where a
  // non-blank follows a blank; lead bytes E3..E9 are kana and Han (and the CJK marks at U+3000).
  std::size_t starts = 0;
  std::size_t ideographs = 0;
  unsigned char before = ' ';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    starts += static_cast<std::size_t>((byte > 0x20) & (before <= 0x20));
    ideographs += static_cast<std::size_t>((byte >= 0xe3) & (byte <= 0xe9));
    before = byte;
  }
  return starts + ideographs / 2;
}

}  // namespace whylink::text
