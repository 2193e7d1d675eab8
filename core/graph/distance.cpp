#include <unordered_set>

#include "whylink/graph.hpp"

namespace whylink::graph {

// Breadth first, a ring of files after the other. The files seen are a set and no array by file: a
// short limit must not cost the whole vault.
std::uint32_t Graph::distance(FileId from, FileId to, std::uint32_t limit) const {
  if (from == to) return 0;
  // Neighbours are asked for once for each edge of a vault: that must not cost a hub's edges.
  if (limit > 0 && find(from, to) != nullptr) return 1;
  if (limit <= 1) return limit + 1;
  std::unordered_set<FileId> seen{from};
  std::vector<FileId> ring{from};
  for (std::uint32_t steps = 1; steps <= limit && !ring.empty(); ++steps) {
    std::vector<FileId> next;
    for (const FileId file : ring) {
      for (const std::uint32_t index : edges_at(file)) {
        const FileId other = other_end(edges_[index], file);
        if (other == to) return steps;
        if (seen.insert(other).second) next.push_back(other);
      }
    }
    ring = std::move(next);
  }
  return limit + 1;
}

}  // namespace whylink::graph
