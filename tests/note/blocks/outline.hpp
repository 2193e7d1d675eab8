// The blocks and inlines of a note in a form in which readers of Markdown can be compared.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/note/dialect.hpp"
#include "whylink/text.hpp"

namespace whylink::note::blocks {

// One line a block, sorted as text, each behind the containers it stands in:
//
//     quote 1:1 > item 1:3 > paragraph 1:5-2
//
// Lines and columns count from 1, columns in bytes. A paragraph has its last line, a table its rows
// and last line; code and HTML have the number of their lines; blank lines at the end of indented
// code do not count. What a footnote stands in is not told, nor where the paragraph right above a
// table begins, for cmark does not know these.
using Outline = std::vector<std::string>;
// Code spans, HTML, links and images in running text, in order: "code", "html", "link DESTINATION",
// "image DESTINATION". Links that lead out of the vault, and to nothing, are left out.
using Inlines = std::vector<std::string>;
// What each byte is: 't' text, 'c' a code span, 'h' HTML in text, 'v' a block of code or HTML, '.'
// for what is none of them or not told. Only letters and digits are told.
using Classes = std::string;

// A paragraph, a heading or a line of a table, as bytes of the note.
struct Text {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool in_table = false;
};

// What one of whylink's readings gives of a note.
struct Reading {
  Outline outline;
  Inlines inlines;
  Classes classes;
  std::vector<Text> texts;
  std::vector<text::Range> tables;  // as bytes of the note
};
using Reader = std::function<Reading(std::string_view note)>;

// As whylink reads a note; without Obsidian's differences from CommonMark unless told otherwise.
[[nodiscard]] Reading whylink_reading(std::string_view note, const Dialect& dialect = kCommonMark);

// As cmark-gfm does, with its tables and, for the outline, its footnotes.
[[nodiscard]] Outline cmark_outline(std::string_view note);
// "unbalanced" stands before a destination with more parentheses of one sort than of the other.
[[nodiscard]] Inlines cmark_inlines(std::string_view note);
// Whether the line of the byte `text`, read without tables, goes on with a paragraph but not with
// all containers around it. Only quote marks and blanks may stand before that byte.
[[nodiscard]] bool cmark_goes_on_lazily(std::string_view note, std::size_t text);

// As md4c does, with its tables.
struct Md4cReading {
  Classes classes;
  Classes in_table;  // '|' in a table, ' ' outside, '.' for what is not told
  Inlines inlines;
  int headings = 0;  // how many blocks of some kinds there are
  int containers = 0;
  int code = 0;
  int html = 0;
  int tables = 0;
};
[[nodiscard]] Md4cReading md4c_reading(std::string_view note);

}  // namespace whylink::note::blocks
