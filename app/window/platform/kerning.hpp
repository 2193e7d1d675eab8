// How much closer pairs of letters stand than their own widths say: "To", "AV".
#pragma once

#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>

namespace whylink::window {

// From a font's table of pairs (GPOS, else kern), as stb_truetype reads it; FreeType reads the
// older table only. One thread.
class Kerning {
 public:
  // `face` outlives it. Where its file is not in memory as a whole, no pair stands closer.
  explicit Kerning(FT_Face face);
  ~Kerning();
  Kerning(const Kerning&) = delete;
  Kerning& operator=(const Kerning&) = delete;

  // In parts of the letters' size, less than 0 for closer; 0 where the font tells nothing. Costs a
  // search in the table.
  [[nodiscard]] float between(char32_t left, char32_t right) const;

 private:
  struct Table;
  float units_ = 1;               // of the font, to the size of its letters
  std::unique_ptr<Table> table_;  // none: the font has none that can be read
};

}  // namespace whylink::window
