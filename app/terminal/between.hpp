// A bound for a number on the command line, in words for people.
#pragma once

#include <CLI/CLI.hpp>

namespace whylink::terminal {

// For Option::check: "takes 1 to 1440, not 0".
[[nodiscard]] CLI::Validator between(double least, double most);

}  // namespace whylink::terminal
