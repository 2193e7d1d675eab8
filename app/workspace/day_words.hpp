// What a day holds, in the words that every front end uses.
#pragma once

#include <string>

#include "whylink/review.hpp"

namespace whylink::workspace {

// How long that will take, in whole minutes, rounded up.
[[nodiscard]] int whole_minutes(double seconds);

// "3 minutes: 9 to recall, 2 new." of a plan that holds something; after days away a second
// sentence tells over how many days the rest is spread. Never worded as a debt.
[[nodiscard]] std::string day_words(const review::Plan& plan);

// That second sentence; empty where nobody was away, or nothing is left over.
[[nodiscard]] std::string after_days_away(const review::Plan& plan);

// Why a plan holds nothing, as the beginning of a sentence: "Today's minutes are used up".
[[nodiscard]] std::string why_nothing(const review::Plan& plan);
// Whether it is the minutes, and so more of them would give more.
[[nodiscard]] bool lacks_minutes(const review::Plan& plan);

}  // namespace whylink::workspace
