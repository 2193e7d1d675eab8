#include "core/review/opening.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::review {

namespace {

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

bool is_fence(std::string_view line) {
  return line.starts_with("```") || line.starts_with("~~~");
}

bool is_heading(std::string_view line) {
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  return hashes > 0 && hashes <= 6 && (hashes == line.size() || line[hashes] == ' ');
}

bool is_bullet(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ");
}

// Lines that belong to no paragraph, or that nobody reads aloud.
bool is_passed_over(std::string_view line) {
  if (is_heading(line) || line.starts_with('|') || line.starts_with("%%")) return true;
  if (line.starts_with("![") && (line.ends_with(']') || line.ends_with(')'))) return true;
  if (line.starts_with("<!--") || line.starts_with("$$")) return true;
  return text::words(line).empty();
}

}  // namespace

std::string_view first_paragraph(std::string_view body) {
  std::string_view fence;
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t line_end = std::min(body.find('\n', at), body.size());
    const std::string_view line = trimmed(body.substr(at, line_end - at));
    const bool open = begin != std::string_view::npos;
    if (!fence.empty()) {
      if (line.starts_with(fence)) fence = {};
    } else if (open && (line.empty() || is_heading(line) || is_fence(line) || is_bullet(line) ||
                        end - begin > kLongestOpening)) {
      break;
    } else if (is_fence(line)) {
      fence = line.substr(0, 3);
    } else if (open || !is_passed_over(line)) {
      if (!open) begin = at;
      end = line_end;
    }
    at = line_end + 1;
  }
  return begin == std::string_view::npos ? std::string_view() : body.substr(begin, end - begin);
}

}  // namespace whylink::review
