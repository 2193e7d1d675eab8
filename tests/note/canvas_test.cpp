// Canvases: file cards, links in text cards, edges between file cards.
#include <gtest/gtest.h>

#include "whylink/note.hpp"

namespace whylink::note {

namespace {

constexpr std::string_view kCanvas = R"({"nodes":[
  {"id":"1","type":"file","file":"a/A.md","x":0},
  {"id":"2","type":"file","file":"B.md","subpath":"#Part"},
  {"id":"3","type":"text","text":"see [[C|c]] and `[[no]]`"},
  {"id":"4","type":"link","url":"https://x.org"},
  {"id":"5","type":"group","label":"[[no]]"}],
 "edges":[
  {"id":"e1","fromNode":"1","toNode":"2","label":"because"},
  {"id":"e2","fromNode":"2","toNode":"1"},
  {"id":"e3","fromNode":"1","toNode":"3","label":"[[no]]"}]})";

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

std::string text_card(std::string_view text, int id) {
  return R"({"id":")" + std::to_string(id) + R"(","type":"text","text":")" + std::string(text) +
         "\"}";
}

std::vector<FindingKind> findings_in(const std::string& canvas) {
  const Block block = scan_canvas(canvas);
  std::vector<FindingKind> kinds;
  for (const Finding& one : ParsedNote(block.get()).findings()) kinds.push_back(one.kind);
  return kinds;
}

}  // namespace

TEST(Canvas, CardsThenEdgesInTheOrderOfTheFile) {
  const Block block = scan_canvas(kCanvas);
  const ParsedNote note(block.get());
  ASSERT_EQ(note.links().size(), 5U);
  EXPECT_EQ(note.text(note.links()[0].target), "a/A.md");
  EXPECT_EQ(note.links()[0].kind, LinkKind::canvas);
  EXPECT_EQ(note.text(note.links()[1].subpath), "#Part");
  EXPECT_EQ(note.text(note.links()[1].key), "2");
  EXPECT_EQ(note.links()[2].kind, LinkKind::canvas_text);
  EXPECT_EQ(note.text(note.links()[2].alias), "c");
  EXPECT_EQ(note.links()[3].kind, LinkKind::canvas_edge);
  EXPECT_EQ(note.text(note.links()[3].from), "a/A.md");
  EXPECT_EQ(note.text(note.links()[3].label), "because");
  EXPECT_TRUE(note.links()[3].has_alias);
  EXPECT_FALSE(note.links()[4].has_alias);
}

TEST(Canvas, LabelIsThePassageOfAnEdge) {
  const Block block = scan_canvas(kCanvas);
  const ParsedNote note(block.get());
  const Passage& passage = note.passages()[note.links()[3].passage];
  EXPECT_EQ(passage.kind, PassageKind::canvas_edge);
  EXPECT_EQ(note.text(passage.text), "because");
}

TEST(Canvas, WhatIsNoCanvasIsAFindingAndNoMore) {
  const std::string deep(100'000, '[');
  for (const std::string_view bad :
       {std::string_view("{"), std::string_view("[]"), std::string_view("{\"nodes\":3}x"),
        std::string_view("7"), std::string_view(deep), std::string_view("\xff{}")}) {
    const Block block = scan_canvas(bad);
    const ParsedNote note(block.get());
    ASSERT_EQ(note.findings().size(), 1U) << bad.substr(0, 20);
    EXPECT_EQ(note.findings()[0].kind, FindingKind::bad_canvas);
  }
}

TEST(Canvas, Utf16IsNamedAsSuch) {
  for (const std::string_view bytes :
       {std::string_view("\xff\xfe{\0}\0", 6), std::string_view("\xfe\xff\0{\0}", 6)}) {
    const Block block = scan_canvas(bytes);
    const ParsedNote note(block.get());
    ASSERT_EQ(note.findings().size(), 1U);
    EXPECT_EQ(note.findings()[0].kind, FindingKind::utf16);
  }
}

TEST(Canvas, OddPartsAreSkipped) {
  const Block block = scan_canvas(
      R"({"nodes":[1,{"type":"file"},{"type":"file","file":7},{"id":"1","type":"file","file":"A.md"}],
          "edges":[null,{"fromNode":"9","toNode":"1"}]})");
  EXPECT_EQ(ParsedNote(block.get()).links().size(), 1U);
}

TEST(Canvas, OfWhatIsWrittenTwiceTheLastCounts) {
  const Block block = scan_canvas(
      R"({"edges":[{"fromNode":"1","toNode":"1"}],"nodes":[{"id":"1","type":"file","file":"Void.md"}],
          "nodes":[{"type":"file","type":"text","text":"[[No]]","text":7},
                   {"id":"1","id":"2","type":"file","file":"A.md"},
                   {"id":"2","type":"file","file":"B.md"}],
          "edges":[{"fromNode":"2","toNode":"2","label":3}]})");
  const ParsedNote note(block.get());
  ASSERT_EQ(note.links().size(), 3U);
  EXPECT_EQ(note.text(note.links()[0].target), "A.md");
  EXPECT_EQ(note.text(note.links()[1].target), "B.md");
  EXPECT_EQ(note.text(note.links()[2].target), "B.md");
  EXPECT_TRUE(note.links()[2].has_alias);
  EXPECT_EQ(note.text(note.links()[2].label), "");
}

TEST(Canvas, OnlyCardsOfItsOwnListsCount) {
  const Block block = scan_canvas(
      R"({"nodes":[[{"type":"file","file":"A.md"}],{"type":"group","x":{"type":"file","file":"B.md"}},
                   {"x":[{"type":"file"}],"type":"file","file":"C.md","data":{"file":"D.md"}}],
          "other":[{"type":"file","file":"E.md"}],"edges":{"fromNode":"1"}})");
  const ParsedNote note(block.get());
  ASSERT_EQ(note.links().size(), 1U);
  EXPECT_EQ(note.text(note.links()[0].target), "C.md");
}

TEST(Canvas, NodesThatAreNoListAreNone) {
  const Block block =
      scan_canvas(R"({"nodes":[{"type":"file","file":"A.md"}],"nodes":{"type":"file"}})");
  EXPECT_TRUE(ParsedNote(block.get()).links().empty());
  EXPECT_TRUE(ParsedNote(block.get()).findings().empty());
}

TEST(Canvas, APathLongerThanAnyFileHasIsNoLink) {
  const auto links = [](std::size_t length) {
    const Block block =
        scan_canvas(R"({"nodes":[{"type":"file","file":")" + std::string(length, 'a') + R"("}]})");
    return ParsedNote(block.get()).links().size();
  };
  EXPECT_EQ(links(kLongestTarget), 1U);
  EXPECT_EQ(links(kLongestTarget + 1), 0U);
}

// An edge repeats what its two cards show, and there may be many edges to a card.
TEST(Canvas, EdgesTakeNoCopyOfTheirCards) {
  std::string canvas = R"({"nodes":[{"id":"1","type":"file","file":")" +
                       std::string(kLongestTarget, 'a') + R"("}],"edges":[)";
  constexpr std::size_t kEdges = 1000;
  for (std::size_t i = 0; i < kEdges; ++i) {
    canvas += std::string(i > 0 ? "," : "") + R"({"fromNode":"1","toNode":"1"})";
  }
  const Block block = scan_canvas(canvas + "]}");
  const ParsedNote note(block.get());
  EXPECT_EQ(note.links().size(), kEdges + 1);
  EXPECT_LT(note.bytes().size(), 300 * kEdges);
}

TEST(Canvas, MoreEdgesThanLinksAreAllowedIsAFinding) {
  std::string canvas = R"({"nodes":[],"edges":[)";
  for (std::size_t i = 0; i <= kMostLinks; ++i) {
    canvas += std::string(i > 0 ? "," : "") + R"({"fromNode":"1","toNode":"1"})";
  }
  const Block block = scan_canvas(canvas + "]}");
  ASSERT_EQ(ParsedNote(block.get()).findings().size(), 1U);
  EXPECT_EQ(ParsedNote(block.get()).findings()[0].kind, FindingKind::too_many_links);
}

// A card's text had the room of a small note, whatever its size, and nothing said so.
TEST(Canvas, OfALongCardAllLinksCount) {
  const std::string canvas =
      R"({"nodes":[)" + text_card(repeated("[[aaaaaaaa]] ", 8000) + "[t](Note.md)", 1) + "]}";
  const Block block = scan_canvas(canvas);
  EXPECT_EQ(ParsedNote(block.get()).links().size(), 8001U);
  EXPECT_TRUE(findings_in(canvas).empty());
}

TEST(Canvas, OfALargeCanvasAllLinksCount) {
  const std::string text = repeated("some words and [[a]] ", 50'000) + repeated("word ", 5'000'000);
  const std::string canvas = R"({"nodes":[)" + text_card(text, 1) + "]}";
  const Block block = scan_canvas(canvas);
  EXPECT_EQ(ParsedNote(block.get()).links().size(), 50'000U);
}

TEST(Canvas, OverTheLimitIsAFinding) {
  EXPECT_EQ(findings_in(std::string(kLongestCanvas + 1, ' ')),
            std::vector{FindingKind::long_canvas});
}

TEST(Canvas, WhatIsFoundInACardIsTold) {
  const std::string canvas = R"({"nodes":[)" + text_card(repeated("> ", 100) + "[[a]]", 1) + "]}";
  EXPECT_EQ(findings_in(canvas), std::vector{FindingKind::nested_too_deep});
}

// Images inside images are stored with each of them.
TEST(Canvas, CardsTogetherStoreNoMoreThanANoteMay) {
  const std::string images = repeated("![", 50) + std::string(800, 'x') + repeated("](a)", 50);
  std::string cards = text_card(images, 0);
  for (int i = 1; i < 200; ++i) cards += "," + text_card(images, i);
  EXPECT_EQ(findings_in(R"({"nodes":[)" + cards + "]}"), std::vector{FindingKind::too_much_text});
}

TEST(Canvas, EmptyFileIsAnEmptyCanvas) {
  const Block block = scan_canvas("");
  EXPECT_TRUE(ParsedNote(block.get()).findings().empty());
}

// JSON.stringify writes half a character of a text that was cut, and JSON.parse reads it.
TEST(Canvas, HalfACharacterLosesNoLink) {
  for (const char* text : {R"(cut \ud83d)", R"(\udc00 \ud83d\u0041)", R"(\\ud83d)", "\xff"}) {
    const std::string bytes = R"({"nodes":[{"id":"1","type":"text","text":")" + std::string(text) +
                              R"( [[b]]"},{"id":"2","type":"file","file":"a.md"}]})";
    const Block block = scan_canvas(bytes);
    const ParsedNote canvas(block.get());
    EXPECT_EQ(canvas.links().size(), 2U) << text;
    EXPECT_TRUE(canvas.findings().empty()) << text;
  }
}

}  // namespace whylink::note
