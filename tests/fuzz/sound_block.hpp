// What must hold for the parse of any bytes at all.
#pragma once

#include <cstdlib>
#include <string_view>

#include "whylink/note.hpp"

namespace whylink::note {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// The block is well formed; links come in order, inside the file, with the raw text that stands
// there.
inline void require_sound(const Block& block, std::string_view bytes, bool has_places) {
  const ParsedNote note(block.get());
  require(ParsedNote::is_valid(block.get(), note.bytes().size()));
  std::size_t last = 0;
  for (const WrittenLink& link : note.links()) {
    require(link.passage != kNone);
    static_cast<void>(display_text(note, link));
    if (!has_places || link.kind == LinkKind::frontmatter) continue;
    require(link.offset >= last && link.offset + link.length <= bytes.size());
    require(bytes.substr(link.offset, link.length) == note.text(link.raw));
    const Passage& passage = note.passages()[link.passage];
    require(passage.begin <= link.offset && link.offset + link.length <= passage.end);
    last = link.offset;
  }
  const Subpaths subpaths(note);
  for (const Heading& heading : note.headings()) {
    static_cast<void>(subpaths.has(std::string("#") + std::string(note.text(heading.text))));
  }
}

// What does not count comes in order, inside the file, and is none of the links that count.
inline void require_apart(const std::vector<UncountedLink>& uncounted, std::string_view bytes) {
  const Block block = scan_note(bytes);
  const auto links = ParsedNote(block.get()).links();
  std::size_t last = 0;
  for (const UncountedLink& one : uncounted) {
    require(one.offset >= last && one.length > 0 && one.offset + one.length <= bytes.size());
    last = one.offset + one.length;
    for (const WrittenLink& link : links) {
      const bool by_itself = link.kind == LinkKind::frontmatter;
      require(by_itself || link.offset != one.offset);
    }
  }
}

}  // namespace whylink::note
