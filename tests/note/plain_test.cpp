// Markdown made plain for reading: marks go, words stay.
#include <gtest/gtest.h>

#include "whylink/note.hpp"

namespace whylink::note {

TEST(Plain, LinksBecomeTheirText) {
  EXPECT_EQ(plain("see [[A/Note]] and [[B|that]] and [x](y.md)"), "see Note and that and x");
  EXPECT_EQ(plain("[[Note#Part]] [[#Here]] ![[fig.png]]"), "Note > Part Here fig.png");
}

TEST(Plain, EmphasisGoesButStarsAndUnderscoresOfWordsStay) {
  EXPECT_EQ(plain("**bold** *it* ~~out~~ ==mark== `code`"), "bold it out mark code");
  EXPECT_EQ(plain("2 * 3 snake_case"), "2 * 3 snake_case");
}

TEST(Plain, LineMarksGo) {
  EXPECT_EQ(plain("## Head"), "Head");
  EXPECT_EQ(plain("- [x] done"), "done");
  EXPECT_EQ(plain("> [!note]- Title\n> body"), "Title body");
}

TEST(Plain, CommentsTagsFootnotesAndBlockIdsGo) {
  EXPECT_EQ(plain("a %% hidden %% b<br>c[^1] d ^id-1"), "a bc d");
  EXPECT_EQ(plain("x^2"), "x^2");
}

TEST(Plain, EscapesShowTheirCharacter) {
  EXPECT_EQ(plain("\\*a\\* \\[[b]]"), "*a* [[b]]");
}

TEST(Plain, OfNestedBracketsTheInnerOnesAreTheLink) {
  EXPECT_EQ(plain("[[[[Alpha]] because"), "[[Alpha because");
}

TEST(Plain, ALinkOverALinesEndIsText) {
  EXPECT_EQ(plain("[[one\ntwo]] [[A|b]]"), "[[one two]] b");
}

}  // namespace whylink::note
