// The clock, the order and the names that new events get.
#pragma once

#include <cstdint>
#include <vector>

#include "core/record/store.hpp"

namespace whylink::record {

// How far the clock of the record may run ahead of the machine's before it is left to itself: more
// than machines that keep their time differ by, less than a person would take for the past.
constexpr std::int64_t kMostAheadMs = std::int64_t{5} * 60 * 1000;

// The hybrid logical clock (Kulkarni and others, "Logical Physical Clocks", 2014) after `last`, in
// a moment: above `last`, whatever the machine says, unless `last` is further ahead than
// kMostAheadMs. One event of a clock that was wrong does not push all that come after it.
[[nodiscard]] std::uint64_t next_clock(std::uint64_t last, Moment now);

// usage: the moment is still to come.
[[nodiscard]] Status require_past(Moment time, Moment now);

struct Stamped {
  std::vector<Event> events;
  std::uint64_t clock = 0;  // of the record afterwards
};
// Events of now. Each comes after all those that it follows on (of its connection, among settings,
// or the one that it names) also where a wrong clock dated these in the future.
[[nodiscard]] Result<Stamped> stamp_now(Store& store, std::vector<Body> bodies);
// Events of their own times.
[[nodiscard]] Stamped stamp_dated(const Store& store, std::vector<Dated> dated);

}  // namespace whylink::record
