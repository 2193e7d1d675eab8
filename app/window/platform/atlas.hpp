// Where drawn letters lie: one square of coverage bytes, filled row by row, larger as it is needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace whylink::window {

class Atlas {
 public:
  Atlas() { clear(); }

  // What every graphics card of OpenGL 3 holds; all letters that fit on a screen of that size.
  static constexpr int kLargest = 4096;

  struct Place {
    int x = 0;
    int y = 0;
  };
  // Copies a picture of one byte a pixel in; `pitch` bytes lie from row to row. None: no room is
  // left, until grow() or clear().
  [[nodiscard]] std::optional<Place> add(const std::uint8_t* picture, int width, int height,
                                         std::ptrdiff_t pitch);
  // Twice the side, and empty. False at kLargest: nothing was done.
  bool grow();
  // Empty, at the side it has.
  void clear();
  // Empty, at the first side.
  void shrink();

  [[nodiscard]] int side() const { return side_; }
  [[nodiscard]] const std::vector<std::uint8_t>& pixels() const { return pixels_; }
  // Counts how often it was emptied: what was known of places is void then.
  [[nodiscard]] std::size_t generation() const { return generation_; }
  // Rows from row_begin() on may still change, those from rows() on are empty.
  [[nodiscard]] int row_begin() const { return pen_y_; }
  [[nodiscard]] int rows() const { return pen_y_ + row_; }
  // Counts the pictures added in all.
  [[nodiscard]] std::size_t revision() const { return revision_; }

 private:
  static constexpr int kFirst = 1024;
  int side_ = kFirst;
  std::vector<std::uint8_t> pixels_;
  std::size_t generation_ = 0;
  std::size_t revision_ = 0;
  int pen_x_ = 1;
  int pen_y_ = 1;
  int row_ = 0;  // the height of the row that is being filled
};

}  // namespace whylink::window
