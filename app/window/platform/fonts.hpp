// Text in any script: faces found through fontconfig, characters drawn by FreeType into one texture
// as they are needed. Whole code points throughout: ImGui's 16-bit characters are never met.
//
// One thread. A character costs its drawing once (tens of microseconds), then a look-up.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

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

struct Glyph {
  float advance = 0;        // pixels
  float left = 0, top = 0;  // of the picture, from the pen on the base line, y down
  float width = 0, height = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  bool missing = false;  // no font has it: a box with its code point is drawn
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
  [[nodiscard]] const Glyph& glyph(Type type, char32_t c);
  // Pixels from the top of a line of that type to its base line, and the size of its letters.
  [[nodiscard]] float ascent(Type type);
  [[nodiscard]] static float size(Type type);  // at scale 1

  // The texture: one byte of coverage a pixel. `revision` counts its changes.
  static constexpr int kSide = 2048;
  [[nodiscard]] const std::vector<std::uint8_t>& pixels() const { return pixels_; }
  [[nodiscard]] std::size_t revision() const { return revision_; }
  // To be called between frames: starts anew where the texture is full. True: draw again.
  bool make_room();

 private:
  struct Library;
  struct Key {
    Type type;
    char32_t c;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const {
      return static_cast<std::size_t>(key.c) * 16U + static_cast<std::size_t>(key.type);
    }
  };
  [[nodiscard]] Glyph draw(Type type, char32_t c);
  [[nodiscard]] bool place(int width, int height, int& x, int& y);
  void clear();

  std::unique_ptr<Library> library_;
  std::unordered_map<Key, Glyph, KeyHash> glyphs_;
  std::vector<std::uint8_t> pixels_;
  std::size_t revision_ = 0;
  float scale_ = 1;
  int pen_x_ = 1, pen_y_ = 1, row_ = 0;
  bool full_ = false;
};

}  // namespace whylink::window
