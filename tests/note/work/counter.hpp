// Counts work instead of timing it: the rooms under test are compiled here so that every basic
// block they run calls a function, which counts, and linked so that the C library's functions on
// memory do. The same input gives the same number on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace whylink::note::work {

// Basic blocks run since the start of the program, and what the C library did for them: one for
// each 16 bytes that memchr, memcpy and their like looked at, one for each piece of memory.
[[nodiscard]] std::uint64_t blocks_run();

struct Cost {
  std::uint64_t work = 0;  // as blocks_run() counts it
  std::size_t peak = 0;    // the most bytes held at once, of those that were not held before
};
// On a thread of its own, so that no memory is there which an earlier reading kept.
[[nodiscard]] Cost cost_of(const std::function<void()>& work);
[[nodiscard]] std::size_t peak_bytes(const std::function<void()>& work);

}  // namespace whylink::note::work
