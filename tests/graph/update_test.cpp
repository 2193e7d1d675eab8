// A graph brought up to date equals one made anew, whatever was edited.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "tests/vault/temporary_vault.hpp"
#include "whylink/graph.hpp"

namespace whylink::graph {

namespace {

constexpr int kNotes = 30;

std::string note_path(std::uint64_t number) {
  return "n" + std::to_string(number) + ".md";
}

std::string some_links(Random& random) {
  std::string text;
  for (std::uint64_t i = random.below(6); i > 0; --i) {
    text += "to [[n" + std::to_string(random.below(kNotes + 3)) + "]] and\n\n";
  }
  return text;
}

std::string some_canvas(Random& random) {
  std::string nodes;
  std::string edges;
  for (int i = 0; i < 4; ++i) {
    const std::string id = std::to_string(i);
    nodes += std::string(i > 0 ? "," : "") + R"({"type":"file","id":")" + id + R"(","file":")" +
             note_path(random.below(kNotes)) + R"("})";
    if (i == 0) continue;
    edges += std::string(i > 1 ? "," : "") + R"({"fromNode":")" + id + R"(","toNode":"0","id":"e)" +
             id + R"("})";
  }
  return R"({"nodes":[)" + nodes + R"(],"edges":[)" + edges + "]}";
}

void expect_equal(const Graph& got, const Graph& wanted, std::size_t files) {
  ASSERT_EQ(got.edges().size(), wanted.edges().size());
  for (std::size_t i = 0; i < wanted.edges().size(); ++i) {
    const Edge& edge = wanted.edges()[i];
    EXPECT_EQ(got.edges()[i].a, edge.a);
    EXPECT_EQ(got.edges()[i].b, edge.b);
    EXPECT_TRUE(std::ranges::equal(got.links(got.edges()[i]), wanted.links(edge)));
  }
  for (FileId file = 0; file < files; ++file) {
    EXPECT_TRUE(std::ranges::equal(got.edges_at(file), wanted.edges_at(file)));
  }
}

}  // namespace

TEST(Update, EqualsAGraphMadeAnew) {
  vault::TemporaryVault vault;
  Random random(7);
  for (int i = 0; i < kNotes; ++i) {
    vault.write(note_path(static_cast<std::uint64_t>(i)), some_links(random));
  }
  vault.write("c.canvas", some_canvas(random));
  vault::SnapshotPtr snapshot = vault.read();
  Graph graph(*snapshot);
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(round);
    std::vector<std::string> paths;
    for (std::uint64_t i = 1 + random.below(3); i > 0; --i) {
      paths.push_back(note_path(random.below(kNotes)));
      vault.write(paths.back(), some_links(random));
    }
    if (random.below(4) == 0) {
      paths.emplace_back("c.canvas");
      vault.write("c.canvas", some_canvas(random));
    }
    std::vector<FileId> changed;
    for (const std::string& path : paths) changed.push_back(*snapshot->find(path));
    snapshot = vault::refresh(*snapshot, paths, {}).value();
    graph = Graph(graph, *snapshot, changed);
    expect_equal(graph, Graph(*snapshot), snapshot->files().size());
  }
}

}  // namespace whylink::graph
