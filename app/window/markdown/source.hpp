// What Obsidian adds to Markdown, turned into signs that pass through a Markdown reader as letters
// do: wikilinks, embeds, highlights, footnotes; comments and block ids are taken out. Pure.
#pragma once

#include <string>
#include <string_view>

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
};

// Valid UTF-8 with the signs in it, without front matter. Linear in the text.
[[nodiscard]] std::string with_signs(std::string_view text, Mark link);

}  // namespace whylink::window::markdown
