#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <tuple>

#include "whylink/review/day.hpp"

namespace whylink::review {

namespace {

constexpr double kLeastRoom = 0.01;

}  // namespace

DayLoad::DayLoad(Day today, double seconds_a_day, const EasyDays& easy)
    : today_(today), seconds_a_day_(seconds_a_day), easy_(easy), seconds_(kFarthest + 1, 0) {}

void DayLoad::add(Day due, double seconds) {
  const Day ahead = std::max(due - today_, 0);
  if (ahead <= kFarthest) seconds_[static_cast<std::size_t>(ahead)] += seconds;
}

double DayLoad::seconds(Day day) const {
  const Day ahead = std::max(day - today_, 0);
  return ahead <= kFarthest ? seconds_[static_cast<std::size_t>(ahead)] : 0;
}

double DayLoad::room(Day day) const {
  const double share = easy_.at(static_cast<std::size_t>(weekday(day)));
  return seconds_a_day_ * std::max(share, kLeastRoom);
}

int DayLoad::days_to_hold(double seconds) const {
  int days = 0;
  while (seconds > 0 && days < kFarthest) {
    ++days;
    const Day day = today_ + days;
    seconds -= std::max(room(day) - this->seconds(day), 0.0);
  }
  return days;
}

PickedDay pick_day(const memory::Choice& choice, const DayLoad& load, double seconds,
                   const std::function<bool(Day)>& taken) {
  using Rank = std::tuple<bool, double, int, int>;
  const auto rank = [&](int days) {
    const Day day = load.today() + days;
    const double filled = (load.seconds(day) + seconds) / load.room(day);
    return Rank{taken(day), filled, std::abs(days - choice.fuzzed), days};
  };
  const Rank fuzzed = rank(choice.fuzzed);
  Rank best = fuzzed;
  for (int days = choice.earliest; days <= choice.latest; ++days) best = std::min(best, rank(days));
  const int days = std::get<3>(best);
  if (days == choice.fuzzed) return {days, record::LoadReason::none};
  if (std::get<0>(fuzzed) && !std::get<0>(best)) return {days, record::LoadReason::sibling};
  const bool easier = load.room(load.today() + choice.fuzzed) < load.room(load.today() + days);
  return {days, easier ? record::LoadReason::easy_day : record::LoadReason::work};
}

int new_for_day(int most, double due_seconds, double day_seconds) {
  constexpr double kDaysUntilNone = 7;
  if (!(day_seconds > 0)) return 0;
  const double beyond = (due_seconds / day_seconds - 1) / kDaysUntilNone;
  return static_cast<int>(std::lround(most * std::clamp(1 - beyond, 0.0, 1.0)));
}

}  // namespace whylink::review
