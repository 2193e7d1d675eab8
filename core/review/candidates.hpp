// Which connections the rule may enrol, the most important first, spread over the vault's topics.
// Pure: looks at what the snapshot knows and reads no file.
#pragma once

#include <string>
#include <vector>

#include "whylink/review.hpp"

namespace whylink::review {

// Whether both ends are notes that nothing excludes.
[[nodiscard]] bool is_material(const vault::Snapshot& snapshot, const graph::Edge& edge);

// Whether a person is to be asked about it at all: enrolled, not put aside, and between notes that
// nothing excludes, unless it was enrolled by hand.
[[nodiscard]] bool is_in_queue(const Card& card, bool is_material);
// Whether it may be asked on that day, being in the queue.
[[nodiscard]] bool is_asked(const Card& card, Day today);

// The top folder of a file as a number; two folders may share one, seldom.
[[nodiscard]] std::uint32_t topic_number(const vault::Snapshot& snapshot, FileId file);

// Candidates of one pair of topics (the top folders of both ends), best first.
struct Topic {
  std::vector<const graph::Edge*> edges;
};

// Topics by their best candidate: the mean importance of its ends, up to twice that where a note
// was edited in the last weeks. Left out: connections with an end that is excluded or no note, and
// those whose passages are too short to hold a reason.
[[nodiscard]] std::vector<Topic> candidates(const vault::Snapshot& snapshot,
                                            const graph::Graph& graph, Moment now);

// Why it was chosen, in words: "central: 14 connections meet at 'Chunking', edited lately".
[[nodiscard]] std::string enrol_reason(const vault::Snapshot& snapshot, const graph::Graph& graph,
                                       const graph::Edge& edge, Moment now);

}  // namespace whylink::review
