#include <algorithm>
#include <numeric>

#include "app/window/markdown/layout.hpp"

namespace whylink::window::markdown {

namespace {

constexpr float kGap = 16;  // between two columns
constexpr float kRowPadding = 6;
constexpr float kNarrowest = 40;
constexpr float kUnbroken = 1e6F;

// What each column would take on one line, cut down to the room there is: narrow columns keep what
// they need, the wide ones share the rest.
std::vector<float> widths_of(const Block& table, float room, const Measure& measure) {
  const std::size_t columns = table.columns.size();
  std::vector<float> wanted(columns, kNarrowest);
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    const Type base = i < columns ? Type::strong : Type::body;
    const float wide = lay_out_runs(table.cells[i], base, kUnbroken, measure).width;
    wanted[i % columns] = std::max(wanted[i % columns], wide + 1);
  }
  std::vector<std::size_t> by_width(columns);
  std::iota(by_width.begin(), by_width.end(), 0U);
  std::ranges::sort(by_width, {}, [&](std::size_t column) { return wanted[column]; });
  float left = room - kGap * static_cast<float>(columns - 1);
  for (std::size_t i = 0; i < columns; ++i) {
    const float share = std::max(1.0F, left / static_cast<float>(columns - i));
    float& width = wanted[by_width[i]];
    width = std::min(width, share);
    left -= width;
  }
  return wanted;
}

float shift(Align align, float room) {
  if (align == Align::left) return 0;
  return align == Align::right ? room : room / 2;
}

}  // namespace

float lay_out_table(const Block& table, Box at, const Measure& measure, Page& page) {
  const std::size_t columns = table.columns.size();
  if (columns == 0) return 0;
  const std::vector<float> widths = widths_of(table, at.w, measure);
  float y = at.y;
  for (std::size_t row = 0; row * columns < table.cells.size(); ++row) {
    if (row > 0) page.shapes.push_back({Shape::Kind::rule, {at.x, y, at.w, 1}});
    float x = at.x;
    float height = 0;
    for (std::size_t column = 0; column < columns; ++column) {
      const Type base = row == 0 ? Type::strong : Type::body;
      Lines cell = lay_out_runs(table.cells[row * columns + column], base, widths[column], measure);
      const float aside = std::max(0.0F, shift(table.columns[column], widths[column] - cell.width));
      for (Piece& piece : cell.pieces) {
        piece.box.x += x + aside;
        piece.box.y += y + kRowPadding;
        page.pieces.push_back(std::move(piece));
      }
      height = std::max(height, cell.height);
      x += widths[column] + kGap;
    }
    y += height + 2 * kRowPadding;
  }
  return y - at.y;
}

}  // namespace whylink::window::markdown
