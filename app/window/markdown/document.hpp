// Markdown as Obsidian shows it, read into blocks that can be laid out. For reading with the eyes
// only: what counts as a link is decided by the note room, never here. Pure.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/window/platform/late_bitmap.hpp"
#include "app/window/widgets/canvas.hpp"

namespace whylink::window::markdown {

struct Style {
  bool bold = false;
  bool italic = false;
  bool code = false;  // also math, which is shown as its source
  bool strike = false;
  bool highlight = false;
  bool link = false;
  bool mark = false;      // the link that the person is asked about
  bool footnote = false;  // the small sign of one
  bool operator==(const Style&) const = default;
};

struct Run {
  std::string text;  // '\n' is a line break
  Style style;
};

enum class Kind : std::uint8_t {
  paragraph,
  heading,
  code,
  table,
  rule,
  callout_title,
  embed,        // as parsed; resolve() puts what it shows in its place
  picture,      // of an embed
  embed_title,  // of a note that is embedded
};
enum class Align : std::uint8_t { left, middle, right };

// A quote, callout or list item that a block stands in; blocks of the same one have the same id.
struct Container {
  enum class Kind : std::uint8_t { quote, callout, item } kind = Kind::quote;
  int id = 0;
  bool operator==(const Container&) const = default;
};

struct Block {
  Kind kind = Kind::paragraph;
  int level = 0;  // of a heading, 1 to 6
  std::vector<Container> containers;
  std::string marker;  // of the list item that begins here: "•", "3.", "☐", "☑"
  std::vector<Run> runs;
  // Of a table: cells row by row, the first row its header.
  std::vector<std::vector<Run>> cells;
  std::vector<Align> columns;
  // Of an embed: "Note#Heading" or "a.png" as written, and what stands behind its "|".
  std::string target;
  std::string hint;
  bool is_address = false;  // of a Markdown picture: blanks are written as %20
  bool marked = false;      // it is the link that the person is asked about
  // Of a picture.
  std::shared_ptr<const LateBitmap> bitmap;
};

struct Document {
  std::vector<Block> blocks;
  std::size_t left_out = 0;  // bytes at the end that are not shown
};

// What is more than this is left out, and said so.
constexpr std::size_t kMostBytes = 256UL * 1024;
constexpr std::size_t kMostColumns = 24;  // of a table
constexpr std::size_t kDeepest = 8;       // containers in one another; deeper ones stand as deep

// `link` is the byte range whose rendered words carry Style::mark. Any bytes will do; what is no
// UTF-8 shows as U+FFFD. Linear in the text.
[[nodiscard]] Document parse(std::string_view text, Mark link = {});

// One line a block, for tests: kind, containers, marker and runs with their styles.
[[nodiscard]] std::string outline(const Document& document);

}  // namespace whylink::window::markdown
