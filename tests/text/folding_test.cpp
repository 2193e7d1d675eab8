#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdlib>
#include <iterator>
#include <random>

#include "whylink/text.hpp"

namespace whylink::text {

TEST(Folding, NamesCompareWithoutCaseInNormalForm) {
  EXPECT_EQ(fold("Übung"), fold("U\xcc\x88"
                                "BUNG"));
  EXPECT_EQ(fold("A\xc2\xa0"
                 "b"),
            "a b");
  EXPECT_EQ(fold("Straße"), fold("STRASSE"));
  EXPECT_EQ(nfc("e\xcc\x81"), "\xc3\xa9");
}

TEST(Folding, NamesThatAreNoUtf8StayAsTheyAre) {
  EXPECT_EQ(nfc("a\xff"), "a\xff");
  EXPECT_EQ(fold("a\xff"), "a\xff");
}

// Long texts are normalized in pieces, which no letter falls between.
TEST(Folding, InPiecesIsAsAtOnce) {
  const char* letters[] = {"a",      "e\u0301", "\u0301\u0323", "\u00e9", "\u1100\u1161\u11a8",
                           "\uac00", "\u0390",  "\u09c7\u09be", "\u4e2d", "\U0001f600",
                           " ",      "\u0130"};
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    while (text.size() < 20'000) text += letters[random() % std::size(letters)];
    utf8proc_uint8_t* const whole =
        utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
    EXPECT_EQ(nfc(text), reinterpret_cast<const char*>(whole));
    std::free(whole);
  }
}

TEST(Folding, OfManyMarksOnOneLetterOnlySomeAreSortedAtOnce) {
  std::string text = "a";
  for (int i = 0; i < 1'000'000; ++i) text += "\u0301\u0323";
  EXPECT_EQ(fold(text).size(), fold(fold(text)).size());
}

TEST(Words, AreFoldedWithoutPunctuation) {
  EXPECT_EQ(words("Don't stop, (Übung) 2nd!"),
            (std::vector<std::string>{"don't", "stop", "übung", "2nd"}));
  EXPECT_EQ(words("记忆 ok"), (std::vector<std::string>{"记", "忆", "ok"}));
}

TEST(Words, AreCountedAsAWordCounterDoes) {
  EXPECT_EQ(count_words("one two\nthree"), 3U);
  EXPECT_EQ(count_words(""), 0U);
  EXPECT_EQ(count_words("记忆知识"), 3U);  // a run, and two to a word
}

}  // namespace whylink::text
