// Draw lists to pixels without a display or a graphics card. For pictures in documents and tests:
// some tens of milliseconds a frame.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "app/window/platform/theme.hpp"
#include "whylink/base.hpp"

struct ImDrawData;

namespace whylink::window {

class Fonts;
class Images;

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;  // red, green, blue, alpha; rows from the top
  [[nodiscard]] Colour at(int x, int y) const;
};

// What a texture number of a draw command means.
constexpr std::uintptr_t kShapesTexture = 1;  // ImGui's own
constexpr std::uintptr_t kTextTexture = 2;    // the letters of Fonts

// `images`: for pictures in it; null: they are left out.
[[nodiscard]] Picture rasterise(const ImDrawData& data, const Fonts& fonts, Colour background,
                                const Images* images = nullptr);
[[nodiscard]] Status write_png(const Picture& picture, const std::filesystem::path& file);

}  // namespace whylink::window
