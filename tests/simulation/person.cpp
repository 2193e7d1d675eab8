#include "tests/simulation/person.hpp"

#include <algorithm>
#include <cmath>

namespace whylink::simulation {

namespace {

using memory::Grade;

// Of those recalled, and of those asked for the first time: fsrs-rs 6.x, src/simulation.rs.
constexpr std::array<double, 4> kRecalled = {0, 0.224, 0.631, 0.145};
constexpr std::array<double, 4> kFirst = {0.24, 0.094, 0.495, 0.171};

// Twelve uniform numbers less six are near enough to a normal one.
double normal(Random& random) {
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.unit();
  return sum;
}

memory::Parameters own_parameters(std::uint64_t seed, double spread) {
  Random random(seed);
  auto weights = memory::Parameters::defaults().w;
  for (double& weight : weights) weight *= std::exp(spread * normal(random));
  return memory::Parameters::from(weights).value();
}

Grade drawn(const std::array<double, 4>& shares, double unit) {
  std::size_t i = 0;
  while (i + 1 < shares.size() && unit >= shares.at(i)) unit -= shares.at(i++);
  return memory::kGrades.at(i);
}

enum Luck : std::uint64_t {
  day_off,
  absence,
  length,
  first,
  recalls,
  how_well,
  how_long,
  strength
};

}  // namespace

Person::Person(std::uint64_t seed, const Habits& habits, std::size_t connections)
    : seed_(seed),
      habits_(habits),
      truth_(own_parameters(seed, habits.own_memory)),
      traces_(connections) {
  for (std::size_t i = 0; i < connections; ++i) {
    Random random(seed ^ (i * 977 + 13));
    traces_[i].strength = std::exp(habits.own_links * normal(random));
  }
}

double Person::chance(std::uint64_t what, std::uint64_t about, std::uint64_t time) const {
  Random random(seed_ * 1'000'003 + what * 7919 + about * 2'654'435'761 + time * 40'503);
  random.next();
  return random.unit();
}

bool Person::comes(int day) {
  const auto on = static_cast<std::uint64_t>(day);
  if (day < away_until_) return false;
  if (chance(absence, on, 0) < habits_.absence) {
    const double share = 0.25 + 0.75 * chance(length, on, 0);
    away_until_ = day + static_cast<int>(share * habits_.longest_absence);
    return false;
  }
  return chance(day_off, on, 0) >= habits_.day_off;
}

Grade Person::answer(std::size_t connection, int day) {
  Trace& trace = traces_[connection];
  const auto time = static_cast<std::uint64_t>(trace.times);
  const bool is_first = trace.times++ == 0;
  if (is_first) {
    const Grade grade = drawn(kFirst, chance(first, connection, 0));
    trace.state = truth_.first_review(grade);
    trace.state.stability *= trace.strength;
    trace.last = day;
    return grade;
  }
  const int elapsed = day - trace.last;
  const double recall = truth_.retrievability(trace.state.stability, elapsed);
  const Grade grade = chance(recalls, connection, time) < recall
                          ? drawn(kRecalled, chance(how_well, connection, time))
                          : Grade::blank;
  trace.state = truth_.next_review(trace.state, elapsed, grade);
  trace.last = day;
  return grade;
}

double Person::seconds(std::size_t connection, int day) const {
  const double learned = std::min(day / 365.0, 1.0);
  const double mean =
      habits_.seconds_at_first + learned * (habits_.seconds_at_last - habits_.seconds_at_first);
  const auto time = static_cast<std::uint64_t>(traces_[connection].times);
  return mean * std::exp(0.8 * (chance(how_long, connection, time) - 0.5));
}

double Person::recall(std::size_t connection, int day) const {
  const Trace& trace = traces_[connection];
  return trace.times == 0 ? 0 : truth_.retrievability(trace.state.stability, day - trace.last);
}

double Person::knowledge(int day) const {
  double sum = 0;
  for (std::size_t i = 0; i < traces_.size(); ++i) sum += recall(i, day);
  return sum;
}

}  // namespace whylink::simulation
