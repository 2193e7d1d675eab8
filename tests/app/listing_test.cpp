// Listings of a vault whose notes change while they are listed: what cannot be told any more is
// said, and the rest is listed.
#include <gmock/gmock.h>

#include "tests/app/small_vault.hpp"

namespace whylink::workspace {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

class Listing : public SmallVault {
 protected:
  [[nodiscard]] std::vector<std::string> sources_of_prompts() {
    std::vector<std::string> sources;
    const Status done = workspace_->prompts({}, [&](const review::Prompt& prompt) {
      sources.push_back(workspace_->snapshot().file(prompt.source).path);
      return true;
    });
    EXPECT_TRUE(done) << done.error().line();
    return sources;
  }
};

}  // namespace

TEST_F(Listing, OfPromptsGoesOnPastANoteThatChanged) {
  vault_.write("A.md", "Another text about [[B]] stands here by now.\n");
  EXPECT_THAT(sources_of_prompts(), ElementsAre("C.md"));
  EXPECT_THAT(told_, ElementsAre(HasSubstr("A.md")));
}

TEST_F(Listing, OfPromptsGoesOnPastANoteThatWentAway) {
  std::filesystem::remove(vault_.root() / "A.md");
  EXPECT_THAT(sources_of_prompts(), ElementsAre("C.md"));
  EXPECT_THAT(told_, ElementsAre(HasSubstr("A.md")));
}

TEST_F(Listing, OfLinksWithTheirPassagesGoesOnPastANoteThatChanged) {
  vault_.write("A.md", "Longer by far than it was, so that any passage would be found in it.\n");
  std::vector<std::string> passages;
  LinkQuery query;
  query.context = true;
  workspace_->links(query, [&](const LinkRow& row) {
    passages.push_back(row.passage);
    return true;
  });
  EXPECT_THAT(passages, ElementsAre("", HasSubstr("Gardens teach patience")));
  EXPECT_THAT(told_, ElementsAre(HasSubstr("A.md")));
}

TEST_F(Listing, OfAScopeOfWordsSaysWhichNoteItCannotLookInto) {
  std::filesystem::remove(vault_.root() / "A.md");
  const auto found = workspace_->connections(parse_scope("patience").value());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->size(), 1U);
  EXPECT_THAT(told_, Contains(HasSubstr("A.md")));
}

}  // namespace whylink::workspace
