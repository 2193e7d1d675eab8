#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "whylink/text.hpp"

namespace whylink::text {

namespace {

struct Free {
  void operator()(utf8proc_uint8_t* memory) const {
    std::free(memory);
  }  // NOLINT: utf8proc mallocs
};

// utf8proc refuses a text with one bad byte; names with such bytes exist on disk and stay as they
// are.
std::string map(std::string_view text, int options) {
  utf8proc_uint8_t* raw = nullptr;
  const auto size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &raw,
                   // NOLINTNEXTLINE: flags are combined, the enumeration names single ones
                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, Free> mapped(raw);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped.get()), static_cast<std::size_t>(size)};
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
