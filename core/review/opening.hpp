// Where a note begins to speak. Pure.
#pragma once

#include <string>
#include <string_view>

namespace whylink::review {

// No reader wants more of a paragraph than this for an opening, in bytes.
constexpr std::size_t kLongestOpening = 4000;

// The first paragraph or list item of a note's body that has words, markdown as written: behind the
// front matter, headings, rules, pictures alone on a line, code and tables. Empty where there is
// none.
[[nodiscard]] std::string_view first_paragraph(std::string_view body);

}  // namespace whylink::review
