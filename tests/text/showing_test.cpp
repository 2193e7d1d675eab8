#include <gtest/gtest.h>

#include "whylink/text.hpp"

namespace whylink::text {

using Lines = std::vector<std::string>;

TEST(Showing, WidthOfWideAndCombiningCharacters) {
  EXPECT_EQ(display_width("abc"), 3);
  EXPECT_EQ(display_width("日本"), 4);
  EXPECT_EQ(display_width("e\xcc\x81"), 1);
}

TEST(Showing, WrapsAtBlanksAndBetweenIdeographs) {
  EXPECT_EQ(wrap("one two three", 8), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("日本語日本語", 6), (Lines{"日本語", "日本語"}));
  EXPECT_EQ(wrap("a\n\nb", 10), (Lines{"a", "", "b"}));
}

TEST(Showing, CutsAWordOnlyWhereItIsWiderThanALine) {
  EXPECT_EQ(wrap("abcdefgh ij", 5), (Lines{"abcde", "fgh", "ij"}));
}

TEST(Showing, NoLineIsWiderThanAsked) {
  for (int columns = 2; columns < 40; ++columns) {
    for (const std::string& line :
         wrap("Das Gedächtnis 记忆（学习）、知识 is a longword😀😀 x", columns)) {
      EXPECT_LE(display_width(line), std::max(columns, 6)) << columns << ": " << line;
    }
  }
}

TEST(Showing, ShortensWithAMark) {
  EXPECT_EQ(shorten("abcdef", 4), "abc…");
  EXPECT_EQ(shorten("日本語", 5), "日本…");
  EXPECT_EQ(shorten("abc", 3), "abc");
}

// A note must not be able to move the cursor, colour the screen or turn the reading order.
TEST(Showing, ControlCharactersBecomeVisible) {
  EXPECT_EQ(printable("a\x1b[31mb\n"), "a\\u{1b}[31mb ");
  EXPECT_EQ(printable("a\xe2\x80\xae"
                      "b"),
            "a\\u{202e}b");
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\\u{0}b");
  EXPECT_EQ(printable("a\r\nb", true), "a\nb");
}

TEST(Showing, ControlsAreEscapedAsInJson) {
  EXPECT_EQ(escape_controls("a\x1b[31m\x7f\u0085\u202e\u200f\u2066"),
            "a\\u001b[31m\\u007f\\u0085\\u202e\\u200f\\u2066");
  EXPECT_EQ(escape_controls("a\n\tb\r"), "a\\u000a\\u0009b\\u000d");
  EXPECT_EQ(escape_controls("a\n\tb\r", true), "a\n\tb\\u000d");
  EXPECT_EQ(escape_controls("日本 e\u0301 \U0001f600 a\u200db"),
            "日本 e\u0301 \U0001f600 a\u200db");
  EXPECT_EQ(escape_controls("\x9b"
                            "31m"),
            "\ufffd31m");
}

TEST(Showing, SqueezesBlanks) {
  EXPECT_EQ(squeeze("  a \n b  "), "a b");
}

}  // namespace whylink::text
