#include "app/window/platform/kerning.hpp"

#include <utility>

#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#include <stb/stb_truetype.h>
#pragma GCC diagnostic pop

namespace whylink::window {

struct Kerning::Table {
  stbtt_fontinfo font = {};
};

Kerning::Kerning(FT_Face face) {
  const FT_Stream stream = face->stream;
  if (stream == nullptr || stream->base == nullptr || face->units_per_EM == 0) return;
  const int at = stbtt_GetFontOffsetForIndex(stream->base, static_cast<int>(face->face_index));
  auto table = std::make_unique<Table>();
  if (at < 0 || stbtt_InitFont(&table->font, stream->base, at) == 0) return;
  table_ = std::move(table);
  units_ = static_cast<float>(face->units_per_EM);
}

Kerning::~Kerning() = default;

float Kerning::between(char32_t left, char32_t right) const {
  if (table_ == nullptr) return 0;
  const int units =
      stbtt_GetCodepointKernAdvance(&table_->font, static_cast<int>(left), static_cast<int>(right));
  return static_cast<float>(units) / units_;
}

}  // namespace whylink::window
