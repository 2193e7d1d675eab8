// The command line: which command was asked for, with which options, and how it ended.
#pragma once

namespace whylink::terminal {

// Runs the program and returns its exit code (exit_code.hpp). Never throws.
int run(int argc, char** argv);

}  // namespace whylink::terminal
