// What front ends take from the machine: the time, a seed, what was spent.
#pragma once

#include "whylink/base.hpp"

namespace whylink::workspace {

// The system's clock with the local offset of each instant.
[[nodiscard]] Clock system_clock();
// A clock that always says `moment`.
[[nodiscard]] Clock fixed_clock(Moment moment);
// A seed nobody can foretell.
[[nodiscard]] std::uint64_t true_seed();
// Processor time and the most memory of this process so far.
[[nodiscard]] double cpu_seconds();
[[nodiscard]] std::uint64_t peak_memory_bytes();

}  // namespace whylink::workspace
