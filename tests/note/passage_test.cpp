// The passages that hold links: where each begins and ends, and what stands above it.
#include <gtest/gtest.h>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

// A scanned note and the bytes it came from.
class Scanned {
 public:
  explicit Scanned(std::string bytes)
      : bytes_(std::move(bytes)), block_(scan_note(bytes_)), note_(block_.get()) {}

  [[nodiscard]] const ParsedNote& note() const { return note_; }
  [[nodiscard]] const Passage& passage_of_link(std::size_t index) const {
    return note_.passages()[note_.links()[index].passage];
  }
  [[nodiscard]] std::string text(const Passage& passage) const {
    return bytes_.substr(passage.begin, passage.end - passage.begin);
  }
  [[nodiscard]] std::string parent_text(const Passage& passage) const {
    return passage.parent == kNone ? "" : text(note_.passages()[passage.parent]);
  }

 private:
  std::string bytes_;
  Block block_;
  ParsedNote note_;
};

}  // namespace

TEST(Passage, ParagraphIsWholeAndKnowsItsHeadings) {
  const Scanned scanned("# A\n## B\none\ntwo [[x]] three\nfour\n\nnext\n");
  const Passage& passage = scanned.passage_of_link(0);
  EXPECT_EQ(passage.kind, PassageKind::paragraph);
  EXPECT_EQ(scanned.text(passage), "one\ntwo [[x]] three\nfour");
  EXPECT_EQ(passage.line, 3U);
  EXPECT_EQ(scanned.note().heading_path(passage.heading),
            (std::vector<std::string_view>{"A", "B"}));
}

TEST(Passage, TwoLinksOfAParagraphShareIt) {
  const Scanned scanned("[[a]] and [[b]]\n");
  EXPECT_EQ(scanned.note().links()[0].passage, scanned.note().links()[1].passage);
}

TEST(Passage, ListItemHasItsParents) {
  const Scanned scanned("- Losses:\n  - in sleep\n    - [[x]] here\n");
  const Passage& passage = scanned.passage_of_link(0);
  EXPECT_EQ(passage.kind, PassageKind::list_item);
  EXPECT_EQ(scanned.text(passage), "[[x]] here");
  EXPECT_EQ(scanned.parent_text(passage), "in sleep");
  const Passage& parent = scanned.note().passages()[passage.parent];
  EXPECT_EQ(scanned.parent_text(parent), "Losses:");
}

TEST(Passage, SiblingItemsHaveTheSameParentOnce) {
  const Scanned scanned("- top\n  - [[a]]\n  - [[b]]\n");
  EXPECT_EQ(scanned.passage_of_link(0).parent, scanned.passage_of_link(1).parent);
  EXPECT_EQ(scanned.note().passages().size(), 3U);
}

TEST(Passage, SecondParagraphOfAnItemHangsOnIt) {
  const Scanned scanned("- first\n\n  then [[a]]\n");
  const Passage& passage = scanned.passage_of_link(0);
  EXPECT_EQ(passage.kind, PassageKind::paragraph);
  EXPECT_EQ(scanned.parent_text(passage), "first");
}

TEST(Passage, TableRowHasItsHeader) {
  const Scanned scanned("| song | album |\n|---|---|\n| [[a]] | b |\n");
  const Passage& passage = scanned.passage_of_link(0);
  EXPECT_EQ(passage.kind, PassageKind::table_row);
  EXPECT_EQ(scanned.text(passage), "| [[a]] | b |");
  EXPECT_EQ(std::string_view("| song | album |\n")
                .substr(passage.header_begin, passage.header_end - passage.header_begin),
            "| song | album |");
}

TEST(Passage, HeadingIsItsOwnPassageUnderTheOneAbove) {
  const Scanned scanned("# Top\n## On [[x]]\n");
  const Passage& passage = scanned.passage_of_link(0);
  EXPECT_EQ(passage.kind, PassageKind::heading);
  EXPECT_EQ(scanned.text(passage), "On [[x]]");
  EXPECT_EQ(scanned.note().heading_path(passage.heading), (std::vector<std::string_view>{"Top"}));
}

TEST(Passage, SetextHeadingsCount) {
  const Scanned scanned("Top\n===\n\nUnder\n---\n[[x]]\n");
  EXPECT_EQ(scanned.note().heading_path(scanned.passage_of_link(0).heading),
            (std::vector<std::string_view>{"Top", "Under"}));
}

TEST(Passage, PropertyIsItsLine) {
  const Scanned scanned("---\nup: \"[[Map]]\"\n---\n");
  const Passage& passage = scanned.passage_of_link(0);
  EXPECT_EQ(passage.kind, PassageKind::property);
  EXPECT_EQ(passage.line, 2U);
}

TEST(Passage, QuoteGoesOnLazily) {
  const Scanned scanned("> one\ntwo [[a]]\n");
  EXPECT_EQ(scanned.text(scanned.passage_of_link(0)), "one\ntwo [[a]]");
}

TEST(Passage, LineEndingsOfAnySortCount) {
  for (const char* bytes : {"a\r\n\r\nb [[x]]\r\n", "a\r\rb [[x]]\r", "a\n\nb [[x]]"}) {
    const Scanned scanned(bytes);
    ASSERT_EQ(scanned.note().links().size(), 1U);
    EXPECT_EQ(scanned.note().links()[0].line, 3U);
    EXPECT_EQ(scanned.note().links()[0].column, 2U);
    EXPECT_EQ(scanned.text(scanned.passage_of_link(0)), "b [[x]]");
  }
}

// The passage of the outer item was made before it had a text, and stayed empty.
TEST(Passage, OfAnItemThatBeginsWithAnotherIsItsFirstText) {
  const Scanned scanned("- - [[x]]\n\n  because [[y]]\n");
  EXPECT_EQ(scanned.text(scanned.passage_of_link(0)), "[[x]]");
  EXPECT_EQ(scanned.parent_text(scanned.passage_of_link(0)), "");
  EXPECT_EQ(scanned.text(scanned.passage_of_link(1)), "because [[y]]");
  EXPECT_EQ(scanned.note().passages().size(), 2U);
}

TEST(Passage, OfAnItemThatBeginsWithATableIsItsFirstText) {
  const Scanned scanned("- | a | b |\n  |---|---|\n  | [[x]] | c |\n\n  Because [[y]]\n");
  EXPECT_EQ(scanned.text(scanned.passage_of_link(1)), "Because [[y]]");
}

// Each of the outer items had a passage of its own, without a text.
TEST(Passage, ItemsInsideItemsTakeNoMoreThanTheirText) {
  std::string line;
  for (int i = 0; i < 60; ++i) line += "- ";
  const Scanned scanned((line + "[[a]]\n" + line + "[[b]]\n").c_str());
  EXPECT_EQ(scanned.note().passages().size(), 2U);
}

TEST(BlockIds, MayStandAloneBehindAQuoteMark) {
  const Scanned scanned("> text\n>^one\n\ntext\r^two\n\n> text >^none\n");
  std::vector<std::string_view> ids;
  for (const BlockId& id : scanned.note().block_ids()) ids.push_back(scanned.note().text(id.id));
  EXPECT_EQ(ids, (std::vector<std::string_view>{"one", "two"}));
}

// The id stood in the line below the one that bears it.
TEST(BlockIds, HaveTheLineTheyStandIn) {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    std::string bytes;
    for (const char* line : {"---", "a: b", "---", "one", "two ^two", "", "- item ^item", "- other",
                             "", "# Head", "last ^last"}) {
      bytes += line + end;
    }
    const Scanned scanned(bytes.c_str());
    std::vector<std::uint32_t> lines;
    for (const BlockId& id : scanned.note().block_ids()) lines.push_back(id.line);
    EXPECT_EQ(lines, (std::vector<std::uint32_t>{5, 7, 11})) << end.size();
  }
}

}  // namespace whylink::note
