#include "app/window/platform/textures.hpp"

#include <GLFW/glfw3.h>

#include <cstdint>

namespace whylink::window {

LetterTexture::LetterTexture() {
  constexpr GLenum kSwizzleRed = 0x8E42;  // newer than the system's header, as the next
  constexpr GLint kRed = 0x1903;
  glGenTextures(1, &name_);
  glBindTexture(GL_TEXTURE_2D, name_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  for (GLenum i = 0; i < 3; ++i) glTexParameteri(GL_TEXTURE_2D, kSwizzleRed + i, GL_ONE);
  glTexParameteri(GL_TEXTURE_2D, kSwizzleRed + 3, kRed);
}

void LetterTexture::send(const Atlas& atlas) {
  if (generation_ == atlas.generation() && revision_ == atlas.revision()) return;
  constexpr GLint kOneByte = 0x8229;  // GL_R8
  constexpr GLenum kRed = 0x1903;
  glBindTexture(GL_TEXTURE_2D, name_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  if (side_ != atlas.side()) {
    side_ = atlas.side();
    glTexImage2D(GL_TEXTURE_2D, 0, kOneByte, side_, side_, 0, kRed, GL_UNSIGNED_BYTE,
                 atlas.pixels().data());
  } else {
    const int from = generation_ == atlas.generation() ? row_ : 0;
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, from, side_, atlas.rows() - from, kRed, GL_UNSIGNED_BYTE,
                    atlas.pixels().data() + static_cast<std::ptrdiff_t>(from) * side_);
  }
  generation_ = atlas.generation();
  revision_ = atlas.revision();
  row_ = atlas.row_begin();
}

Images::Card graphics_card() {
  const auto send = [](const Bitmap& bitmap) -> std::uintptr_t {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, bitmap.width, bitmap.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, bitmap.pixels.data());
    return name;
  };
  const auto drop = [](std::uintptr_t number) {
    const auto name = static_cast<GLuint>(number);
    glDeleteTextures(1, &name);
  };
  return {send, drop};
}

}  // namespace whylink::window
