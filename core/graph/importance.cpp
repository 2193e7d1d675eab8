#include <algorithm>

#include "whylink/graph.hpp"

namespace whylink::graph {

namespace {

constexpr double kDamping = 0.85;
constexpr int kRounds = 30;  // the remaining error is below 0.85^30, less than one per cent

}  // namespace

std::vector<double> Graph::importance() const {
  const std::size_t files = links_out_.size();
  const auto members = static_cast<double>(std::ranges::count(links_out_, true));
  std::vector<double> rank(files, 0);
  if (members == 0) return rank;
  for (std::size_t file = 0; file < files; ++file) rank[file] = links_out_[file] ? 1 / members : 0;
  std::vector<double> share(files, 0);
  for (int round = 0; round < kRounds; ++round) {
    double adrift = 0;  // the rank of files without edges goes to all alike
    for (std::size_t file = 0; file < files; ++file) {
      const std::size_t edges = degree(static_cast<FileId>(file));
      if (edges == 0) adrift += rank[file];
      share[file] = edges == 0 ? 0 : rank[file] / static_cast<double>(edges);
    }
    const double base = (1 - kDamping + kDamping * adrift) / members;
    for (std::size_t file = 0; file < files; ++file) rank[file] = links_out_[file] ? base : 0;
    for (const Edge& edge : edges_) {
      rank[edge.a] += kDamping * share[edge.b];
      rank[edge.b] += kDamping * share[edge.a];
    }
  }
  return rank;
}

}  // namespace whylink::graph
