// The command line: which command was asked for, with which options, and how it ended.
#pragma once

#include <string>

namespace whylink::terminal {

// Whether the word is one of its commands, whatever folder may be called so too.
[[nodiscard]] bool is_command(const std::string& word);
// Runs the program and returns its exit code (exit_code.hpp). Never throws.
int run(int argc, char** argv);

}  // namespace whylink::terminal
