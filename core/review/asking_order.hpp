// In which order the prompts of a day are asked. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "whylink/review/day.hpp"

namespace whylink::review {

// Whether two connections share a note.
[[nodiscard]] bool are_siblings(const Waiting& one, const Waiting& other);

// The same indices: new ones spread evenly among the others, each kind in nearly the order given;
// no two neighbours about the same note where that can be had, nor of the same topic where that
// costs nothing.
[[nodiscard]] std::vector<std::uint32_t> in_order_of_asking(std::span<const Waiting> waiting,
                                                            std::vector<std::uint32_t> asked);

}  // namespace whylink::review
