// Whether the heading or block that a link names is there.
#include <gtest/gtest.h>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

bool has(std::string_view note, std::string_view subpath) {
  const Block block = scan_note(note);
  return ParsedNote(block.get()).has_subpath(subpath);
}

}  // namespace

TEST(Subpath, HeadingsCompareWithoutCaseAndMarks) {
  constexpr std::string_view kNote = "# How long: a *gap*?\ntext\n";
  EXPECT_TRUE(has(kNote, "#How long a gap"));
  EXPECT_TRUE(has(kNote, "#how LONG: a gap?"));
  EXPECT_FALSE(has(kNote, "#How long"));
}

TEST(Subpath, ChainsGoDownward) {
  constexpr std::string_view kNote = "# A\n## B\n# C\n## D\n";
  EXPECT_TRUE(has(kNote, "#A#B"));
  EXPECT_TRUE(has(kNote, "#C#D"));
  EXPECT_FALSE(has(kNote, "#B#A"));
  EXPECT_FALSE(has(kNote, "#C#B"));
}

TEST(Subpath, BlocksAreFoundAtTheEndOfALineOrAlone) {
  constexpr std::string_view kNote = "text ^one\n\n- item ^two\n\n> q\n\n^three\n\nno^four\n";
  EXPECT_TRUE(has(kNote, "#^one"));
  EXPECT_TRUE(has(kNote, "#^TWO"));
  EXPECT_TRUE(has(kNote, "#^three"));
  EXPECT_FALSE(has(kNote, "#^four"));
}

}  // namespace whylink::note
