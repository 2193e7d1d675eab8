// Small drawings and sums that controls share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "app/window/widgets/canvas.hpp"

namespace whylink::window {

// What lies in both; without width or height where they are apart.
[[nodiscard]] Box common(const Box& one, const Box& other);

// `share` 0: the first colour, 1: the second.
[[nodiscard]] Colour mixed(Colour one, Colour other, float share);

// Grounds of rows, items and lines. Ink on them keeps above 7:1 in every theme; a test holds it.
[[nodiscard]] Colour hovered_ground(const Theme& theme);
[[nodiscard]] Colour chosen_ground(const Theme& theme);

struct Point {
  float x = 0, y = 0;
};
// Lines from point to point, `thickness` wide, on the canvas of the current frame.
void stroke(const Canvas& canvas, std::initializer_list<Point> points, Colour colour,
            float thickness = 1.5F);
// In a square of 16: a tick, and arrows for what rises or falls.
void tick(const Canvas& canvas, float x, float y, Colour colour);
void sort_arrow(const Canvas& canvas, float x, float y, bool falls, Colour colour);
// The ring of what has the focus by the keyboard, around `box`.
void focus_ring(Canvas& canvas, Box box, float radius);

// A text for one line: marks in place of line ends and control characters, and cut after some
// hundred characters, so that a line of a megabyte costs no more than a short one.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace whylink::window
