#include "core/note/containers.hpp"

namespace whylink::note {

namespace {

// CommonMark: more digits could overflow an integer in a browser.
constexpr std::size_t kMostDigits = 9;

bool ends_marker(std::string_view bytes, const Cursor& cursor, std::size_t after) {
  return after >= cursor.end || is_space(bytes[after]);
}

}  // namespace

std::optional<ListMarker> list_marker(std::string_view bytes, const Cursor& cursor) {
  const char first = cursor.peek(bytes);
  if (first == '-' || first == '+' || first == '*') {
    if (!ends_marker(bytes, cursor, cursor.at + 1)) return std::nullopt;
    return ListMarker{1, false, 0};
  }
  std::size_t digits = 0;
  int number = 0;
  while (cursor.at + digits < cursor.end && digits < kMostDigits &&
         is_digit(bytes[cursor.at + digits])) {
    number = number * 10 + (bytes[cursor.at + digits] - '0');
    ++digits;
  }
  const std::size_t stop = cursor.at + digits;
  if (digits == 0 || stop >= cursor.end || (bytes[stop] != '.' && bytes[stop] != ')')) {
    return std::nullopt;
  }
  if (!ends_marker(bytes, cursor, stop + 1)) return std::nullopt;
  return ListMarker{digits + 1, true, number};
}

std::size_t footnote_marker(std::string_view rest) {
  if (!rest.starts_with("[^")) return 0;
  const std::size_t close = rest.find_first_of("] \t", 2);
  if (close == std::string_view::npos || close == 2 || !rest.substr(close).starts_with("]:")) {
    return 0;
  }
  return close + 2;
}

bool is_thematic_break(std::string_view rest) {
  char mark = '\0';
  int count = 0;
  for (const char c : rest) {
    if (is_space(c)) continue;
    if (c != '-' && c != '*' && c != '_') return false;
    if (mark != '\0' && c != mark) return false;
    mark = c;
    ++count;
  }
  return count >= 3;
}

}  // namespace whylink::note
