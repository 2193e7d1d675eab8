// The recorded answers of other programs: read from the folder of shared material, by the tests
// only.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "whylink/memory.hpp"

namespace whylink::memory::reference {

// In plain doubles from the published formulas.
constexpr double kExact = 1e-9;
// fsrs-rs computes in floats, ts-fsrs rounds to eight decimals: both in the middle of the way.
constexpr double kPeer = 5e-5;

// False where the files are not at hand.
[[nodiscard]] bool present();
// The text of a file, unpacked if its name ends in .gz; a failure of the test if it cannot be read.
[[nodiscard]] std::string text(const std::string& name);
[[nodiscard]] nlohmann::json json(const std::string& name);
// The weights of a list, as they are; the defaults for null.
[[nodiscard]] Parameters parameters(const nlohmann::json& weights);

[[nodiscard]] inline bool near(double value, double expected, double relative) {
  return std::abs(value - expected) <= relative * std::abs(expected);
}

}  // namespace whylink::memory::reference

#define WHYLINK_NEEDS_REFERENCE()                                       \
  if (!whylink::memory::reference::present()) {                         \
    GTEST_SKIP() << "no reference/fsrs in WHYLINK_SHARED or ../shared"; \
  }
