#include <algorithm>
#include <string>

#include "core/note/lines.hpp"
#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

constexpr std::uint8_t kDeepestHeading = 6;

// What Obsidian takes for a blank when it compares headings; "'", "-" and "_" are none of these.
constexpr std::string_view kBlankSigns = "!\"#$%&()*+,.:;<=>?@^`{|}~/[]\\";

bool is_blank(char32_t c) {
  if (c < 0x80) {
    return c <= ' ' || kBlankSigns.find(static_cast<char>(c)) != std::string_view::npos;
  }
  return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

// A heading as Obsidian compares it: the text as it stands in the note, links and marks included,
// with signs as blanks, runs of blanks as one, without case.
std::string heading_key(std::string_view heading) {
  const std::string folded = text::fold(heading);
  std::string key;
  bool blank = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    if (is_blank(text::next_code_point(folded, at))) {
      blank = true;
      continue;
    }
    if (blank && !key.empty()) key += ' ';
    blank = false;
    key.append(folded, begin, at - begin);
  }
  return key;
}

}  // namespace

Subpaths::Subpaths(const ParsedNote& note) {
  std::uint32_t place = 0;
  for (const Heading& heading : note.headings()) {
    const std::uint64_t hash = text::hash64(heading_key(note.text(heading.text)));
    headings_.push_back({hash, heading.level, place++});
  }
  std::ranges::sort(headings_);
  for (const BlockId& block : note.block_ids()) {
    block_ids_.push_back(text::hash64(text::fold(note.text(block.id))));
  }
  std::ranges::sort(block_ids_);
}

// The first heading of that key at `place` or behind it and deeper than `level`.
const Subpaths::Key* Subpaths::next(std::uint64_t hash, std::uint8_t level,
                                    std::uint32_t place) const {
  const Key* first = nullptr;
  for (std::uint8_t deeper = level + 1U; deeper <= kDeepestHeading; ++deeper) {
    const auto at = std::ranges::lower_bound(headings_, Key{hash, deeper, place});
    if (at == headings_.end() || at->hash != hash || at->level != deeper) continue;
    if (first == nullptr || at->place < first->place) first = &*at;
  }
  return first;
}

bool Subpaths::has_headings(std::string_view subpath) const {
  std::uint8_t level = 0;
  std::uint32_t place = 0;
  while (!subpath.empty()) {
    subpath.remove_prefix(1);
    const std::size_t end = std::min(subpath.find('#'), subpath.size());
    const std::string wanted = heading_key(subpath.substr(0, end));
    subpath.remove_prefix(end);
    if (wanted.empty()) continue;
    const Key* found = next(text::hash64(wanted), level, place);
    if (found == nullptr) return false;
    level = found->level;
    place = found->place + 1;
  }
  return true;
}

bool Subpaths::has(std::string_view subpath) const {
  const std::string_view trimmed = trim(subpath);
  if (trimmed.empty()) return true;
  const std::size_t block = trimmed.rfind("#^");
  if (block == std::string_view::npos) return has_headings(trimmed);
  const std::string id = text::fold(trim(trimmed.substr(block + 2)));
  return std::ranges::binary_search(block_ids_, text::hash64(id));
}

}  // namespace whylink::note
