#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/memory/random_parameters.hpp"

namespace whylink::memory {

namespace {

constexpr int kRounds = 20'000;

void expect_within_bounds(State state) {
  EXPECT_GE(state.stability, kMinStability);
  EXPECT_LE(state.stability, kMaxStability);
  EXPECT_GE(state.difficulty, kMinDifficulty);
  EXPECT_LE(state.difficulty, kMaxDifficulty);
}

}  // namespace

// ---- examples with the default parameters
// ---------------------------------------------------------

TEST(Model, AFirstAnswerSetsStabilityByItsGrade) {
  const Model model(Parameters::defaults());
  EXPECT_EQ(model.first_review(Grade::blank).stability, 0.212);
  EXPECT_EQ(model.first_review(Grade::gist).stability, 1.2931);
  EXPECT_EQ(model.first_review(Grade::clear).stability, 2.3065);
  EXPECT_EQ(model.first_review(Grade::instant).stability, 8.2956);
}

TEST(Model, AFirstAnswerSetsDifficultyByItsGrade) {
  const Model model(Parameters::defaults());
  EXPECT_NEAR(model.first_review(Grade::blank).difficulty, 6.4133, 1e-12);
  EXPECT_NEAR(model.first_review(Grade::clear).difficulty, 2.118103970459015, 1e-12);
  EXPECT_EQ(model.first_review(Grade::instant).difficulty, 1);  // -4.77 before the bound
}

TEST(Model, BlanksOnOneDayLowerStabilityAndRaiseDifficulty) {
  const Model model(Parameters::defaults());
  const State state = model.next_review(model.first_review(Grade::blank), 0, Grade::blank);
  EXPECT_NEAR(state.stability, 0.08335671711031604, 1e-12);
  EXPECT_NEAR(state.difficulty, 8.806304468856837, 1e-12);
}

TEST(Model, RecallFallsToNineTenthsAfterStabilityDays) {
  const Model model(Parameters::defaults());
  EXPECT_NEAR(model.retrievability(8.2956, 8.2956), 0.9, 1e-12);
  EXPECT_EQ(model.retrievability(8.2956, 0), 1);
}

// A clock that went back, or a flight west, gives elapsed days below 0: that is the same day.
TEST(Model, NegativeElapsedDaysCountAsTheSameDay) {
  const Model model(Parameters::defaults());
  for (const Grade grade : kGrades) {
    EXPECT_EQ(model.next_review({5, 5}, -1, grade), model.next_review({5, 5}, 0, grade));
  }
  EXPECT_EQ(model.retrievability(5, -1), 1);
}

TEST(Model, StatesOutsideTheBoundsAreReadAsTheBounds) {
  const Model model(Parameters::defaults());
  EXPECT_EQ(model.next_review({0, 0}, 3, Grade::clear),
            model.next_review({kMinStability, kMinDifficulty}, 3, Grade::clear));
  EXPECT_EQ(model.next_review({1e9, 99}, 3, Grade::clear),
            model.next_review({kMaxStability, kMaxDifficulty}, 3, Grade::clear));
  EXPECT_EQ(model.retrievability(0, 3), model.retrievability(kMinStability, 3));
}

// ---- what holds for all parameters
// ----------------------------------------------------------------

TEST(Model, StabilityAndDifficultyStayWithinTheirBounds) {
  Random random(1);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    State state = model.first_review(kGrades[random.below(4)]);
    expect_within_bounds(state);
    for (int review = 0; review < 10; ++review) {
      state = model.next_review(state, random_elapsed(random), kGrades[random.below(4)]);
      expect_within_bounds(state);
    }
  }
}

TEST(Model, RecallOnlyFallsWithTimeAndGrowsWithStability) {
  Random random(2);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const double stability = random_state(random).stability;
    const double elapsed = random_elapsed(random);
    const double recall = model.retrievability(stability, elapsed);
    EXPECT_GT(recall, 0);
    EXPECT_LE(recall, 1);
    EXPECT_LT(model.retrievability(stability, elapsed * 1.01 + 1), recall);
    EXPECT_GE(model.retrievability(stability * 1.01, elapsed), recall);
  }
}

TEST(Model, ABetterGradeNeverGivesAShorterIntervalNorMoreDifficulty) {
  Random random(3);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const State before = random_state(random);
    const int elapsed = random_elapsed(random);
    State worse = model.next_review(before, elapsed, Grade::blank);
    for (const Grade grade : {Grade::gist, Grade::clear, Grade::instant}) {
      const State better = model.next_review(before, elapsed, grade);
      EXPECT_GE(model.raw_interval(better.stability, 0.9),
                model.raw_interval(worse.stability, 0.9));
      EXPECT_LE(better.difficulty, worse.difficulty);
      worse = better;
    }
  }
}

TEST(Model, APassNeverLowersStabilityAndABlankNeverRaisesItOnALaterDay) {
  Random random(4);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const State before = random_state(random);
    const double stability = std::min(before.stability, kMaxStability);
    const int elapsed = random_elapsed(random);
    EXPECT_GE(model.next_review(before, elapsed, Grade::gist).stability, stability);
    EXPECT_LE(model.next_review(before, elapsed + 1, Grade::blank).stability, stability);
  }
}

TEST(Model, ALaterPassGainsMore) {
  Random random(5);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const State before = random_state(random);
    const int elapsed = random_elapsed(random) + 1;
    EXPECT_GE(model.next_review(before, elapsed + 10, Grade::clear).stability,
              model.next_review(before, elapsed, Grade::clear).stability);
  }
}

TEST(Model, TheIntervalForNineTenthsIsTheStability) {
  Random random(6);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const double stability = random_state(random).stability;
    EXPECT_NEAR(model.raw_interval(stability, 0.9) / stability, 1, 1e-12);
  }
}

TEST(Model, RecallAfterTheIntervalIsTheRetentionAskedFor) {
  Random random(7);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const double stability = std::min(random_state(random).stability, kMaxStability);
    const double retention = 0.7 + 0.29 * random.unit();
    const double interval = model.raw_interval(stability, retention);
    EXPECT_NEAR(model.retrievability(stability, interval), retention, 1e-12);
    EXPECT_LT(model.raw_interval(stability, retention + 0.001), interval);
  }
}

// One definition: the functions for single questions answer as the model does, bit for bit.
TEST(Model, FreeFunctionsGiveTheSameBits) {
  Random random(8);
  for (int i = 0; i < 1000; ++i) {
    const Parameters parameters = random_parameters(random);
    const Model model(parameters);
    const State state = random_state(random);
    const int elapsed = random_elapsed(random);
    for (const Grade grade : kGrades) {
      EXPECT_EQ(first_review(parameters, grade), model.first_review(grade));
      EXPECT_EQ(next_review(parameters, state, elapsed, grade),
                model.next_review(state, elapsed, grade));
    }
    EXPECT_EQ(retrievability(parameters, state.stability, elapsed),
              model.retrievability(state.stability, elapsed));
    EXPECT_EQ(raw_interval(parameters, state.stability, 0.85),
              model.raw_interval(state.stability, 0.85));
  }
}

}  // namespace whylink::memory
