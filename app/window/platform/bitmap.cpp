#include "app/window/platform/bitmap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "app/window/platform/orientation.hpp"

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_NO_STDIO
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wimplicit-fallthrough"
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace whylink::window {

namespace {

tl::unexpected<Error> refuse(std::string why) {
  return fail(ErrorKind::usage, std::move(why));
}

std::string_view foreign_kind(std::string_view bytes) {
  if (bytes.starts_with("GIF8")) return "GIF";
  if (bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP")) return "WebP";
  if (bytes.starts_with("BM")) return "BMP";
  const std::string_view head = bytes.substr(0, 512);
  if (head.find("<svg") != std::string_view::npos) return "SVG";
  return {};
}

// Each pixel the mean of those that fall on it, weighed by how opaque they are.
void shrink(const std::uint8_t* from, int width, int height, Bitmap& to) {
  const auto row = static_cast<std::size_t>(width) * 4;
  to.pixels.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * 4);
  std::uint8_t* out = to.pixels.data();
  const auto edge = [](int i, int parts, int whole) {
    return static_cast<int>(static_cast<std::int64_t>(i) * whole / parts);
  };
  for (int y = 0; y < to.height; ++y) {
    const int top = edge(y, to.height, height);
    const int bottom = std::max(top + 1, edge(y + 1, to.height, height));
    for (int x = 0; x < to.width; ++x) {
      const int left = edge(x, to.width, width);
      const int right = std::max(left + 1, edge(x + 1, to.width, width));
      std::uint64_t sums[4] = {};
      std::uint64_t count = 0;
      for (int j = top; j < bottom; ++j) {
        const std::uint8_t* pixel =
            from + static_cast<std::size_t>(j) * row + static_cast<std::size_t>(left) * 4;
        for (int i = left; i < right; ++i, pixel += 4, ++count) {
          for (int c = 0; c < 3; ++c) sums[c] += std::uint64_t{pixel[c]} * pixel[3];
          sums[3] += pixel[3];
        }
      }
      for (int c = 0; c < 3; ++c) {
        *out++ = static_cast<std::uint8_t>(sums[3] == 0 ? 0 : sums[c] / sums[3]);
      }
      *out++ = static_cast<std::uint8_t>(sums[3] / count);
    }
  }
}

Bitmap brought_down(const std::uint8_t* pixels, int width, int height, int most_width,
                    int most_height) {
  Bitmap bitmap;
  bitmap.own_width = width;
  bitmap.own_height = height;
  const double share = std::min(
      {1.0, static_cast<double>(most_width) / width, static_cast<double>(most_height) / height});
  bitmap.width = std::max(1, static_cast<int>(width * share));
  bitmap.height = std::max(1, static_cast<int>(height * share));
  shrink(pixels, width, height, bitmap);
  return bitmap;
}

}  // namespace

Result<BitmapSize> bitmap_size(std::string_view bytes) {
  if (bytes.size() > kLargestPictureFile) {
    return refuse(fmt::format("it is larger than {} MB", kLargestPictureFile >> 20U));
  }
  if (const std::string_view kind = foreign_kind(bytes); !kind.empty()) {
    return refuse(fmt::format("{} is not shown here, PNG and JPEG are", kind));
  }
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) {
    return refuse("it is no PNG or JPEG, or it is damaged");
  }
  if (width < 1 || height < 1 || std::int64_t{width} * height > kMostPixels) {
    return refuse(fmt::format("{} x {} pixels are more than is shown here", width, height));
  }
  if (lies_on_its_side(orientation_of(bytes))) std::swap(width, height);
  return BitmapSize{width, height};
}

Result<Bitmap> read_bitmap(std::string_view bytes, int most_width, int most_height) {
  const auto told = bitmap_size(bytes);
  if (!told) return tl::make_unexpected(told.error());
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  const std::unique_ptr<stbi_uc, void (*)(void*)> read(
      stbi_load_from_memory(data, size, &width, &height, &channels, 4), stbi_image_free);
  if (read == nullptr) return refuse("it is damaged");
  const Orientation orientation = orientation_of(bytes);
  if (lies_on_its_side(orientation)) std::swap(most_width, most_height);
  return set_upright(brought_down(read.get(), width, height, most_width, most_height), orientation);
}

Bitmap brought_down(const std::vector<std::uint8_t>& pixels, int width, int height, int most_width,
                    int most_height) {
  return brought_down(pixels.data(), width, height, most_width, most_height);
}

}  // namespace whylink::window
