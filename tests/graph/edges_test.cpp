// Which links tie two notes, and how the ties are found again.
#include <gmock/gmock.h>

#include "tests/vault/temporary_vault.hpp"
#include "whylink/graph.hpp"

namespace whylink::graph {

namespace {

using testing::ElementsAre;

// "A.md-B.md 2": the ends and the number of links of each edge.
std::vector<std::string> told(const vault::Snapshot& snapshot, const Graph& graph) {
  std::vector<std::string> out;
  for (const Edge& edge : graph.edges()) {
    out.push_back(snapshot.file(edge.a).path + "-" + snapshot.file(edge.b).path + " " +
                  std::to_string(graph.links(edge).size()));
  }
  return out;
}

std::vector<std::string> edges_of(const vault::TemporaryVault& vault) {
  const auto snapshot = vault.read();
  return told(*snapshot, Graph(*snapshot));
}

}  // namespace

TEST(Edges, LinksOfBothDirectionsAndAllKindsAreOneConnection) {
  vault::TemporaryVault vault;
  vault.write("A.md", "---\nup: \"[[B]]\"\n---\n[[B]] and [b](B.md) and ![[B]]\n");
  vault.write("B.md", "back to [[A]]\n");
  EXPECT_THAT(edges_of(vault), ElementsAre("A.md-B.md 5"));
}

TEST(Edges, SelfLinksAttachmentsAndWhatIsMissingTieNothing) {
  vault::TemporaryVault vault;
  vault.write("A.md", "[[A]] [[#Top]] ![[picture.png]] [[nobody]]\n").write("picture.png", "x");
  EXPECT_THAT(edges_of(vault), ElementsAre());
}

TEST(Edges, ACanvasIsTiedToItsCardsAndAnEdgeTiesTheTwoNotes) {
  vault::TemporaryVault vault;
  vault.write("A.md").write("B.md").write("Map.canvas", R"({
    "nodes": [{"id":"1","type":"file","file":"A.md"}, {"id":"2","type":"file","file":"B.md"}],
    "edges": [{"id":"e","fromNode":"2","toNode":"1","label":"because"}]})");
  EXPECT_THAT(edges_of(vault),
              ElementsAre("A.md-B.md 1", "A.md-Map.canvas 1", "B.md-Map.canvas 1"));
}

// A second version of the canvas must not say things of two notes twice, nor what its author took
// back.
TEST(Edges, TheEdgesOnAConflictCopyOfACanvasTieNothing) {
  vault::TemporaryVault vault;
  vault.write("A.md").write("B.md").write("Map (conflicted copy 2024-01-01 1).canvas", R"({
    "nodes": [{"id":"1","type":"file","file":"A.md"}, {"id":"2","type":"file","file":"B.md"}],
    "edges": [{"id":"e","fromNode":"2","toNode":"1","label":"because"}]})");
  const std::string copy = "Map (conflicted copy 2024-01-01 1).canvas 1";
  EXPECT_THAT(edges_of(vault), ElementsAre("A.md-" + copy, "B.md-" + copy));
  vault::ReadOptions options;
  options.rules.off = {vault::Exclusion::Kind::conflict_copy};
  const auto snapshot = vault.read(options);
  EXPECT_THAT(told(*snapshot, Graph(*snapshot)),
              ElementsAre("A.md-B.md 1", "A.md-" + copy, "B.md-" + copy));
}

// Whatever else leaves the copy out of review, it is one; what the person keeps is none.
TEST(Edges, OfAConflictCopyTieNothingWhateverElseFitsIt) {
  vault::TemporaryVault vault;
  vault.write("A.md").write("B.md").write("Old/Map (conflicted copy 2024-01-01 1).canvas", R"({
    "nodes": [{"id":"1","type":"file","file":"A.md"}, {"id":"2","type":"file","file":"B.md"}],
    "edges": [{"id":"e","fromNode":"2","toNode":"1","label":"because"}]})");
  vault.write(".obsidian/app.json", R"({"userIgnoreFilters":["Old/"]})");
  const auto is_tied = [&](const vault::ExclusionRules& rules) {
    vault::ReadOptions options;
    options.rules = rules;
    const auto snapshot = vault.read(options);
    return Graph(*snapshot).find(*snapshot->find("A.md"), *snapshot->find("B.md")) != nullptr;
  };
  vault::ExclusionRules rules;
  EXPECT_FALSE(is_tied(rules)) << "Obsidian excludes it";
  rules.folders = {"Old"};
  EXPECT_FALSE(is_tied(rules)) << "a rule does";
  rules.off = {vault::Exclusion::Kind::conflict_copy};
  EXPECT_TRUE(is_tied(rules));
  rules.off.clear();
  rules.keep = {"Old/*"};
  EXPECT_TRUE(is_tied(rules));
}

TEST(Edges, LinksOfAnEdgeAreOrderedBySourceAndPlace) {
  vault::TemporaryVault vault;
  vault.write("A.md", "[[B]] [[C]] [[B]]\n").write("B.md", "[[A]]\n").write("C.md");
  const auto snapshot = vault.read();
  const Graph graph(*snapshot);
  const FileId a = snapshot->find("A.md").value();
  const FileId b = snapshot->find("B.md").value();
  const Edge* edge = graph.find(b, a);
  ASSERT_NE(edge, nullptr);
  EXPECT_EQ(graph.find(a, b), edge);
  EXPECT_THAT(graph.links(*edge), ElementsAre(LinkRef{a, 0}, LinkRef{a, 2}, LinkRef{b, 0}));
}

TEST(Edges, EveryEdgeIsFoundAtBothItsEnds) {
  const auto snapshot =
      vault::read_vault(std::string(WHYLINK_SOURCE_DIR) + "/assets/sample-vault", {}).value();
  const Graph graph(*snapshot);
  ASSERT_FALSE(graph.edges().empty());
  std::size_t ends = 0;
  for (FileId file = 0; file < snapshot->files().size(); ++file) {
    for (const std::uint32_t index : graph.edges_at(file)) {
      const Edge& edge = graph.edges()[index];
      EXPECT_TRUE(edge.a == file || edge.b == file);
      EXPECT_EQ(graph.find(file, graph.other_end(edge, file)), &edge);
      ++ends;
    }
  }
  EXPECT_EQ(ends, graph.edges().size() * 2);
}

TEST(Edges, AnEmptyVaultHasNone) {
  const vault::TemporaryVault vault;
  const auto snapshot = vault.read();
  const Graph graph(*snapshot);
  EXPECT_TRUE(graph.edges().empty());
  EXPECT_EQ(graph.degree(0), 0U);
  EXPECT_EQ(graph.find(0, 1), nullptr);
  EXPECT_TRUE(graph.importance().empty());
}

}  // namespace whylink::graph
