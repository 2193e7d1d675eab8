// One ImGui context with the canvas of the window: begins and ends frames, with or without a
// display.
#pragma once

#include "app/window/platform/fonts.hpp"
#include "app/window/widgets/canvas.hpp"

struct ImDrawData;
struct ImGuiContext;

namespace whylink::window {

class Stage {
 public:
  Stage(int width, int height, float scale, const Theme& theme);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  [[nodiscard]] Fonts& fonts() { return fonts_; }
  [[nodiscard]] Canvas& canvas() { return canvas_; }
  [[nodiscard]] const Canvas& canvas() const { return canvas_; }
  // In pixels of the display.
  void resize(int width, int height, float scale);
  void begin();
  const ImDrawData& end();
  // Some text of the last frame found no room in the texture: draw it again.
  [[nodiscard]] bool must_draw_again() { return fonts_.make_room(); }

 private:
  ImGuiContext* context_;
  Fonts fonts_;
  Canvas canvas_;
  int width_;
  int height_;
};

}  // namespace whylink::window
