#include <algorithm>

#include "whylink/memory.hpp"

namespace whylink::memory {

namespace {

// How often people give each first grade: fsrs-rs 6.x, src/simulation.rs.
constexpr std::array<double, 4> kFirstGrades = {1 - kRecallAtFirst, 0.094, 0.495, 0.171};

}  // namespace

// Gist and instant lie on either side of clear and come out even; leaving them away halves the
// cost.
double gain_of_review(const Model& model, State state, int elapsed_days) {
  const double recall = model.retrievability(state.stability, elapsed_days);
  const double forgotten = model.next_review(state, elapsed_days, Grade::blank).stability;
  const double recalled = model.next_review(state, elapsed_days, Grade::clear).stability;
  const double reviewed = (1 - recall) * model.mean_recall(forgotten, 0, kGainDays) +
                          recall * model.mean_recall(recalled, 0, kGainDays);
  return std::max(reviewed - model.mean_recall(state.stability, elapsed_days, kGainDays), 0.0);
}

double gain_of_first_review(const Model& model) {
  double sum = 0;
  for (std::size_t i = 0; i < kGrades.size(); ++i) {
    sum +=
        kFirstGrades[i] * model.mean_recall(model.first_review(kGrades[i]).stability, 0, kGainDays);
  }
  return sum;
}

}  // namespace whylink::memory
