// Markdown as a document and as a page.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "app/window/markdown/layout.hpp"

namespace whylink::window::markdown {
namespace {

std::string file(const std::string& name) {
  std::ifstream in(WHYLINK_SOURCE_DIR "/tests/data/markdown/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Each letter ten wide, so that lines can be counted by hand.
float ten(Type, char32_t, char32_t) {
  return 10;
}

TEST(Markdown, IsReadAsInTheExamples) {
  for (const std::string name : {"inline", "blocks", "embeds"}) {
    EXPECT_EQ(outline(parse(file(name + ".md"))), file(name + ".outline")) << name;
  }
}

TEST(Markdown, MarksTheWordsOfTheLinkWhatTheyAreWrittenLike) {
  const auto marked = [](const std::string& text, const std::string& link) {
    const std::size_t at = text.find(link);
    return outline(parse(text, {at, at + link.size()}));
  };
  EXPECT_EQ(marked("See [[Note|the words]] here.", "[[Note|the words]]"),
            "paragraph See {lm:the words} here.\n");
  EXPECT_EQ(marked("[a](b.md) and [c](d.md)", "[c](d.md)"), "paragraph {l:a} and {lm:c}\n");
  EXPECT_EQ(marked("- one\n- **[[Two]]**", "[[Two]]"),
            "  • paragraph one\n  • paragraph {blm:Two}\n");
  EXPECT_EQ(marked("| a |\n| - |\n| [[b\\|c]] |", "[[b\\|c]]"), "table\n  | a\n  | {lm:c}\n");
  EXPECT_EQ(marked("![[Whole]]", "![[Whole]]"), "embed Whole marked\n");
}

TEST(Markdown, SurvivesWhatIsNoText) {
  EXPECT_EQ(outline(parse("a\xFF"
                          "b \xEF\xB7\x92 [[\xEF\xB7\x90]]")),
            "paragraph a\xEF\xBF\xBD"
            "b \xEF\xBF\xBD {l:\xEF\xBF\xBD}\n");
  EXPECT_EQ(parse(std::string(kMostBytes + 10, 'x')).left_out, 10U);
  EXPECT_EQ(outline(parse("")), "");
}

// A reader that looks ahead from every opening sign would take minutes here.
TEST(Markdown, ReadsSignsThatNothingClosesInOnePass) {
  for (const std::string sign : {"[[", "==", "%%x", "`", "``x", "[^", "![[", "> ", "- ", "*", "_",
                                 "[!", "|", "$", "<", "[[a\n", "== \n\n", "~~~\n"}) {
    std::string text;
    while (text.size() < kMostBytes - 2) text += sign;
    if (sign == "[[") text += "]]";  // which closes the last alone
    const Page page = lay_out(parse(text), 500, ten);
    EXPECT_LT(page.pieces.size(), 4 * text.size()) << sign;
  }
}

TEST(Markdown, NoPieceIsWiderThanThePageAndNoneLieOnEachOther) {
  const std::string text = file("blocks.md") + "\n\n" + file("inline.md");
  for (const float width : {160.0F, 400.0F, 1000.0F}) {
    const Page page = lay_out(parse(text), width, ten);
    for (std::size_t i = 0; i < page.pieces.size(); ++i) {
      const Box& box = page.pieces[i].box;
      EXPECT_LE(box.right(), width + 1) << page.pieces[i].text;
      EXPECT_LE(box.bottom(), page.height + 1) << page.pieces[i].text;
      EXPECT_GE(box.y, page.pieces[i == 0 ? 0 : i - 1].box.y);
      for (std::size_t j = 0; j < i; ++j) {
        const Box& other = page.pieces[j].box;
        const bool apart = box.x >= other.right() - 0.1F || other.x >= box.right() - 0.1F ||
                           box.y >= other.bottom() || other.y >= box.bottom();
        EXPECT_TRUE(apart) << page.pieces[i].text << " on " << page.pieces[j].text;
      }
    }
  }
}

TEST(Markdown, WrapsStyledWordsAsOneText) {
  const Lines lines =
      lay_out_runs(parse("one **two** three").blocks.front().runs, Type::body, 80, ten);
  std::vector<std::string> words;
  for (const Piece& piece : lines.pieces) words.push_back(piece.text);
  EXPECT_EQ(words, (std::vector<std::string>{"one ", "two", "three"}));
  EXPECT_EQ(lines.pieces[1].box.x, 40);
  EXPECT_EQ(lines.pieces[2].box.y, Canvas::line_height(Type::body));
}

}  // namespace
}  // namespace whylink::window::markdown
