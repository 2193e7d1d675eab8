// Rows and cells of a GitHub-style table.
#pragma once

#include <string_view>
#include <vector>

#include "whylink/text.hpp"

namespace whylink::note {

// The cells of a row: between unescaped bars, blanks kept.
[[nodiscard]] std::vector<text::Range> row_cells(std::string_view bytes, std::size_t begin,
                                                 std::size_t end);
// "| --- | :-: |": the row under a table's first. Returns its number of cells, 0 for any other
// line.
[[nodiscard]] std::size_t delimiter_cells(std::string_view line);

}  // namespace whylink::note
