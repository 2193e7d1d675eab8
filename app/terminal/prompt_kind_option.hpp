// The value of --kind.
#pragma once

#include <optional>
#include <string>

#include "whylink/record.hpp"

namespace whylink::terminal {

// None for an empty text. "missing-neighbour" is read as "missing neighbour". usage: no such kind.
[[nodiscard]] Result<std::optional<record::PromptKind>> prompt_kind_option(const std::string& text);

}  // namespace whylink::terminal
