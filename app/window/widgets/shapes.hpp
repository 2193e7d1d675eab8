// Small drawings and sums that controls share.
#pragma once

#include <string>
#include <string_view>

#include "app/window/widgets/canvas.hpp"

namespace whylink::window {

// `share` 0: the first colour, 1: the second.
[[nodiscard]] Colour mixed(Colour one, Colour other, float share);

// Grounds of rows, items and lines. Ink on them keeps above 7:1 in every theme; a test holds it.
[[nodiscard]] Colour hovered_ground(const Theme& theme);
[[nodiscard]] Colour chosen_ground(const Theme& theme);

// In a square of 16: a tick, and arrows for what rises or falls.
void tick(Canvas& canvas, float x, float y, Colour colour);
void sort_arrow(Canvas& canvas, float x, float y, bool falls, Colour colour);
// The ring of what has the focus by the keyboard, around `box`.
void focus_ring(Canvas& canvas, Box box, float radius);

// A text for one line: marks in place of line ends and control characters, and cut after some
// hundred characters, so that a line of a megabyte costs no more than a short one.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace whylink::window
