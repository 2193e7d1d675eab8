#include "app/window/markdown/entities.hpp"

#include <array>
#include <charconv>

#include "whylink/text.hpp"

namespace whylink::window::markdown {

namespace {

// "&#8217;" or "&#x2019;".
std::string character_of_number(std::string_view entity) {
  constexpr char32_t kReplacement = 0xfffd;
  std::string_view digits = entity.substr(2);
  if (digits.ends_with(';')) digits.remove_suffix(1);
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint32_t number = 0;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), number, hexadecimal ? 16 : 10);
  const bool too_large = error == std::errc::result_out_of_range || number > 0x10ffff;
  if (!too_large && (error != std::errc() || stop != digits.data() + digits.size()))
    return std::string(entity);
  const bool is_character = !too_large && number != 0 && (number < 0xd800 || number > 0xdfff);
  std::string character;
  text::append_code_point(character, is_character ? char32_t{number} : kReplacement);
  return text::printable(character);  // no number brings in what is kept out of texts
}

}  // namespace

std::string character_of_entity(std::string_view entity) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kNamed = {
      {{"&amp;", "&"},    {"&lt;", "<"},    {"&gt;", ">"},    {"&quot;", "\""},  {"&apos;", "'"},
       {"&nbsp;", " "},   {"&mdash;", "—"}, {"&ndash;", "–"}, {"&hellip;", "…"}, {"&rarr;", "→"},
       {"&larr;", "←"},   {"&harr;", "↔"},  {"&rArr;", "⇒"},  {"&lsquo;", "‘"},  {"&rsquo;", "’"},
       {"&ldquo;", "“"},  {"&rdquo;", "”"}, {"&laquo;", "«"}, {"&raquo;", "»"},  {"&bull;", "•"},
       {"&middot;", "·"}, {"&sect;", "§"},  {"&deg;", "°"},   {"&times;", "×"},  {"&euro;", "€"},
       {"&copy;", "©"},   {"&reg;", "®"},   {"&trade;", "™"}}};
  if (entity.starts_with("&#")) return character_of_number(entity);
  for (const auto& [name, character] : kNamed) {
    if (entity == name) return std::string(character);
  }
  return std::string(entity);
}

}  // namespace whylink::window::markdown
