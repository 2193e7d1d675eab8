// The sentence of a link, and what surrounds it.
#include <gmock/gmock.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using note::PassageKind;
using testing::ElementsAre;

Reason only_reason(World& world, std::string_view text) {
  world.write("A.md", text).write("B.md", "Target.\n");
  const Review& review = world.read();
  const auto reasons = review.reasons(world.edge("A.md", "B.md"));
  EXPECT_TRUE(reasons) << reasons.error().line();
  EXPECT_EQ(reasons->size(), 1U);
  return reasons->front();
}

}  // namespace

TEST(Reason, IsTheSentenceAroundTheLink) {
  World world;
  const Reason reason =
      only_reason(world, "First one. It\n*needs* [[B|the other]] now. Last one.\n");
  EXPECT_EQ(reason.sentence, "It needs the other now.");
  EXPECT_EQ(reason.passage.substr(reason.link_begin, reason.link_end - reason.link_begin),
            "[[B|the other]]");
  EXPECT_EQ(reason.passage.substr(0, reason.sentence_begin), "First one. ");
  EXPECT_EQ(reason.line, 2U);
}

TEST(Reason, AShortItemIsItsOwnSentenceAndKnowsItsParents) {
  World world;
  const Reason reason =
      only_reason(world, "# Top\n## Costs\n- Losses:\n  - in sleep\n    - None. [[B]] heals.\n");
  EXPECT_EQ(reason.kind, PassageKind::list_item);
  EXPECT_EQ(reason.sentence, "None. B heals.");
  EXPECT_THAT(reason.parents, ElementsAre("Losses:", "in sleep"));
  EXPECT_THAT(reason.headings, ElementsAre("Top", "Costs"));
}

TEST(Reason, ALongItemIsCutIntoSentences) {
  World world;
  std::string item = "- Short start. ";
  for (int i = 0; i < 40; ++i) item += "word ";
  const Reason reason = only_reason(world, item + "here. Then [[B]] ends it.\n");
  EXPECT_EQ(reason.sentence, "Then B ends it.");
}

TEST(Reason, OfAPropertyIsItsValueWithoutTheQuotesOfYaml) {
  World world;
  for (const std::string quote : {"\"", "'"}) {
    const Reason reason =
        only_reason(world, "---\ntopics:\n  - " + quote + "[[B]]" + quote + "\n---\nText.\n");
    EXPECT_EQ(reason.passage, "  - [[B]]");
    EXPECT_EQ(reason.passage.substr(reason.link_begin, reason.link_end - reason.link_begin),
              "[[B]]");
    EXPECT_THAT(reason.parents, ElementsAre("topics:"));
  }
}

TEST(Reason, OfATableIsTheRow) {
  World world;
  const Reason reason =
      only_reason(world, "| song | because |\n|---|---|\n| [[B]] | it is loud |\n");
  EXPECT_EQ(reason.sentence, "B | it is loud");
  EXPECT_EQ(reason.table_header, "song | because");
}

TEST(Reason, OfAHeadingIsTheHeading) {
  World world;
  const Reason reason = only_reason(world, "# Top\n## Unlike [[B]]. It sleeps.\n");
  EXPECT_EQ(reason.kind, PassageKind::heading);
  EXPECT_EQ(reason.sentence, "Unlike B. It sleeps.");
  EXPECT_THAT(reason.headings, ElementsAre("Top"));
}

TEST(Reason, OfAPropertyIsKeyAndValue) {
  World world;
  const Reason reason = only_reason(world, "---\nrelated:\n  - \"[[B]]\"\n---\ntext\n");
  EXPECT_EQ(reason.sentence, "related: B");
  EXPECT_FALSE(reason.answers_why);
}

TEST(Reason, OfACanvasEdgeIsItsLabelBetweenTheTwoCards) {
  World world;
  world.write("A.md", "a").write("B.md", "b").write("Map.canvas", R"({
    "nodes": [{"id":"1","type":"file","file":"A.md"}, {"id":"2","type":"file","file":"B.md"}],
    "edges": [{"id":"e","fromNode":"2","toNode":"1","label":"explains"}]})");
  const Review& review = world.read();
  const auto reasons = review.reasons(world.edge("A.md", "B.md"));
  ASSERT_TRUE(reasons);
  EXPECT_EQ(reasons->front().sentence, "explains");
  EXPECT_EQ(reasons->front().source, world.file("B.md"));
  EXPECT_EQ(reasons->front().target, world.file("A.md"));
  const auto card = review.reasons(world.edge("A.md", "Map.canvas"));
  ASSERT_TRUE(card);
  EXPECT_EQ(card->front().sentence, "");
}

TEST(Reason, TextIsSafeOnATerminal) {
  World world;
  const Reason reason = only_reason(world, "It \x1b[31mneeds\xff [[B]] now.\n");
  EXPECT_EQ(reason.sentence.find('\x1b'), std::string::npos);
}

TEST(Reason, OfALongPassageIsWhatIsAroundTheLink) {
  World world;
  std::string text;
  for (int i = 0; i < 3'000; ++i) text += "Größe. ";
  const Reason reason = only_reason(world, text + "It needs [[B]] now. " + text);
  EXPECT_EQ(reason.sentence, "It needs B now.");
  EXPECT_LT(reason.passage.size(), 5'000U);
  EXPECT_EQ(reason.passage.substr(reason.link_begin, reason.link_end - reason.link_begin), "[[B]]");
  EXPECT_TRUE(reason.passage.starts_with(" Größe.")) << reason.passage.substr(0, 20);
  EXPECT_TRUE(reason.passage.ends_with(" Größe.")) << reason.passage.substr(4'000);
}

TEST(Reason, OfALongPassageWithoutBlanksCutsNoCharacter) {
  World world;
  std::string text;
  for (int i = 0; i < 9'000; ++i) text += "ö";
  const Reason reason = only_reason(world, "x" + text + "[[B]]" + text);
  EXPECT_LT(reason.passage.size(), 5'000U);
  EXPECT_TRUE(reason.passage.starts_with("ö"));
  EXPECT_TRUE(reason.passage.ends_with("ö"));
  EXPECT_EQ(reason.passage.substr(reason.link_begin, reason.link_end - reason.link_begin), "[[B]]");
}

TEST(Reason, OfANoteThatChangedMeanwhileIsAnError) {
  World world;
  world.write("A.md", "It needs [[B]] now.\n").write("B.md", "b");
  const Review& review = world.read();
  world.write("A.md", "Nothing.\n");
  const auto reasons = review.reasons(world.edge("A.md", "B.md"));
  ASSERT_FALSE(reasons);
  EXPECT_EQ(reasons.error().where, "A.md");
  EXPECT_EQ(reasons.error().kind, ErrorKind::io);
}

}  // namespace whylink::review
