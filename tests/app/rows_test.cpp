#include "app/terminal/rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

// Written out once more, so that the test does not believe what it tests.
bool acts_on_a_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7f && c <= 0x9f);
  const bool direction = c == 0x61c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
                         (c >= 0x2066 && c <= 0x2069);
  return control || direction;
}

// Whether no code point of the text acts on a terminal, but for those in `but`; valid UTF-8.
bool is_harmless(std::string_view text, std::string_view but = "") {
  if (!text::is_valid_utf8(text)) return false;
  std::u32string allowed;
  for (std::size_t at = 0; at < but.size();) allowed += text::next_code_point(but, at);
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (acts_on_a_terminal(c) && allowed.find(c) == std::u32string::npos) return false;
  }
  return true;
}

// As the library writes it, controls and all.
std::string plain_dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

TEST(Rows, CsvQuotesWhatMustBeQuoted) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell(nullptr), "");
  EXPECT_EQ(csv_cell(Json::array({"a", "b"})), "a; b");
}

TEST(Rows, CsvTextIsNeverAFormulaAndNumbersStayNumbers) {
  EXPECT_EQ(csv_cell("=1+1"), "'=1+1");
  EXPECT_EQ(csv_cell("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csv_cell("-x"), "'-x");
  EXPECT_EQ(csv_cell("+x"), "'+x");
  EXPECT_EQ(csv_cell(-3), "-3");
  EXPECT_EQ(csv_cell(Json::array({"=1", "2"})), "'=1; 2");
}

TEST(Rows, FullWidthSignsAreFormulasToo) {
  for (const char* sign : {"\uff1d", "\uff0b", "\uff0d", "\uff20", "\n="}) {
    EXPECT_EQ(csv_cell(sign).find('\''), sign[0] == '\n' ? 1U : 0U) << sign;
  }
  EXPECT_EQ(csv_cell("a\uff1d"), "a\uff1d");
}

TEST(Rows, CsvIsWholeForAProgramAndSafeOnATerminal) {
  EXPECT_EQ(csv_cell("\x1b[31mred\u202e"), "\x1b[31mred\u202e");
  EXPECT_EQ(csv_cell("\x1b[31mred\u202e", true), "\\u001b[31mred\\u202e");
  EXPECT_EQ(csv_cell("two\nlines\rx", true), "\"two\nlines\\u000dx\"");
}

// Of random strings of what acts on terminals, broken UTF-8 among it: no output acts on a terminal,
// and JSON says the same as before.
TEST(Rows, NothingOnATerminalActsOnIt) {
  const std::vector<std::string> parts = {
      "a",      "\"",       "\\",     ",",      "\n",     "\t",     "\r",     "\x1b[31m",
      "\x07",   "\x7f",     "\u0080", "\u009b", "\u009f", "\u200e", "\u200f", "\u061c",
      "\u202a", "\u202e",   "\u2066", "\u2069", "\u2028", "\ufeff", "\u65e5", "\x9b",
      "\xc2",   "\xe2\x80", "=",      "\uff1d", "\\u001b"};
  Random random(15);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto left = random.below(12); left > 0; --left) text += parts[random.below(parts.size())];
    const Json object = {{text, Json::array({text})}};
    const std::string shown = dump(object);
    EXPECT_TRUE(is_harmless(shown)) << shown;
    EXPECT_EQ(Json::parse(shown), Json::parse(plain_dump(object)));
    EXPECT_TRUE(is_harmless(csv_cell(text, true), "\n\t")) << csv_cell(text, true);
    EXPECT_TRUE(is_harmless(text::printable(text, true), "\n\u200e\u200f\u061c"));
  }
}

TEST(Rows, JsonIsAlwaysUtf8) {
  EXPECT_EQ(dump(Json{{"x", "a\xff"}}), "{\"x\":\"a\xEF\xBF\xBD\"}");
}

}  // namespace whylink::terminal
