#include "core/review/prompts.hpp"

#include <algorithm>
#include <array>

#include "core/review/reasons.hpp"

namespace whylink::review {

namespace {

// By kind; those without a builder are not asked yet.
constexpr std::array<BuildPrompt, 7> kBuilders = {build_why, nullptr, nullptr, nullptr,
                                                  nullptr,   nullptr, nullptr};

std::vector<Reveal::Earlier> earlier_answers(const std::vector<record::Event>& events) {
  std::vector<Reveal::Earlier> out;
  for (const record::Event& event : record::in_force(events)) {
    const auto* review = std::get_if<record::Reviewed>(&event.body);
    if (review == nullptr) continue;
    out.push_back({event.day, review->kind, review->grade, review->answer});
  }
  std::ranges::reverse(out);
  return out;
}

}  // namespace

tl::unexpected<Error> cannot_ask(const Asking& asking, PromptKind kind, std::string_view because) {
  const vault::Snapshot& snapshot = asking.notes.snapshot();
  return fail(ErrorKind::not_found, "cannot ask '" + std::string(record::name(kind)) + "' of '" +
                                        snapshot.file(asking.edge.a).path + "' and '" +
                                        snapshot.file(asking.edge.b).path +
                                        "': " + std::string(because));
}

Result<Prompt> Review::prompt(const graph::Edge& edge, PromptKind kind) const {
  NoteText notes(*snapshot_);
  const auto reasons = reasons_of(notes, *graph_, edge);
  if (!reasons) return tl::make_unexpected(reasons.error());
  const Asking asking{notes, *graph_, edge, *reasons};
  const BuildPrompt build = kBuilders.at(static_cast<std::size_t>(kind));
  if (build == nullptr) return cannot_ask(asking, kind, "this kind of prompt is still to come");
  return build(asking);
}

Result<Reveal> Review::reveal(const Prompt& prompt) const {
  NoteText notes(*snapshot_);
  Reveal reveal;
  for (const LinkRef& link : prompt.links) {
    auto reason = reason_of(notes, link);
    if (!reason) return tl::make_unexpected(reason.error());
    reveal.reasons.push_back(*std::move(reason));
  }
  reveal.target_opening = opening_of(notes, prompt.target);
  reveal.target_begins = written_opening_of(notes, prompt.target);
  const auto pair = keys_.pair(prompt.a, prompt.b);
  if (!pair) return reveal;
  const auto events = record_->events_of(*pair);
  if (!events) return tl::make_unexpected(events.error());
  reveal.earlier = earlier_answers(*events);
  return reveal;
}

Result<std::vector<Reason>> Review::reasons(const graph::Edge& edge) const {
  NoteText notes(*snapshot_);
  return reasons_of(notes, *graph_, edge);
}

}  // namespace whylink::review
