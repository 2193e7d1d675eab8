// Which connections the rule may enrol, the most important first, spread over the vault's topics.
// Pure: looks at what the snapshot knows and reads no file.
#pragma once

#include <string>
#include <vector>

#include "whylink/graph.hpp"

namespace whylink::review {

// Whether both ends are notes that nothing excludes.
[[nodiscard]] bool is_material(const vault::Snapshot& snapshot, const graph::Edge& edge);

// Candidates of one pair of topics (the top folders of both ends), best first.
struct Topic {
  std::vector<const graph::Edge*> edges;
};

// Topics by their best candidate. Left out: connections with an end that is excluded or no note,
// and those whose passages are too short to hold a reason.
[[nodiscard]] std::vector<Topic> candidates(const vault::Snapshot& snapshot,
                                            const graph::Graph& graph);

// Why it was chosen, in words: "central: 14 connections meet at 'Chunking'".
[[nodiscard]] std::string enrol_reason(const vault::Snapshot& snapshot, const graph::Graph& graph,
                                       const graph::Edge& edge);

}  // namespace whylink::review
