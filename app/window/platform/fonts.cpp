#include "app/window/platform/fonts.hpp"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "app/window/platform/faces.hpp"

#include FT_OUTLINE_H

namespace whylink::window {

namespace {

constexpr std::array<FontRole, kTypes> kRoles = {{{"Inter", FC_WEIGHT_REGULAR, 13},
                                                  {"Inter", FC_WEIGHT_REGULAR, 16},
                                                  {"Inter", FC_WEIGHT_DEMIBOLD, 16},
                                                  {"Inter", FC_WEIGHT_DEMIBOLD, 20},
                                                  {"Inter", FC_WEIGHT_DEMIBOLD, 28},
                                                  {"Inter", FC_WEIGHT_DEMIBOLD, 40},
                                                  {"JetBrains Mono", FC_WEIGHT_REGULAR, 14},
                                                  {"Inter", FC_WEIGHT_REGULAR, 16, FC_SLANT_ITALIC},
                                                  {"Inter", FC_WEIGHT_BOLD, 16},
                                                  {"Inter", FC_WEIGHT_BOLD, 16, FC_SLANT_ITALIC},
                                                  {"Inter", FC_WEIGHT_DEMIBOLD, 24},
                                                  {"Inter", FC_WEIGHT_DEMIBOLD, 18}}};

const FontRole& role(Type type) {
  return kRoles.at(static_cast<std::size_t>(type));
}

// Below that no letter can be read.
constexpr float kSmallestPixels = 11;
// From there on a part of a pixel is not seen.
constexpr float kLargePixels = 28;
constexpr int kPhases = 4;  // of a pixel, at which small letters are drawn

// Letters of Latin, Greek and Cyrillic, and the marks beside them.
bool may_stand_closer(char32_t c) {
  return (c > ' ' && c < 0x530) || (c >= 0x2010 && c <= 0x203a);
}

bool is_wide(char32_t c) {
  return (c >= 0x2E80 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
}

// What is meant in colours where both are there.
bool is_emoji(char32_t c) {
  return c >= 0x1F000 && c < 0x20000;
}

// Fonts that stand in have mostly one weight: Chinese in a title would stand thin beside Latin.
void embolden(FT_FaceRec& face, char32_t c, int weight, float pixels) {
  const FT_GlyphSlot slot = face.glyph;
  const bool wanted =
      is_wide(c) && weight >= FC_WEIGHT_DEMIBOLD && slot->format == FT_GLYPH_FORMAT_OUTLINE;
  const std::string_view style = face.style_name == nullptr ? "" : face.style_name;
  const bool has_weight = (face.style_flags & FT_STYLE_FLAG_BOLD) != 0 ||
                          style.find("old") != std::string_view::npos;  // Bold, SemiBold
  if (!wanted || has_weight) return;
  constexpr float kStronger = 64.0F / 34;  // of the size, in FreeType's 1/64 pixels
  FT_Outline_Embolden(&slot->outline, static_cast<FT_Pos>(pixels * kStronger));
}

// A face of fixed sizes has its largest, which is brought down.
void set_size(FT_FaceRec& face, float pixels) {
  if (FT_IS_SCALABLE(&face)) {
    FT_Set_Pixel_Sizes(&face, 0, static_cast<FT_UInt>(pixels));
  } else {
    FT_Select_Size(&face, std::max(0, face.num_fixed_sizes - 1));
  }
}

// FreeType's colours are blue, green, red, and multiplied by how opaque they are.
std::vector<std::uint8_t> colours_of(const FT_Bitmap& bitmap) {
  std::vector<std::uint8_t> pixels;
  pixels.reserve(std::size_t{bitmap.width} * bitmap.rows * 4);
  for (unsigned y = 0; y < bitmap.rows; ++y) {
    const std::uint8_t* from = bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch;
    for (unsigned x = 0; x < bitmap.width; ++x, from += 4) {
      const unsigned alpha = from[3];
      for (const int channel : {2, 1, 0}) {
        const unsigned whole = alpha == 0 ? 0 : from[channel] * 255U / alpha;
        pixels.push_back(static_cast<std::uint8_t>(std::min(255U, whole)));
      }
      pixels.push_back(from[3]);
    }
  }
  return pixels;
}

}  // namespace

Fonts::Fonts() : faces_(std::make_unique<Faces>()) {}
Fonts::~Fonts() = default;

void Fonts::set_scale(float scale) {
  if (scale == scale_) return;
  scale_ = scale;
  glyphs_.clear();
  ascii_ = {};
  pairs_.clear();
  atlas_.shrink();
  full_ = false;
}

bool Fonts::make_room() {
  if (!std::exchange(full_, false)) {
    emptied_ = false;
    return false;
  }
  if (atlas_.grow()) return true;
  if (std::exchange(emptied_, true)) return false;
  atlas_.clear();
  return true;
}

float Fonts::size(Type type) {
  return role(type).size;
}

float Fonts::pixels(Type type) const {
  return std::max(kSmallestPixels, std::round(role(type).size * scale_));
}

float Fonts::ascent(Type type) const {
  // Capitals stand in the middle of their line: the same for every script that joins them.
  return std::round(pixels(type) * kAscent);
}

Fonts::Known& Fonts::measured(const Key& key) {
  const auto known = glyphs_.find(key);
  if (known != glyphs_.end()) return known->second;
  const Glyph glyph =
      key.phase == 0 ? measure(key.type, key.c) : measured({key.type, key.c, 0}).glyph;
  return glyphs_.emplace(key, Known{glyph, 0}).first->second;
}

float Fonts::kerning(Type type, char32_t left, char32_t right) {
  if (!may_stand_closer(left) || !may_stand_closer(right)) return 0;
  const auto of = static_cast<std::size_t>(type);
  float* known = nullptr;
  if (left < kAscii && right < kAscii) {
    known = &ascii_[of].pairs[left * kAscii + right];
  } else {
    const std::uint64_t pair = std::uint64_t{of} << 42U | std::uint64_t{left} << 21U | right;
    known = &pairs_.emplace(pair, kUnknown).first->second;
  }
  if (*known != kUnknown) return *known;
  const float part = type == Type::mono ? 0 : faces_->kerning(role(type), left, right);
  return *known = part * pixels(type);
}

const Glyph& Fonts::glyph(Type type, char32_t c, float part) {
  Known* known = &measured({type, c, 0});
  if (known->glyph.missing || known->glyph.picture != nullptr) return known->glyph;
  const auto phase = static_cast<std::uint8_t>(std::clamp(part * kPhases, 0.0F, kPhases - 1.0F));
  const Key key{type, c, known->glyph.snaps ? std::uint8_t{0} : phase};
  known = &measured(key);
  if (known->drawn == atlas_.generation()) return known->glyph;
  known->glyph.width = known->glyph.height = 0;
  if (draw(key, known->glyph)) {
    known->drawn = atlas_.generation();
  } else {
    full_ = true;
  }
  return known->glyph;
}

Glyph Fonts::measure(Type type, char32_t c) {
  Glyph glyph;
  glyph.snaps = is_wide(c) || pixels(type) >= kLargePixels;
  FT_Face face =
      is_emoji(c) && faces_->coloured(c) != nullptr ? nullptr : faces_->with(role(type), c);
  if (face == nullptr) {
    glyph.picture = picture(type, c);
    glyph.missing = glyph.picture == nullptr;
    glyph.advance = pixels(type) * (glyph.missing ? 1.1F : kPictureAdvance);
    return glyph;
  }
  set_size(*face, pixels(type));
  glyph.missing = FT_Load_Char(face, c, FT_LOAD_TARGET_LIGHT) != 0;
  glyph.advance = glyph.missing ? pixels(type) * 1.1F
                                : static_cast<float>(face->glyph->linearHoriAdvance) / 65536.0F;
  return glyph;
}

std::shared_ptr<const Bitmap> Fonts::picture(Type type, char32_t c) {
  FT_Face face = faces_->coloured(c);
  if (face == nullptr) return nullptr;
  const float side = std::round(pixels(type) * kPictureSide);
  set_size(*face, side);
  if (FT_Load_Char(face, c, FT_LOAD_COLOR | FT_LOAD_RENDER) != 0) return nullptr;
  const FT_Bitmap& drawn = face->glyph->bitmap;
  if (drawn.pixel_mode != FT_PIXEL_MODE_BGRA || drawn.width == 0 || drawn.rows == 0) return nullptr;
  const int most = static_cast<int>(side);
  return std::make_shared<const Bitmap>(brought_down(
      colours_of(drawn), static_cast<int>(drawn.width), static_cast<int>(drawn.rows), most, most));
}

bool Fonts::draw(const Key& key, Glyph& glyph) {
  FT_Face face = faces_->with(role(key.type), key.c);
  set_size(*face, pixels(key.type));
  const bool loaded = FT_Load_Char(face, key.c, FT_LOAD_TARGET_LIGHT) == 0;
  const FT_GlyphSlot slot = face->glyph;
  if (loaded) embolden(*face, key.c, role(key.type).weight, pixels(key.type));
  if (loaded && key.phase != 0 && slot->format == FT_GLYPH_FORMAT_OUTLINE) {
    FT_Outline_Translate(&slot->outline, key.phase * 64 / kPhases, 0);
  }
  if (!loaded || FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) {
    glyph.missing = true;
    return true;
  }
  const FT_Bitmap& picture = slot->bitmap;
  const int width = static_cast<int>(picture.width);
  const int height = static_cast<int>(picture.rows);
  if (width == 0 || height == 0 || picture.pixel_mode != FT_PIXEL_MODE_GRAY) return true;
  const auto place = atlas_.add(picture.buffer, width, height, picture.pitch);
  if (!place) return false;
  glyph.left = static_cast<float>(slot->bitmap_left);
  glyph.top = static_cast<float>(-slot->bitmap_top);
  glyph.width = static_cast<float>(width);
  glyph.height = static_cast<float>(height);
  const float pixel = 1.0F / static_cast<float>(atlas_.side());
  glyph.u0 = static_cast<float>(place->x) * pixel;
  glyph.v0 = static_cast<float>(place->y) * pixel;
  glyph.u1 = static_cast<float>(place->x + width) * pixel;
  glyph.v1 = static_cast<float>(place->y + height) * pixel;
  return true;
}

}  // namespace whylink::window
