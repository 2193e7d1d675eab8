// The sentences that tie two notes, cut from the notes' bytes.
#pragma once

#include <vector>

#include "core/review/note_text.hpp"
#include "whylink/graph.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

// A list item of no more words than this is its own sentence, however many stops it has.
constexpr std::size_t kShortItem = 30;

[[nodiscard]] Result<Reason> reason_of(NoteText& notes, LinkRef ref);
// One for each link of the connection, in the order of the graph.
[[nodiscard]] Result<std::vector<Reason>> reasons_of(NoteText& notes, const graph::Graph& graph,
                                                     const graph::Edge& edge);
// Index of the reason to be asked for: one that answers why before one that does not, then the one
// whose sentence says most. `reasons` is not empty.
[[nodiscard]] std::size_t best_reason(const std::vector<Reason>& reasons);

}  // namespace whylink::review
