#include <gtest/gtest.h>

#include "whylink/text.hpp"

namespace whylink::text {

namespace {

std::vector<std::string> split(std::string_view passage) {
  std::vector<std::string> out;
  for (const Range& range : sentences(passage)) {
    out.emplace_back(passage.substr(range.begin, range.end - range.begin));
  }
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST(Sentences, EndAtMarksBeforeABlank) {
  EXPECT_EQ(split("One. Two! \"Three?\" Four"), (Strings{"One.", "Two!", "\"Three?\"", "Four"}));
}

TEST(Sentences, ChineseEndsWithoutABlank) {
  EXPECT_EQ(split("一句话。第二句！三"), (Strings{"一句话。", "第二句！", "三"}));
}

TEST(Sentences, AbbreviationsAndInitialsGoOn) {
  EXPECT_EQ(split("See e.g. Tulving. J. Smith et al. Found it."),
            (Strings{"See e.g. Tulving.", "J. Smith et al. Found it."}));
  EXPECT_EQ(split("SM-2 v1.0 is old. It works."), (Strings{"SM-2 v1.0 is old.", "It works."}));
}

TEST(Sentences, LinksAreNotCut) {
  EXPECT_EQ(split("It rests on [[What? Why. How]] too. Next."),
            (Strings{"It rests on [[What? Why. How]] too.", "Next."}));
}

TEST(Sentences, NothingGivesNothing) {
  EXPECT_TRUE(split("").empty());
  EXPECT_TRUE(split(" \n ").empty());
}

}  // namespace whylink::text
