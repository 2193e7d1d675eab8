#include "app/window/markdown/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "app/window/widgets/letters.hpp"
#include "app/window/widgets/text_rows.hpp"
#include "whylink/text.hpp"

namespace whylink::window::markdown {

namespace {

constexpr float kIndent = 24;
constexpr float kQuoteIndent = 16;
constexpr float kParagraphGap = 12;
constexpr float kItemGap = 4;
constexpr float kBar = 3;
constexpr float kCodePadding = 12;
constexpr float kNarrowest = 48;
constexpr float kHighestPicture = 400;

Type type_of(const Style& style, Type base) {
  if (style.code) return Type::mono;
  if (style.footnote) return Type::caption;
  if (base != Type::body) return base;
  if (style.bold) return style.italic ? Type::bold_italic : Type::bold;
  return style.italic ? Type::italic : base;
}

Type heading(int level) {
  if (level == 1) return Type::heading;
  if (level == 2) return Type::title;
  return level == 3 ? Type::subheading : Type::strong;
}

Piece piece_of(const Style& style, Type base) {
  Piece piece;
  piece.type = type_of(style, base);
  if (style.footnote) piece.ink = Ink::muted;
  if (style.link) piece.ink = Ink::accent;
  if (style.code) piece.ground = Ground::code;
  if (style.highlight || style.mark) piece.ground = Ground::mark;
  piece.struck = style.strike;
  piece.underlined = style.link;
  return piece;
}

bool is_item(const Block& block) {
  return !block.containers.empty() && block.containers.back().kind == Container::Kind::item;
}

// Between two blocks: close where both are of one list, wider above headings.
float gap(const Block& above, const Block& below) {
  if (below.kind == Kind::heading) return 2 * kParagraphGap;
  if (above.kind == Kind::callout_title || above.kind == Kind::embed_title) return kItemGap;
  return is_item(above) && is_item(below) ? kItemGap : kParagraphGap;
}

// "300" and "300x200" behind a bar, also behind words: "a cat|300".
float wanted_width(std::string_view hint) {
  const std::size_t bar = hint.rfind('|');
  if (bar != std::string_view::npos) hint.remove_prefix(bar + 1);
  int width = 0;
  const auto read = std::from_chars(hint.data(), hint.data() + hint.size(), width);
  const bool whole = read.ptr == hint.data() + hint.size() || *read.ptr == 'x';
  return read.ec == std::errc() && whole && width > 0 ? static_cast<float>(width) : 0;
}

// At its own size or the width wished for, and no larger than there is room.
Box picture_box(const Block& block, float room) {
  const auto wide = static_cast<float>(block.bitmap->size().width);
  const auto high = static_cast<float>(block.bitmap->size().height);
  const float wished = wanted_width(block.hint);
  float scale = wished > 0 ? wished / wide : 1;
  scale = std::min({scale, room / wide, kHighestPicture / high});
  return {0, 0, std::max(1.0F, wide * scale), std::max(1.0F, high * scale)};
}

class Column {
 public:
  Column(float width, const Measure& measure) : width_(width), measure_(&measure) {}

  void add(const Block& block) {
    const float above = last_ == nullptr ? 0 : gap(*last_, block);
    const float top = y_ + above;
    const float left = indents(block, top);
    const float wide = std::max(kNarrowest, width_ - left);
    const float height = place(block, {left, top, wide, 0});
    bars(block, top, height);
    y_ = top + height;
    last_ = &block;
  }

  void note(const std::string& words) {
    y_ += kParagraphGap;
    y_ += put(lay_out_runs({{words, {}}}, Type::caption, width_, *measure_), 0, y_, Ink::muted);
  }

  Page take() {
    page_.height = y_;
    std::ranges::sort(page_.pieces, {},
                      [](const Piece& piece) { return std::pair(piece.box.y, piece.box.x); });
    for (const Piece& piece : page_.pieces) page_.tallest = std::max(page_.tallest, piece.box.h);
    return std::move(page_);
  }

 private:
  // Where the block begins; its marker stands before that.
  float indents(const Block& block, float top) {
    float left = 0;
    for (const Container& container : block.containers) {
      left += container.kind == Container::Kind::item ? kIndent : kQuoteIndent;
    }
    left = std::min(left, width_ / 2);
    if (!block.marker.empty()) {
      Lines marker = lay_out_runs({{block.marker, {}}}, Type::body, kIndent * 2, *measure_);
      const float wide = marker.width;
      put(std::move(marker), std::max(0.0F, left - std::max(wide + 6, kIndent - 4)), top,
          Ink::muted);
    }
    return left;
  }

  float place(const Block& block, Box at) {
    switch (block.kind) {
      case Kind::rule:
        page_.shapes.push_back({Shape::Kind::rule, {at.x, at.y + 8, at.w, 1}});
        return 17;
      case Kind::table:
        return lay_out_table(block, at, *measure_, page_);
      case Kind::code:
        return place_code(block, at);
      case Kind::heading:
        return put(lay_out_runs(block.runs, heading(block.level), at.w, *measure_), at.x, at.y);
      case Kind::picture:
        return place_picture(block, at);
      case Kind::embed_title:
      case Kind::callout_title:
        return put(lay_out_runs(block.runs, Type::strong, at.w, *measure_), at.x, at.y);
      case Kind::embed:
      case Kind::paragraph:
        break;
    }
    Lines lines = lay_out_runs(block.runs, Type::body, at.w, *measure_);
    return put(std::move(lines), at.x, at.y);
  }

  float place_picture(const Block& block, Box at) {
    const Box box = picture_box(block, at.w);
    page_.pictures.push_back({{at.x, at.y, box.w, box.h}, block.bitmap, block.marked});
    return box.h;
  }

  float place_code(const Block& block, Box at) {
    Lines lines = lay_out_runs(block.runs, Type::mono, at.w - 2 * kCodePadding, *measure_);
    const float height = lines.height + 2 * kCodePadding;
    page_.shapes.push_back({Shape::Kind::panel, {at.x, at.y, at.w, height}});
    put(std::move(lines), at.x + kCodePadding, at.y + kCodePadding);
    return height;
  }

  // A bar beside each quote the block stands in, also over the gap to a block of the same quote.
  void bars(const Block& block, float top, float height) {
    float x = 0;
    for (std::size_t i = 0; i < block.containers.size() && x < width_ / 2; ++i) {
      const Container& container = block.containers[i];
      if (container.kind == Container::Kind::item) {
        x += kIndent;
        continue;
      }
      const bool goes_on =
          last_ != nullptr && i < last_->containers.size() && last_->containers[i] == container;
      const float from = goes_on ? y_ : top;
      const bool callout = container.kind == Container::Kind::callout;
      page_.shapes.push_back({callout ? Shape::Kind::accent_bar : Shape::Kind::bar,
                              {x, from, kBar, top + height - from}});
      x += kQuoteIndent;
    }
  }

  float put(Lines lines, float x, float y, Ink ink = Ink::ink) {
    for (Piece& piece : lines.pieces) {
      piece.box.x += x;
      piece.box.y += y;
      if (piece.ink == Ink::ink) piece.ink = ink;
      page_.pieces.push_back(std::move(piece));
    }
    return lines.height;
  }

  float width_;
  const Measure* measure_;
  Page page_;
  const Block* last_ = nullptr;
  float y_ = 0;
};

float width_of(const Piece& piece, const Measure& measure) {
  float wide = 0;
  for_letters(piece.text,
              [&](char32_t c, char32_t before) { wide += measure(piece.type, c, before); });
  return wide;
}

}  // namespace

Lines lay_out_runs(const std::vector<Run>& runs, Type base, float width, const Measure& measure) {
  std::string text;
  std::vector<std::size_t> ends;
  for (const Run& run : runs) {
    text += run.text;
    ends.push_back(text.size());
  }
  std::size_t at_run = 0;
  const auto rows = rows_of(text, width, [&](char32_t c, std::size_t at, char32_t before) {
    bool first = false;
    while (at_run + 1 < ends.size() && at >= ends[at_run]) {
      ++at_run;
      first = true;
    }
    return measure(type_of(runs[at_run].style, base), c, first ? 0 : before);
  });
  Lines lines;
  const float high = Canvas::line_height(base);
  std::size_t run = 0;
  for (const TextRow& row : rows) {
    float x = 0;
    for (std::size_t at = row.begin; at < row.end;) {
      while (run + 1 < ends.size() && at >= ends[run]) ++run;
      const std::size_t end = std::min(row.end, ends[run]);
      Piece piece = piece_of(runs[run].style, base);
      piece.text = text.substr(at, end - at);
      const float wide = width_of(piece, measure);
      piece.box = {x, lines.height, wide, high};
      lines.pieces.push_back(std::move(piece));
      x += wide;
      at = end;
    }
    lines.width = std::max(lines.width, x);
    lines.height += high;
  }
  return lines;
}

Page lay_out(const Document& document, float width, const Measure& measure) {
  Column column(width, measure);
  for (const Block& block : document.blocks) column.add(block);
  if (document.left_out > 0) {
    column.note(fmt::format("{} more bytes are not shown here.", document.left_out));
  }
  return column.take();
}

}  // namespace whylink::window::markdown
