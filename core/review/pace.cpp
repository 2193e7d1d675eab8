#include "core/review/pace.hpp"

#include <algorithm>

#include "whylink/review.hpp"

namespace whylink::review {

namespace {

// A mean outside these tells of a walk or a slip, not of answering.
constexpr double kQuickest = 5;
constexpr double kSlowest = 600;
// So many answers of a kind weigh as much as all that is known of the other kinds.
constexpr double kAnswersToTrust = 5;

}  // namespace

Pace::Pace(std::span<const record::Record::AnswerTime> measured) {
  double seconds = 0;
  int reviews = 0;
  for (const auto& time : measured) {
    if (!record::feeds_memory(time.kind)) continue;
    seconds += time.seconds;
    reviews += time.reviews;
  }
  all_ = reviews == 0 || seconds <= 0 ? kSecondsBeforeMeasured
                                      : std::clamp(seconds / reviews, kQuickest, kSlowest);
  for (const auto& time : measured) {
    if (time.reviews <= 0) continue;
    const double mean = (time.seconds + kAnswersToTrust * all_) / (time.reviews + kAnswersToTrust);
    by_kind_[time.kind] = std::clamp(mean, kQuickest, kSlowest);
  }
}

double Pace::seconds(std::optional<record::PromptKind> kind) const {
  const auto found = kind ? by_kind_.find(*kind) : by_kind_.end();
  return found == by_kind_.end() ? all_ : found->second;
}

double seconds_with_return(double seconds, double recall) {
  return seconds * (2 - std::clamp(recall, 0.0, 1.0));
}

}  // namespace whylink::review
