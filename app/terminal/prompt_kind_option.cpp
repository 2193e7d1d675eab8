#include "app/terminal/prompt_kind_option.hpp"

#include <algorithm>

namespace whylink::terminal {

Result<std::optional<record::PromptKind>> prompt_kind_option(const std::string& text) {
  if (text.empty()) return std::optional<record::PromptKind>();
  if (const auto kind = record::prompt_kind(text)) return kind;
  std::string spaced = text;
  std::ranges::replace_if(spaced, [](char c) { return c == '-' || c == '_'; }, ' ');
  if (const auto kind = record::prompt_kind(spaced)) return kind;
  return fail(ErrorKind::usage, "there is no such kind of prompt", text,
              "use why, missing-neighbour, reverse, contrast, chain, rebuild or still-true");
}

}  // namespace whylink::terminal
