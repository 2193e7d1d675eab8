// The blocks and inlines of a note in a form in which readers of Markdown can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace whylink::note::blocks {

// One line a block, sorted as text, each behind the containers it stands in:
//
//     quote 1:1 > item 1:3 > paragraph 1:5-2
//
// Lines and columns count from 1, columns in bytes. A paragraph has its last line; code, HTML and
// tables have the number of their lines or rows; blank lines at the end of indented code do not
// count. What a footnote stands in is not told, nor where a table begins or the paragraph right
// above it, for cmark does not know these.
using Outline = std::vector<std::string>;
// Code spans, HTML, links and images in running text, in order: "code", "html", "link DESTINATION",
// "image DESTINATION". Links that lead out of the vault, and to nothing, are left out.
using Inlines = std::vector<std::string>;
// What each byte is: 't' text, 'c' a code span, 'h' HTML in text, 'v' a block of code or HTML, '.'
// for what is none of them or not told. Only letters and digits are told.
using Classes = std::string;

// As whylink reads a note, without Obsidian's differences from CommonMark.
[[nodiscard]] Outline whylink_outline(std::string_view note);
[[nodiscard]] Inlines whylink_inlines(std::string_view note);
[[nodiscard]] Classes whylink_classes(std::string_view note);

// As cmark-gfm does, with its tables and, for the outline, its footnotes.
[[nodiscard]] Outline cmark_outline(std::string_view note);
// "unbalanced" stands before a destination with more parentheses of one sort than of the other.
[[nodiscard]] Inlines cmark_inlines(std::string_view note);

// As md4c does, with its tables.
struct Md4cReading {
  Classes classes;
  Inlines inlines;
  int headings = 0;  // how many blocks of some kinds there are
  int containers = 0;
  int verbatim = 0;
  int tables = 0;
};
[[nodiscard]] Md4cReading md4c_reading(std::string_view note);

}  // namespace whylink::note::blocks
