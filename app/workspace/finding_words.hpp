// What is said of the findings of reading a vault.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "whylink/vault.hpp"

namespace whylink::workspace {

// What is so, and what to do, starting with a verb; both without a full stop.
[[nodiscard]] std::string what(const vault::FileFinding& finding);
// `vault` is how the person named it, "" for the one that was opened last.
[[nodiscard]] std::string remedy(const vault::FileFinding& finding, std::string_view vault);
// All of it in one line: "what: where; remedy".
[[nodiscard]] std::string line(const vault::FileFinding& finding, std::string_view vault);

// The other file or place of the finding; bytes that are no UTF-8 as "\\xff".
[[nodiscard]] std::string visible_other(const vault::FileFinding& finding);

// The command that turns following links on or off for the vault.
[[nodiscard]] std::string follow_symlinks_command(std::string_view vault, bool on);

// How many there are of each kind: "2 conflict copies, 1 limit exceeded"; empty for none.
[[nodiscard]] std::string summary(std::span<const vault::FileFinding> findings);

}  // namespace whylink::workspace
