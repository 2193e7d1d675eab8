#include "tests/note/work/search.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace whylink::note::work {

namespace {

constexpr std::size_t kSmall = 8'000;  // bytes of a note that is measured, and twice so many
// Where growth could be a limit that both sizes have not met yet, sizes beyond every limit but
// those of a whole note tell.
constexpr std::size_t kLarge = 64'000;
constexpr double kFixedWork = 10'000;
constexpr double kFixedMemory = 20'000;

constexpr double kMostWork = 400;
constexpr double kMostGrowth = 2.3;
// The most is held of front matter, of which no more than 256 KiB are read.
constexpr double kMostHeld = 200;

struct Measured {
  double work = 0;
  double held = 0;
};

Measured measured(const Reader& reader, const std::string& bytes) {
  const Cost cost = cost_of(reader, bytes);
  return {static_cast<double>(cost.work), static_cast<double>(cost.peak)};
}

double growth_at(const Reader& reader, const Recipe& recipe, std::size_t size) {
  const double once = measured(reader, baked(recipe, size)).work + kFixedWork;
  return (measured(reader, baked(recipe, 2 * size)).work + kFixedWork) / once;
}

}  // namespace

Dearness dearness(const Reader& reader, const Recipe& recipe) {
  const std::string bytes = baked(recipe, 4 * kSmall);
  const double small = measured(reader, baked(recipe, kSmall)).work + kFixedWork;
  const double medium = measured(reader, baked(recipe, 2 * kSmall)).work + kFixedWork;
  const Measured large = measured(reader, bytes);
  const auto size = static_cast<double>(bytes.size());
  // A limit that is met between two sizes makes one growth large, and not both.
  return {std::max(0.0, large.work - kFixedWork) / size,
          std::min(medium / small, (large.work + kFixedWork) / medium),
          std::max(0.0, large.held - kFixedMemory) / size};
}

double value(const Dearness& dearness, Goal goal) {
  switch (goal) {
    case Goal::work:
      return dearness.work;
    case Goal::growth:
      return dearness.growth;
    case Goal::held:
      return dearness.held;
  }
  return 0;
}

std::optional<Fault> fault(const Reader& reader, const Recipe& recipe) {
  const Dearness dear = dearness(reader, recipe);
  if (dear.growth > kMostGrowth) {
    const double growth = growth_at(reader, recipe, kLarge);
    if (growth > kMostGrowth) return Fault{Goal::growth, growth};
  }
  if (dear.work > kMostWork) return Fault{Goal::work, dear.work};
  if (dear.held > kMostHeld) return Fault{Goal::held, dear.held};
  return std::nullopt;
}

std::string shown(const Fault& fault) {
  switch (fault.goal) {
    case Goal::work:
      return fmt::format("{:.0f} steps for a byte", fault.value);
    case Goal::growth:
      return fmt::format("{:.2f} times the work for twice the bytes", fault.value);
    case Goal::held:
      return fmt::format("{:.0f} bytes held for a byte", fault.value);
  }
  return "";
}

Climbed climb(const Reader& reader, Kind kind, Goal goal, std::size_t rounds, std::uint64_t seed) {
  Random random(seed);
  Climbed best;
  best.recipe = random_recipe(kind, random);
  best.dearness = dearness(reader, best.recipe);
  for (std::size_t i = 0; i < rounds; ++i) {
    Climbed next;
    // At first anything may be better than what chance began with.
    next.recipe = i < rounds / 4 ? random_recipe(kind, random) : changed(best.recipe, random);
    next.dearness = dearness(reader, next.recipe);
    if (value(next.dearness, goal) >= value(best.dearness, goal)) best = std::move(next);
  }
  return best;
}

Recipe shrunk(const Reader& reader, Recipe recipe, Goal goal) {
  for (bool again = true; again;) {
    again = false;
    for (Recipe& less : smaller(recipe)) {
      const auto found = fault(reader, less);
      if (!found || found->goal != goal) continue;
      recipe = std::move(less);
      again = true;
      break;
    }
  }
  return recipe;
}

}  // namespace whylink::note::work
