#include "app/window/widgets/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/window/platform/imgui_compat.hpp"
#include "app/window/widgets/letters.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace {

ImU32 packed(Colour c) {
  return IM_COL32(c.red, c.green, c.blue, c.alpha);
}

constexpr std::string_view kEllipsis = "…";

}  // namespace

Box common(const Box& one, const Box& other) {
  const float x = std::max(one.x, other.x);
  const float y = std::max(one.y, other.y);
  return {x, y, std::max(0.0F, std::min(one.right(), other.right()) - x),
          std::max(0.0F, std::min(one.bottom(), other.bottom()) - y)};
}

void Canvas::begin(ImDrawList& list, float width, float height) {
  list_ = &list;
  width_ = width;
  height_ = height;
  shown_.clear();
  clips_.clear();
}

void Canvas::fill(Box box, Colour colour, float radius) {
  const float s = fonts_->scale();
  list_->AddRectFilled({std::round(box.x * s), std::round(box.y * s)},
                       {std::round(box.right() * s), std::round(box.bottom() * s)}, packed(colour),
                       radius * s);
}

void Canvas::outline(Box box, Colour colour, float radius, float thickness) {
  const float s = fonts_->scale();
  // Inside the box, so that its sides fall on whole pixels.
  const float wide = std::max(1.0F, std::round(thickness * s));
  const float half = wide / 2;
  list_->PathRect({std::round(box.x * s) + half, std::round(box.y * s) + half},
                  {std::round(box.right() * s) - half, std::round(box.bottom() * s) - half},
                  std::max(0.0F, radius * s - half));
  list_->PathStroke(packed(colour), ImDrawFlags_Closed, wide);
}

void Canvas::fade(Box box, bool to_bottom) {
  const float s = fonts_->scale();
  Colour none = theme_->paper;
  none.alpha = 0;
  const ImU32 top = packed(to_bottom ? none : theme_->paper);
  const ImU32 bottom = packed(to_bottom ? theme_->paper : none);
  list_->AddRectFilledMultiColor({std::round(box.x * s), std::round(box.y * s)},
                                 {std::round(box.right() * s), std::round(box.bottom() * s)}, top,
                                 top, bottom, bottom);
}

void Canvas::rule(float x, float y, float w) {
  const float s = fonts_->scale();
  const float top = std::round(y * s);
  list_->AddRectFilled({std::round(x * s), top},
                       {std::round((x + w) * s), top + std::max(1.0F, std::round(s))},
                       packed(theme_->line));
}

void Canvas::stroke(std::initializer_list<Point> points, Colour colour, float thickness) {
  const float s = fonts_->scale();
  list_->PathClear();
  for (const Point& point : points) list_->PathLineTo({point.x * s, point.y * s});
  list_->PathStroke(packed(colour), 0, thickness * s);
}

void Canvas::image(Box box, const std::shared_ptr<const Bitmap>& bitmap) {
  if (images_ == nullptr) return;
  const float s = fonts_->scale();
  list_->AddImage(compat::texture(images_->number(bitmap)),
                  {std::round(box.x * s), std::round(box.y * s)},
                  {std::round(box.right() * s), std::round(box.bottom() * s)});
}

void Canvas::arrow(float x, float y, float length, Colour colour) {
  const float s = fonts_->scale();
  const float thick = 1.5F * s;
  const ImVec2 tip((x + length) * s, y * s);
  list_->AddLine({x * s, y * s}, tip, packed(colour), thick);
  list_->AddLine({tip.x - 5 * s, tip.y - 4 * s}, tip, packed(colour), thick);
  list_->AddLine({tip.x - 5 * s, tip.y + 4 * s}, tip, packed(colour), thick);
}

float Canvas::advance(Type type, char32_t c, char32_t before) const {
  if (is_invisible(c) || is_mark(c)) return 0;
  if (c == '\t') return 4 * advance(type, ' ');
  return (fonts_->advance(type, c) + fonts_->kerning(type, before, c)) / fonts_->scale();
}

float Canvas::text_width(Type type, std::string_view text) const {
  float width = 0;
  for_letters(text, [&](char32_t c, char32_t before) { width += advance(type, c, before); });
  return width;
}

float Canvas::line_height(Type type) {
  const bool prose = type == Type::body || type == Type::caption || type == Type::mono ||
                     type == Type::italic || type == Type::bold || type == Type::bold_italic;
  return std::round(Fonts::size(type) * (prose ? 1.5F : 1.25F));
}

float Canvas::baseline(Type type) {
  return (line_height(type) - Fonts::size(type)) / 2 + Fonts::kAscent * Fonts::size(type);
}

std::vector<TextRow> Canvas::rows(Type type, std::string_view text, float width) const {
  return rows_of(text, width, [&](char32_t c, std::size_t, char32_t before) {
    return advance(type, c, before);
  });
}

float Canvas::paragraph_height(Type type, std::string_view text, float width) const {
  return static_cast<float>(rows(type, text, width).size()) * line_height(type);
}

bool Canvas::is_visible(float y, float h) const {
  const Box area = visible();
  return y < area.bottom() && y + h > area.y;
}

void Canvas::line(float x, float y, float width, Type type, Colour colour, std::string_view text) {
  const float needed = text_width(type, text);
  if (needed <= width + 0.5F) {
    shown_.push_back(
        {{x, y, needed, line_height(type)}, std::string(text), visible(), !clips_.empty()});
    return letters(x, y, type, colour, text);
  }
  const float room = width - text_width(type, kEllipsis);
  float used = 0;
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = text::grapheme_end(text, end);
    const float step = text_width(type, text.substr(end, next - end));
    if (used + step > room) break;
    used += step;
    end = next;
  }
  std::string shortened(text.substr(0, end));
  shortened += kEllipsis;
  shown_.push_back({{x, y, width, line_height(type)}, shortened, visible(), !clips_.empty(), true});
  letters(x, y, type, colour, shortened);
}

float Canvas::paragraph(float x, float y, float width, Type type, Colour colour,
                        std::string_view text) {
  const float height = line_height(type);
  float top = y;
  float widest = 0;
  for (const TextRow& row : rows(type, text, width)) {
    const std::string_view words = text.substr(row.begin, row.end - row.begin);
    widest = std::max(widest, text_width(type, words));
    letters(x, top, type, colour, words);
    top += height;
  }
  shown_.push_back({{x, y, widest, top - y}, std::string(text), visible(), !clips_.empty()});
  return top - y;
}

void Canvas::push_clip(Box box) {
  const float s = fonts_->scale();
  clips_.push_back(common(box, visible()));
  list_->PushClipRect({box.x * s, box.y * s}, {box.right() * s, box.bottom() * s}, true);
}

void Canvas::pop_clip() {
  clips_.pop_back();
  list_->PopClipRect();
}

void Canvas::letters(float x, float y, Type type, Colour colour, std::string_view text) {
  if (!is_visible(y, line_height(type))) return;
  const float s = fonts_->scale();
  const float lead = (line_height(type) - Fonts::size(type)) / 2;
  const float base = std::round((y + lead) * s) + fonts_->ascent(type);
  float pen = x * s;
  list_->PushTextureID(compat::texture(text_texture_));
  for_letters(text, [&](char32_t c, char32_t before) {
    if (is_mark(c)) {
      letter(pen - fonts_->advance(type, c), base, type, colour, c);
    } else if (c == '\t') {
      pen += advance(type, c, before) * s;
    } else {
      pen += fonts_->kerning(type, before, c);
      pen += letter(pen, base, type, colour, c);
    }
  });
  list_->PopTextureID();
}

float Canvas::letter(float pen, float base, Type type, Colour colour, char32_t c) {
  const float size = Fonts::size(type) * fonts_->scale();
  const Glyph& glyph = fonts_->glyph(type, c, pen - std::floor(pen));
  if (glyph.missing) {
    missing(pen, base, size, colour, c);
  } else if (glyph.picture != nullptr) {
    picture(pen, base, size, glyph.picture);
  } else if (glyph.width > 0) {
    const float left = (glyph.snaps ? std::round(pen) : std::floor(pen)) + glyph.left;
    const float top = base + glyph.top;
    list_->PrimReserve(6, 4);
    list_->PrimRectUV({left, top}, {left + glyph.width, top + glyph.height}, {glyph.u0, glyph.v0},
                      {glyph.u1, glyph.v1}, packed(colour));
  }
  return glyph.advance;
}

// As high as capitals are with what hangs below, and in the middle of its advance.
void Canvas::picture(float x, float base, float pixels,
                     const std::shared_ptr<const Bitmap>& bitmap) {
  if (images_ == nullptr) return;
  const auto wide = static_cast<float>(bitmap->width);
  const auto high = static_cast<float>(bitmap->height);
  const float left = std::round(x + (pixels * Fonts::kPictureAdvance - wide) / 2);
  const float top = std::round(base - pixels * 0.36F - high / 2);
  list_->AddImage(compat::texture(images_->number(bitmap)), {left, top}, {left + wide, top + high});
}

// A box with the code point in it, so that nothing in a note is ever simply not there.
void Canvas::missing(float x, float base, float pixels, Colour colour, char32_t c) {
  list_->PushTextureID(compat::shapes_texture());
  const float top = base - pixels * 0.8F;
  list_->AddRect({x + 1, top}, {x + pixels, base + 1}, packed(colour));
  const float cell = pixels / 9;
  for (unsigned digit = 0; digit < 4; ++digit) {  // sixteen dots for the last four hex digits
    const auto bits = static_cast<unsigned>(c) >> (12U - 4U * digit);
    for (unsigned bit = 0; bit < 4; ++bit) {
      if (((bits >> (3U - bit)) & 1U) == 0) continue;
      const float px = x + cell * (1.5F + 1.7F * static_cast<float>(bit));
      const float py = top + cell * (1.0F + 1.6F * static_cast<float>(digit));
      list_->AddRectFilled({px, py}, {px + cell, py + cell}, packed(colour));
    }
  }
  list_->PopTextureID();
}

}  // namespace whylink::window
