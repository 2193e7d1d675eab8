// The YAML between a note's first line "---" and the next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/note/draft.hpp"

namespace whylink::note {

struct FrontMatterExtent {
  std::size_t begin = 0;  // of the YAML
  std::size_t end = 0;
  std::size_t body = 0;         // first byte after the closing line
  std::uint32_t body_line = 1;  // its line number
};
// None where no line closes it. Cost: the bytes up to that line.
[[nodiscard]] std::optional<FrontMatterExtent> find_front_matter(std::string_view bytes,
                                                                 std::size_t begin);

// A value of the front matter that is no map and no list.
struct Scalar {
  std::string name;        // dotted: "author.0"
  std::string text;        // its value
  std::size_t at = 0;      // where the text starts, in bytes of the YAML
  std::uint32_t line = 0;  // 0-based, in the YAML
  std::size_t line_begin = 0;
  bool may_link = false;  // quoted, or a block: only such values can be links
  bool verbatim = false;  // the text stands at `at` byte for byte
};
enum class PropertyReading : std::uint8_t {
  whole,
  cut_short,  // names and values were longer in all than is kept; the rest is left out
  refused,    // no valid YAML: no scalars
};
// Reads YAML 1.2 into its scalars, in order. What the npm package `yaml` 2 calls an error is
// refused, since Obsidian reads with it. Cost: one pass, at most some 200 bytes of memory for each
// byte (commas and dashes).
PropertyReading read_properties(std::string_view yaml, std::vector<Scalar>& scalars);

}  // namespace whylink::note
