#include "tests/note/blocks/comparison.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "core/note/lines.hpp"
#include "tests/note/blocks/outline.hpp"
#include "tests/note/blocks/random_note.hpp"
#include "whylink/text.hpp"

namespace whylink::note::blocks {

namespace {

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool is_footnote_colon(std::string_view note, std::size_t bracket) {
  std::size_t at = bracket;
  while (at > 0 && note[at - 1] != '[' &&
         std::isspace(static_cast<unsigned char>(note[at - 1])) == 0)
    --at;
  return at > 0 && note[at - 1] == '[' && note[at] == '^' && at + 1 < bracket;
}

// "definitions": what CommonMark takes for the definition of a link is text to whylink. Readers are
// given a note that has none; with `footnotes` those of footnotes stay.
std::string without_definitions(std::string note, bool footnotes) {
  for (std::size_t at = note.find("]:"); at != std::string::npos; at = note.find("]:", at + 2)) {
    if (!footnotes || !is_footnote_colon(note, at)) note[at + 1] = ';';
  }
  return note;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Wikilinks and math in running text are Obsidian's own.
std::string without_own_inlines(std::string note) {
  replace_all(note, "[[", "((");
  replace_all(note, "$", "S");
  return without_definitions(std::move(note), false);
}

// "declarations": CommonMark takes any letter behind "<!" since 0.31, before that a name in
// capitals and a blank.
std::string with_old_declarations(std::string note) {
  for (std::size_t at = note.find("<!"); at != std::string::npos; at = note.find("<!", at + 2)) {
    std::size_t end = at + 2;
    for (; end < note.size() && is_letter(note[end]); ++end) note[end] = upper(note[end]);
    const bool has_blank = end < note.size() && is_space(note[end]);
    if (end > at + 2 && !has_blank) note[at] = 'x';
  }
  return note;
}

// "comments": CommonMark ends them at the first "-->" since 0.31, before that "--" could not stand
// in one.
std::string with_plain_comments(std::string note) {
  for (std::size_t at = note.find("<!--"); at != std::string::npos;
       at = note.find("<!--", at + 4)) {
    const std::string_view rest = std::string_view(note).substr(at + 4);
    if (rest.starts_with('>') || rest.starts_with("->")) {
      note[at] = 'x';
      continue;
    }
    const std::size_t close = std::min(note.find("-->", at + 4), note.size());
    std::replace(note.begin() + static_cast<std::ptrdiff_t>(at + 4),
                 note.begin() + static_cast<std::ptrdiff_t>(close), '-', '+');
  }
  return note;
}

// "carriage returns": alone they end a line, but not the first row of a table to cmark.
std::string with_line_feeds(std::string note) {
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (note[i] == '\r' && (i + 1 == note.size() || note[i + 1] != '\n')) note[i] = '\n';
  }
  return note;
}

// "lone-bar": a line of one bar, the last of a longer paragraph, is a row of one cell to cmark and
// of none to others.
std::string without_lone_bars(std::string note) {
  for (std::size_t at = note.find('|'); at != std::string::npos; at = note.find('|', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && (is_space(note[begin - 1]) || note[begin - 1] == '>')) --begin;
    const std::size_t end = std::min(note.find_first_not_of(" \t\r", at + 1), note.size());
    const bool alone = begin == 0 || note[begin - 1] == '\n';
    if (alone && (end == note.size() || note[end] == '\n')) note[at] = '/';
  }
  return note;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == line.npos;
}

// "footnotes": a line of blanks ends them to cmark, and inside a quote so does an empty one.
std::string with_plain_footnotes(std::string note) {
  if (note.find("]:") == std::string::npos) return note;
  if (note.find('>') != std::string::npos) return without_definitions(std::move(note), false);
  std::string out;
  for (std::size_t at = 0; at < note.size();) {
    const std::size_t end = std::min(note.find('\n', at), note.size());
    const std::string_view line = std::string_view(note).substr(at, end - at);
    if (!is_blank(line)) out += line;
    if (end < note.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "  " + line + "\n";
  return out;
}

std::string compared(std::string_view what, std::string_view note,
                     const std::vector<std::string>& ours, const std::vector<std::string>& theirs) {
  if (ours == theirs) return "";
  return std::string(what) + " of\n" + std::string(note) + "\nwhylink:\n" + joined(ours) +
         "other:\n" + joined(theirs);
}

// Counts by kind of what an outline holds.
struct Counts {
  int headings = 0;
  int containers = 0;
  int verbatim = 0;
  int tables = 0;

  explicit Counts(const Outline& outline) {
    for (const std::string& block : outline) {
      const std::size_t last = block.rfind("> ");
      const std::string_view kind =
          std::string_view(block).substr(last == block.npos ? 0 : last + 2);
      if (kind.starts_with("heading")) ++headings;
      if (kind.starts_with("quote") || kind.starts_with("item")) ++containers;
      if (kind.starts_with("fence") || kind.starts_with("indented") || kind.starts_with("html"))
        ++verbatim;
      if (kind.starts_with("table")) ++tables;
    }
  }
  bool operator==(const Counts&) const = default;
  bool equals(const Md4cReading& other) const {
    return headings == other.headings && containers == other.containers &&
           verbatim == other.verbatim && tables == other.tables;
  }
};

// "md4c-blocks": md4c 0.4.8 sees blocks that the specification and cmark do not, for example code
// in a line indented by four that goes on with a paragraph, and a table only at the head of a
// paragraph. cmark has settled the blocks; where md4c sees other ones, its inlines tell nothing.
bool sees_same_blocks(const Md4cReading& theirs, const Classes& ours, const Outline& outline) {
  for (std::size_t i = 0; i < ours.size(); ++i) {
    if (theirs.classes[i] == '.' || ours[i] == '.') continue;
    if ((theirs.classes[i] == 'v') != (ours[i] == 'v')) return false;
  }
  return Counts(outline).equals(theirs);
}

// "md4c-indents": md4c 0.4.8 lets a fence or list begin in a line indented by four or more that
// goes on with a paragraph, and no destination behind blanks at the end of a line. "md4c-cdata": it
// does not know all of these.
bool has_md4c_faults(std::string_view note) {
  for (const std::string_view part : {"\t", "    ", " \n", "<![CDATA["}) {
    if (note.find(part) != note.npos) return true;
  }
  return false;
}

// "cmark-ticks": after a run of backticks that is never closed, cmark 0.29 forgets code spans
// further on.
bool may_forget_ticks(std::string_view note) {
  std::map<std::size_t, int> runs;
  for (std::size_t at = note.find('`'); at != note.npos; at = note.find('`', at)) {
    const std::size_t end = std::min(note.find_first_not_of('`', at), note.size());
    ++runs[end - at];
    at = end;
  }
  return runs.size() > 1 &&
         std::ranges::any_of(runs, [](const auto& run) { return run.second > 2; });
}

// "cmark-parentheses": cmark 0.29 takes "((" for a destination though it is not balanced.
bool has_unbalanced(const Inlines& inlines) {
  return std::ranges::find(inlines, "unbalanced") != inlines.end();
}

// "excess-cells": of a row with more cells than the table's first cmark drops the last ones,
// whylink reads them.
bool is_part_of(const Inlines& part, const Inlines& whole) {
  auto at = whole.begin();
  for (const std::string& one : part) {
    at = std::find(at, whole.end(), one);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

// "lazy-row": where a paragraph goes on without its containers, cmark keeps the blanks before a
// row, and takes them for a cell more.
bool is_lazy_row(std::string note) {
  const bool has_row = note.find(" |") != note.npos || note.find("\t|") != note.npos;
  std::ranges::replace(note, '|', '/');
  return has_row && whylink_outline(note) == cmark_outline(note);
}

std::string inline_difference(std::string_view note) {
  const Inlines ours = whylink_inlines(note);
  const Inlines theirs = cmark_inlines(note);
  const Classes classes = whylink_classes(note);
  const Outline outline = whylink_outline(note);
  const bool trusted = !may_forget_ticks(note) && !has_unbalanced(theirs);
  if (trusted) {
    const bool equal = Counts(outline).tables > 0 ? is_part_of(theirs, ours) : ours == theirs;
    if (!equal) return compared("inlines", note, ours, theirs);
  }
  // md4c tells what cmark does not, the place of each byte; what it finds is otherwise cmark's to
  // say. It looks for code spans before links, and needs a blank in "<a/>".
  const Md4cReading third = md4c_reading(note);
  if (has_md4c_faults(note) || !sees_same_blocks(third, classes, outline)) return "";
  if (third.inlines != ours) {
    const bool settled = trusted || third.verbatim > 0 || note.find_first_of("[|") != note.npos;
    return settled ? "" : compared("inlines (md4c)", note, ours, third.inlines);
  }
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (third.classes[i] == '.' || classes[i] == third.classes[i]) continue;
    return "kinds of bytes of\n" + std::string(note) + "\nwhylink:\n" + classes + "\nmd4c:\n" +
           third.classes + "\nat byte " + std::to_string(i) + "\n";
  }
  return "";
}

}  // namespace

std::string difference(std::string_view written) {
  if (!text::is_valid_utf8(written) || written.find('\0') != written.npos) return "";
  const std::string note = with_plain_comments(with_old_declarations(std::string(written)));
  std::string lines = without_lone_bars(with_line_feeds(note));
  // "double-backslash": cmark reads a bar behind two backslashes as escaped, whylink and others do
  // not.
  replace_all(lines, "\\\\|", "//|");
  std::string found =
      compared("line endings", note, whylink_outline(note), whylink_outline(with_line_feeds(note)));
  if (!found.empty()) return found;
  const std::string blocks = with_plain_footnotes(without_definitions(lines, true));
  found = compared("blocks", blocks, whylink_outline(blocks), cmark_outline(blocks));
  if (!found.empty() && !is_lazy_row(blocks)) return found;
  return inline_difference(without_own_inlines(lines));
}

std::string shrunk(std::string note, const std::function<bool(const std::string&)>& fails) {
  for (std::size_t size = note.size(); size > 0;) {
    bool smaller = false;
    for (std::size_t at = 0; at + size <= note.size();) {
      std::string without = note;
      without.erase(at, size);
      if (fails(without)) {
        note = std::move(without);
        smaller = true;
      } else {
        ++at;
      }
    }
    if (!smaller || size == 1) size = smaller ? size : size / 2;
    size = std::min(size, note.size());
  }
  return note;
}

std::string first_difference(std::uint64_t seed, std::uint64_t notes) {
  for (std::uint64_t i = 0; i < notes; ++i) {
    const std::string note = random_note(seed + i);
    if (difference(note).empty()) continue;
    const std::string small =
        shrunk(note, [](const std::string& one) { return !difference(one).empty(); });
    return "seed " + std::to_string(seed + i) + ": " + difference(small);
  }
  return "";
}

}  // namespace whylink::note::blocks
