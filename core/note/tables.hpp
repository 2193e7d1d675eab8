// Rows and cells of a GitHub-style table.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/note/lines.hpp"

namespace whylink::note {

// Calls visit(begin, end) for each cell of a row: between unescaped bars, blanks kept. Cells are
// not kept: a line of nothing but bars has as many as bytes. Ends early where `visit` says false.
template <class Visit>
void visit_cells(std::string_view bytes, std::size_t begin, std::size_t end, const Visit& visit) {
  while (begin < end && is_space(bytes[begin])) ++begin;
  while (end > begin && is_space(bytes[end - 1])) --end;
  if (begin < end && bytes[begin] == '|') ++begin;
  std::size_t cell = begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (bytes[i] == '\\') {
      ++i;
    } else if (bytes[i] == '|') {
      if (!visit(cell, i)) return;
      cell = i + 1;
    }
  }
  if (cell < end) visit(cell, end);
}
[[nodiscard]] std::size_t cell_count(std::string_view bytes, std::size_t begin, std::size_t end);
// "| --- | :-: |": the row under a table's first. Returns its number of cells, 0 for any other
// line.
[[nodiscard]] std::size_t delimiter_cells(std::string_view line);

}  // namespace whylink::note
