#include <gtest/gtest.h>

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
