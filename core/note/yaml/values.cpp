#include "core/note/yaml/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/note/lines.hpp"
#include "whylink/text.hpp"

namespace whylink::note::yaml {

namespace {

std::string_view without_blanks_before(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string_view without_blanks_after(std::string_view line) {
  return line.substr(0, line.find_last_not_of(" \t") + 1);
}

// Without the CR of a CR LF.
std::string_view line_before(std::string_view text, std::size_t newline) {
  const std::string_view line = text.substr(0, newline);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// One line ending is a blank, more are one less.
void fold_lines(std::string_view text, std::string& out) {
  std::size_t newline = text.find('\n');
  if (newline == std::string_view::npos) {
    out += text;
    return;
  }
  out += without_blanks_after(line_before(text, newline));
  std::size_t empty = 0;
  const auto separate = [&] {
    empty == 0 ? out.push_back(' ') : static_cast<void>(out.append(empty, '\n'));
  };
  for (;;) {
    text.remove_prefix(newline + 1);
    newline = text.find('\n');
    if (newline == std::string_view::npos) break;
    const std::string_view line =
        without_blanks_after(without_blanks_before(line_before(text, newline)));
    if (line.empty()) {
      ++empty;
      continue;
    }
    separate();
    out += line;
    empty = 0;
  }
  separate();
  out += without_blanks_before(text);
}

class DoubleQuoted {
 public:
  // `text` ends with its quote, so that a look at the next byte is always inside.
  DoubleQuoted(std::string_view text, std::string& out) : text_(text), out_(out) {}

  bool read() {
    while (at_ + 1 < text_.size()) {
      const char c = text_[at_];
      if (c == '\\') {
        if (!read_escape()) return false;
      } else if (c == '\n') {
        fold_newlines();
      } else if (c == ' ' || c == '\t') {
        read_blanks();
      } else {
        if (c != '\r' || text_[at_ + 1] != '\n') out_ += c;
        ++at_;
      }
    }
    return true;
  }

 private:
  [[nodiscard]] bool is_newline_at(std::size_t at) const {
    return at < text_.size() && (text_[at] == '\n' || (text_[at] == '\r' && at + 1 < text_.size() &&
                                                       text_[at + 1] == '\n'));
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  void fold_newlines() {
    std::size_t more = 0;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') {
        ++more;
      } else if (!is_space(text_[at_]) && !is_newline_at(at_)) {
        break;
      }
    }
    more == 0 ? out_.push_back(' ') : static_cast<void>(out_.append(more, '\n'));
  }

  // Blanks at the end of a line go.
  void read_blanks() {
    const std::size_t begin = at_;
    skip_blanks();
    if (!is_newline_at(at_)) out_ += text_.substr(begin, at_ - begin);
  }

  bool read_escape() {
    constexpr std::string_view kLetters = "0abefnrtv \"/\\\t";
    constexpr std::string_view kMeant{"\0\a\b\x1b\f\n\r\t\v \"/\\\t", 14};
    const char c = text_[at_ + 1];
    const std::size_t letter = kLetters.find(c);
    if (letter != std::string_view::npos) {
      out_ += kMeant[letter];
    } else if (c == 'N') {
      text::append_code_point(out_, 0x85);
    } else if (c == '_') {
      text::append_code_point(out_, 0xa0);
    } else if (c == 'L' || c == 'P') {
      text::append_code_point(out_, c == 'L' ? 0x2028 : 0x2029);
    } else if (is_newline_at(at_ + 1)) {
      at_ += c == '\n' ? 2 : 3;
      skip_blanks();
      return true;
    } else {
      return read_code();
    }
    at_ += 2;
    return true;
  }

  // The number behind "\x", "\u" or "\U"; above all code points if it is none.
  [[nodiscard]] char32_t code_at(std::size_t at, std::size_t digits) const {
    char32_t code = 0;
    if (at + digits > text_.size()) return kNoCode;
    for (const char c : text_.substr(at, digits)) {
      const int value = hex_value(c);
      if (value < 0) return kNoCode;
      code = code << 4U | static_cast<char32_t>(value);
    }
    return code;
  }

  bool read_code() {
    const char c = text_[at_ + 1];
    const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    char32_t code = digits == 0 ? kNoCode : code_at(at_ + 2, digits);
    if (code > 0x10ffff) return false;
    at_ += 2 + digits;
    if (code >= 0xd800 && code < 0xdc00 && text_.substr(at_).starts_with("\\u")) {
      const char32_t low = code_at(at_ + 2, 4);
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10U) + (low - 0xdc00);
        at_ += 6;
      }
    }
    const bool half = code >= 0xd800 && code < 0xe000;
    text::append_code_point(out_, half ? text::kReplacement : code);
    return true;
  }

  static constexpr char32_t kNoCode = 0xffffffff;

  std::string_view text_;
  std::string& out_;
  std::size_t at_ = 1;
};

bool is_one_of(std::string_view plain, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), plain) != words.end();
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

bool all_of(std::string_view text, std::string_view letters) {
  return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

bool is_other_base(std::string_view plain) {
  if (plain.starts_with("0o")) return all_of(plain.substr(2), "01234567");
  return plain.starts_with("0x") && all_of(plain.substr(2), "0123456789abcdefABCDEF");
}

std::string_view without_sign(std::string_view plain) {
  if (plain.starts_with('-') || plain.starts_with('+')) plain.remove_prefix(1);
  return plain;
}

bool is_special_number(std::string_view plain) {
  return is_one_of(plain, {".nan", ".NaN", ".NAN"}) ||
         is_one_of(without_sign(plain), {".inf", ".Inf", ".INF"});
}

bool is_decimal(std::string_view plain) {
  const std::string_view number = without_sign(plain);
  std::size_t at = digits_at(number, 0);
  std::size_t digits = at;
  if (at < number.size() && number[at] == '.') {
    const std::size_t behind = digits_at(number, ++at);
    at += behind;
    digits += behind;
  }
  if (digits == 0) return false;
  if (at == number.size()) return true;
  if (number[at] != 'e' && number[at] != 'E') return false;
  const std::string_view exponent = without_sign(number.substr(at + 1));
  return all_of(exponent, "0123456789");
}

double parse_base(std::string_view digits, int base) {
  double value = 0;
  for (const char c : digits) value = value * base + hex_value(c);
  return value;
}

double number_of(std::string_view plain) {
  if (is_other_base(plain)) return parse_base(plain.substr(2), plain[1] == 'x' ? 16 : 8);
  double value = 0;
  const std::string_view number = without_sign(plain);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  if (read.ec == std::errc::result_out_of_range) {
    const std::size_t exponent = number.find_first_of("eE");
    const bool small = exponent != std::string_view::npos && number[exponent + 1] == '-';
    value = small ? 0 : HUGE_VAL;
  }
  return plain.starts_with('-') ? -value : value;
}

// As JavaScript writes numbers, since property names are its keys.
std::string written_number(double value) {
  if (std::isnan(value)) return "NaN";
  if (value == 0) return "0";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  constexpr std::size_t kLongest = 32;
  char buffer[kLongest];
  const auto written =
      std::to_chars(buffer, buffer + kLongest, std::fabs(value), std::chars_format::scientific);
  const std::string_view all(buffer, static_cast<std::size_t>(written.ptr - buffer));
  const std::size_t e = all.find('e');
  std::string digits(all.substr(0, 1));
  if (e > 2) digits += all.substr(2, e - 2);
  int exponent = 0;
  const std::size_t sign = all[e + 1] == '+' ? 1 : 0;
  std::from_chars(all.data() + e + 1 + sign, all.data() + all.size(), exponent);
  const int count = static_cast<int>(digits.size());
  const int point = exponent + 1;  // digits before the decimal point
  std::string out = value < 0 ? "-" : "";
  if (point > 21 || point < -5) {
    out += digits.substr(0, 1);
    if (count > 1) out += "." + digits.substr(1);
    out += exponent < 0 ? "e-" : "e+";
    return out + std::to_string(std::abs(exponent));
  }
  if (point <= 0) return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= count)
    return out + digits + std::string(static_cast<std::size_t>(point - count), '0');
  return out + digits.substr(0, static_cast<std::size_t>(point)) + "." +
         digits.substr(static_cast<std::size_t>(point));
}

}  // namespace

bool read_plain(std::string_view written, std::string& out) {
  constexpr std::string_view kReserved = ",%|>@`\t";
  if (!written.empty() && kReserved.find(written.front()) != std::string_view::npos) return false;
  fold_lines(written, out);
  return true;
}

void read_single_quoted(std::string_view written, std::string& out) {
  std::string folded;
  fold_lines(written.substr(1, written.size() - 2), folded);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    out += folded[at];
    if (folded[at] == '\'' && at + 1 < folded.size() && folded[at + 1] == '\'') ++at;
  }
}

bool read_double_quoted(std::string_view written, std::string& out) {
  return DoubleQuoted(written, out).read();
}

ValueType type_of(std::string_view plain) {
  if (is_one_of(plain, {"", "~", "null", "Null", "NULL"})) return ValueType::none;
  if (is_one_of(plain, {"true", "True", "TRUE", "false", "False", "FALSE"}))
    return ValueType::truth;
  const bool number = is_decimal(plain) || is_other_base(plain) || is_special_number(plain);
  return number ? ValueType::number : ValueType::text;
}

std::string name_of(std::string_view plain, ValueType type) {
  switch (type) {
    case ValueType::none:
      return "";
    case ValueType::truth:
      return lower(plain.front()) == 't' ? "true" : "false";
    case ValueType::number: {
      if (!is_special_number(plain)) return written_number(number_of(plain));
      const double infinite = plain.front() == '-' ? -HUGE_VAL : HUGE_VAL;
      return written_number(plain.find_first_of("aA") != std::string_view::npos ? NAN : infinite);
    }
    case ValueType::text:
      break;
  }
  return std::string(plain);
}

}  // namespace whylink::note::yaml
