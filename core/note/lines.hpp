// Lines of a note and the columns of their indentation.
#pragma once

#include <cstdint>
#include <string_view>

namespace whylink::note {

// A line without its line ending; `next` is where the following line starts.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t next = 0;
};

// Finds line after line. LF, CR LF and a lone CR all end a line.
class LineReader {
 public:
  explicit LineReader(std::string_view bytes);
  [[nodiscard]] Line line_at(std::size_t begin) const;

 private:
  std::string_view bytes_;
  bool lone_cr_;
};

// Columns of blanks that make code of a line, or end what it may start.
constexpr int kCodeIndent = 4;

// A place in a line that knows its column, so that tabs count to the next multiple of four.
struct Cursor {
  std::size_t at = 0;
  std::size_t end = 0;
  int column = 0;
  int spare = 0;  // columns left of a tab that was taken in part

  [[nodiscard]] bool is_at_end() const { return at == end && spare == 0; }
  // Columns of blanks from here; the place itself stays.
  [[nodiscard]] int indent(std::string_view bytes) const;
  [[nodiscard]] bool is_blank(std::string_view bytes) const;
  // Whether blanks fill at least `columns` columns; looks no further.
  [[nodiscard]] bool is_indented(std::string_view bytes, int columns) const;
  // Takes at most `columns` columns of blanks.
  void skip_columns(std::string_view bytes, int columns);
  void skip_blanks(std::string_view bytes) { skip_columns(bytes, 1 << 30); }
  // Takes one byte that is no blank.
  void skip_byte() {
    ++at;
    ++column;
  }
  [[nodiscard]] char peek(std::string_view bytes) const { return at < end ? bytes[at] : '\0'; }
};

[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
// ASCII's: what a backslash may stand before.
[[nodiscard]] constexpr bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}
// -1 for what is no hexadecimal digit.
[[nodiscard]] constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}
[[nodiscard]] std::string_view trim(std::string_view text);

}  // namespace whylink::note
