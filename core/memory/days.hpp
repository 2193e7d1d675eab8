// Whole days from a raw interval. Inside the room only.
#pragma once

#include "whylink/memory.hpp"

namespace whylink::memory {

// To the nearest whole day, half up, within minimum..maximum.
[[nodiscard]] int whole_days(double interval, int minimum, int maximum);

}  // namespace whylink::memory
