#include "core/note/link_syntax.hpp"

#include "core/note/lines.hpp"
#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

// As CommonMark's reference implementation: keeps "((((" from being scanned again and again.
constexpr int kDeepestParentheses = 32;

std::size_t skip_white(std::string_view bytes, std::size_t at, std::size_t end) {
  while (at < end && (is_space(bytes[at]) || bytes[at] == '\n' || bytes[at] == '\r')) ++at;
  return at;
}

// "<...>" from `at`; the end is behind ">".
std::optional<Destination> angle_destination(std::string_view bytes, std::size_t at,
                                             std::size_t end) {
  for (std::size_t i = at + 1; i < end; ++i) {
    const char c = bytes[i];
    if (c == '\n' || c == '\r' || c == '<') return std::nullopt;
    if (c == '>') return Destination{i + 1, bytes.substr(at + 1, i - at - 1)};
    if (c == '\\' && i + 1 < end && is_punctuation(bytes[i + 1])) ++i;
  }
  return std::nullopt;
}

std::optional<Destination> bare_destination(std::string_view bytes, std::size_t at,
                                            std::size_t end) {
  int depth = 0;
  std::size_t i = at;
  for (; i < end; ++i) {
    const char c = bytes[i];
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f) break;
    if (c == '\\' && i + 1 < end && is_punctuation(bytes[i + 1])) {
      ++i;
    } else if (c == '(') {
      if (++depth > kDeepestParentheses) return std::nullopt;
    } else if (c == ')') {
      if (depth == 0) break;
      --depth;
    }
    if (i - at > kLongestTarget * 3) return std::nullopt;
  }
  if (depth != 0) return std::nullopt;
  return Destination{i, bytes.substr(at, i - at)};
}

// A title in quotes or parentheses from `at`; the place behind it, or none.
std::optional<std::size_t> skip_title(std::string_view bytes, std::size_t at, std::size_t end) {
  const char open = bytes[at];
  if (open != '"' && open != '\'' && open != '(') return std::nullopt;
  const char close = open == '(' ? ')' : open;
  for (std::size_t i = at + 1; i < end; ++i) {
    if (bytes[i] == close) return i + 1;
    if (open == '(' && bytes[i] == '(') return std::nullopt;
    if (bytes[i] == '\\') ++i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<WikiParts> wiki_parts(std::string_view inside) {
  WikiParts parts;
  std::string_view path = inside;
  // A bar in the first place belongs to the target.
  if (const std::size_t bar = inside.find('|', 1); bar != std::string_view::npos) {
    parts.alias = trim(inside.substr(bar + 1));
    parts.has_alias = true;
    path = inside.substr(0, bar);
    // In a table the bar must be escaped; the backslash belongs to neither part.
    if (path.ends_with('\\')) path.remove_suffix(1);
  }
  if (const std::size_t hash = path.find('#'); hash != std::string_view::npos) {
    parts.subpath = trim(path.substr(hash));
    path = path.substr(0, hash);
  }
  parts.target = trim(path);
  if (parts.target.empty() && parts.subpath.empty()) return std::nullopt;
  if (parts.target.size() > kLongestTarget) return std::nullopt;
  return parts;
}

std::optional<Destination> parse_destination(std::string_view bytes, std::size_t at,
                                             std::size_t end) {
  std::size_t i = skip_white(bytes, at + 1, end);
  if (i >= end) return std::nullopt;
  const auto destination =
      bytes[i] == '<' ? angle_destination(bytes, i, end) : bare_destination(bytes, i, end);
  if (!destination) return std::nullopt;
  const std::size_t after = destination->end;
  i = skip_white(bytes, after, end);
  if (i < end && bytes[i] != ')' && i > after) {
    const auto title = skip_title(bytes, i, end);
    if (!title) return std::nullopt;
    i = skip_white(bytes, *title, end);
  }
  if (i >= end || bytes[i] != ')') return std::nullopt;
  return Destination{i + 1, destination->written};
}

bool is_external(std::string_view url) {
  if (url.starts_with("//")) return true;
  if (url.find("://") != std::string_view::npos) return true;
  if (url.empty() || !is_letter(url.front())) return false;
  for (const char c : url) {
    if (c == ':') return true;
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '.' && c != '-') return false;
  }
  return false;
}

std::string without_escapes(std::string_view destination) {
  std::string plain;
  plain.reserve(destination.size());
  for (std::size_t i = 0; i < destination.size(); ++i) {
    const bool escape =
        destination[i] == '\\' && i + 1 < destination.size() && is_punctuation(destination[i + 1]);
    plain += destination[escape ? ++i : i];
  }
  return plain;
}

std::string percent_decoded(std::string_view url) {
  std::string decoded;
  decoded.reserve(url.size());
  for (std::size_t i = 0; i < url.size(); ++i) {
    const int high = url[i] == '%' && i + 2 < url.size() ? hex_value(url[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(url[i + 2]) : -1;
    if (low < 0) {
      decoded += url[i];
      continue;
    }
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return text::is_valid_utf8(decoded) ? decoded : std::string(url);
}

}  // namespace whylink::note
