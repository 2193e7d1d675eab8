// Links and tags in running text: one paragraph, heading or cell.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/note/draft.hpp"

namespace whylink::note {

// A stretch of running text; `line` is the number of the line that starts at `line_begin` <= begin.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t line = 1;
  std::size_t line_begin = 0;
};

// Adds the links of the stretch to the draft, in order of their offset. Linear: no byte is looked
// at more than a fixed number of times.
void scan_inline(std::string_view bytes, const Stretch& stretch, Draft& draft);
// Adds its tags ("#a/b").
void scan_tags(std::string_view bytes, const Stretch& stretch, Draft& draft);

}  // namespace whylink::note
