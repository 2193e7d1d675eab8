// What of a text is drawn as one letter, and what takes no room.
#pragma once

#include <cstddef>
#include <string_view>

namespace whylink::window {

// Joiners, variation selectors, marks of direction, soft hyphens, tags: nothing is drawn.
[[nodiscard]] bool is_invisible(char32_t c);
// An accent or the like: drawn over the letter before it.
[[nodiscard]] bool is_mark(char32_t c);
// The letter at `at`, which moves past it; at < text.size(). With the marks behind it as far as
// Unicode has one letter for them together, as for names from systems that keep them apart.
[[nodiscard]] char32_t next_letter(std::string_view text, std::size_t& at);

// Calls `each(letter, before)` for what of the text is drawn, in order; `before` is the letter that
// it may stand closer to, or 0. What measures a text and what draws it go through it alike.
template <typename Each>
void for_letters(std::string_view text, const Each& each) {
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_letter(text, at);
    if (is_invisible(c)) continue;
    each(c, before);
    before = c;
  }
}

}  // namespace whylink::window
