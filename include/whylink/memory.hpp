// How well a connection is remembered: FSRS-6, in doubles, pure. Knows no notes and no database.
//
// Source of the model: the FSRS-6 definition as in open-spaced-repetition's fsrs-rs 6.x
// (src/model.rs, src/simulation.rs) and ts-fsrs 5.x; constants as published there.
// All functions are pure, cost a few dozen nanoseconds and may be called from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "whylink/base.hpp"

namespace whylink::memory {

// How well the reason was recalled. Everything but blank is a pass.
enum class Grade : std::uint8_t { blank = 1, gist = 2, clear = 3, instant = 4 };

constexpr std::size_t kParameterCount = 21;
constexpr double kDefaultRetention = 0.9;

// The 21 weights w0..w20, always inside their bounds.
struct Parameters {
  std::array<double, kParameterCount> w;

  // The published defaults.
  [[nodiscard]] static Parameters defaults();
  // 21 values as they are, 19 (FSRS-5) and 17 (FSRS-4.5) converted, none = defaults; then clipped to
  // the bounds. usage for any other count and for values that are not finite.
  [[nodiscard]] static Result<Parameters> from(std::span<const double> values);
};

// What is known of one memory: stability in days until recall falls to 90 %, difficulty in 1..10.
struct State {
  double stability = 0;
  double difficulty = 0;
  bool operator==(const State&) const = default;
};

// The state after the first review.
[[nodiscard]] State first_review(const Parameters& parameters, Grade grade);
// The state after a later review, `elapsed_days` (whole local days, >= 0) after the one before.
[[nodiscard]] State next_review(const Parameters& parameters, State state, int elapsed_days,
                                Grade grade);
// The probability of recall, in 0..1, `elapsed_days` after the last review.
[[nodiscard]] double retrievability(const Parameters& parameters, double stability,
                                    double elapsed_days);
// Days until recall falls to `retention` (in 0..1, exclusive), neither rounded nor capped.
[[nodiscard]] double raw_interval(const Parameters& parameters, double stability, double retention);

}  // namespace whylink::memory
