// Text in any script: faces found through fontconfig, characters drawn by FreeType into one texture
// as they are seen. Whole code points throughout: ImGui's 16-bit characters are never met.
//
// One thread. A character costs its measuring and its drawing once (tens of microseconds each),
// then a look-up.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "app/window/platform/atlas.hpp"
#include "app/window/platform/bitmap.hpp"

namespace whylink::window {

// What a text is for; sizes at scale 1 stand in fonts.cpp.
// From italic on for what stands in notes; there `title` is a heading of the second level.
enum class Type : std::uint8_t {
  caption,
  body,
  strong,
  title,
  question,
  number,
  mono,
  italic,
  bold,
  bold_italic,
  heading,
  subheading
};

inline constexpr std::size_t kTypes = 12;

class Faces;

struct Glyph {
  float advance = 0;        // pixels
  float left = 0, top = 0;  // of the picture, from the pen on the base line, y down
  float width = 0, height = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  bool snaps = false;    // stands at whole pixels
  bool missing = false;  // no font has it: a box with its code point is drawn
  std::shared_ptr<const Bitmap>
      picture;  // in colours, as emoji are; then nothing lies in the texture
};

class Fonts {
 public:
  Fonts();
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  // Forgets all characters when the scale changes.
  void set_scale(float scale);
  [[nodiscard]] float scale() const { return scale_; }
  // How far the pen moves; takes no room in the texture, so that a long text can be measured whole.
  [[nodiscard]] float advance(Type type, char32_t c) {
    if (c >= kAscii) return measured({type, c, 0}).glyph.advance;
    float& known = ascii_[static_cast<std::size_t>(type)].advances[c];
    if (known == kUnknown) known = measured({type, c, 0}).glyph.advance;
    return known;
  }
  // What is added to that between two letters, mostly less than 0: "To" stands closer than "TH".
  [[nodiscard]] float kerning(Type type, char32_t left, char32_t right);
  // To be drawn in this frame, `part` of a pixel to the right of a whole one: small letters stand
  // where they belong, not at the next pixel.
  [[nodiscard]] const Glyph& glyph(Type type, char32_t c, float part = 0);
  // Pixels from the top of a line of that type to its base line, and the size of its letters.
  [[nodiscard]] float ascent(Type type) const;
  [[nodiscard]] static float size(Type type);  // at scale 1
  static constexpr float kAscent = 0.86F;      // of the size, over the base line
  static constexpr float kPictureSide = 1.2F;  // of the size, as kPictureAdvance
  static constexpr float kPictureAdvance = 1.3F;

  // The texture.
  [[nodiscard]] const Atlas& atlas() const { return atlas_; }
  // To be called between frames: makes the texture larger, or starts it anew, where the last frame
  // had letters that found no room. True: draw again. Never true twice for a frame that does not
  // fit the largest texture.
  bool make_room();

 private:
  static constexpr std::size_t kAscii = 128;
  static constexpr float kUnknown = -1e9F;
  struct Key {
    Type type;
    char32_t c;
    std::uint8_t phase;  // quarters of a pixel
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return (static_cast<std::size_t>(key.c) * 16U + static_cast<std::size_t>(key.type)) * 4U +
             key.phase;
    }
  };
  struct Known {
    Glyph glyph;
    std::size_t drawn = 0;  // in this generation of the atlas; 0: never
  };
  // Most of what is measured, in pixels, looked up without a search.
  struct Ascii {
    std::vector<float> advances = std::vector<float>(kAscii, kUnknown);
    std::vector<float> pairs = std::vector<float>(kAscii * kAscii, kUnknown);
  };
  [[nodiscard]] Known& measured(const Key& key);
  [[nodiscard]] Glyph measure(Type type, char32_t c);
  [[nodiscard]] float pixels(Type type) const;  // of its letters
  // False: there is no room.
  [[nodiscard]] bool draw(const Key& key, Glyph& glyph);
  [[nodiscard]] std::shared_ptr<const Bitmap> picture(Type type, char32_t c);

  std::unique_ptr<Faces> faces_;
  std::unordered_map<Key, Known, KeyHash> glyphs_;
  std::array<Ascii, kTypes> ascii_;
  std::unordered_map<std::uint64_t, float> pairs_;  // of other letters, by type and pair
  Atlas atlas_;
  float scale_ = 1;
  bool full_ = false;
  bool emptied_ = false;  // for the frame before, which did not fit the largest texture
};

}  // namespace whylink::window
