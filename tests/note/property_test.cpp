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

TEST(Properties, FrontMatterOverTheLimitIsAFinding) {
  std::string bytes = "---\n";
  while (bytes.size() < kLongestFrontMatter + 100) bytes += "key: value\n";
  bytes += "---\n[[a]]\n";
  const Block block = scan_note(bytes);
  const ParsedNote note(block.get());
  ASSERT_EQ(note.findings().size(), 1U);
  EXPECT_EQ(note.findings()[0].kind, FindingKind::long_front_matter);
  EXPECT_EQ(note.links().size(), 1U);
}

}  // namespace whylink::note
