#include "app/window/platform/orientation.hpp"

#include <algorithm>
#include <utility>

namespace whylink::window {

namespace {

// Whole numbers in bytes that may end anywhere: what lies beyond the end is 0.
class Numbers {
 public:
  Numbers(std::string_view bytes, bool big_end_first)
      : bytes_(bytes), big_end_first_(big_end_first) {}

  [[nodiscard]] std::size_t read(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || bytes_.size() - at < size) return 0;
    std::size_t number = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = big_end_first_ ? i : size - 1 - i;
      number = number << 8U | static_cast<unsigned char>(bytes_[at + place]);
    }
    return number;
  }

 private:
  std::string_view bytes_;
  bool big_end_first_;
};

Orientation orientation_in_exif(std::string_view tiff) {
  constexpr std::size_t kOrientation = 0x0112;
  constexpr std::size_t kEntry = 12;  // bytes: tag, type, count, value
  const Numbers numbers(tiff, tiff.starts_with("MM"));
  const std::size_t directory = numbers.read(4, 4);
  const std::size_t count = numbers.read(directory, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + i * kEntry;
    if (entry >= tiff.size()) break;
    if (numbers.read(entry, 2) != kOrientation) continue;
    const std::size_t told = numbers.read(entry + 8, 2);
    return told >= 1 && told <= 8 ? static_cast<Orientation>(told) : Orientation::top_left;
  }
  return Orientation::top_left;
}

}  // namespace

Orientation orientation_of(std::string_view jpeg) {
  constexpr std::string_view kExif("Exif\0\0", 6);
  constexpr std::size_t kExifSegment = 0xffe1;
  constexpr std::size_t kFirstOfPicture = 0xffda;
  if (!jpeg.starts_with("\xff\xd8")) return Orientation::top_left;
  const Numbers numbers(jpeg, true);
  for (std::size_t at = 2; at < jpeg.size();) {
    const std::size_t marker = numbers.read(at, 2);
    const std::size_t size = numbers.read(at + 2, 2);
    if (marker < 0xff00 || marker == kFirstOfPicture || size < 2) break;
    const std::string_view inside = jpeg.substr(std::min(jpeg.size(), at + 4), size - 2);
    if (marker == kExifSegment && inside.starts_with(kExif)) {
      return orientation_in_exif(inside.substr(kExif.size()));
    }
    at += 2 + size;
  }
  return Orientation::top_left;
}

bool lies_on_its_side(Orientation orientation) {
  return orientation >= Orientation::left_top;
}

Bitmap set_upright(Bitmap bitmap, Orientation orientation) {
  if (orientation == Orientation::top_left) return bitmap;
  using enum Orientation;
  const bool side = lies_on_its_side(orientation);
  const bool flips_y = orientation == bottom_right || orientation == bottom_left ||
                       orientation == right_bottom || orientation == left_bottom;
  const bool flips_x = orientation == top_right || orientation == bottom_right ||
                       orientation == right_top || orientation == right_bottom;
  Bitmap upright = bitmap;
  if (side) {
    std::swap(upright.width, upright.height);
    std::swap(upright.own_width, upright.own_height);
  }
  const auto wide = static_cast<std::size_t>(upright.width);
  const auto high = static_cast<std::size_t>(upright.height);
  for (std::size_t y = 0; y < high; ++y) {
    for (std::size_t x = 0; x < wide; ++x) {
      const std::size_t shown_x = flips_x ? wide - 1 - x : x;
      const std::size_t shown_y = flips_y ? high - 1 - y : y;
      const std::size_t from = side ? shown_x * high + shown_y : shown_y * wide + shown_x;
      for (std::size_t c = 0; c < 4; ++c) {
        upright.pixels[(y * wide + x) * 4 + c] = bitmap.pixels[from * 4 + c];
      }
    }
  }
  return upright;
}

}  // namespace whylink::window
