// The one place of colours.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace whylink::window {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 255;
  bool operator==(const Colour&) const = default;
};

struct Theme {
  std::string_view name;
  Colour paper;    // the window
  Colour surface;  // fields and cards
  Colour sunken;   // rail, code
  Colour line;     // hairlines
  Colour edge;     // of what can be pressed or pulled
  Colour ink;
  Colour muted;
  Colour faint;
  Colour accent;
  Colour on_accent;
  std::array<Colour, 4> grades;  // Blank, Gist, Clear, Instant
  Colour mark;                   // behind the link in its passage
  // Grounds hardly differ: what is chosen needs a frame.
  [[nodiscard]] bool is_stark() const { return paper == surface; }
};

// light, dark, contrast.
[[nodiscard]] const std::array<Theme, 3>& themes();
[[nodiscard]] const Theme* theme_named(std::string_view name);
// Light, dark, high contrast, and light again.
[[nodiscard]] const Theme& theme_after(const Theme& theme);
// light or dark, as the desktop's settings for GTK say; light where they say nothing.
[[nodiscard]] const Theme& desktop_theme();
// WCAG 2.1, 1 to 21.
[[nodiscard]] double contrast(Colour one, Colour other);

}  // namespace whylink::window
