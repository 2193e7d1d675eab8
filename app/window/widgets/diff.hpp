// What an edit changes in a file, line by line: removed, added and kept, told apart by sign, colour
// and ground, with the changed words of a line marked.
#pragma once

#include <string>
#include <vector>

#include "app/window/widgets/scroll.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

struct DiffLine {
  enum class Kind : std::uint8_t { kept, removed, added } kind = Kind::kept;
  int before = 0;  // number of the line in the old file, from 1; of added lines not used
  int after = 0;   // and in the new one; of removed lines not used
  std::string text;
};

// Lines that follow each other in the file.
struct DiffHunk {
  std::vector<DiffLine> lines;
};

// How much of its colour a changed line, and a changed word in it, have on their ground.
constexpr float kLineGround = 0.12F;
constexpr float kWordGround = 0.30F;

class Diff {
 public:
  Diff() = default;
  // Removed lines and the added ones right after them are taken as pairs, first to first; their
  // words are compared here, once.
  explicit Diff(const std::vector<DiffHunk>& hunks);

  // As the control `name`, which scrolls by wheel, and by keys while it has the focus. Lines are
  // wrapped. Costs the visible rows, where width and scale are those of before.
  void draw(Frame& frame, std::string_view name, Box area);

 private:
  struct Line {
    DiffLine::Kind kind;
    std::string before;
    std::string after;
    std::string text;
    std::vector<text::Range> changed;
    bool first_of_hunk;
  };
  struct Row {
    std::size_t line = 0;
    TextRow text;
    bool first = false;  // of its line: numbers and sign stand there
    float y = 0;
  };

  void pair_words(std::size_t removed, std::size_t added, std::size_t end);
  void lay_out(const Canvas& canvas, float width);
  [[nodiscard]] float text_left(const Canvas& canvas) const;
  void draw_row(Canvas& canvas, const Row& row, Box place) const;
  void draw_changed(Canvas& canvas, const Row& row, Box place, float left, Colour ground) const;

  std::vector<Line> lines_;
  std::vector<Row> rows_;
  std::size_t digits_ = 1;
  float high_ = 0;
  float width_ = -1;
  float scale_ = 0;
  ScrollState scroll_;
};

}  // namespace whylink::window
