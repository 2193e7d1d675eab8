// How long prompts take this person. Pure.
#pragma once

#include <map>
#include <optional>
#include <span>

#include "whylink/record.hpp"

namespace whylink::review {

class Pace {
 public:
  // Of what was measured, by kind. kSecondsBeforeMeasured before anything was; a kind that was
  // asked seldom is thought of as the others, until it has some answers of its own.
  explicit Pace(std::span<const record::Record::AnswerTime> measured);

  // One prompt of a kind; without one, of those that are reviews, as they were mixed so far.
  [[nodiscard]] double seconds(std::optional<record::PromptKind> kind = {}) const;

 private:
  double all_ = 0;
  std::map<record::PromptKind, double> by_kind_;
};

// With the second look that a blank brings, where a blank has the probability 1 - recall.
[[nodiscard]] double seconds_with_return(double seconds, double recall);

}  // namespace whylink::review
