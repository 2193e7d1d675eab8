// Random notes grown from the marks of Markdown's blocks and inlines.
#pragma once

#include <cstdint>
#include <string>

namespace whylink::note::blocks {

// The same seed gives the same note on every machine.
[[nodiscard]] std::string random_note(std::uint64_t seed);

}  // namespace whylink::note::blocks
