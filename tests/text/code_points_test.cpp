#include <gtest/gtest.h>

#include "whylink/text.hpp"

namespace whylink::text {

TEST(CodePoints, BadBytesCountAsOneReplacementEach) {
  EXPECT_EQ(to_valid_utf8("a\xff\xc3z"), "a\xef\xbf\xbd\xef\xbf\xbdz");
  EXPECT_FALSE(is_valid_utf8("a\xff"));
  EXPECT_FALSE(is_valid_utf8("\xed\xa0\x80"));  // a surrogate
  EXPECT_TRUE(is_valid_utf8("\xef\xbf\xbd"));   // the replacement character itself is fine
  EXPECT_TRUE(is_valid_utf8("日本 😀 é"));
}

TEST(CodePoints, GraphemesAreWhatPeopleCallCharacters) {
  EXPECT_EQ(grapheme_end("e\xcc\x81x", 0), 3U);  // e + combining acute
  EXPECT_EQ(grapheme_end("👨‍👩‍👧x", 0), std::string_view("👨‍👩‍👧").size());
  EXPECT_EQ(grapheme_end("ab", 0), 1U);
}

TEST(CodePoints, KindsOfCharacters) {
  EXPECT_TRUE(is_ideograph(U'記'));
  EXPECT_TRUE(is_ideograph(U'か'));
  EXPECT_FALSE(is_ideograph(U'한'));  // Hangul has blanks between words
  EXPECT_TRUE(is_word_character(U'ß'));
  EXPECT_TRUE(is_word_character(U'я'));
  EXPECT_FALSE(is_word_character(U'—'));
}

}  // namespace whylink::text
