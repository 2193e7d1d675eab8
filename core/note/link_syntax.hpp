// What a link's parts mean, whatever place it stands in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace whylink::note {

// The parts of "target#sub|text", of "[[...]]" without the brackets. Views into the input.
struct WikiParts {
  std::string_view target;
  std::string_view subpath;
  std::string_view alias;
  bool has_alias = false;
};
// None for a link that names nothing ("[[]]", "[[ ]]").
[[nodiscard]] std::optional<WikiParts> wiki_parts(std::string_view inside);

// A Markdown link's destination: where it ends (behind the closing parenthesis) and what stands in
// it.
struct Destination {
  std::size_t end = 0;
  std::string_view written;  // without < > and title
};
// `at` is the "(" behind "]". None where CommonMark sees no inline link.
[[nodiscard]] std::optional<Destination> parse_destination(std::string_view bytes, std::size_t at,
                                                           std::size_t end);
// The URL that a written destination means: backslashes that escape something are gone.
[[nodiscard]] std::string without_escapes(std::string_view destination);
// Whether a URL leads out of the vault: "scheme:", "//", or "://" anywhere.
[[nodiscard]] bool is_external(std::string_view url);
// Percent codes resolved; codes that make no UTF-8 stay as written.
[[nodiscard]] std::string percent_decoded(std::string_view url);

}  // namespace whylink::note
