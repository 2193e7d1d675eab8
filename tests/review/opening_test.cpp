// Where a note begins to speak.
#include <gtest/gtest.h>

#include "core/review/opening.hpp"

namespace whylink::review {

TEST(Opening, IsTheFirstParagraphWithWords) {
  EXPECT_EQ(first_paragraph("\n# Title\n\n![[picture.png]]\n---\nIt begins\nhere.\n\nNot here.\n"),
            "It begins\nhere.");
}

TEST(Opening, PassesOverCodeTablesAndComments) {
  EXPECT_EQ(first_paragraph("```\ncode\n\nmore\n```\n| a | b |\n%% aside %%\nWords.\n"), "Words.");
}

TEST(Opening, EndsAtTheNextBlock) {
  EXPECT_EQ(first_paragraph("- first item\n- second\n"), "- first item");
  EXPECT_EQ(first_paragraph("words\n## Heading\n"), "words");
  EXPECT_EQ(first_paragraph("words\n```\ncode\n```\n"), "words");
}

TEST(Opening, OfNothingIsEmpty) {
  EXPECT_EQ(first_paragraph(""), "");
  EXPECT_EQ(first_paragraph("# Only a title\n"), "");
  EXPECT_EQ(first_paragraph("```\nnever closed\n"), "");
}

}  // namespace whylink::review
