// What is said of the findings of reading a vault.
#pragma once

#include <span>
#include <string>

#include "whylink/vault.hpp"

namespace whylink::workspace {

// What is so, and what to do, starting with a verb; both without a full stop.
[[nodiscard]] std::string what(const vault::FileFinding& finding);
[[nodiscard]] std::string remedy(const vault::FileFinding& finding);
// All of it in one line: "what: where; remedy".
[[nodiscard]] std::string line(const vault::FileFinding& finding);

// How many there are of each kind: "2 conflict copies, 1 limit exceeded"; empty for none.
[[nodiscard]] std::string summary(std::span<const vault::FileFinding> findings);

}  // namespace whylink::workspace
