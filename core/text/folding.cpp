#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>

#include "whylink/text.hpp"

namespace whylink::text {

namespace {

struct Free {
  void operator()(utf8proc_uint8_t* memory) const {
    std::free(memory);
  }  // NOLINT: utf8proc mallocs
};

// Adds it to `out`; false where a byte is bad.
bool map_piece(std::string_view text, int options, std::string& out) {
  utf8proc_uint8_t* raw = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &raw,
                   // NOLINTNEXTLINE: flags are combined, the enumeration names single ones
                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, Free> mapped(raw);
  if (size < 0) return false;
  out.append(reinterpret_cast<const char*>(mapped.get()), static_cast<std::size_t>(size));
  return true;
}

// utf8proc takes several times the memory of a text, and sorts the marks of one letter in a time
// that is the square of their number. So it gets pieces, and of marks no more at once than this;
// Unicode's own form for streams (UAX #15, section 13) allows 30.
constexpr std::size_t kPiece = 4096;
constexpr int kMostMarks = 64;

// Nothing composes over the beginning of a letter, but for the parts of Korean syllables.
bool may_begin_piece(utf8proc_int32_t code_point) {
  if (code_point < 0x80) return true;
  const bool is_korean_part = code_point >= 0x1100 && code_point <= 0x11ff;
  const utf8proc_category_t category = utf8proc_category(code_point);
  return !is_korean_part && category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

// The bytes of the next piece of `text`; none where a byte is bad.
std::optional<std::size_t> piece_size(std::string_view text) {
  int marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                         static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
    if (size <= 0) return std::nullopt;
    if (at >= kPiece && may_begin_piece(code_point)) return at;
    marks = utf8proc_get_property(code_point)->combining_class != 0 ? marks + 1 : 0;
    at += static_cast<std::size_t>(size);
    if (marks == kMostMarks) return at;
  }
  return text.size();
}

// utf8proc refuses a text with one bad byte; names with such bytes exist on disk and stay as they
// are.
std::string map(std::string_view text, int options) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const auto size = piece_size(rest);
    if (!size || !map_piece(rest.substr(0, *size), options, out)) return std::string(text);
    rest.remove_prefix(*size);
  }
  return out;
}

std::string with_plain_spaces(std::string_view text) {
  constexpr std::string_view kNoBreakSpace = "\xc2\xa0";
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find(kNoBreakSpace, at), text.size());
    out.append(text.substr(at, found - at));
    if (found == text.size()) break;
    out += ' ';
    at = found + kNoBreakSpace.size();
  }
  return out;
}

}  // namespace

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string out(text);
    for (char& c : out) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  return with_plain_spaces(map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
}

}  // namespace whylink::text
