// Where screens draw. Lengths are pixels at scale 1; the canvas multiplies. Every text drawn is
// also kept as it can be read, for tests and the layout check.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/window/platform/fonts.hpp"
#include "app/window/platform/images.hpp"
#include "app/window/platform/theme.hpp"
#include "app/window/widgets/text_rows.hpp"

struct ImDrawList;

namespace whylink::window {

struct Box {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  [[nodiscard]] bool holds(float px, float py) const {
    return px >= x && px < right() && py >= y && py < bottom();
  }
  [[nodiscard]] Box inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
};

// What lies in both; without width or height where they are apart.
[[nodiscard]] Box common(const Box& one, const Box& other);

struct Point {
  float x = 0, y = 0;
};

struct ShownText {
  Box box;
  std::string text;
  Box visible;             // of the scrolling area it stands in, else the window
  bool scrolls = false;    // whether such an area holds it, which may cut it
  bool shortened = false;  // its end is missing, and "…" stands for it
};

// Bytes with a coloured ground.
struct Mark {
  std::size_t begin = 0;
  std::size_t end = 0;
};

class Canvas {
 public:
  Canvas(Fonts& fonts, const Theme& theme) : fonts_(&fonts), theme_(&theme) {}
  // `list` takes the drawing of one frame of `width` by `height`.
  void begin(ImDrawList& list, float width, float height);

  [[nodiscard]] const Theme& theme() const { return *theme_; }
  // The number under which the renderer knows the letters; kTextTexture until it says.
  void set_text_texture(std::uintptr_t texture) { text_texture_ = texture; }
  // Who knows pictures by number; without it none is drawn.
  void set_images(Images& images) { images_ = &images; }
  void set_theme(const Theme& theme) { theme_ = &theme; }
  [[nodiscard]] float scale() const { return fonts_->scale(); }
  [[nodiscard]] float width() const { return width_; }
  [[nodiscard]] float height() const { return height_; }
  // Keeps a strip at the foot from the screen, as if the window ended above it; less than nothing
  // gives it back.
  void reserve_foot(float height) {
    height_ -= height;
    reserved_ += height;
  }
  // With that strip: what stands by the height of the window does not move when one comes or goes.
  [[nodiscard]] float window_height() const { return height_ + reserved_; }
  [[nodiscard]] const std::vector<ShownText>& shown() const { return shown_; }

  void fill(Box box, Colour colour, float radius = 0);
  void outline(Box box, Colour colour, float radius = 0, float thickness = 1);
  void rule(float x, float y, float w);  // a hairline
  // From nothing at one end to the colour of the paper at the other.
  void fade(Box box, bool to_bottom);
  // Lines from point to point, `thickness` wide.
  void stroke(std::initializer_list<Point> points, Colour colour, float thickness = 1.5F);
  void image(Box box, const std::shared_ptr<const Bitmap>& bitmap);
  void arrow(float x, float y, float length, Colour colour);  // to the right, y is its middle

  // Of `c` behind `before`, which draws it closer or pushes it away; 0: nothing is before it.
  [[nodiscard]] float advance(Type type, char32_t c, char32_t before = 0) const;
  [[nodiscard]] float text_width(Type type, std::string_view text) const;
  [[nodiscard]] static float line_height(Type type);
  // From the top of a line to where its letters stand: what shares a line shares that.
  [[nodiscard]] static float baseline(Type type);
  [[nodiscard]] std::vector<TextRow> rows(Type type, std::string_view text, float width) const;
  [[nodiscard]] float paragraph_height(Type type, std::string_view text, float width) const;

  // One line at its top left; shortened with "…" where it is wider than `width`.
  void line(float x, float y, float width, Type type, Colour colour, std::string_view text);
  // Wrapped, each time anew: for a few words; returns the height. What may be long is a TextBlock.
  float paragraph(float x, float y, float width, Type type, Colour colour, std::string_view text);

  // What can be seen: the innermost clip, or the window.
  [[nodiscard]] Box visible() const {
    return clips_.empty() ? Box{0, 0, width_, height_} : clips_.back();
  }
  // Cuts what is drawn at `box`, and at the clips around it.
  void push_clip(Box box);
  void pop_clip();

 private:
  void letters(float x, float y, Type type, Colour colour, std::string_view text);
  // At the pen, in pixels; returns how far the pen moves.
  float letter(float pen, float base, Type type, Colour colour, char32_t c);
  void missing(float x, float y, float pixels, Colour colour, char32_t c);
  void picture(float x, float base, float pixels, const std::shared_ptr<const Bitmap>& bitmap);
  [[nodiscard]] bool is_visible(float y, float h) const;

  Fonts* fonts_;
  Images* images_ = nullptr;
  const Theme* theme_;
  std::uintptr_t text_texture_ = 2;
  ImDrawList* list_ = nullptr;
  float width_ = 0;
  float height_ = 0;
  float reserved_ = 0;
  std::vector<Box> clips_;
  std::vector<ShownText> shown_;
};

}  // namespace whylink::window
