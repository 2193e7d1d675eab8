#include "app/window/platform/rasteriser.hpp"

#include <algorithm>
#include <cmath>

#include "app/window/platform/fonts.hpp"
#include "app/window/platform/images.hpp"
#include "app/window/platform/imgui_compat.hpp"
#include "whylink/disk.hpp"

#define STB_IMAGE_WRITE_STATIC
#define STB_IMAGE_WRITE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

namespace whylink::window {

namespace {

// The last byte of a pixel says how much of the drawn colour is seen, or of the picture's own.
struct Texture {
  const std::uint8_t* bytes = nullptr;
  int width = 0;
  int height = 0;
  int channels = 1;
  bool own_colours = false;
  [[nodiscard]] const std::uint8_t* at(int x, int y) const {
    return bytes + (static_cast<std::ptrdiff_t>(std::clamp(y, 0, height - 1)) * width +
                    std::clamp(x, 0, width - 1)) *
                       channels;
  }
  // Of the nearest texel.
  [[nodiscard]] float coverage(float u, float v) const {
    const int x = static_cast<int>(u * static_cast<float>(width));
    const int y = static_cast<int>(v * static_cast<float>(height));
    return static_cast<float>(at(x, y)[channels - 1]) / 255.0F;
  }
  // Between the four nearest, as graphics cards do.
  [[nodiscard]] float colour(float u, float v, int channel) const {
    const float x = u * static_cast<float>(width) - 0.5F;
    const float y = v * static_cast<float>(height) - 0.5F;
    const float left = std::floor(x);
    const float top = std::floor(y);
    const auto texel = [&](int dx, int dy) {
      return static_cast<float>(
          at(static_cast<int>(left) + dx, static_cast<int>(top) + dy)[channel]);
    };
    const float across = x - left;
    const float down = y - top;
    return (texel(0, 0) * (1 - across) + texel(1, 0) * across) * (1 - down) +
           (texel(0, 1) * (1 - across) + texel(1, 1) * across) * down;
  }
};

// In 256ths of a pixel, as graphics cards do: whether a pixel lies on an edge is then exact, and
// the two triangles beside it agree.
struct Point {
  std::int64_t x = 0;
  std::int64_t y = 0;
};
constexpr std::int64_t kParts = 256;

Point point(ImVec2 v) {
  return {std::llround(v.x * static_cast<float>(kParts)),
          std::llround(v.y * static_cast<float>(kParts))};
}

std::int64_t edge(Point a, Point b, Point p) {
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

// A pixel on the line between two triangles belongs to one of them.
bool owns(Point a, Point b) {
  return (a.y == b.y && b.x > a.x) || b.y < a.y;
}

class Raster {
 public:
  explicit Raster(Picture& picture) : picture_(&picture) {}

  void triangle(const ImDrawVert& v0, const ImDrawVert& v1, const ImDrawVert& v2, ImVec4 clip,
                const Texture& texture) {
    const ImDrawVert* a = &v0;
    const ImDrawVert* b = &v1;
    const ImDrawVert* c = &v2;
    if (edge(point(a->pos), point(b->pos), point(c->pos)) < 0) std::swap(b, c);
    const Point pa = point(a->pos);
    const Point pb = point(b->pos);
    const Point pc = point(c->pos);
    const std::int64_t area = edge(pa, pb, pc);
    if (area == 0) return;
    const auto low = [](float x, float y, float z) { return std::floor(std::min({x, y, z})); };
    const auto high = [](float x, float y, float z) { return std::ceil(std::max({x, y, z})); };
    const int left = static_cast<int>(std::max(low(a->pos.x, b->pos.x, c->pos.x), clip.x));
    const int top = static_cast<int>(std::max(low(a->pos.y, b->pos.y, c->pos.y), clip.y));
    const int right = static_cast<int>(std::min(high(a->pos.x, b->pos.x, c->pos.x), clip.z));
    const int bottom = static_cast<int>(std::min(high(a->pos.y, b->pos.y, c->pos.y), clip.w));
    const auto share = [area](std::int64_t part) {
      return static_cast<float>(part) / static_cast<float>(area);
    };
    for (int y = top; y < bottom; ++y) {
      for (int x = left; x < right; ++x) {
        const Point middle{x * kParts + kParts / 2, y * kParts + kParts / 2};
        const std::int64_t wa = edge(pb, pc, middle);
        const std::int64_t wb = edge(pc, pa, middle);
        const std::int64_t wc = edge(pa, pb, middle);
        if (wa < 0 || wb < 0 || wc < 0) continue;
        const bool foreign =
            (wa == 0 && !owns(pb, pc)) || (wb == 0 && !owns(pc, pa)) || (wc == 0 && !owns(pa, pb));
        if (!foreign) blend(x, y, *a, *b, *c, share(wa), share(wb), share(wc), texture);
      }
    }
  }

 private:
  void blend(int x, int y, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, float wa,
             float wb, float wc, const Texture& texture) {
    const auto channel = [&](int shift) {
      const auto of = [shift](ImU32 colour) {
        return static_cast<float>((colour >> static_cast<unsigned>(shift)) & 0xffU);
      };
      return wa * of(a.col) + wb * of(b.col) + wc * of(c.col);
    };
    const float u = wa * a.uv.x + wb * b.uv.x + wc * c.uv.x;
    const float v = wa * a.uv.y + wb * b.uv.y + wc * c.uv.y;
    const bool own = texture.own_colours;
    const float seen = own ? texture.colour(u, v, 3) / 255.0F : texture.coverage(u, v);
    const float alpha = channel(IM_COL32_A_SHIFT) / 255.0F * seen;
    if (alpha <= 0) return;
    std::uint8_t* pixel =
        &picture_
             ->pixels[4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_->width) +
                           static_cast<std::size_t>(x))];
    float colours[3] = {channel(IM_COL32_R_SHIFT), channel(IM_COL32_G_SHIFT),
                        channel(IM_COL32_B_SHIFT)};
    for (int i = 0; own && i < 3; ++i) colours[i] = texture.colour(u, v, i);
    for (int i = 0; i < 3; ++i) {
      const float mixed = colours[i] * alpha + static_cast<float>(pixel[i]) * (1 - alpha);
      pixel[i] = static_cast<std::uint8_t>(std::lround(mixed));
    }
  }

  Picture* picture_;
};

}  // namespace

Colour Picture::at(int x, int y) const {
  const std::size_t i = 4 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                             static_cast<std::size_t>(x));
  return {pixels[i], pixels[i + 1], pixels[i + 2], pixels[i + 3]};
}

Picture rasterise(const ImDrawData& data, const Fonts& fonts, Colour background,
                  const Images* images) {
  Picture picture;
  picture.width = static_cast<int>(data.DisplaySize.x);
  picture.height = static_cast<int>(data.DisplaySize.y);
  const auto count =
      static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  picture.pixels.reserve(4 * count);
  for (std::size_t i = 0; i < count; ++i) {
    picture.pixels.insert(picture.pixels.end(),
                          {background.red, background.green, background.blue, 255});
  }
  const compat::ShapesPixels shapes = compat::shapes_pixels();
  const auto texture_of = [&](std::uintptr_t number) -> Texture {
    const Atlas& letters = fonts.atlas();
    if (number == kTextTexture) return {letters.pixels().data(), letters.side(), letters.side()};
    const Bitmap* bitmap = images == nullptr ? nullptr : images->find(number);
    if (bitmap != nullptr) return {bitmap->pixels.data(), bitmap->width, bitmap->height, 4, true};
    return {shapes.bytes, shapes.width, shapes.height, shapes.channels};
  };
  Raster raster(picture);
  const ImVec4 whole(0, 0, data.DisplaySize.x, data.DisplaySize.y);
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      ImVec4 clip = command.ClipRect;
      clip = {std::max(clip.x, whole.x), std::max(clip.y, whole.y), std::min(clip.z, whole.z),
              std::min(clip.w, whole.w)};
      const Texture texture = texture_of(compat::texture_number(compat::texture_of(command)));
      const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const ImDrawIdx* corner = list.IdxBuffer.Data + command.IdxOffset + i;
        raster.triangle(vertices[corner[0]], vertices[corner[1]], vertices[corner[2]], clip,
                        texture);
      }
    }
  }
  return picture;
}

Status write_png(const Picture& picture, const std::filesystem::path& file) {
  if (const Status regular = disk::require_regular(file); !regular) return regular;
  if (stbi_write_png(file.c_str(), picture.width, picture.height, 4, picture.pixels.data(),
                     4 * picture.width) == 0) {
    return fail(ErrorKind::io, "the picture could not be written", file.string(),
                "check the folder and the room on the disk");
  }
  return {};
}

}  // namespace whylink::window
