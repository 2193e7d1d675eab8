#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "whylink/memory.hpp"

namespace whylink::memory {

namespace {

struct Review {
  State state;
  int elapsed_days;
  Grade grade;
};

// As people answer: eight in ten pass, one in five on the same day, mostly near the due day.
std::vector<Review> usual_reviews() {
  constexpr std::size_t kCount = 4096;
  Random random(1);
  std::vector<Review> reviews;
  for (std::size_t i = 0; i < kCount; ++i) {
    const double stability = 0.1 + 200 * random.unit() * random.unit();
    const State state{stability, 1 + 9 * random.unit()};
    const double late = 0.5 + random.unit();
    const int elapsed = random.below(5) == 0 ? 0 : 1 + static_cast<int>(stability * late);
    const auto grade = random.below(5) == 0 ? Grade::blank : kGrades[1 + random.below(3)];
    reviews.push_back({state, elapsed, grade});
  }
  return reviews;
}

std::string log_of(std::size_t reviews) {
  Random random(2);
  std::string csv = "card_id,review_index,ts,day,elapsed_days,rating,duration_ms\n";
  constexpr std::size_t kCards = 5000;
  for (std::size_t i = 0; i < reviews; ++i) {
    const std::size_t index = i / kCards;
    csv += std::to_string(i % kCards) + ',' + std::to_string(index) + ',' +
           std::to_string(1'700'000'000 + 60 * i) + ".250," + std::to_string(index * 20) + ',' +
           std::to_string(index == 0 ? 0 : random.below(40)) + ',' +
           std::to_string(1 + random.below(4)) + ",8211\n";
  }
  return csv;
}

constexpr std::size_t kLogReviews = 100'000;

void count_reviews(benchmark::State& run, std::size_t a_round) {
  run.SetItemsProcessed(run.iterations() * static_cast<std::int64_t>(a_round));
}

void next_review_of_model(benchmark::State& run) {
  const Model model(Parameters::defaults());
  const auto reviews = usual_reviews();
  while (run.KeepRunning()) {
    for (const Review& review : reviews) {
      benchmark::DoNotOptimize(model.next_review(review.state, review.elapsed_days, review.grade));
    }
  }
  count_reviews(run, reviews.size());
}
BENCHMARK(next_review_of_model);

void next_review_free(benchmark::State& run) {
  const Parameters parameters = Parameters::defaults();
  const auto reviews = usual_reviews();
  while (run.KeepRunning()) {
    for (const Review& review : reviews) {
      benchmark::DoNotOptimize(
          next_review(parameters, review.state, review.elapsed_days, review.grade));
    }
  }
  count_reviews(run, reviews.size());
}
BENCHMARK(next_review_free);

void four_choices(benchmark::State& run) {
  const Model model(Parameters::defaults());
  const auto reviews = usual_reviews();
  while (run.KeepRunning()) {
    std::uint64_t seed = 0;
    for (const Review& review : reviews) {
      const Standing standing{review.state, review.elapsed_days, 10};
      benchmark::DoNotOptimize(choices(model, standing, Wish{}, ++seed));
    }
  }
  count_reviews(run, reviews.size());
}
BENCHMARK(four_choices);

void reading_a_log(benchmark::State& run) {
  const std::string csv = log_of(kLogReviews);
  while (run.KeepRunning()) benchmark::DoNotOptimize(read_log(csv));
  count_reviews(run, kLogReviews);
}
BENCHMARK(reading_a_log);

void replaying_a_log(benchmark::State& run) {
  const auto rows = read_log(log_of(kLogReviews));
  while (run.KeepRunning()) benchmark::DoNotOptimize(replay_log(Parameters::defaults(), *rows));
  count_reviews(run, kLogReviews);
}
BENCHMARK(replaying_a_log);

void writing_a_replay(benchmark::State& run) {
  const auto rows = replay_log(Parameters::defaults(), *read_log(log_of(kLogReviews)));
  while (run.KeepRunning()) benchmark::DoNotOptimize(replay_csv(rows));
  count_reviews(run, kLogReviews);
}
BENCHMARK(writing_a_replay);

void evaluating_a_log(benchmark::State& run) {
  const auto rows = read_log(log_of(kLogReviews));
  while (run.KeepRunning()) benchmark::DoNotOptimize(evaluate(Parameters::defaults(), *rows));
  count_reviews(run, kLogReviews);
}
BENCHMARK(evaluating_a_log);

}  // namespace

}  // namespace whylink::memory
