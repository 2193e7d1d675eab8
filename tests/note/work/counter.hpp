// Counts work instead of timing it: the rooms under test are compiled here so that every basic
// block they run calls a function, which counts. The same input gives the same number on every
// machine.
#pragma once

#include <cstdint>

namespace whylink::note::work {

// Basic blocks run since the start of the program.
[[nodiscard]] std::uint64_t blocks_run();

}  // namespace whylink::note::work
