// What the graphics card holds: letters and pictures. An OpenGL context is current for all of it.
#pragma once

#include <cstddef>

#include "app/window/platform/atlas.hpp"
#include "app/window/platform/images.hpp"

namespace whylink::window {

// The letters as a texture: what was added since is sent, no more.
class LetterTexture {
 public:
  LetterTexture();
  [[nodiscard]] unsigned name() const { return name_; }
  void send(const Atlas& atlas);

 private:
  unsigned name_ = 0;
  int side_ = 0;
  std::size_t generation_ = 0;
  std::size_t revision_ = 0;
  int row_ = 0;  // those before it are sent for good
};

// Pictures as textures, a name each.
[[nodiscard]] Images::Card graphics_card();

}  // namespace whylink::window
