// The order of a session. Pure.
#pragma once

#include <span>
#include <vector>

#include "whylink/review.hpp"

namespace whylink::review {

// How long one prompt takes: the mean of what was measured, within reason; kSecondsBeforeMeasured
// before anything was.
[[nodiscard]] double seconds_a_prompt(std::span<const record::Record::AnswerTime> measured);

// How many prompts fit into the minutes; at least one where there are any minutes.
[[nodiscard]] std::size_t prompts_in(double minutes, double seconds_each);

// The items in nearly their order, with no two neighbours about the same note where that can be
// had.
[[nodiscard]] std::vector<Item> with_siblings_apart(std::vector<Item> items);

}  // namespace whylink::review
