// Pictures as pixels, read from PNG and JPEG files.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "whylink/base.hpp"

namespace whylink::window {

struct Bitmap {
  int width = 0;  // of the pixels kept
  int height = 0;
  int own_width = 0;  // of the file's; no smaller
  int own_height = 0;
  std::vector<std::uint8_t> pixels;  // red, green, blue, alpha; rows from the top
};

constexpr std::size_t kLargestPictureFile = 32UL << 20U;  // bytes
constexpr std::int64_t kMostPixels = 40'000'000;          // some 160 MB while it is read

struct BitmapSize {
  int width = 0;
  int height = 0;
};
// From the file's header. Errors as of read_bitmap(), but for damage behind the header.
[[nodiscard]] Result<BitmapSize> bitmap_size(std::string_view bytes);

// From four bytes a pixel, as those of a Bitmap. Never made larger.
[[nodiscard]] Bitmap brought_down(const std::vector<std::uint8_t>& pixels, int width, int height,
                                  int most_width, int most_height);
// Upright, as the camera told, and brought down to fit into `most_width` by `most_height`, so that
// what is kept stays small. Unreadable kinds, damage and pictures over the limits are errors
// (usage) that say which. Costs the file.
[[nodiscard]] Result<Bitmap> read_bitmap(std::string_view bytes, int most_width, int most_height);

}  // namespace whylink::window
