// Properties and tags of the front matter, and tags of the body.
#include <gtest/gtest.h>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

std::vector<std::string> tags_of(std::string_view bytes) {
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  std::vector<std::string> out;
  for (const Slice tag : note.tags()) out.emplace_back(note.text(tag));
  return out;
}

}  // namespace

TEST(Properties, ScalarsAndLists) {
  const Block block = scan_note(
      "---\ntitle: A note\naliases:\n  - One\n  - \"Two: b\"\nnested: [a, [b, c]]\n---\n");
  const ParsedNote note(block.get());
  EXPECT_EQ(note.property("Title"), "A note");
  EXPECT_EQ(note.list_property("aliases"), (std::vector<std::string_view>{"One", "Two: b"}));
  EXPECT_EQ(note.list_property("title"), (std::vector<std::string_view>{"A note"}));
  EXPECT_EQ(note.property("nested.1.0"), "b");
  EXPECT_EQ(note.property("missing"), "");
}

TEST(Properties, TagsComeFromBothPlacesOnce) {
  EXPECT_EQ(tags_of("---\ntags: [a, \"#b/c\"]\n---\n#a and #d-e, not#f #12\n"),
            (std::vector<std::string>{"a", "b/c", "d-e"}));
}

TEST(Properties, AnAliasRepeatsAScalarAndNoCollection) {
  const Block block = scan_note("---\na: &a x\nb: *a\nc: &c [1, 2]\nd: *c\n---\n");
  const ParsedNote note(block.get());
  EXPECT_EQ(note.property("b"), "x");
  EXPECT_EQ(note.list_property("c"), (std::vector<std::string_view>{"1", "2"}));
  EXPECT_TRUE(note.list_property("d").empty());
}

TEST(Properties, NamesCompareWithoutCase) {
  const Block block = scan_note("---\nÜber: a\nlist.of: [b]\nTAGS2: [c, d]\nnest: {x: e}\n---\n");
  const ParsedNote note(block.get());
  EXPECT_EQ(note.property("über"), "a");
  EXPECT_EQ(note.list_property("List.Of"), (std::vector<std::string_view>{"b"}));
  EXPECT_EQ(note.list_property("tags2"), (std::vector<std::string_view>{"c", "d"}));
  EXPECT_TRUE(note.list_property("tags").empty());
  EXPECT_TRUE(note.list_property("nest").empty());
}

// A long list of links on one line: each passage is short, and columns count from the line's start.
TEST(Properties, LinksOfALongLineHaveShortPassages) {
  std::string bytes = "---\nlist: [";
  for (int i = 0; i < 1000; ++i) bytes += "\"[[note]]\", ";
  bytes += "]\n---\n";
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  ASSERT_EQ(note.links().size(), 1000U);
  for (const WrittenLink& link : note.links()) {
    const Passage& passage = note.passages()[link.passage];
    EXPECT_EQ(link.column, link.offset - 4);
    EXPECT_LE(passage.begin, link.offset);
    EXPECT_LE(passage.end - passage.begin, 300U);
  }
}

// Keys of 1,000 letters inside each other: dotted names would take the product.
TEST(Properties, WhatNamesComeToIsBounded) {
  std::string bytes = "---\nfirst: x\n";
  for (std::size_t depth = 0; depth < 40; ++depth) {
    bytes += std::string(depth, ' ') + std::string(1000, 'k') + ":\n";
  }
  for (int i = 0; i < 3000; ++i) bytes += std::string(40, ' ') + "- \"[[a]]\"\n";
  bytes += "---\n[[b]]\n";
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  ASSERT_EQ(note.findings().size(), 1U);
  EXPECT_EQ(note.findings()[0].kind, FindingKind::long_properties);
  EXPECT_EQ(note.property("first"), "x");
  EXPECT_LE(note.bytes().size(), 32 * bytes.size());
  EXPECT_EQ(note.links().back().kind, LinkKind::wikilink);
}

TEST(Properties, OrdinaryNestingIsNeverTooLong) {
  std::string bytes = "---\n";
  for (int i = 0; i < 200; ++i) {
    bytes += "reading-list-" + std::to_string(i) + ":\n  literature-notes:\n    important:\n";
    for (int k = 0; k < 9; ++k) bytes += "      - " + std::to_string(k) + "\n";
  }
  bytes += "---\n";
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  EXPECT_TRUE(note.findings().empty());
  EXPECT_EQ(note.properties().size(), 1800U);
}

TEST(Properties, ABillionLaughsAreRefused) {
  std::string bytes = "---\na0: &a0 [x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string one = "*a" + std::to_string(i - 1);
    bytes += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + one + ", " + one + "]\n";
  }
  bytes += "---\n";
  const Block block = scan_note(bytes);
  EXPECT_TRUE(ParsedNote(block.get()).properties().empty());
}

TEST(Properties, FrontMatterOverTheLimitIsAFinding) {
  std::string bytes = "---\n";
  while (bytes.size() < kLongestFrontMatter + 100) bytes += "key: value\n";
  bytes += "# no heading\nup: \"[[b]]\"\n---\n[[a]]\n";
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  ASSERT_EQ(note.findings().size(), 1U);
  EXPECT_EQ(note.findings()[0].kind, FindingKind::long_front_matter);
  ASSERT_EQ(note.links().size(), 1U);
  EXPECT_EQ(note.text(note.links()[0].target), "a");
  EXPECT_TRUE(note.headings().empty());
}

TEST(Properties, ALongNoteThatBeginsWithARuleHasNoneAndIsNoFinding) {
  std::string bytes = "---\n";
  while (bytes.size() < kLongestFrontMatter + 100) bytes += "words and [[a]]\n\n";
  const Block block = scan_note(bytes);
  EXPECT_TRUE(ParsedNote(block.get()).findings().empty());
  EXPECT_GT(ParsedNote(block.get()).links().size(), 10'000U);
}

}  // namespace whylink::note
