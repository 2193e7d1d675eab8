#include <algorithm>

#include "core/note/lines.hpp"
#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

// Obsidian drops what cannot stand in a link from a heading before it compares: marks of its own
// syntax and punctuation become blanks, blanks run together, case does not count.
std::string heading_key(std::string_view heading) {
  const std::string folded = text::fold(plain(heading));
  std::string kept;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = text::next_code_point(folded, at);
    const bool mark =
        c < 0x80 && !is_digit(static_cast<char>(c)) && !is_letter(static_cast<char>(c));
    if (mark) {
      kept += ' ';
    } else {
      kept.append(folded, begin, at - begin);
    }
  }
  return text::squeeze(kept);
}

bool has_block(const ParsedNote& note, std::string_view id) {
  const std::string folded = text::fold(id);
  return std::any_of(note.block_ids().begin(), note.block_ids().end(), [&](const BlockId& block) {
    return text::fold(note.text(block.id)) == folded;
  });
}

// Each part of "#A#B" must be found after the one before it and deeper.
bool has_headings(const ParsedNote& note, std::string_view subpath) {
  const auto headings = note.headings();
  std::size_t next = 0;
  int above = 0;
  while (!subpath.empty()) {
    subpath.remove_prefix(1);
    const std::size_t end = std::min(subpath.find('#'), subpath.size());
    const std::string wanted = heading_key(subpath.substr(0, end));
    subpath.remove_prefix(end);
    if (wanted.empty()) continue;
    const auto found = std::find_if(headings.begin() + static_cast<std::ptrdiff_t>(next),
                                    headings.end(), [&](const Heading& heading) {
                                      return heading.level > above &&
                                             heading_key(note.text(heading.text)) == wanted;
                                    });
    if (found == headings.end()) return false;
    above = found->level;
    next = static_cast<std::size_t>(found - headings.begin()) + 1;
  }
  return true;
}

}  // namespace

bool ParsedNote::has_subpath(std::string_view subpath) const {
  const std::string_view trimmed = trim(subpath);
  if (trimmed.empty()) return true;
  const std::size_t block = trimmed.rfind("#^");
  if (block != std::string_view::npos) return has_block(*this, trim(trimmed.substr(block + 2)));
  return has_headings(*this, trimmed);
}

}  // namespace whylink::note
