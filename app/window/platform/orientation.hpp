// Which way up a photograph is to be shown: cameras store it as the sensor lay, and tell.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/window/platform/bitmap.hpp"

namespace whylink::window {

// As Exif tells it (tag 0x0112): the place of the stored first row and column.
enum class Orientation : std::uint8_t {
  top_left = 1,  // as it is
  top_right,
  bottom_right,
  bottom_left,
  left_top,
  right_top,
  right_bottom,
  left_bottom
};

// Of a JPEG file or its beginning; top_left where it tells none, or nonsense.
[[nodiscard]] Orientation orientation_of(std::string_view jpeg);
// Rows and columns change places.
[[nodiscard]] bool lies_on_its_side(Orientation orientation);
// Costs a copy, but for top_left.
[[nodiscard]] Bitmap set_upright(Bitmap bitmap, Orientation orientation);

}  // namespace whylink::window
