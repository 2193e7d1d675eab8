#include "core/note/front_matter.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/note/lines.hpp"
#include "core/note/yaml/reader.hpp"

namespace whylink::note {

namespace {

// YAML nested deeper is refused; people nest three or four levels.
constexpr std::size_t kDeepestProperty = 64;

}  // namespace

std::optional<FrontMatterExtent> find_front_matter(std::string_view bytes, std::size_t begin) {
  const auto is_fence = [&](const Line& line) {
    const std::string_view text = bytes.substr(line.begin, line.end - line.begin);
    return text.starts_with("---") && text.find_first_not_of(" \t", 3) == std::string_view::npos;
  };
  if (!bytes.substr(begin).starts_with("---")) return std::nullopt;
  const LineReader reader(bytes);
  const Line first = reader.line_at(begin);
  if (!is_fence(first)) return std::nullopt;
  std::uint32_t number = 2;
  for (std::size_t at = first.next; at < bytes.size(); ++number) {
    const Line line = reader.line_at(at);
    if (is_fence(line)) return FrontMatterExtent{first.next, line.begin, line.next, number + 1};
    at = line.next;
  }
  return std::nullopt;
}

PropertyReading read_properties(std::string_view yaml, std::vector<Scalar>& scalars) {
  scalars.clear();
  std::vector<yaml::Token> tokens;
  tokens.reserve(yaml.size() / 4 + 16);
  if (!yaml::cut_into_tokens(yaml, tokens)) return PropertyReading::refused;
  yaml::Tree tree;
  if (!tree.build(tokens, kDeepestProperty)) return PropertyReading::refused;
  yaml::Reader reader(yaml, tokens, tree, scalars);
  if (!reader.run()) {
    scalars.clear();
    return PropertyReading::refused;
  }
  return reader.left_out() ? PropertyReading::cut_short : PropertyReading::whole;
}

}  // namespace whylink::note
