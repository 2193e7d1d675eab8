// What counts as saying why.
#include <gtest/gtest.h>

#include "core/review/content.hpp"

namespace whylink::review {

namespace {

using note::PassageKind;

const std::vector<std::string> kNames{"Spacing effect", "Testing effect"};

bool says_why(std::string_view rest, PassageKind kind = PassageKind::paragraph,
              std::size_t links = 1) {
  return answers_why(kind, content_of(rest, kNames), links);
}

}  // namespace

TEST(Content, AClaimAnswersWhy) {
  EXPECT_TRUE(says_why("Every return after a gap is a small  in disguise."));
}

TEST(Content, PointersDoNotInAnyLanguageWeKnow) {
  for (const char* pointer : {"See also ", "Related: ", "More in ", "Siehe auch ", "Voir aussi ",
                              "Ver también ", "参见 ", "相关："}) {
    EXPECT_FALSE(says_why(pointer)) << pointer;
  }
}

TEST(Content, NamesOfBothNotesSayNothing) {
  const Content content = content_of("Testing effect — spacing", kNames);
  EXPECT_EQ(content.words, 0);
  EXPECT_TRUE(content.names_only);
  EXPECT_FALSE(content_of("see the spacing effect", kNames).names_only);
}

TEST(Content, IdeographsCountInPairsWithoutSignsOfGrammar) {
  EXPECT_EQ(content_of("新知要靠旧知接住", {}).words, 4);
  EXPECT_EQ(content_of("这是的在和", {}).words, 0);
}

TEST(Content, AddressesNumbersAndLettersDoNotCount) {
  EXPECT_EQ(content_of("https://example.org/why-it-works 2014 12 b", {}).words, 0);
  EXPECT_TRUE(content_of("https://example.org/why-it-works", {}).names_only);
}

TEST(Content, PropertiesAndCardsNeverAnswerAndALabelDoesSoon) {
  EXPECT_FALSE(says_why("many good words about memory", PassageKind::property));
  EXPECT_FALSE(says_why("many good words about memory", PassageKind::canvas_card));
  EXPECT_TRUE(says_why("contradicts", PassageKind::canvas_edge));
  EXPECT_FALSE(says_why("contradicts", PassageKind::list_item));
}

TEST(Content, AnEnumerationIsNoReason) {
  constexpr std::string_view kRest = "classic papers worth reading again";
  EXPECT_TRUE(says_why(kRest, PassageKind::paragraph, 2));
  EXPECT_FALSE(says_why(kRest, PassageKind::paragraph, 6));
}

}  // namespace whylink::review
