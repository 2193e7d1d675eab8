// A line editor for a terminal: UTF-8, arrows, Home, End, Ctrl+U, Ctrl+W, pasting. Enter ends the
// line, Ctrl+D in an empty line ends the input, Ctrl+C interrupts.
#pragma once

#include <memory>

#include "app/terminal/line_source.hpp"

namespace whylink::terminal {

[[nodiscard]] std::unique_ptr<LineSource> make_line_editor(Console& console);

}  // namespace whylink::terminal
