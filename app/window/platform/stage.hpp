// One ImGui context with the canvas of the window: begins and ends frames, with or without a
// display.
#pragma once

#include "app/window/platform/fonts.hpp"
#include "app/window/widgets/canvas.hpp"

struct ImDrawData;
struct ImGuiContext;

namespace whylink::window {

// The scale wanted, or as much of it as leaves room for the smallest page (400 x 300 at scale 1) in
// a window of that many pixels: letters are never so large that controls do not fit. At least 0.5.
[[nodiscard]] float fitting_scale(float wanted, int width, int height);

class Stage {
 public:
  Stage(int width, int height, float scale, const Theme& theme);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  [[nodiscard]] Fonts& fonts() { return fonts_; }
  [[nodiscard]] Images& images() { return images_; }
  [[nodiscard]] Canvas& canvas() { return canvas_; }
  [[nodiscard]] const Canvas& canvas() const { return canvas_; }
  // In pixels of the display. The scale is brought down to what fits.
  void resize(int width, int height, float scale);
  void begin();
  const ImDrawData& end();
  // Some text of the last frame found no room in the texture: draw it again.
  [[nodiscard]] bool must_draw_again() { return fonts_.make_room(); }

 private:
  ImGuiContext* context_;
  Fonts fonts_;
  Images images_;
  Canvas canvas_;
  int width_;
  int height_;
};

}  // namespace whylink::window
