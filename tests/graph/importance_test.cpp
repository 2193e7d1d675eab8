// How central a note is.
#include <gtest/gtest.h>

#include <numeric>

#include "tests/vault/temporary_vault.hpp"
#include "whylink/graph.hpp"

namespace whylink::graph {

TEST(Importance, SumsToOneOverWhatCanLink) {
  vault::TemporaryVault vault;
  vault.write("A.md", "[[B]] ![[p.png]]").write("B.md").write("C.md", "alone").write("p.png", "x");
  const auto snapshot = vault.read();
  const auto rank = Graph(*snapshot).importance();
  ASSERT_EQ(rank.size(), snapshot->files().size());
  EXPECT_NEAR(std::accumulate(rank.begin(), rank.end(), 0.0), 1, 1e-12);
  EXPECT_EQ(rank[snapshot->find("p.png").value()], 0);
}

TEST(Importance, OfAStarIsWhatTheEquationsSay) {
  // Centre c and four leaves l: c = 0.03 + 0.85 * 4l and l = 0.03 + 0.85 * c / 4.
  vault::TemporaryVault vault;
  vault.write("C.md", "[[1]] [[2]] [[3]] [[4]]");
  for (const char* leaf : {"1.md", "2.md", "3.md", "4.md"}) vault.write(leaf);
  const auto snapshot = vault.read();
  const auto rank = Graph(*snapshot).importance();
  EXPECT_NEAR(rank[snapshot->find("C.md").value()], (0.03 + 0.85 * 0.12) / (1 - 0.7225), 1e-2);
  EXPECT_DOUBLE_EQ(rank[0], rank[1]);
}

TEST(Importance, MoreConnectionsWeighMore) {
  const auto snapshot =
      vault::read_vault(std::string(WHYLINK_SOURCE_DIR) + "/assets/sample-vault", {}).value();
  const Graph graph(*snapshot);
  const auto rank = graph.importance();
  const FileId central = snapshot->find("Learning/Testing effect.md").value();
  const FileId aside = snapshot->find("Notes/Iron gall ink.md").value();
  EXPECT_GT(graph.degree(central), graph.degree(aside));
  EXPECT_GT(rank[central], rank[aside]);
}

}  // namespace whylink::graph
