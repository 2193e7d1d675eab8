#include <algorithm>

#include "core/memory/days.hpp"

namespace whylink::memory {

namespace {

// The least days of a pass that fuzz must not undercut, 0 for none.
int kept_by_pass(double raw_interval, int scheduled_days, int maximum) {
  if (whole_days(raw_interval, 1, maximum) > scheduled_days) return scheduled_days + 1;
  const DayRange reach = fuzz_range(raw_interval, 1, maximum);
  return scheduled_days <= reach.latest ? scheduled_days : 0;
}

Choice outcome(const Model& model, const Standing& standing, const Wish& wish, Grade grade) {
  Choice choice;
  choice.grade = grade;
  choice.state = standing.state ? model.next_review(*standing.state, standing.elapsed_days, grade)
                                : model.first_review(grade);
  choice.raw_interval = model.raw_interval(choice.state.stability, wish.retention);
  return choice;
}

// What the order of the grades demands moves the days no farther than it must.
DayRange not_before(int least, DayRange range) {
  return {std::max(range.earliest, least), std::max(range.latest, least)};
}

int pick_by_fuzz(DayRange range, double unit) {
  return range.earliest + static_cast<int>(unit * (range.latest - range.earliest + 1));
}

}  // namespace

Choices choices(const Model& model, const Standing& standing, const Wish& wish, std::uint64_t seed,
                const PickDay& pick) {
  Choices out;
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = outcome(model, standing, wish, kGrades[i]);
  }
  // One number for all grades, as in Anki: the better grade is the later day by more than luck.
  const double unit = Random(seed).unit();
  const int maximum = std::max(wish.maximum_interval, kLeastMaximumInterval);
  int least = 1;
  for (Choice& choice : out) {
    const bool pass = choice.grade != Grade::blank;
    // The days above a grade's own cap are for the grades above it.
    const int cap = maximum - (4 - static_cast<int>(choice.grade));
    // Parameters may put a first blank above a first gist; the days never are.
    const double interval =
        pass ? choice.raw_interval : std::min(choice.raw_interval, out[1].raw_interval);
    if (pass) least = std::max(least, kept_by_pass(interval, standing.scheduled_days, cap));
    const DayRange range = not_before(std::min(least, cap), fuzz_range(interval, 1, cap));
    choice.plain = whole_days(interval, 1, cap);
    choice.earliest = range.earliest;
    choice.latest = range.latest;
    choice.fuzzed = pick_by_fuzz(range, unit);
    choice.days = choice.fuzzed;
    if (pick) choice.days = std::clamp(pick(choice), choice.earliest, choice.latest);
    least = choice.days + 1;
  }
  return out;
}

}  // namespace whylink::memory
