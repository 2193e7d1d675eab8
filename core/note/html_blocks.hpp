// HTML: blocks of it (CommonMark 0.31, section 4.6) and tags in running text (section 6.6).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace whylink::note {

// The seven kinds of HTML block, by number as in the specification; 0 is none.
struct HtmlBlock {
  int kind = 0;
};
// What starts at `rest` (blanks skipped). Kind 7 cannot interrupt a paragraph.
[[nodiscard]] HtmlBlock html_block_start(std::string_view rest, bool in_paragraph);
// Whether the block ends on this line. Kinds 6 and 7 end at a blank line instead.
[[nodiscard]] bool html_block_ends(HtmlBlock block, std::string_view line);

// The end of the tag, comment, instruction or autolink that starts with "<" at `at`; none when
// there is none before `end`.
[[nodiscard]] std::optional<std::size_t> inline_html_end(std::string_view bytes, std::size_t at,
                                                         std::size_t end);

}  // namespace whylink::note
