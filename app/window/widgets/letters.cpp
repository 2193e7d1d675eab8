#include "app/window/widgets/letters.hpp"

#include "whylink/text.hpp"

namespace whylink::window {

bool is_invisible(char32_t c) {
  return (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xad || c == 0x180e ||
         (c >= 0xe0000 && c <= 0xe01ef);
}

bool is_mark(char32_t c) {
  return (c >= 0x300 && c <= 0x36f) || c == 0x3099 || c == 0x309a || (c >= 0x1ab0 && c <= 0x1aff) ||
         (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff) ||
         (c >= 0xfe20 && c <= 0xfe2f);
}

namespace {

// The first byte in UTF-8; most texts have none of these.
bool may_begin_mark(char byte) {
  const auto first = static_cast<unsigned char>(byte);
  return first == 0xcc || first == 0xcd || (first >= 0xe1 && first <= 0xe3) || first == 0xef;
}

}  // namespace

char32_t next_letter(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  char32_t letter = text::next_code_point(text, at);
  if (at >= text.size() || !may_begin_mark(text[at])) return letter;
  for (std::size_t end = at; end < text.size();) {
    if (!is_mark(text::next_code_point(text, end))) break;
    const std::string one = text::nfc(text.substr(begin, end - begin));
    std::size_t whole = 0;
    const char32_t together = text::next_code_point(one, whole);
    if (whole != one.size()) break;
    letter = together;
    at = end;
  }
  return letter;
}

}  // namespace whylink::window
