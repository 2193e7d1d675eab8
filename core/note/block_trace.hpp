// The blocks of a note one by one, for tests that compare them with another reader's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "whylink/note.hpp"

namespace whylink::note {

enum class BlockKind : std::uint8_t {
  quote,
  item,
  footnote,
  paragraph,
  heading,
  fenced_code,
  indented_code,
  math,
  html,
  table,
  thematic_break,
};

struct BlockSpan {
  BlockKind kind = BlockKind::paragraph;
  std::size_t begin = 0;         // the first byte of the marker or text
  std::size_t end = 0;           // paragraphs, headings and tables: behind their text
  std::uint32_t line = 1;        // of the first byte
  std::uint32_t last_line = 1;   // of leaves; without blank lines at the end of indented code
  std::uint32_t parent = kNone;  // the container around it, as an index into `blocks`
  std::uint8_t level = 0;        // of a heading
  bool is_closed = false;        // fenced code and math: the last line ends it
};

struct BlockTrace {
  std::vector<BlockSpan> blocks;  // containers as they open, leaves as they close
  bool used_dialect = false;      // a rule of the dialect decided something
};

}  // namespace whylink::note
