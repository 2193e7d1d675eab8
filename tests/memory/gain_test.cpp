// What a review is worth, against sums day by day.
#include <gtest/gtest.h>

#include "tests/memory/random_parameters.hpp"

namespace whylink::memory {

namespace {

double mean_by_days(const Model& model, double stability, double from, int days) {
  constexpr int kSteps = 200;  // of a day; the curve is steepest where the stability is small
  double sum = 0;
  for (int i = 0; i < days * kSteps; ++i) {
    sum += model.retrievability(stability, from + (i + 0.5) / kSteps);
  }
  return sum / (days * kSteps);
}

}  // namespace

TEST(Gain, TheMeanOfRecallIsThatOfItsDays) {
  Random random(1);
  for (int i = 0; i < 50; ++i) {
    const Model model(random_parameters(random));
    const double stability = 0.5 + 100 * random.unit();
    const double from = 50 * random.unit();
    EXPECT_NEAR(model.mean_recall(stability, from, 30), mean_by_days(model, stability, from, 30),
                1e-4);
  }
}

TEST(Gain, IsAShareOfKnowledge) {
  Random random(2);
  for (int i = 0; i < 20'000; ++i) {
    const Model model(random_parameters(random));
    const double gain = gain_of_review(model, random_state(random), random_elapsed(random));
    EXPECT_GE(gain, 0);
    EXPECT_LE(gain, 1);
  }
}

// What was seen this morning has little to gain from being seen again.
TEST(Gain, GrowsWhileAMemoryFades) {
  const Model model(Parameters::defaults());
  double before = gain_of_review(model, {10, 5}, 1);
  for (int day = 2; day <= 20; ++day) {
    const double now = gain_of_review(model, {10, 5}, day);
    EXPECT_GT(now, before) << day;
    before = now;
  }
}

// Minutes are better spent on what sticks than on what is lost again and again.
TEST(Gain, IsLessForWhatIsHard) {
  const Model model(Parameters::defaults());
  EXPECT_GT(gain_of_review(model, {10, 3}, 10), gain_of_review(model, {10, 9.5}, 10));
}

TEST(Gain, OfAFirstReviewIsMoreThanOfALaterOne) {
  const Model model(Parameters::defaults());
  EXPECT_GT(gain_of_first_review(model), gain_of_review(model, {10, 5}, 10));
}

}  // namespace whylink::memory
