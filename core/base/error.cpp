#include <system_error>

#include "whylink/base.hpp"

namespace whylink {

namespace {

// An error is one line: a hostile file name must not be able to add a second one or move the
// cursor.
std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7f) {
      out += c;
      continue;
    }
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "\\x";
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
  return out;
}

}  // namespace

std::string Error::line() const {
  std::string out = what;
  if (!where.empty()) out += ": " + where;
  if (!remedy.empty()) out += "; " + remedy;
  return visible(out);
}

tl::unexpected<Error> fail(ErrorKind kind, std::string what, std::string where,
                           std::string remedy) {
  return tl::make_unexpected(Error{kind, std::move(what), std::move(where), std::move(remedy)});
}

tl::unexpected<Error> fail_within(std::string_view phrase, Error error) {
  error.what = std::string(phrase) + ": " + error.what;
  return tl::make_unexpected(std::move(error));
}

std::string errno_text(int number) {
  return std::generic_category().message(number);
}

}  // namespace whylink
