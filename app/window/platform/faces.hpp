// The font files of this machine, as fontconfig finds them by what a text is for, opened once each.
// One thread. A question costs fontconfig some milliseconds, an answer known already a look-up.
#pragma once

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/window/platform/kerning.hpp"

namespace whylink::window {

// A text's face and size, at scale 1; weight and slant as fontconfig counts them.
struct FontRole {
  std::string_view family;
  int weight;
  float size;
  int slant = 0;  // upright
};

class Faces {
 public:
  Faces();
  ~Faces();
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;

  // The role's own face, or the best that has the character; null: none has it.
  [[nodiscard]] FT_Face with(const FontRole& role, char32_t c);
  // How much closer the two stand in the role's own face, in parts of their size; 0 where one of
  // them is of another face.
  [[nodiscard]] float kerning(const FontRole& role, char32_t left, char32_t right);
  // One that has it in colours; null: none.
  [[nodiscard]] FT_Face coloured(char32_t c);

 private:
  struct File {
    std::string path;
    int index = 0;
  };
  [[nodiscard]] static File find(const FontRole& role, char32_t c);
  [[nodiscard]] static File find_coloured(char32_t c);
  [[nodiscard]] FT_Face open(const File& file);
  // Whether it is worth asking: characters that no font has would each cost a question.
  [[nodiscard]] bool has_anywhere(char32_t c);

  FT_Library library_ = nullptr;
  std::unordered_map<std::string, FT_Face> opened_;  // by file
  std::unordered_map<FT_Face, std::unique_ptr<Kerning>> kerning_;
  // The first of a role is its own, the rest stand in for what it lacks.
  std::unordered_map<const FontRole*, std::vector<FT_Face>> of_role_;
  std::optional<FT_Face> coloured_;  // asked for once
  FcCharSet* characters_ = nullptr;  // of all fonts, made when it is first needed
};

}  // namespace whylink::window
