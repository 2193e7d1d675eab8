#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::text {

namespace {

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

int width_of(char32_t c) {
  if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return 0;
  if (c < 0x300) return 1;
  return std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(c)));
}

// Code points that move the cursor, start an escape code or turn the reading order.
bool is_dangerous(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

// Marks that set a direction for what stands beside them; texts in Arabic and Hebrew need them.
bool is_direction_mark(char32_t c) {
  return c == 0x200e || c == 0x200f || c == 0x61c;
}

// A piece that is never broken unless it is wider than a line: a word, one ideograph, or blanks.
struct Piece {
  std::string_view text;
  int width = 0;
  bool blank = false;
};

Piece next_piece(std::string_view text, std::size_t& at) {
  const std::size_t begin = at;
  int width = 0;
  bool blank = false;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    const bool first = at == begin;
    if (first) blank = is_blank(c);
    if (!first && (is_blank(c) != blank || is_ideograph(c))) break;
    at = next;
    width += width_of(c);
    if (is_ideograph(c)) {
      // Closing marks stay with what they close.
      while (at < text.size()) {
        std::size_t peek = at;
        const char32_t mark = next_code_point(text, peek);
        const bool clings = (mark >= 0x3001 && mark <= 0x3003) || mark == 0xff0c ||
                            mark == 0xff1a || mark == 0xff1b || mark == 0xff01 || mark == 0xff1f ||
                            mark == 0xff09 || mark == 0x300d || mark == 0x300f || mark == 0x201d;
        if (!clings) break;
        at = peek;
        width += width_of(mark);
      }
      break;
    }
  }
  return {text.substr(begin, at - begin), width, blank};
}

class Wrapper {
 public:
  explicit Wrapper(int columns) : columns_(std::max(columns, 1)) {}

  void add(const Piece& piece) {
    if (piece.blank) {
      if (!line_.empty()) pending_blank_ = true;
      return;
    }
    const int gap = pending_blank_ ? 1 : 0;
    if (width_ + gap + piece.width > columns_ && !line_.empty()) finish_line();
    if (pending_blank_) put(" ", 1);
    pending_blank_ = false;
    if (piece.width <= columns_) return put(piece.text, piece.width);
    add_too_wide(piece.text);
  }

  void finish_line() {
    lines_.push_back(std::move(line_));
    line_.clear();
    width_ = 0;
    pending_blank_ = false;
  }

  std::vector<std::string> take() {
    finish_line();
    return std::move(lines_);
  }

 private:
  void put(std::string_view text, int width) {
    line_ += text;
    width_ += width;
  }

  void add_too_wide(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      const std::size_t end = grapheme_end(word, at);
      const std::string_view grapheme = word.substr(at, end - at);
      const int width = display_width(grapheme);
      if (width_ + width > columns_ && !line_.empty()) finish_line();
      put(grapheme, width);
      at = end;
    }
  }

  int columns_;
  int width_ = 0;
  bool pending_blank_ = false;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(next_code_point(text, at));
  return width;
}

std::vector<std::string> wrap(std::string_view text, int columns) {
  Wrapper wrapper(columns);
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    for (std::size_t at = 0; at < line.size();) wrapper.add(next_piece(line, at));
    if (end == text.size()) return wrapper.take();
    wrapper.finish_line();
    begin = end + 1;
  }
}

std::string shorten(std::string_view text, int columns) {
  if (display_width(text) <= columns) return std::string(text);
  std::string out;
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = grapheme_end(text, at);
    const std::string_view grapheme = text.substr(at, end - at);
    width += display_width(grapheme);
    if (width > columns - 1) break;
    out += grapheme;
    at = end;
  }
  return out + "…";
}

std::string printable(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '\n' && keep_lines) {
      out += '\n';
    } else if (c == '\n' || c == '\t') {
      out += ' ';
    } else if (c == '\r') {
      if (!keep_lines) out += ' ';
    } else if (is_dangerous(c)) {
      out += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(c));
    } else {
      append_code_point(out, c);
    }
  }
  return out;
}

std::string escape_controls(std::string_view text, bool keep_lines) {
  const bool plain = std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
  if (plain) return std::string(text);
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool kept = keep_lines && (c == '\n' || c == '\t');
    if (!kept && (is_dangerous(c) || is_direction_mark(c))) {
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      append_code_point(out, c);
    }
  }
  return out;
}

std::string squeeze(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (!is_blank(static_cast<unsigned char>(c))) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace whylink::text
