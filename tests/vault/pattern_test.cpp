// Expressions and globs over paths.
#include "core/vault/pattern.hpp"

#include <gtest/gtest.h>

namespace whylink::vault {

namespace {

bool glob_matches(std::string_view glob, std::string_view path) {
  const auto pattern = Pattern::glob(glob);
  EXPECT_TRUE(pattern) << glob;
  return pattern && pattern->matches(path);
}

}  // namespace

TEST(Glob, StarsStayWithinAPart) {
  EXPECT_TRUE(glob_matches("a/*.md", "a/b.md"));
  EXPECT_FALSE(glob_matches("a/*.md", "a/b/c.md"));
  EXPECT_TRUE(glob_matches("a/?.md", "a/b.md"));
  EXPECT_FALSE(glob_matches("a?b.md", "a/b.md"));
}

TEST(Glob, TwoStarsCrossParts) {
  EXPECT_TRUE(glob_matches("a/**", "a/b/c.md"));
  EXPECT_TRUE(glob_matches("**/c.md", "a/b/c.md"));
  EXPECT_TRUE(glob_matches("**/c.md", "c.md"));
  EXPECT_TRUE(glob_matches("a/**/c.md", "a/c.md"));
}

TEST(Glob, WithoutASlashItSpeaksOfTheName) {
  EXPECT_TRUE(glob_matches("*.excalidraw.md", "Drawings/x.excalidraw.md"));
  EXPECT_FALSE(glob_matches("b", "a/b/c.md"));
}

TEST(Glob, EverythingElseStandsForItself) {
  EXPECT_TRUE(glob_matches("a(1)+[b].md", "a(1)+[b].md"));
  EXPECT_TRUE(glob_matches("größe.MD", "Größe.md"));
  EXPECT_TRUE(glob_matches("日?.md", "日记.md"));
}

TEST(Expression, MatchesAnywhere) {
  EXPECT_TRUE(Pattern::expression("^Arch.*old")->matches("Archive/Very old/x.md"));
  EXPECT_TRUE(Pattern::expression("old(?!er)")->matches("Very Old.md"));
  EXPECT_FALSE(Pattern::expression("old(?!er)")->matches("older.md"));
}

TEST(Expression, ThatCannotBeReadSaysWhere) {
  const auto broken = Pattern::expression("a(b");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().what.find("at character 4"), std::string::npos) << broken.error().what;
}

TEST(Expression, ThatWouldTakeYearsIsGivenUp) {
  EXPECT_FALSE(Pattern::expression("(a+)+$")->matches(std::string(5000, 'a') + "b"));
}

}  // namespace whylink::vault
