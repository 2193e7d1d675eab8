// Steps between two notes.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/vault/temporary_vault.hpp"
#include "whylink/graph.hpp"

namespace whylink::graph {

namespace {

// All distances by the plainest means there are (Floyd, Warshall).
std::vector<std::vector<std::uint32_t>> all_distances(const Graph& graph, std::size_t files) {
  constexpr std::uint32_t kFar = 1'000'000;
  std::vector<std::vector<std::uint32_t>> steps(files, std::vector<std::uint32_t>(files, kFar));
  for (std::size_t i = 0; i < files; ++i) steps[i][i] = 0;
  for (const Edge& edge : graph.edges()) steps[edge.a][edge.b] = steps[edge.b][edge.a] = 1;
  for (std::size_t by = 0; by < files; ++by) {
    for (std::size_t i = 0; i < files; ++i) {
      for (std::size_t j = 0; j < files; ++j) {
        steps[i][j] = std::min(steps[i][j], steps[i][by] + steps[by][j]);
      }
    }
  }
  return steps;
}

}  // namespace

TEST(Distance, CountsStepsAlongLinksOfEitherDirection) {
  vault::TemporaryVault vault;
  vault.write("A.md", "[[B]]").write("B.md").write("C.md", "[[B]]").write("D.md", "alone");
  const auto snapshot = vault.read();
  const Graph graph(*snapshot);
  EXPECT_EQ(graph.distance(0, 0, 5), 0U);
  EXPECT_EQ(graph.distance(0, 1, 5), 1U);
  EXPECT_EQ(graph.distance(0, 2, 5), 2U);
  EXPECT_EQ(graph.distance(0, 3, 5), 6U);  // no way: one more than the limit
  EXPECT_EQ(graph.distance(0, 2, 1), 2U);
}

TEST(Distance, AgreesWithAllPairsOnRandomVaults) {
  Random random(7);
  for (int round = 0; round < 5; ++round) {
    vault::TemporaryVault vault;
    for (int i = 10; i < 40; ++i) {
      std::string text;
      for (std::uint64_t links = random.below(3); links > 0; --links) {
        text += "[[" + std::to_string(10 + random.below(30)) + "]] ";
      }
      vault.write(std::to_string(i) + ".md", text);
    }
    const auto snapshot = vault.read();
    const Graph graph(*snapshot);
    const auto steps = all_distances(graph, 30);
    for (FileId i = 0; i < 30; ++i) {
      for (FileId j = 0; j < 30; ++j) {
        ASSERT_EQ(graph.distance(i, j, 4), std::min(steps[i][j], 5U)) << i << " to " << j;
      }
    }
  }
}

}  // namespace whylink::graph
