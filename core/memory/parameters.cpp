#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "whylink/memory.hpp"

namespace whylink::memory {

namespace {

struct Bounds {
  double least;
  double most;
};

// fsrs-rs 6.x, src/parameter_clipper.rs, with short-term memory on and at most one relearning step.
constexpr std::array<Bounds, kParameterCount> kBounds = {{
    {0.001, 100},  {0.001, 100},  {0.001, 100}, {0.001, 100}, {1, 10},      {0.001, 4},
    {0.001, 4},    {0.001, 0.75}, {0, 4.5},     {0, 0.8},     {0.001, 3.5}, {0.001, 5},
    {0.001, 0.25}, {0.001, 0.9},  {0, 4},       {0, 1},       {1, 6},       {0, 2},
    {0, 2},        {0.01, 0.8},   {0.1, 0.8},
}};

constexpr std::size_t kCountVersion5 = 19;
constexpr std::size_t kCountVersion4 = 17;
// Before version 6 the forgetting curve had this fixed decay, and same-day reviews no damping.
constexpr double kOldDecay = 0.5;

std::array<double, kParameterCount> converted(std::span<const double> values) {
  std::array<double, kParameterCount> w{};
  std::copy(values.begin(), values.end(), w.begin());
  if (values.size() == kParameterCount) return w;
  if (values.size() == kCountVersion4) {
    const double slope = w[5];
    w[4] += 2 * slope;
    w[5] = std::log(3 * slope + 1) / 3;
    w[6] += 0.5;
  }
  w[20] = kOldDecay;
  return w;
}

}  // namespace

Parameters Parameters::defaults() {
  return {{0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
           1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542}};
}

Result<Parameters> Parameters::from(std::span<const double> values) {
  if (values.empty()) return defaults();
  const std::size_t count = values.size();
  if (count != kParameterCount && count != kCountVersion5 && count != kCountVersion4) {
    return fail(ErrorKind::usage, fmt::format("cannot use {} memory parameters", count), {},
                "give 21 of them, 19 or 17 of an older version, or none");
  }
  Parameters parameters{converted(values)};
  for (std::size_t i = 0; i < kParameterCount; ++i) {
    if (!std::isfinite(parameters.w[i])) {
      return fail(ErrorKind::usage, fmt::format("memory parameter {} is no finite number", i), {},
                  "give finite numbers only");
    }
    parameters.w[i] = std::clamp(parameters.w[i], kBounds[i].least, kBounds[i].most);
  }
  return parameters;
}

}  // namespace whylink::memory
