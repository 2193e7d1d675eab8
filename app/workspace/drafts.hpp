// Half-typed answers of prompts that were left, as the record keeps them by name.
#pragma once

#include <string>
#include <string_view>

#include "whylink/record.hpp"

namespace whylink::workspace {

[[nodiscard]] std::string draft_name(record::PromptKind kind, const record::Pair& pair);

// For when the connection is asked so again. Blanks alone are not kept.
[[nodiscard]] Status keep_draft(record::Record& record, record::PromptKind kind,
                                const record::Pair& pair, std::string_view text);

// Drops the draft of that name if it says what the text does.
[[nodiscard]] Status use_up_draft(record::Record& record, record::PromptKind kind,
                                  const record::Pair& pair, std::string_view text);

}  // namespace whylink::workspace
