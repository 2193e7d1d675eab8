#include "tests/note/blocks/comparison.hpp"

#include <algorithm>

#include "tests/note/blocks/named_differences.hpp"
#include "tests/note/blocks/random_note.hpp"
#include "whylink/text.hpp"

namespace whylink::note::blocks {

namespace {

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
  int code = 0;
  int html = 0;
  int tables = 0;

  explicit Counts(const Outline& outline) {
    for (const std::string& block : outline) {
      const std::size_t last = block.rfind("> ");
      const std::string_view kind =
          std::string_view(block).substr(last == block.npos ? 0 : last + 2);
      if (kind.starts_with("heading")) ++headings;
      if (kind.starts_with("quote") || kind.starts_with("item")) ++containers;
      if (kind.starts_with("fence") || kind.starts_with("indented")) ++code;
      if (kind.starts_with("html")) ++html;
      if (kind.starts_with("table")) ++tables;
    }
  }
  bool operator==(const Counts&) const = default;
  bool equals(const Md4cReading& other) const {
    return headings == other.headings && containers == other.containers && code == other.code &&
           html == other.html && tables == other.tables;
  }
};

// "md4c-blocks": md4c 0.4.8 sees blocks that the specification and cmark do not, for example code
// in a line indented by four that goes on with a paragraph, and a table only at the head of a
// paragraph. cmark has settled the blocks; where md4c sees other ones, its inlines tell nothing.
// Where a line begins with a number that is text to one reader only, it begins an item to the
// other.
bool sees_same_blocks(std::string_view note, const Md4cReading& theirs, const Reading& ours) {
  for (const std::size_t at : first_bytes_of_lines(note)) {
    if ((theirs.classes[at] == '.') != (ours.classes[at] == '.')) return false;
  }
  Classes in_table(theirs.in_table.size(), ' ');
  for (const text::Range& table : ours.tables) {
    for (std::size_t i = table.begin; i < table.end; ++i) in_table[i] = '|';
  }
  for (std::size_t i = 0; i < ours.classes.size(); ++i) {
    if (theirs.classes[i] == '.' || ours.classes[i] == '.') continue;
    if ((theirs.classes[i] == 'v') != (ours.classes[i] == 'v')) return false;
    if (theirs.in_table[i] != in_table[i]) return false;
  }
  return Counts(ours.outline).equals(theirs);
}

std::string class_difference(std::string_view note, const Classes& ours, const Classes& theirs) {
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (theirs[i] == '.' || ours[i] == theirs[i]) continue;
    return "kinds of bytes of\n" + std::string(note) + "\nwhylink:\n" + ours + "\nmd4c:\n" +
           theirs + "\nat byte " + std::to_string(i) + "\n";
  }
  return "";
}

std::string inline_difference(std::string_view note, const Reader& reader) {
  const Reading ours = reader(note);
  const Inlines theirs = cmark_inlines(note);
  const bool trusted = !may_forget_ticks(note, ours.texts) && !has_unbalanced(theirs);
  if (trusted && ours.inlines != theirs) return compared("inlines", note, ours.inlines, theirs);
  // md4c tells what cmark does not, the place of each byte; what it finds is otherwise cmark's to
  // say.
  Md4cReading third = md4c_reading(note);
  if (may_lose_line(note) || has_indented_fence(note)) return "";
  if (!sees_same_blocks(note, third, ours)) return "";
  bool trusts_md4c = !has_md4c_faults(note);
  for (const Text& text : ours.texts) {
    const std::size_t size = text.end - text.begin;
    if (!has_md4c_inline_faults(note.substr(text.begin, size), text.in_table)) continue;
    third.classes.replace(text.begin, size, size, '.');
    trusts_md4c = false;
  }
  if (!trusted && trusts_md4c && third.inlines != ours.inlines) {
    return compared("inlines (md4c)", note, ours.inlines, third.inlines);
  }
  return class_difference(note, ours.classes, third.classes);
}

}  // namespace

std::string difference(std::string_view written, const Reader& reader) {
  if (!text::is_valid_utf8(written) || written.find('\0') != written.npos) return "";
  const std::string note = with_plain_comments(with_old_declarations(std::string(written)));
  std::string lines = with_line_feeds(note);
  std::string found = compared("line endings", note, reader(note).outline, reader(lines).outline);
  if (!found.empty()) return found;
  lines = without_double_backslashes(without_lone_bars(std::move(lines)));
  const auto block_difference = [&] {
    const std::string blocks = with_plain_footnotes(without_definitions(lines, Footnotes::kept));
    return compared("blocks", blocks, reader(blocks).outline, cmark_outline(blocks));
  };
  found = block_difference();
  if (!found.empty()) {
    lines = without_lazy_blanks(std::move(lines));
    found = block_difference();
  }
  if (!found.empty()) return found;
  const std::string inlines = without_own_inlines(std::move(lines));
  return inline_difference(without_excess_cells(inlines, reader(inlines).tables), reader);
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

std::string first_difference(std::uint64_t seed, std::uint64_t notes, const Reader& reader) {
  for (std::uint64_t i = 0; i < notes; ++i) {
    const std::string note = random_note(seed + i);
    if (difference(note, reader).empty()) continue;
    const std::string small =
        shrunk(note, [&](const std::string& one) { return !difference(one, reader).empty(); });
    return "seed " + std::to_string(seed + i) + ": " + difference(small, reader);
  }
  return "";
}

}  // namespace whylink::note::blocks
