// What Obsidian adds to Markdown, turned into signs that pass through a Markdown reader as letters
// do: wikilinks, embeds, highlights, footnotes; comments and block ids are taken out. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/window/widgets/canvas.hpp"

namespace whylink::window::markdown {

// Noncharacters of Unicode, which stand in no text; those that do are taken out first. Each is
// three bytes: kSign and one of its own.
constexpr std::string_view kSign = "\xEF\xB7";
enum class Sign : unsigned char {
  link_begin = 0x90,
  link_end,
  mark_begin,
  mark_end,
  highlight_begin,
  highlight_end,
  footnote_begin,
  footnote_end,
  embed_begin,  // up to the end stands the embed's number in decimal
  embed_end,
};

struct Signed {
  std::string text;                 // valid UTF-8 with the signs in it, without front matter
  std::vector<std::string> embeds;  // "Note#Heading|words", as written between the brackets
};
// Linear in the text.
[[nodiscard]] Signed with_signs(std::string_view text, Mark link);

// What an embed is called where it cannot be shown: "Picture: a.png", "Embedded: Note > Heading".
[[nodiscard]] std::string embed_words(std::string_view inside);

}  // namespace whylink::window::markdown
