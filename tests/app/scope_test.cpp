#include "app/workspace/scope.hpp"

#include <gtest/gtest.h>

namespace whylink::workspace {

namespace {

Scope parsed(std::string_view text) {
  const auto scope = parse_scope(text);
  EXPECT_TRUE(scope) << scope.error().line();
  return scope ? *scope : Scope{};
}

void expect_refused(std::string_view text) {
  const auto scope = parse_scope(text);
  ASSERT_FALSE(scope) << text;
  EXPECT_EQ(scope.error().kind, ErrorKind::usage);
  EXPECT_FALSE(scope.error().remedy.empty()) << text;
}

}  // namespace

TEST(Scope, NothingIsEmpty) {
  EXPECT_TRUE(parsed("").empty());
  EXPECT_TRUE(parsed("  \t ").empty());
}

TEST(Scope, WordsFiltersNegationAndQuotes) {
  const Scope scope = parsed(R"(memory -path:"Two words/x" near:"A \ note" -"not this" 间隔)");
  ASSERT_EQ(scope.terms.size(), 5U);
  EXPECT_EQ(scope.terms[0].kind, TermKind::word);
  EXPECT_EQ(scope.terms[0].text, "memory");
  EXPECT_EQ(scope.terms[1].kind, TermKind::path);
  EXPECT_TRUE(scope.terms[1].negated);
  EXPECT_EQ(scope.terms[1].text, "Two words/x");
  EXPECT_EQ(scope.terms[2].kind, TermKind::near);
  EXPECT_EQ(scope.terms[2].text, "A \\ note");
  EXPECT_TRUE(scope.terms[3].negated);
  EXPECT_EQ(scope.terms[3].text, "not this");
  EXPECT_EQ(scope.terms[4].text, "间隔");
}

TEST(Scope, AColonAfterOtherThanLettersIsPartOfAWord) {
  EXPECT_EQ(parsed("12:30").terms.at(0).text, "12:30");
  EXPECT_EQ(parsed("\"tags:x\"").terms.at(0).text, "tags:x");
}

TEST(Scope, WhatCannotBeMeantIsRefusedWithARemedy) {
  expect_refused("tags:x");
  expect_refused("path:");
  expect_refused("path:\"\"");
  expect_refused("-");
  expect_refused("\"open");
  expect_refused("state:lost");
  EXPECT_EQ(parsed("state:map-only").terms.at(0).text, "map-only");
}

}  // namespace whylink::workspace
