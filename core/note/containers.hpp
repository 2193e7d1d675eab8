// Quotes, list items and footnotes: what a line may stand in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/note/lines.hpp"
#include "whylink/note.hpp"

namespace whylink::note {

struct Container {
  enum class Kind : std::uint8_t { quote, item, footnote };
  Kind kind = Kind::quote;
  int content_indent = 0;  // item, footnote: columns that a line must be indented by to stay in it
  bool has_child = false;
  std::uint32_t traced = kNone;  // its index in the trace, where there is one
  // Item: its own text, and the passage made for it once something in or below it links.
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t line = 0;
  std::uint32_t passage = kNone;
  bool has_text = false;
};

// A list marker at the cursor: how many columns it takes and with what distance.
struct ListMarker {
  std::size_t bytes = 0;  // of the marker alone
  bool ordered = false;
  int number = 0;
};
[[nodiscard]] std::optional<ListMarker> list_marker(std::string_view bytes, const Cursor& cursor);
// The bytes of "[^label]:" at the start of `rest`; 0 for anything else.
[[nodiscard]] std::size_t footnote_marker(std::string_view rest);
// "***", "- - -", "___" and the like, the whole rest of the line.
[[nodiscard]] bool is_thematic_break(std::string_view rest);

}  // namespace whylink::note
