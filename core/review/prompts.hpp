// From a connection to a question. One file a kind of prompt, one table of them.
#pragma once

#include <vector>

#include "core/review/leak.hpp"
#include "core/review/note_text.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

// All that a builder may look at.
struct Asking {
  NoteText& notes;
  const graph::Graph& graph;
  const graph::Edge& edge;
  const std::vector<Reason>& reasons;  // of the connection, in the order of the graph; never empty
};

// not_found, with the reason in words, where the connection cannot be asked in that kind.
using BuildPrompt = Result<Prompt> (*)(const Asking&);
[[nodiscard]] Result<Prompt> build_why(const Asking& asking);

// That a connection cannot be asked: "cannot ask why: its link stands alone".
[[nodiscard]] tl::unexpected<Error> cannot_ask(const Asking& asking, PromptKind kind,
                                               std::string_view because);

// Hints in steps for the sentence `reason`, each without what `secret` keeps: where it stands, how
// the target begins, what is said around it.
// `headings` are those that the prompt shows.
[[nodiscard]] std::vector<std::string> hints_for(const Asking& asking, const Reason& reason,
                                                 const std::vector<std::string>& headings,
                                                 const Secret& secret);
// In the place of what must not be shown.
constexpr std::string_view kMasked = "…";
// The target's first paragraph, plain; empty where it has none or cannot be read.
[[nodiscard]] std::string opening_of(NoteText& notes, FileId file);
// The same, Markdown as written.
[[nodiscard]] std::string_view written_opening_of(NoteText& notes, FileId file);

}  // namespace whylink::review
