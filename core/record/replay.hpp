// How events become the standing of a connection. Pure.
#pragma once

#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "whylink/record.hpp"

namespace whylink::record {

// The hybrid logical clock counts milliseconds, and in its last bits the events of one of them.
constexpr unsigned kCounterBits = 16;
// Its first value in a moment.
[[nodiscard]] std::uint64_t clock_at(Moment moment);

// The one step that replay and the incremental path share: what `event` does to the card of its
// pair. Undo and correction are no steps; they change which steps there are.
void apply(Card& card, const Event& event, const memory::Parameters& parameters);

// What undo, redo and corrections among some events make of the others: the one place that says it.
// Whatever the order in which they came together, it is the same.
class Amendments {
 public:
  explicit Amendments(std::span<const Event> events);

  // Of an Undone: whether it was lifted.
  [[nodiscard]] bool is_undone(const Uuid& event) const { return undone_.contains(event); }
  // The event with its corrections: of each field the latest that was not undone. A corrected time
  // gives it that day and a place in the order.
  [[nodiscard]] Event corrected(const Event& event) const;
  // As the function of that name says, of the events that this was made of.
  [[nodiscard]] std::vector<Event> in_force(std::span<const Event> events) const;

 private:
  struct Correction {
    Corrected fields;
    std::uint64_t clock = 0;  // of the one that gave the time
  };
  std::unordered_set<Uuid> undone_;
  std::unordered_map<Uuid, Correction> corrections_;
};

// replay() of the events of one pair, without copying them into a vector.
[[nodiscard]] Card replay_pair(Pair pair, std::span<const Event> events,
                               const memory::Parameters& parameters);

}  // namespace whylink::record
