#include <algorithm>
#include <cmath>

#include "whylink/memory.hpp"

// The order of operations is that of the published formulas: it fixes the last digits, and with
// them the agreement with other programs.
namespace whylink::memory {

namespace {

constexpr std::size_t index_of(Grade grade) {
  return static_cast<std::size_t>(grade) - 1;
}
constexpr double number_of(Grade grade) {
  return static_cast<double>(grade);
}

double bounded_stability(double value) {
  return std::clamp(value, kMinStability, kMaxStability);
}
double bounded_difficulty(double value) {
  return std::clamp(value, kMinDifficulty, kMaxDifficulty);
}

double first_difficulty(const Parameters& parameters, Grade grade) {
  return parameters.w[4] - std::exp(parameters.w[5] * (number_of(grade) - 1)) + 1;
}

}  // namespace

Model::Model(const Parameters& parameters)
    : parameters_(parameters),
      decay_(-parameters.w[20]),
      factor_(std::pow(0.9, 1 / decay_) - 1),
      mean_factor_(1 / (factor_ * (decay_ + 1))),
      growth_(std::exp(parameters.w[8])),
      lapse_divisor_(std::exp(parameters.w[17] * parameters.w[18])),
      difficulty_pull_(parameters.w[7] * first_difficulty(parameters, Grade::instant)) {
  for (const Grade grade : kGrades) {
    const std::size_t i = index_of(grade);
    first_[i] = {bounded_stability(parameters.w[i]),
                 bounded_difficulty(first_difficulty(parameters, grade))};
    same_day_[i] = std::exp(parameters.w[17] * (number_of(grade) - 3 + parameters.w[18]));
  }
}

State Model::first_review(Grade grade) const {
  return first_[index_of(grade)];
}

State Model::next_review(State state, int elapsed_days, Grade grade) const {
  state.stability = bounded_stability(state.stability);
  state.difficulty = bounded_difficulty(state.difficulty);
  double stability = 0;
  if (elapsed_days <= 0) {
    stability = same_day(state.stability, grade);
  } else {
    const double recall = retrievability(state.stability, elapsed_days);
    stability =
        grade == Grade::blank ? after_lapse(state, recall) : after_pass(state, recall, grade);
  }
  return {bounded_stability(stability),
          bounded_difficulty(next_difficulty(state.difficulty, grade))};
}

double Model::same_day(double stability, Grade grade) const {
  const double gain = same_day_[index_of(grade)] * std::pow(stability, -parameters_.w[19]);
  return stability * (grade == Grade::blank ? gain : std::max(gain, 1.0));
}

double Model::after_lapse(State state, double recall) const {
  const auto& w = parameters_.w;
  const double forgotten = w[11] * std::pow(state.difficulty, -w[12]) *
                           (std::pow(state.stability + 1, w[13]) - 1) *
                           std::exp(w[14] * (1 - recall));
  return std::min(forgotten, state.stability / lapse_divisor_);
}

double Model::after_pass(State state, double recall, Grade grade) const {
  const auto& w = parameters_.w;
  double gain = growth_ * (11 - state.difficulty) * std::pow(state.stability, -w[9]) *
                (std::exp(w[10] * (1 - recall)) - 1);
  if (grade == Grade::gist) gain *= w[15];
  if (grade == Grade::instant) gain *= w[16];
  return state.stability * (1 + gain);
}

double Model::next_difficulty(double difficulty, Grade grade) const {
  const auto& w = parameters_.w;
  const double change = -w[6] * (number_of(grade) - 3);
  const double damped = difficulty + change * (10 - difficulty) / 9;
  return difficulty_pull_ + (1 - w[7]) * damped;
}

double Model::retrievability(double stability, double elapsed_days) const {
  const double elapsed = std::max(elapsed_days, 0.0);
  return std::pow(1 + factor_ * elapsed / bounded_stability(stability), decay_);
}

double Model::raw_interval(double stability, double retention) const {
  return stability / factor_ * (std::pow(retention, 1 / decay_) - 1);
}

double Model::mean_recall(double stability, double from_days, double days) const {
  const double bounded = bounded_stability(stability);
  const double from = std::max(from_days, 0.0);
  const auto integral = [&](double at) { return std::pow(1 + factor_ * at / bounded, decay_ + 1); };
  return bounded * mean_factor_ * (integral(from + days) - integral(from)) / days;
}

State first_review(const Parameters& parameters, Grade grade) {
  return Model(parameters).first_review(grade);
}

State next_review(const Parameters& parameters, State state, int elapsed_days, Grade grade) {
  return Model(parameters).next_review(state, elapsed_days, grade);
}

double retrievability(const Parameters& parameters, double stability, double elapsed_days) {
  return Model(parameters).retrievability(stability, elapsed_days);
}

double raw_interval(const Parameters& parameters, double stability, double retention) {
  return Model(parameters).raw_interval(stability, retention);
}

}  // namespace whylink::memory
