// A session goes on while somebody edits the vault.
#include <gtest/gtest.h>

#include "small_vault.hpp"

namespace whylink::workspace {

namespace {

class Changing : public SmallVault {};

}  // namespace

TEST_F(Changing, ANoteEditedBeforeTheRevealIsShownAsItIsNow) {
  SessionRun run = begin();
  const std::string source = shown(run);
  ASSERT_TRUE(run.type("because of sleep"));
  vault_.write(source, "A longer beginning. Naps after study make [[B]] and [[D]] far stronger.\n");
  ASSERT_TRUE(run.finish_typing());
  const auto reveal = run.reveal();
  ASSERT_TRUE(reveal) << reveal.error().line();
  EXPECT_NE(reveal->reasons.at(0).passage.find("Naps after study"), std::string::npos);
  EXPECT_EQ(shown(run), source);
  EXPECT_EQ(run.session().work.draft, "because of sleep");
  EXPECT_TRUE(run.grade(memory::Grade::clear));
}

TEST_F(Changing, ALinkThatWentLeavesTheSessionAtTheNextPrompt) {
  SessionRun run = begin();
  const std::string source = shown(run);
  ASSERT_TRUE(run.finish_typing());
  vault_.write(source, "Nothing is linked here any more, whatever it was before.\n");
  const auto reveal = run.reveal();
  ASSERT_FALSE(reveal);
  EXPECT_EQ(reveal.error().kind, ErrorKind::not_found);
  ASSERT_FALSE(run.done());
  EXPECT_NE(shown(run), source);
}

TEST_F(Changing, FilesThatComeAndGoMoveNoPrompt) {
  SessionRun run = begin();
  const std::string source = shown(run);
  vault_.write("0 first of all.md", "x");
  vault_.write(source,
               "It was edited as well: sleep after study makes [[B]] and [[D]] stronger.\n");
  ASSERT_TRUE(run.finish_typing());
  const auto reveal = run.reveal();
  ASSERT_TRUE(reveal) << reveal.error().line();
  EXPECT_EQ(shown(run), source);
  ASSERT_TRUE(run.grade(memory::Grade::clear));
  ASSERT_FALSE(run.done());
  EXPECT_NE(shown(run), source);
}

TEST_F(Changing, TheNextPromptIsMadeFromTheNoteAsItIsNow) {
  SessionRun run = begin();
  const std::string other = shown(run) == "A.md" ? "C.md" : "A.md";
  const std::string target = other == "A.md" ? "B" : "D";
  vault_.write(other, "A new sentence leads to [[" + target + "]] for quite another reason.\n");
  ASSERT_TRUE(run.finish_typing());
  ASSERT_TRUE(run.grade(memory::Grade::instant));
  ASSERT_FALSE(run.done());
  EXPECT_EQ(shown(run), other);
  EXPECT_NE(run.reveal().value().reasons.at(0).passage.find("quite another"), std::string::npos);
}

}  // namespace whylink::workspace
