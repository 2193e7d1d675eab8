#include "app/window/platform/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whylink::window {

namespace {

struct Role {
  std::string_view family;
  int weight;  // of fontconfig
  float size;
  int slant = FC_SLANT_ROMAN;
};
constexpr std::array<Role, 12> kRoles = {{{"Inter", FC_WEIGHT_REGULAR, 13},
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

const Role& role(Type type) {
  return kRoles.at(static_cast<std::size_t>(type));
}

struct FaceFile {
  std::string path;
  int index = 0;
};

// The best file of that family and weight; with a character, one that has it.
FaceFile find_file(const Role& role, char32_t c) {
  FcPattern* pattern = FcPatternCreate();
  const std::string family(role.family);
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>("sans-serif"));
  FcPatternAddInteger(pattern, FC_WEIGHT, role.weight);
  FcPatternAddInteger(pattern, FC_SLANT, role.slant);
  FcPatternAddBool(pattern, FC_COLOR, FcFalse);
  FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
  if (c != 0) {
    FcCharSet* wanted = FcCharSetCreate();
    FcCharSetAddChar(wanted, c);
    FcPatternAddCharSet(pattern, FC_CHARSET, wanted);
    FcCharSetDestroy(wanted);
  }
  FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FaceFile found;
  FcResult result = FcResultMatch;
  FcPattern* match = FcFontMatch(nullptr, pattern, &result);
  if (match != nullptr) {
    FcChar8* file = nullptr;
    if (FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch) {
      found.path = reinterpret_cast<const char*>(file);
    }
    FcPatternGetInteger(match, FC_INDEX, 0, &found.index);
    FcPatternDestroy(match);
  }
  FcPatternDestroy(pattern);
  return found;
}

// Fonts that stand in have mostly one weight: Chinese in a title would stand thin beside Latin.
void embolden(FT_FaceRec& face, char32_t c, int weight, float pixels) {
  const bool letter = (c >= 0x2E80 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) ||
                      (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
  const FT_GlyphSlot slot = face.glyph;
  const bool wanted =
      letter && weight >= FC_WEIGHT_DEMIBOLD && slot->format == FT_GLYPH_FORMAT_OUTLINE;
  const std::string_view style = face.style_name == nullptr ? "" : face.style_name;
  const bool has_weight = (face.style_flags & FT_STYLE_FLAG_BOLD) != 0 ||
                          style.find("old") != std::string_view::npos;  // Bold, SemiBold
  if (!wanted || has_weight) return;
  constexpr float kStronger = 64.0F / 34;  // of the size, in FreeType's 1/64 pixels
  FT_Outline_Embolden(&slot->outline, static_cast<FT_Pos>(pixels * kStronger));
}

}  // namespace

struct Fonts::Library {
  FT_Library free_type = nullptr;
  // Opened faces by file; the first of a role is its own, the rest stand in for what it lacks.
  std::unordered_map<std::string, FT_Face> faces;
  std::array<std::vector<FT_Face>, kRoles.size()> of_role;

  Library() { FT_Init_FreeType(&free_type); }
  ~Library() {
    for (const auto& [name, face] : faces) FT_Done_Face(face);
    FT_Done_FreeType(free_type);
    FcFini();  // what it was asked for since is kept until then; a later question loads it anew
  }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  FT_Face open(const FaceFile& file) {
    if (file.path.empty()) return nullptr;
    const std::string name = file.path + "#" + std::to_string(file.index & 0xffff);
    const auto known = faces.find(name);
    if (known != faces.end()) return known->second;
    FT_Face face = nullptr;
    if (FT_New_Face(free_type, file.path.c_str(), file.index & 0xffff, &face) != 0) return nullptr;
    faces.emplace(name, face);
    return face;
  }

  FT_Face face_with(Type type, char32_t c) {
    std::vector<FT_Face>& known = of_role.at(static_cast<std::size_t>(type));
    if (known.empty()) {
      FT_Face own = open(find_file(role(type), 0));
      if (own == nullptr) return nullptr;
      known.push_back(own);
    }
    for (FT_Face face : known) {
      if (FT_Get_Char_Index(face, c) != 0) return face;
    }
    FT_Face other = open(find_file(role(type), c));
    if (other == nullptr || FT_Get_Char_Index(other, c) == 0) return nullptr;
    known.push_back(other);
    return other;
  }
};

Fonts::Fonts() : library_(std::make_unique<Library>()) {}
Fonts::~Fonts() = default;

void Fonts::set_scale(float scale) {
  if (scale == scale_) return;
  scale_ = scale;
  glyphs_.clear();
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

float Fonts::ascent(Type type) {
  // Capitals stand in the middle of their line: the same for every script that joins them.
  return std::round(role(type).size * scale_ * 0.86F);
}

Fonts::Known& Fonts::measured(Type type, char32_t c) {
  const auto known = glyphs_.find({type, c});
  if (known != glyphs_.end()) return known->second;
  return glyphs_.emplace(Key{type, c}, Known{measure(type, c), 0}).first->second;
}

const Glyph& Fonts::glyph(Type type, char32_t c) {
  Known& known = measured(type, c);
  if (known.glyph.missing || known.drawn == atlas_.generation()) return known.glyph;
  known.glyph.width = known.glyph.height = 0;
  if (draw(type, c, known.glyph)) {
    known.drawn = atlas_.generation();
  } else {
    full_ = true;
  }
  return known.glyph;
}

float Fonts::pixels(Type type) const {
  return std::round(role(type).size * scale_);
}

Glyph Fonts::measure(Type type, char32_t c) {
  Glyph glyph;
  FT_Face face = library_->face_with(type, c);
  if (face != nullptr) {
    FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(pixels(type)));
    if (FT_Load_Char(face, c, FT_LOAD_TARGET_LIGHT) == 0) {
      glyph.advance = static_cast<float>(face->glyph->linearHoriAdvance) / 65536.0F;
      return glyph;
    }
  }
  glyph.missing = true;
  glyph.advance = pixels(type) * 1.1F;
  return glyph;
}

bool Fonts::draw(Type type, char32_t c, Glyph& glyph) {
  FT_Face face = library_->face_with(type, c);
  FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(pixels(type)));
  const bool loaded = FT_Load_Char(face, c, FT_LOAD_TARGET_LIGHT) == 0;
  if (loaded) embolden(*face, c, role(type).weight, pixels(type));
  if (!loaded || FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) {
    glyph.missing = true;
    return true;
  }
  const FT_GlyphSlot slot = face->glyph;
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
