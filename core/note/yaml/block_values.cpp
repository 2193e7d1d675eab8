// Scalars below "|" and ">".
#include <algorithm>
#include <optional>

#include "core/note/yaml/values.hpp"

namespace whylink::note::yaml {

namespace {

struct Header {
  bool folded = false;
  std::size_t indent = 0;  // 0: that of the first line
  char chomp = ' ';        // "-" strips line endings at the end, "+" keeps all
};

std::optional<Header> read_header(std::string_view written) {
  Header header;
  header.folded = written.front() == '>';
  for (const char c : written.substr(1)) {
    if (header.chomp == ' ' && (c == '-' || c == '+')) {
      header.chomp = c;
    } else if (header.indent == 0 && c >= '1' && c <= '9') {
      header.indent = static_cast<std::size_t>(c - '0');
    } else {
      return std::nullopt;
    }
  }
  return header;
}

struct BlockLine {
  std::size_t indent = 0;
  std::string_view content;  // behind the indentation, with the CR of a CR LF
  [[nodiscard]] bool is_empty() const { return content.empty() || content == "\r"; }
};

// The lines of a block one by one. The bytes behind the last line ending are a line too.
class BlockLines {
 public:
  explicit BlockLines(std::string_view text) : rest_(text) {}
  bool next(BlockLine& line) {
    if (done_) return false;
    const std::size_t end = rest_.find('\n');
    const std::string_view whole = rest_.substr(0, end);
    line.indent = std::min(whole.find_first_not_of(' '), whole.size());
    line.content = whole.substr(line.indent);
    done_ = end == std::string_view::npos;
    if (!done_) rest_.remove_prefix(end + 1);
    return true;
  }

 private:
  std::string_view rest_;
  bool done_ = false;
};

// How many lines there are, and how many up to the last that holds something.
struct Extent {
  std::size_t lines = 0;
  std::size_t filled = 0;
};

Extent extent_of(std::string_view text) {
  Extent extent;
  BlockLines lines(text);
  for (BlockLine line; !text.empty() && lines.next(line);) {
    ++extent.lines;
    if (!line.is_empty()) extent.filled = extent.lines;
  }
  return extent;
}

// The indentation that goes, and how many empty lines stand before the text.
struct Shape {
  std::size_t indent = 0;
  std::size_t empty_before = 0;
};

std::optional<Shape> shape_of(const BlockScalar& block, const Header& header) {
  Shape shape;
  shape.indent = block.indent + header.indent;
  BlockLines lines(block.text);
  for (BlockLine line; lines.next(line); ++shape.empty_before) {
    if (line.is_empty()) {
      if (header.indent == 0) shape.indent = std::max(shape.indent, line.indent);
      continue;
    }
    if (line.indent < shape.indent) return std::nullopt;
    if (header.indent == 0) shape.indent = line.indent;
    if (shape.indent == 0 && !block.at_root) return std::nullopt;
    break;
  }
  return shape;
}

class BlockWriter {
 public:
  BlockWriter(const Shape& shape, bool folded, std::string& out)
      : shape_(shape), folded_(folded), out_(out) {}

  [[nodiscard]] std::string_view beyond(const BlockLine& line) const {
    const std::size_t more = line.indent - std::min(line.indent, shape_.indent);
    return std::string_view(line.content.data() - more, more);
  }

  // A line of the text. False if it is not indented enough.
  bool add(BlockLine line) {
    const bool pair = line.content.ends_with('\r');
    if (pair) line.content.remove_suffix(1);
    if (!line.content.empty() && line.indent < shape_.indent) return false;
    const bool deeper = line.indent > shape_.indent || line.content.starts_with('\t');
    if (!folded_) {
      add_unfolded(line);
    } else if (deeper) {
      if (separator_ == " ") {
        separator_ = "\n";
      } else if (!was_deeper_ && separator_ == "\n") {
        separator_ = "\n\n";
      }
      add_unfolded(line);
      was_deeper_ = true;
    } else if (line.content.empty()) {
      if (separator_ == "\n") {
        out_ += '\n';
      } else {
        separator_ = "\n";
      }
    } else {
      out_ += separator_;
      out_ += line.content;
      separator_ = " ";
      was_deeper_ = false;
    }
    return true;
  }

 private:
  void add_unfolded(const BlockLine& line) {
    out_ += separator_;
    out_ += beyond(line);
    out_ += line.content;
    separator_ = "\n";
  }

  Shape shape_;
  bool folded_;
  std::string& out_;
  std::string_view separator_;
  bool was_deeper_ = false;
};

// Empty lines behind the text that stand deeper than it are part of it.
std::size_t end_of_text(std::string_view text, const Extent& extent, std::size_t indent) {
  std::size_t end = extent.filled;
  std::size_t index = 0;
  BlockLines lines(text);
  for (BlockLine line; lines.next(line);) {
    ++index;
    if (index > extent.filled && line.indent > indent) end = index;
  }
  return end;
}

}  // namespace

bool read_block(const BlockScalar& block, std::string& out) {
  const auto header = read_header(block.header);
  if (!header) return false;
  const Extent extent = extent_of(block.text);
  if (extent.filled == 0) {
    if (header->chomp == '+' && extent.lines > 0) {
      out.append(std::max<std::size_t>(1, extent.lines - 1), '\n');
    }
    return true;
  }
  const auto shape = shape_of(block, *header);
  if (!shape) return false;
  const std::size_t end = end_of_text(block.text, extent, shape->indent);
  BlockWriter writer(*shape, header->folded, out);
  BlockLines lines(block.text);
  std::size_t index = 0;
  for (BlockLine line; lines.next(line); ++index) {
    if (index < shape->empty_before) {
      out += writer.beyond(line);
      out += '\n';
    } else if (index < end) {
      if (!writer.add(line)) return false;
    } else if (header->chomp == '+') {
      out += '\n';
      out += writer.beyond(line);
    }
  }
  if (header->chomp == ' ' || (header->chomp == '+' && !out.ends_with('\n'))) out += '\n';
  return true;
}

}  // namespace whylink::note::yaml
