// The connections of the record as they lie in the vault now, and the work that is due of them.
#include <algorithm>

#include "core/review/candidates.hpp"
#include "core/review/pace.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

std::span<const Review::Placed> Review::placed() const {
  if (!is_placed_) {
    placed_.clear();
    is_placed_ = true;
    for (const auto& [pair, card] : cards_) place(card);
  }
  return placed_;
}

// A card lies in the map as long as it is known, so that the place it has here goes on to be true.
void Review::place(const Card& card) const {
  const graph::Edge* edge = is_placed_ ? edge_of(card.pair) : nullptr;
  if (edge == nullptr) return;
  placed_.push_back(
      {&card, edge->a, edge->b, topic_number(*snapshot_, edge->a), is_material(*snapshot_, *edge)});
}

DayLoad Review::load(Day today, double seconds_each) const {
  DayLoad load(today, settings_.minutes * 60, settings_.easy_days);
  for (const Placed& one : placed()) {
    if (!one.card->state || !is_in_queue(*one.card, one.is_material)) continue;
    load.add(std::max(one.card->due, one.card->snoozed_until), seconds_each);
  }
  return load;
}

std::vector<Day> Review::due_days(FileId note, const graph::Edge* but, Day today) const {
  std::vector<Day> days;
  for (const std::uint32_t index : graph_->edges_at(note)) {
    const graph::Edge& edge = graph_->edges()[index];
    if (but != nullptr && edge.a == but->a && edge.b == but->b) continue;
    const Card* card = find_card(edge.a, edge.b);
    if (card == nullptr || !card->state) continue;
    if (!is_in_queue(*card, is_material(*snapshot_, edge))) continue;
    const Day due = std::max(card->due, card->snoozed_until);
    if (due > today) days.push_back(due);
  }
  std::ranges::sort(days);
  return days;
}

}  // namespace whylink::review
