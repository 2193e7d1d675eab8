// Opening a note in Obsidian.
#pragma once

#include <string>

#include "whylink/base.hpp"

namespace whylink::terminal {

// "obsidian://open?vault=..&file=..", everything but plain letters and digits encoded.
[[nodiscard]] std::string obsidian_address(const std::string& vault, const std::string& path);
// Hands an address to the desktop. Started with an argument vector, never through a shell.
[[nodiscard]] Status open_address(const std::string& address);

}  // namespace whylink::terminal
