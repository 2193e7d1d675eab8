// Where Obsidian reads blocks differently from CommonMark.
#pragma once

namespace whylink::note {

// Blocks are read as CommonMark 0.31 says, with GitHub's tables and footnotes, but for these rules.
// Each can be switched off, so that tests can compare all the rest with other readers of
// CommonMark. docs/formats.md has the evidence for each.
struct Dialect {
  // A line that starts with "$$" and has no second "$$" opens a block that ends with the next line
  // that has "$$", or with its containers.
  bool math_blocks = true;
  // In a list item no indentation makes code: a line indented by four columns or more is read as if
  // it were indented by less, unless it goes on with a paragraph.
  bool no_indented_code_in_lists = true;
  // In a list item a fence or "$$" may be indented by any number of columns, also below a
  // paragraph.
  bool deep_fences_in_lists = true;
};
constexpr Dialect kObsidian{};
constexpr Dialect kCommonMark{false, false, false};

}  // namespace whylink::note
