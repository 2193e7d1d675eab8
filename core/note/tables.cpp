#include "core/note/tables.hpp"

#include "core/note/lines.hpp"

namespace whylink::note {

std::vector<text::Range> row_cells(std::string_view bytes, std::size_t begin, std::size_t end) {
  while (begin < end && is_space(bytes[begin])) ++begin;
  while (end > begin && is_space(bytes[end - 1])) --end;
  if (begin < end && bytes[begin] == '|') ++begin;
  std::vector<text::Range> cells;
  std::size_t cell = begin;
  for (std::size_t i = begin; i < end; ++i) {
    if (bytes[i] == '\\') {
      ++i;
    } else if (bytes[i] == '|') {
      cells.push_back({cell, i});
      cell = i + 1;
    }
  }
  if (cell < end) cells.push_back({cell, end});
  return cells;
}

std::size_t delimiter_cells(std::string_view line) {
  if (line.find('-') == std::string_view::npos) return 0;
  if (line.find_first_not_of(" \t|:-") != std::string_view::npos) return 0;
  const std::vector<text::Range> cells = row_cells(line, 0, line.size());
  for (const text::Range& cell : cells) {
    std::string_view mark = trim(line.substr(cell.begin, cell.end - cell.begin));
    if (mark.starts_with(':')) mark.remove_prefix(1);
    if (mark.ends_with(':')) mark.remove_suffix(1);
    if (mark.empty() || mark.find_first_not_of('-') != std::string_view::npos) return 0;
  }
  return cells.size();
}

}  // namespace whylink::note
