// A document in a column: where each piece of text and each line stands. Pure: the width of a
// character comes in as a function.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/window/markdown/document.hpp"

namespace whylink::window::markdown {

enum class Ink : std::uint8_t { ink, muted, accent };
enum class Ground : std::uint8_t { none, mark, code };

// Words of one look on one line.
struct Piece {
  Box box;  // of its line: pieces of one line have the same top and height
  std::string text;
  Type type = Type::body;
  Ink ink = Ink::ink;
  Ground ground = Ground::none;
  bool struck = false;
  bool underlined = false;
};

// What is no text: the bar beside a quote, a rule, the ground of a block of code.
struct Shape {
  enum class Kind : std::uint8_t { bar, accent_bar, rule, panel } kind = Kind::rule;
  Box box;
};

struct Picture {
  Box box;
  std::shared_ptr<const LateBitmap> bitmap;
  bool marked = false;
};

struct Page {
  std::vector<Shape> shapes;
  std::vector<Piece> pieces;  // by their top
  std::vector<Picture> pictures;
  float height = 0;
  float tallest = 0;  // piece
};

// Of a letter behind another; 0: it is the first.
using Measure = std::function<float(Type type, char32_t letter, char32_t before)>;

// Nothing is wider than `width`, but for a single character that is. Linear in the text.
[[nodiscard]] Page lay_out(const Document& document, float width, const Measure& measure);

// ---- for the parts of a layout
struct Lines {
  std::vector<Piece> pieces;  // from 0, 0
  float width = 0;
  float height = 0;
};
[[nodiscard]] Lines lay_out_runs(const std::vector<Run>& runs, Type base, float width,
                                 const Measure& measure);
// Adds the table at its place and returns its height.
float lay_out_table(const Block& table, Box at, const Measure& measure, Page& page);

}  // namespace whylink::window::markdown
