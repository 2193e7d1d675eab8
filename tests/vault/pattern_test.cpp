// Expressions and globs over paths.
#include "core/vault/pattern.hpp"

#include <gtest/gtest.h>

namespace whylink::vault {

namespace {

constexpr std::uint64_t kPlenty = 100'000;

bool matches(const Result<Pattern>& pattern, std::string_view path) {
  return pattern->match(path, kPlenty).found;
}

bool glob_matches(std::string_view glob, std::string_view path) {
  const auto pattern = Pattern::glob(glob);
  EXPECT_TRUE(pattern) << glob;
  return pattern && matches(pattern, path);
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
  EXPECT_TRUE(matches(Pattern::expression("^Arch.*old"), "Archive/Very old/x.md"));
  EXPECT_TRUE(matches(Pattern::expression("old(?!er)"), "Very Old.md"));
  EXPECT_FALSE(matches(Pattern::expression("old(?!er)"), "older.md"));
}

TEST(Expression, ThatCannotBeReadSaysWhere) {
  const auto broken = Pattern::expression("a(b");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().what.find("at character 4"), std::string::npos) << broken.error().what;
}

TEST(Expression, ThatWouldTakeYearsIsGivenUp) {
  const auto endless = Pattern::expression("(a+)+$");
  const Pattern::Match match = endless->match(std::string(5000, 'a') + "b", kPlenty);
  EXPECT_FALSE(match.found);
  EXPECT_GT(match.steps, kPlenty);
  EXPECT_LT(match.steps, kPlenty + 100);
}

TEST(Expression, CountsTheSameStepsEachTime) {
  const auto pattern = Pattern::expression(".*/templates?/.*");
  const Pattern::Match once = pattern->match("a/b/templates/c.md", kPlenty);
  EXPECT_TRUE(once.found);
  EXPECT_GT(once.steps, 5U);
  EXPECT_EQ(pattern->match("a/b/templates/c.md", kPlenty).steps, once.steps);
}

TEST(Expression, OfAnyLengthIsNotRead) {
  EXPECT_TRUE(Pattern::expression(std::string(kLongestExpression, 'a')));
  EXPECT_FALSE(Pattern::expression(std::string(kLongestExpression + 1, 'a')));
  EXPECT_TRUE(Pattern::glob(std::string(kLongestExpression, '*')));
  EXPECT_FALSE(Pattern::glob(std::string(kLongestExpression + 1, '*')));
}

}  // namespace whylink::vault
