#include "app/window/widgets/shapes.hpp"

#include "whylink/text.hpp"

namespace whylink::window {

namespace {

constexpr std::size_t kLongestLine = 1024;  // bytes

}  // namespace

Colour mixed(Colour one, Colour other, float share) {
  const auto mix = [share](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(static_cast<float>(a) * (1 - share) +
                                     static_cast<float>(b) * share);
  };
  return {mix(one.red, other.red), mix(one.green, other.green), mix(one.blue, other.blue), 255};
}

Colour hovered_ground(const Theme& theme) {
  return mixed(theme.paper, theme.ink, 0.07F);
}
Colour chosen_ground(const Theme& theme) {
  return mixed(theme.paper, theme.accent, 0.16F);
}

void tick(Canvas& canvas, float x, float y, Colour colour) {
  canvas.stroke({{x + 3, y + 8.5F}, {x + 6.5F, y + 12}, {x + 13, y + 4.5F}}, colour, 2);
}

void sort_arrow(Canvas& canvas, float x, float y, bool falls, Colour colour) {
  const float tip = falls ? 10.5F : 5.5F;
  const float foot = falls ? 5.5F : 10.5F;
  canvas.stroke({{x + 3, y + foot}, {x + 8, y + tip}, {x + 13, y + foot}}, colour);
}

void focus_ring(Canvas& canvas, Box box, float radius) {
  canvas.outline(box.inset(-3), canvas.theme().accent, radius, 2);
}

std::string one_line(std::string_view text) {
  if (text.size() <= kLongestLine) return text::printable(text);
  std::size_t end = 0;
  while (end < kLongestLine) static_cast<void>(text::next_code_point(text, end));
  return text::printable(text.substr(0, end)) + "…";
}

}  // namespace whylink::window
