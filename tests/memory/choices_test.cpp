#include <gtest/gtest.h>

#include <set>
#include <vector>

#include "tests/memory/random_parameters.hpp"

namespace whylink::memory {

namespace {

constexpr int kRounds = 50'000;

struct Situation {
  Standing standing;
  Wish wish;
};

Situation random_situation(Random& random) {
  Situation out;
  if (random.below(5) != 0) {
    out.standing.state = random_state(random);
    out.standing.elapsed_days = random_elapsed(random);
    out.standing.scheduled_days = random_elapsed(random);
  }
  out.wish.retention = 0.7 + 0.29 * random.unit();
  if (random.below(3) == 0) out.wish.maximum_interval = 1 + static_cast<int>(random.below(60));
  return out;
}

int cap_of(const Choice& choice, const Wish& wish) {
  return std::max(wish.maximum_interval, kLeastMaximumInterval) -
         (4 - static_cast<int>(choice.grade));
}

void expect_order(const Choices& all, const Wish& wish) {
  EXPECT_GE(all[0].days, 1);
  EXPECT_LT(all[0].days, all[1].days);
  EXPECT_LT(all[1].days, all[2].days);
  EXPECT_LT(all[2].days, all[3].days);
  EXPECT_LE(all[3].days, std::max(wish.maximum_interval, kLeastMaximumInterval));
}

}  // namespace

// ---- examples
// -------------------------------------------------------------------------------------

TEST(Choices, AFirstAnswerHasFourOutcomes) {
  const Model model(Parameters::defaults());
  const Choices all = choices(model, {}, {}, 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].grade, kGrades[i]);
    EXPECT_EQ(all[i].state, model.first_review(kGrades[i]));
    EXPECT_EQ(all[i].raw_interval, model.raw_interval(all[i].state.stability, 0.9));
  }
  EXPECT_EQ(all[0].days, 1);
  EXPECT_EQ(all[1].days, 2);
  EXPECT_EQ(all[2].plain, 2);
  EXPECT_EQ(all[2].days, 3);
  EXPECT_EQ(all[2].latest, 3);
  EXPECT_EQ(all[3].plain, 8);
  EXPECT_EQ(all[3].earliest, 6);
  EXPECT_EQ(all[3].latest, 10);
}

TEST(Choices, ALaterAnswerGoesOnFromItsState) {
  const Model model(Parameters::defaults());
  const Choices all = choices(model, {State{20, 5}, 20, 20}, {}, 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(all[i].state, model.next_review({20, 5}, 20, kGrades[i]));
  }
}

TEST(Choices, ABlankIsBackTomorrowAtTheEarliest) {
  const Choices all = choices(Model(Parameters::defaults()), {State{0.5, 9}, 1, 1}, {}, 1);
  EXPECT_LT(all[0].raw_interval, 0.5);
  EXPECT_EQ(all[0].days, 1);
}

TEST(Choices, LessRetentionMeansLongerIntervals) {
  const Model model(Parameters::defaults());
  const Standing standing{State{20, 5}, 20, 20};
  const Choices strict = choices(model, standing, {0.95, 36500}, 1);
  const Choices easy = choices(model, standing, {0.8, 36500}, 1);
  for (std::size_t i = 0; i < strict.size(); ++i) {
    EXPECT_LT(strict[i].raw_interval, easy[i].raw_interval);
    EXPECT_LT(strict[i].days, easy[i].days);
  }
}

TEST(Choices, AMaximumBelowFourIsReadAsFour) {
  const Choices all =
      choices(Model(Parameters::defaults()), {State{500, 3}, 400, 400}, {0.9, 1}, 1);
  EXPECT_EQ(all[0].days, 1);
  EXPECT_EQ(all[1].days, 2);
  EXPECT_EQ(all[2].days, 3);
  EXPECT_EQ(all[3].days, 4);
}

// Fitted parameters may say that a first blank lasts longer than a first gist. It is not believed,
// and the gist does not pay for it.
TEST(Choices, AFirstBlankIsNeverPlannedBeyondAFirstGist) {
  Parameters odd = Parameters::defaults();
  odd.w[0] = 50;
  const Choices all = choices(Model(odd), {}, {}, 1);
  EXPECT_EQ(all[0].raw_interval, Model(odd).raw_interval(50, 0.9));
  EXPECT_EQ(all[0].days, 1);
  EXPECT_EQ(all[1].days, 2);
}

// ---- the same seed, the same days
// -----------------------------------------------------------------

TEST(Choices, ALookAheadAndTheAnswerItselfAgree) {
  Random random(1);
  for (int i = 0; i < 1000; ++i) {
    const Model model(random_parameters(random));
    const auto [standing, wish] = random_situation(random);
    const std::uint64_t seed = random.next();
    const Choices first = choices(model, standing, wish, seed);
    const Choices second = choices(model, standing, wish, seed);
    for (std::size_t g = 0; g < first.size(); ++g) EXPECT_EQ(first[g].days, second[g].days);
  }
}

TEST(Choices, SeedsReachEveryDayOfTheRange) {
  const Model model(Parameters::defaults());
  std::set<int> days;
  Choice clear;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    clear = choices(model, {State{10, 5}, 10, 0}, {}, seed)[2];
    days.insert(clear.days);
  }
  const DayRange range = fuzz_range(clear.raw_interval, 1, 36499);
  EXPECT_EQ(*days.begin(), range.earliest);
  EXPECT_EQ(*days.rbegin(), range.latest);
  EXPECT_EQ(days.size(), static_cast<std::size_t>(range.latest - range.earliest + 1));
}

// ---- what holds for all parameters, situations and seeds
// ------------------------------------------

TEST(Choices, TheGradesNeverCoincideNorCross) {
  Random random(2);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const auto [standing, wish] = random_situation(random);
    expect_order(choices(model, standing, wish, random.next()), wish);
  }
}

TEST(Choices, TheDayLiesInItsRangeAndTheRangeWithinTheMaximum) {
  Random random(3);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const auto [standing, wish] = random_situation(random);
    for (const Choice& choice : choices(model, standing, wish, random.next())) {
      EXPECT_GE(choice.earliest, 1);
      EXPECT_LE(choice.earliest, choice.fuzzed);
      EXPECT_LE(choice.fuzzed, choice.latest);
      EXPECT_LE(choice.latest, cap_of(choice, wish));
      EXPECT_EQ(choice.days, choice.fuzzed);
      EXPECT_GE(choice.plain, 1);
      EXPECT_LE(choice.plain, cap_of(choice, wish));
    }
  }
}

TEST(Choices, FuzzNeverMakesAPassShorterThanTheLastInterval) {
  Random random(4);
  int longer = 0;
  int within_reach = 0;
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const auto [standing, wish] = random_situation(random);
    const int last = standing.scheduled_days;
    for (const Choice& choice : choices(model, standing, wish, random.next())) {
      if (choice.grade == Grade::blank) continue;
      const int cap = cap_of(choice, wish);
      if (choice.plain > last) {
        EXPECT_GT(choice.days, last);
        ++longer;
      } else if (last <= fuzz_range(choice.raw_interval, 1, cap).latest) {
        EXPECT_GE(choice.days, std::min(last, cap));
        ++within_reach;
      }
    }
  }
  EXPECT_GT(longer, 1000);
  EXPECT_GT(within_reach, 1000);
}

// ---- the seam for load balancing
// ------------------------------------------------------------------

TEST(Choices, APickMovesTheDayAndLeavesTheRestAsItWas) {
  const Model model(Parameters::defaults());
  const Standing standing{State{40, 5}, 40, 40};
  const Choices before = choices(model, standing, {}, 7);
  const Choices after =
      choices(model, standing, {}, 7, [](const Choice& choice) { return choice.latest; });
  EXPECT_EQ(after[0].fuzzed, before[0].fuzzed);
  EXPECT_EQ(after[0].days, before[0].latest);
  EXPECT_EQ(after[2].plain, before[2].plain);
  EXPECT_EQ(after[2].state, before[2].state);
}

TEST(Choices, APickIsAskedInRisingOrderWithTheDayThatFuzzChose) {
  std::vector<Grade> asked;
  const Choices all = choices(Model(Parameters::defaults()), {}, {}, 7, [&](const Choice& choice) {
    asked.push_back(choice.grade);
    EXPECT_EQ(choice.days, choice.fuzzed);
    return choice.days;
  });
  EXPECT_EQ(asked, std::vector<Grade>(kGrades.begin(), kGrades.end()));
  EXPECT_EQ(all[3].days, all[3].fuzzed);
}

TEST(Choices, NoPickHoweverWildBreaksTheOrder) {
  Random random(5);
  for (int i = 0; i < kRounds; ++i) {
    const Model model(random_parameters(random));
    const auto [standing, wish] = random_situation(random);
    const PickDay wild = [&](const Choice& choice) {
      return choice.earliest - 5 + static_cast<int>(random.below(40000));
    };
    const Choices all = choices(model, standing, wish, random.next(), wild);
    expect_order(all, wish);
    for (const Choice& choice : all) {
      EXPECT_GE(choice.days, choice.earliest);
      EXPECT_LE(choice.days, choice.latest);
    }
  }
}

}  // namespace whylink::memory
