// The search for notes that cost more than their bytes finds one where there is one. scripts/soak
// looks for those of our own readers.
#include <gtest/gtest.h>

#include "tests/note/work/search.hpp"
#include "whylink/text.hpp"

namespace whylink::note::work {

namespace {

// For each "[[a]]", all that stands behind it.
void read_quadratically(const std::string& bytes) {
  constexpr std::string_view kLink = "[[a]]";
  const std::string_view note = bytes;
  for (std::size_t at = 0; (at = note.find(kLink, at)) != std::string::npos; at += kLink.size()) {
    static_cast<void>(text::hash64(note.substr(at)));
  }
}

}  // namespace

TEST(Recipe, BakesWhatItSays) {
  Recipe recipe;
  recipe.head = {"h"};
  recipe.unit = {"x", std::string(1, kNumber), std::string(1, kGrowing), "-"};
  recipe.middle = {"m"};
  recipe.closing = {")"};
  recipe.tail = {"t"};
  EXPECT_EQ(baked(recipe, 12), "hx0-x11-x222-m)))t");
  EXPECT_EQ(shown(recipe), R"-("h" + "x{number}{growing}-" * n + "m" + ")" * n + "t")-");
}

TEST(Search, FindsAReaderThatIsQuadraticAndShowsItSmall) {
  const Reader quadratic = {"quadratic", read_quadratically};
  const Climbed climbed = climb(quadratic, Kind::note, Goal::growth, 200, 1);
  const auto found = fault(quadratic, climbed.recipe);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->goal, Goal::growth);
  EXPECT_EQ(shown(shrunk(quadratic, climbed.recipe, Goal::growth)), R"("[[a]]" * n)");
}

}  // namespace whylink::note::work
