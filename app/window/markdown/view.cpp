#include "app/window/markdown/view.hpp"

#include <algorithm>

namespace whylink::window::markdown {

namespace {

Colour colour_of(const Theme& theme, Ink ink) {
  if (ink == Ink::accent) return theme.accent;
  return ink == Ink::muted ? theme.muted : theme.ink;
}

void draw_shape(Canvas& canvas, const Shape& shape, float x, float y) {
  const Theme& theme = canvas.theme();
  const Box box{x + shape.box.x, y + shape.box.y, shape.box.w, shape.box.h};
  switch (shape.kind) {
    case Shape::Kind::bar:
      return canvas.fill(box, theme.line, 1);
    case Shape::Kind::accent_bar:
      return canvas.fill(box, theme.accent, 1);
    case Shape::Kind::rule:
      return canvas.rule(box.x, box.y, box.w);
    case Shape::Kind::panel:
      return canvas.fill(box, theme.sunken, 6);
  }
}

// Under the letters of its neighbours too, whose edges it must not cover.
void draw_ground(Canvas& canvas, const Piece& piece, float x, float y) {
  if (piece.ground == Ground::none) return;
  const bool code = piece.ground == Ground::code;
  const float left = piece.box.x > 0 ? 2 : 0;  // not out of the column
  canvas.fill(
      {x + piece.box.x - left, y + piece.box.y + 2, piece.box.w + left + 2, piece.box.h - 4},
      code ? canvas.theme().sunken : canvas.theme().mark, 3);
}

void draw_piece(Canvas& canvas, const Piece& piece, float x, float y) {
  const Theme& theme = canvas.theme();
  const Colour colour = colour_of(theme, piece.ink);
  const float left = x + piece.box.x;
  const float top = y + piece.box.y;
  const float high = Canvas::line_height(piece.type);
  canvas.line(left, top + (piece.box.h - high) / 2, piece.box.w + 1, piece.type, colour,
              piece.text);
  const float middle = top + piece.box.h / 2;
  if (piece.struck) canvas.fill({left, middle, piece.box.w, 1}, colour);
  if (piece.underlined)
    canvas.fill({left, middle + Fonts::size(piece.type) / 2, piece.box.w, 1}, colour);
}

// Until its pixels come its place is kept; nothing moves then.
void draw_picture(Canvas& canvas, Box box, const LateBitmap& picture) {
  if (const auto pixels = picture.pixels()) return canvas.image(box, pixels);
  const Theme& theme = canvas.theme();
  canvas.fill(box, theme.sunken, 6);
  const std::string trouble = picture.trouble();
  if (trouble.empty() || box.w < 64 || box.h < 32) return;
  canvas.line(box.x + 12, box.y + 6, box.w - 24, Type::caption, theme.muted,
              "The picture is not shown: " + trouble);
}

}  // namespace

void View::lay_out(const Canvas& canvas, float width) {
  if (width == width_ && canvas.scale() == scale_) return;
  width_ = width;
  scale_ = canvas.scale();
  if (!document_) document_ = with_embeds(parse(text_, link_), source_);
  page_ = markdown::lay_out(*document_, width, [&](Type type, char32_t c, char32_t before) {
    return canvas.advance(type, c, before);
  });
}

float View::draw(Canvas& canvas, float x, float y, float width) {
  lay_out(canvas, width);
  const Box area = canvas.visible();
  for (const Shape& shape : page_.shapes) {
    const bool seen = y + shape.box.y < area.bottom() && y + shape.box.bottom() > area.y;
    if (seen) draw_shape(canvas, shape, x, y);
  }
  for (const Picture& picture : page_.pictures) {
    const Box box{x + picture.box.x, y + picture.box.y, picture.box.w, picture.box.h};
    if (box.y >= area.bottom() || box.bottom() <= area.y) continue;
    draw_picture(canvas, box, *picture.bitmap);
    if (picture.marked) canvas.outline(box.inset(-2), canvas.theme().accent, 2, 2);
  }
  const float from = area.y - y - page_.tallest;
  const auto first =
      std::ranges::lower_bound(page_.pieces, from, {}, [](const Piece& one) { return one.box.y; });
  const auto last = std::ranges::find_if(first, page_.pieces.end(), [&](const Piece& piece) {
    return y + piece.box.y >= area.bottom();
  });
  for (auto piece = first; piece != last; ++piece) draw_ground(canvas, *piece, x, y);
  for (auto piece = first; piece != last; ++piece) draw_piece(canvas, *piece, x, y);
  return page_.height;
}

}  // namespace whylink::window::markdown
