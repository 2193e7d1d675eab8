#include "app/window/platform/faces.hpp"

namespace whylink::window {

namespace {

void want_character(FcPattern* pattern, char32_t c) {
  if (c == 0) return;
  FcCharSet* wanted = FcCharSetCreate();
  FcCharSetAddChar(wanted, c);
  FcPatternAddCharSet(pattern, FC_CHARSET, wanted);
  FcCharSetDestroy(wanted);
}

void want_family(FcPattern* pattern, const std::string& family) {
  FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
}

// The best match; takes the pattern.
FcPattern* matched(FcPattern* pattern) {
  FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result = FcResultMatch;
  FcPattern* match = FcFontMatch(nullptr, pattern, &result);
  FcPatternDestroy(pattern);
  return match;
}

// Takes the match; empty where it names no file.
std::string file_of(FcPattern* match, int& index) {
  if (match == nullptr) return {};
  FcChar8* file = nullptr;
  std::string path;
  if (FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch) {
    path = reinterpret_cast<const char*>(file);
  }
  FcPatternGetInteger(match, FC_INDEX, 0, &index);
  FcPatternDestroy(match);
  return path;
}

}  // namespace

Faces::Faces() {
  FT_Init_FreeType(&library_);
}

Faces::~Faces() {
  if (characters_ != nullptr) FcCharSetDestroy(characters_);
  kerning_.clear();
  for (const auto& [name, face] : opened_) FT_Done_Face(face);
  FT_Done_FreeType(library_);
  FcFini();  // what it was asked for since is kept until then; a later question loads it anew
}

Faces::File Faces::find(const FontRole& role, char32_t c) {
  FcPattern* pattern = FcPatternCreate();
  want_family(pattern, std::string(role.family));
  want_family(pattern, "sans-serif");
  FcPatternAddInteger(pattern, FC_WEIGHT, role.weight);
  FcPatternAddInteger(pattern, FC_SLANT, role.slant);
  FcPatternAddBool(pattern, FC_COLOR, FcFalse);
  FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
  want_character(pattern, c);
  File file;
  file.path = file_of(matched(pattern), file.index);
  return file;
}

Faces::File Faces::find_coloured(char32_t c) {
  FcPattern* pattern = FcPatternCreate();
  want_family(pattern, "emoji");
  FcPatternAddBool(pattern, FC_COLOR, FcTrue);
  want_character(pattern, c);
  File file;
  file.path = file_of(matched(pattern), file.index);
  return file;
}

FT_Face Faces::open(const File& file) {
  if (file.path.empty()) return nullptr;
  const std::string name = file.path + "#" + std::to_string(file.index & 0xffff);
  const auto known = opened_.find(name);
  if (known != opened_.end()) return known->second;
  FT_Face face = nullptr;
  if (FT_New_Face(library_, file.path.c_str(), file.index & 0xffff, &face) != 0) return nullptr;
  opened_.emplace(name, face);
  return face;
}

FT_Face Faces::with(const FontRole& role, char32_t c) {
  std::vector<FT_Face>& known = of_role_[&role];
  if (known.empty()) {
    FT_Face own = open(find(role, 0));
    if (own == nullptr) return nullptr;
    known.push_back(own);
  }
  for (FT_Face face : known) {
    if (FT_Get_Char_Index(face, c) != 0) return face;
  }
  if (!has_anywhere(c)) return nullptr;
  FT_Face other = open(find(role, c));
  if (other == nullptr || FT_Get_Char_Index(other, c) == 0) return nullptr;
  known.push_back(other);
  return other;
}

float Faces::kerning(const FontRole& role, char32_t left, char32_t right) {
  FT_Face face = with(role, left);
  if (face == nullptr || face != of_role_[&role].front() || face != with(role, right)) return 0;
  std::unique_ptr<Kerning>& pairs = kerning_[face];
  if (pairs == nullptr) pairs = std::make_unique<Kerning>(face);
  return pairs->between(left, right);
}

bool Faces::has_anywhere(char32_t c) {
  if (characters_ == nullptr) {
    FcCharSet* all = FcCharSetCreate();
    FcPattern* any = FcPatternCreate();
    FcObjectSet* wanted = FcObjectSetCreate();
    FcObjectSetAdd(wanted, FC_CHARSET);
    FcFontSet* fonts = FcFontList(nullptr, any, wanted);
    for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
      FcCharSet* one = nullptr;
      if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &one) != FcResultMatch) continue;
      FcCharSetMerge(all, one, nullptr);
    }
    if (fonts != nullptr) FcFontSetDestroy(fonts);
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(any);
    characters_ = all;
  }
  return FcCharSetHasChar(characters_, c) != 0;
}

FT_Face Faces::coloured(char32_t c) {
  if (!coloured_) {
    FT_Face face = open(find_coloured(c));
    coloured_ = face != nullptr && FT_HAS_COLOR(face) ? face : nullptr;
  }
  return *coloured_ != nullptr && FT_Get_Char_Index(*coloured_, c) != 0 ? *coloured_ : nullptr;
}

}  // namespace whylink::window
