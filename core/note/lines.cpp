#include "core/note/lines.hpp"

#include <algorithm>
#include <cstring>

namespace whylink::note {

namespace {

constexpr int kTab = 4;

bool has_lone_cr(std::string_view bytes) {
  for (std::size_t at = bytes.find('\r'); at != std::string_view::npos;
       at = bytes.find('\r', at + 1)) {
    if (at + 1 == bytes.size() || bytes[at + 1] != '\n') return true;
  }
  return false;
}

}  // namespace

LineReader::LineReader(std::string_view bytes) : bytes_(bytes), lone_cr_(has_lone_cr(bytes)) {}

Line LineReader::line_at(std::size_t begin) const {
  const std::size_t end = std::min(
      lone_cr_ ? bytes_.find_first_of("\r\n", begin) : bytes_.find('\n', begin), bytes_.size());
  if (end == bytes_.size()) return {begin, end, end};
  if (bytes_[end] == '\r') {
    const bool pair = end + 1 < bytes_.size() && bytes_[end + 1] == '\n';
    return {begin, end, end + (pair ? 2U : 1U)};
  }
  const bool pair = end > begin && bytes_[end - 1] == '\r';
  return {begin, pair ? end - 1 : end, end + 1};
}

int Cursor::indent(std::string_view bytes) const {
  int columns = spare;
  int now = column + spare;
  for (std::size_t i = at; i < end && is_space(bytes[i]); ++i) {
    const int width = bytes[i] == '\t' ? kTab - now % kTab : 1;
    columns += width;
    now += width;
  }
  return columns;
}

bool Cursor::is_indented(std::string_view bytes, int columns) const {
  int found = spare;
  for (std::size_t i = at; found < columns && i < end && is_space(bytes[i]); ++i) {
    found += bytes[i] == '\t' ? kTab - (column + found) % kTab : 1;
  }
  return found >= columns;
}

bool Cursor::is_blank(std::string_view bytes) const {
  for (std::size_t i = at; i < end; ++i) {
    if (!is_space(bytes[i])) return false;
  }
  return true;
}

void Cursor::skip_columns(std::string_view bytes, int columns) {
  const int from_spare = std::min(spare, columns);
  spare -= from_spare;
  column += from_spare;
  columns -= from_spare;
  while (columns > 0 && at < end && is_space(bytes[at])) {
    const int width = bytes[at] == '\t' ? kTab - column % kTab : 1;
    ++at;
    const int taken = std::min(width, columns);
    column += taken;
    spare = width - taken;
    columns -= taken;
  }
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return text.substr(text.size());
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace whylink::note
