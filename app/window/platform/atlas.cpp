#include "app/window/platform/atlas.hpp"

#include <algorithm>

namespace whylink::window {

std::optional<Atlas::Place> Atlas::add(const std::uint8_t* picture, int width, int height,
                                       std::ptrdiff_t pitch) {
  constexpr int kBetween = 1;
  if (pen_x_ + width + kBetween > side_) {
    pen_x_ = kBetween;
    pen_y_ += row_ + kBetween;
    row_ = 0;
  }
  if (pen_x_ + width + kBetween > side_ || pen_y_ + height + kBetween > side_) return std::nullopt;
  const Place place{pen_x_, pen_y_};
  for (int line = 0; line < height; ++line) {
    const auto to = static_cast<std::ptrdiff_t>(place.y + line) * side_ + place.x;
    std::copy_n(picture + line * pitch, width, pixels_.begin() + to);
  }
  pen_x_ += width + kBetween;
  row_ = std::max(row_, height);
  ++revision_;
  return place;
}

bool Atlas::grow() {
  if (side_ >= kLargest) return false;
  side_ *= 2;
  clear();
  return true;
}

void Atlas::clear() {
  pixels_.assign(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_), 0);
  pen_x_ = pen_y_ = 1;
  row_ = 0;
  ++generation_;
}

void Atlas::shrink() {
  side_ = kFirst;
  clear();
}

}  // namespace whylink::window
