// Whether the heading or block that a link names is there.
#include <gtest/gtest.h>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

bool has(std::string_view note, std::string_view subpath) {
  const Block block = scan_note(note);
  return Subpaths(ParsedNote(block.get())).has(subpath);
}

}  // namespace

TEST(Subpath, HeadingsCompareWithoutCaseAndMarks) {
  constexpr std::string_view kNote = "# How long: a *gap*?\ntext\n";
  EXPECT_TRUE(has(kNote, "#How long a gap"));
  EXPECT_TRUE(has(kNote, "#how LONG: a gap?"));
  EXPECT_FALSE(has(kNote, "#How long"));
}

TEST(Subpath, SomeSignsAreBlanksAndSomeAreKept) {
  for (const char sign : std::string("!\"$%&()*+,.:;<=>?@^`{|}~/[]\\")) {
    EXPECT_TRUE(has("# one " + std::string(1, sign) + "two\n", "#one two")) << sign;
  }
  for (const char sign : std::string("'-_")) {
    const std::string heading = std::string("well") + sign + "known";
    EXPECT_FALSE(has("## " + heading + "\n", "#well known")) << sign;
    EXPECT_TRUE(has("## " + heading + "\n", "#" + heading)) << sign;
  }
  EXPECT_TRUE(has("# a\u00a0 \u3000b\n", "#a b"));
}

// As Obsidian keeps headings: `[[A|b]]` in one is three words of it.
TEST(Subpath, TheTextOfAHeadingCountsAsItIsWritten) {
  EXPECT_TRUE(has("## See [[A|b]] and `c`\n", "#See A b and c"));
  EXPECT_FALSE(has("## See [[A|b]]\n", "#See b"));
  EXPECT_FALSE(has("## _slanted_ word\n", "#slanted word"));
  EXPECT_TRUE(has("## _slanted_ **word**\n", "#_slanted_ word"));
}

TEST(Subpath, TheFirstHeadingThatFitsIsTaken) {
  constexpr std::string_view kNote = "## A\n# A\n## B\n### A\n# B\n";
  EXPECT_TRUE(has(kNote, "#A#A"));  // "## A", "### A"
  EXPECT_TRUE(has(kNote, "#B#A"));
  EXPECT_FALSE(has(kNote, "#A#B"));  // behind "## A" there is none deeper
  EXPECT_FALSE(has(kNote, "#A#A#A"));
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
