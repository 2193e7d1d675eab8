#include "tests/note/blocks/named_differences.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <ranges>

#include "core/note/lines.hpp"
#include "core/note/tables.hpp"

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

std::size_t next_line(std::string_view note, std::size_t at) {
  const std::size_t end = note.find('\n', at);
  return end == note.npos ? note.size() : end + 1;
}

// Without its line ending.
std::string_view rest_of_line(std::string_view note, std::size_t at) {
  const std::string_view line = note.substr(at, note.find('\n', at) - at);
  return line.substr(0, line.ends_with('\r') ? line.size() - 1 : line.size());
}

// The first byte of a line behind quote marks and blanks.
std::size_t text_of_line(std::string_view note, std::size_t line) {
  while (line < note.size() && (is_space(note[line]) || note[line] == '>')) ++line;
  return line;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t") == line.npos;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// How many runs of backticks of each length there are from `at` on.
std::map<std::size_t, int> tick_runs(std::string_view text, std::size_t at) {
  std::map<std::size_t, int> runs;
  for (at = text.find('`', at); at != text.npos; at = text.find('`', at)) {
    const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
    ++runs[end - at];
    at = end;
  }
  return runs;
}

}  // namespace

std::vector<std::size_t> first_bytes_of_lines(std::string_view note) {
  std::vector<std::size_t> found;
  for (std::size_t line = 0; line < note.size(); line = next_line(note, line)) {
    const std::size_t at = text_of_line(note, line);
    if (at < next_line(note, line) && at < note.size()) found.push_back(at);
  }
  return found;
}

// "definitions": what CommonMark takes for the definition of a link is text to whylink.
std::string without_definitions(std::string note, Footnotes footnotes) {
  for (std::size_t at = note.find("]:"); at != std::string::npos; at = note.find("]:", at + 2)) {
    if (footnotes == Footnotes::replaced || !is_footnote_colon(note, at)) note[at + 1] = ';';
  }
  return note;
}

// Wikilinks and math in running text are Obsidian's own.
std::string without_own_inlines(std::string note) {
  replace_all(note, "[[", "((");
  replace_all(note, "$", "S");
  return without_definitions(std::move(note), Footnotes::replaced);
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
    const std::size_t close = note.find("-->", at + 4);
    if (close == std::string::npos) break;
    for (std::size_t i = at + 4; i < close; ++i) {
      if (note[i] == '-' && (note[i + 1] == '-' || note[i - 1] == '+')) note[i] = '+';
    }
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
  for (std::size_t line = 0; line < note.size(); line = next_line(note, line)) {
    const std::size_t at = text_of_line(note, line);
    if (at < note.size() && note[at] == '|' && is_blank(rest_of_line(note, at + 1))) note[at] = '/';
  }
  return note;
}

// "double-backslash": cmark reads a bar behind two backslashes as escaped, whylink and others do
// not.
std::string without_double_backslashes(std::string note) {
  replace_all(note, "\\\\|", "//|");
  return note;
}

// "footnotes": a line of blanks ends them to cmark, and inside a quote so does an empty one.
std::string with_plain_footnotes(std::string note) {
  if (note.find("]:") == std::string::npos) return note;
  std::string out;
  for (std::size_t at = 0; at < note.size(); at = next_line(note, at)) {
    const std::string_view line = rest_of_line(note, at);
    const std::size_t quote = std::min(line.find('>'), line.size());
    out += is_blank(line) ? "" : line.substr(0, quote);
    out += without_definitions(std::string(line.substr(quote)), Footnotes::replaced);
    out += note.substr(at + line.size(), next_line(note, at) - at - line.size());
  }
  return out;
}

// "lazy-row": where a paragraph goes on without all its containers, cmark keeps the blanks before
// the first bar of a row, and takes them for a cell more.
std::string without_lazy_blanks(std::string note) {
  for (std::size_t line = 0; line < note.size(); line = next_line(note, line)) {
    const std::size_t bar = text_of_line(note, line);
    if (bar == line || bar == note.size() || note[bar] != '|' || !is_space(note[bar - 1])) continue;
    if (!cmark_goes_on_lazily(note, bar)) continue;
    std::size_t blanks = bar;
    while (blanks > line && is_space(note[blanks - 1])) --blanks;
    note.erase(blanks, bar - blanks);
  }
  return note;
}

// "excess-cells": of a row with more cells than the table's first other readers drop the last ones,
// whylink reads them.
std::string without_excess_cells(std::string note, const std::vector<text::Range>& tables) {
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    std::vector<text::Range> excess;
    std::size_t columns = 0;
    for (std::size_t line = table->begin; line < table->end; line = next_line(note, line)) {
      const std::size_t begin = text_of_line(note, line);
      const std::size_t end = begin + rest_of_line(note, begin).size();
      std::vector<text::Range> cells;
      visit_cells(note, begin, end, [&](std::size_t from, std::size_t to) {
        cells.push_back({from, to});
        return true;
      });
      if (columns == 0) columns = cells.size();
      if (cells.size() > columns) excess.push_back({cells[columns].begin, end});
    }
    for (auto cut = excess.rbegin(); cut != excess.rend(); ++cut) {
      note.erase(cut->begin, cut->end - cut->begin);
    }
  }
  return note;
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

// "md4c-fence-end": where a container with an open fence ends, md4c takes a line of one or two
// backticks for the end of the fence.
bool may_lose_line(std::string_view note) {
  for (std::size_t line = 0; line < note.size(); line = next_line(note, line)) {
    const std::string_view text = trim(rest_of_line(note, text_of_line(note, line)));
    if (text == "`" || text == "``") return true;
  }
  return false;
}

// "md4c-indents" once more: such a fence takes what follows, and may end where the true one begins.
bool has_indented_fence(std::string_view note) {
  return std::ranges::any_of(first_bytes_of_lines(note), [&](std::size_t at) {
    const std::string_view text = note.substr(at);
    if (!text.starts_with("```") && !text.starts_with("~~~")) return false;
    const std::string_view before = note.substr(0, at);
    const std::string_view blanks = before.substr(before.find_last_not_of(" \t") + 1);
    return blanks.size() >= 4 || blanks.find('\t') != blanks.npos;
  });
}

// "md4c-tags": md4c wants a blank in "<a/>", takes "</a/>" for HTML, and knows no comment or the
// like that begins at the end of a line. "md4c-order": it looks for code and HTML first, and only
// then for cells and destinations.
bool has_md4c_inline_faults(std::string_view text, bool in_table) {
  if (in_table && text.find_first_of("`<") != text.npos) return true;
  const std::size_t destination = text.find("](");
  if (destination != text.npos && text.find_first_of("`<", destination) != text.npos) return true;
  for (std::size_t at = text.find("/>"); at != text.npos; at = text.find("/>", at + 2)) {
    if (at > 0 && !is_space(text[at - 1])) return true;
  }
  for (const std::string_view start : {"<!--", "<?", "<![CDATA["}) {
    for (std::size_t at = text.find(start); at != text.npos; at = text.find(start, at + 1)) {
      if (is_blank(rest_of_line(text, at + start.size()))) return true;
    }
  }
  return false;
}

// "cmark-ticks": after a run of backticks that is never closed, cmark 0.29 forgets code spans
// further on in the same paragraph.
bool may_forget_ticks(std::string_view note, const std::vector<Text>& texts) {
  return std::ranges::any_of(texts, [&](const Text& text) {
    const std::map<std::size_t, int> runs = tick_runs(note.substr(0, text.end), text.begin);
    return runs.size() > 1 && std::ranges::max(runs | std::views::values) > 2;
  });
}

// "cmark-parentheses": cmark 0.29 takes "((" for a destination though it is not balanced.
bool has_unbalanced(const Inlines& inlines) {
  return std::ranges::find(inlines, "unbalanced") != inlines.end();
}

}  // namespace whylink::note::blocks
