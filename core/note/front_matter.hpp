// The properties of a note: the YAML between its first line "---" and the next.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/note/draft.hpp"

namespace whylink::note {

// Where the body starts after the front matter.
struct BodyStart {
  std::size_t offset = 0;
  std::uint32_t line = 1;
};

// Adds properties, tags and property links to the draft. Reads the YAML that people and Obsidian
// write: maps and lists, indented or in brackets, plain and quoted scalars, block scalars. What it
// does not understand is kept as text or skipped, never refused. A link is a quoted scalar that is
// one link and nothing else.
BodyStart scan_front_matter(std::string_view bytes, std::size_t begin, Draft& draft);

}  // namespace whylink::note
