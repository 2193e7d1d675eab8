#include <algorithm>
#include <cmath>

#include "core/memory/days.hpp"

namespace whylink::memory {

namespace {

constexpr double kNoFuzzBelow = 2.5;

struct Band {
  double from;
  double to;
  double share;  // of the part of the interval that lies in the band
};

// Anki, rslib/src/scheduler/states/fuzz.rs.
constexpr std::array<Band, 3> kBands = {
    {{kNoFuzzBelow, 7, 0.15}, {7, 20, 0.10}, {20, HUGE_VAL, 0.05}}};

double half_width(double interval) {
  if (interval < kNoFuzzBelow) return 0;
  double width = 1;
  for (const Band& band : kBands) {
    width += band.share * std::max(std::min(interval, band.to) - band.from, 0.0);
  }
  return width;
}

}  // namespace

int whole_days(double interval, int minimum, int maximum) {
  // Clamped first: a raw interval may exceed any integer. NaN becomes the minimum.
  if (!(interval > minimum)) return minimum;
  return static_cast<int>(std::lround(std::min(interval, static_cast<double>(maximum))));
}

DayRange fuzz_range(double raw_interval, int minimum, int maximum) {
  const double interval =
      std::clamp(raw_interval, static_cast<double>(minimum), static_cast<double>(maximum));
  const double width = half_width(interval);
  // Anki goes on to widen a single day above 2 that lies below the maximum. There is none: from 2.5
  // days on the width is at least 1, so that `latest` is above `minimum`, or it is the maximum.
  return {whole_days(interval - width, minimum, maximum),
          whole_days(interval + width, minimum, maximum)};
}

}  // namespace whylink::memory
