// Other ways to schedule, for comparison. They have the same minutes, the same five new ones a day,
// the same model, the same four choices, and sessions that end when the minutes are used up.
#pragma once

#include "tests/simulation/years.hpp"

namespace whylink::simulation {

// By due day, new ones when all that is due is done; fuzz and nothing else moves a day.
[[nodiscard]] std::unique_ptr<Scheduler> due_order(const Settings& settings);

// Anki's defaults: by due day, at random within a day, new ones mixed evenly among the reviews, and
// its load balancer (rslib/src/scheduler/states/load_balancer.rs as told in public documents: a day
// of the fuzz range is drawn with weight (1/due)^2.15 (1/interval)^3, an empty one with 1, days
// near a sibling less).
[[nodiscard]] std::unique_ptr<Scheduler> anki_order(const Settings& settings);

// As the one before, but by falling recall, which is often advised for a backlog.
[[nodiscard]] std::unique_ptr<Scheduler> anki_by_recall(const Settings& settings);

}  // namespace whylink::simulation
