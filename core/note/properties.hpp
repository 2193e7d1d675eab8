// Properties, tags and property links of a note's front matter.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/note/draft.hpp"
#include "core/note/front_matter.hpp"

namespace whylink::note {

// Where the body starts after the front matter.
struct BodyStart {
  std::size_t offset = 0;
  std::uint32_t line = 1;
};

// Adds what the front matter at `begin` holds to the draft. A link is a quoted value that is one
// wikilink or embed and nothing else. Front matter that is no valid YAML has no properties and no
// links.
BodyStart scan_properties(std::string_view bytes, std::size_t begin, Draft& draft);

}  // namespace whylink::note
