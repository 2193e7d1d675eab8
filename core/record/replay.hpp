// How events become the standing of a connection. Pure.
#pragma once

#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "whylink/record.hpp"

namespace whylink::record {

// The one step that replay and the incremental path share: what `event` does to the card of its
// pair. Undo and correction are no steps; they change which steps there are.
void apply(Card& card, const Event& event, const memory::Parameters& parameters);

// What undo and corrections among some events make of the others.
class Amendments {
 public:
  explicit Amendments(std::span<const Event> events);

  [[nodiscard]] bool is_undone(const Uuid& event) const { return undone_.contains(event); }
  // The event with its corrections: of each field the latest that was not undone.
  [[nodiscard]] Event corrected(const Event& event) const;

 private:
  std::unordered_set<Uuid> undone_;
  std::unordered_map<Uuid, Corrected> corrections_;
};

// replay() of the events of one pair, without copying them into a vector.
[[nodiscard]] Card replay_pair(Pair pair, std::span<const Event> events,
                               const memory::Parameters& parameters);

}  // namespace whylink::record
