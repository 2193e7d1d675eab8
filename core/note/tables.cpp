#include "core/note/tables.hpp"

namespace whylink::note {

namespace {

bool is_delimiter(std::string_view cell) {
  std::string_view mark = trim(cell);
  if (mark.starts_with(':')) mark.remove_prefix(1);
  if (mark.ends_with(':')) mark.remove_suffix(1);
  return !mark.empty() && mark.find_first_not_of('-') == std::string_view::npos;
}

}  // namespace

std::size_t cell_count(std::string_view bytes, std::size_t begin, std::size_t end) {
  std::size_t count = 0;
  visit_cells(bytes, begin, end, [&](std::size_t, std::size_t) {
    ++count;
    return true;
  });
  return count;
}

std::size_t delimiter_cells(std::string_view line) {
  if (line.find('-') == std::string_view::npos) return 0;
  if (line.find_first_not_of(" \t|:-") != std::string_view::npos) return 0;
  std::size_t count = 0;
  bool all = true;
  visit_cells(line, 0, line.size(), [&](std::size_t begin, std::size_t end) {
    ++count;
    all = is_delimiter(line.substr(begin, end - begin));
    return all;
  });
  return all ? count : 0;
}

}  // namespace whylink::note
