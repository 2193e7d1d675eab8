// Looks for notes that cost more than their bytes.
#pragma once

#include <optional>
#include <string>

#include "tests/note/work/readers.hpp"
#include "tests/note/work/recipe.hpp"

namespace whylink::note::work {

// What a recipe costs one reader.
struct Dearness {
  double work = 0;    // for a byte, at the largest size
  double growth = 0;  // of the work when the bytes double
  double held = 0;    // bytes of memory for a byte, at the largest size
};
[[nodiscard]] Dearness dearness(const Reader& reader, const Recipe& recipe);

enum class Goal : std::uint8_t { work, growth, held };
[[nodiscard]] double value(const Dearness& dearness, Goal goal);

// That a recipe costs more than its bytes.
struct Fault {
  Goal goal = Goal::work;
  double value = 0;
};
[[nodiscard]] std::optional<Fault> fault(const Reader& reader, const Recipe& recipe);
[[nodiscard]] std::string shown(const Fault& fault);

struct Climbed {
  Recipe recipe;
  Dearness dearness;
};
// The dearest that `rounds` changes lead to, from a random recipe on.
[[nodiscard]] Climbed climb(const Reader& reader, Kind kind, Goal goal, std::size_t rounds,
                            std::uint64_t seed);
// The smallest that shows the same kind of fault.
[[nodiscard]] Recipe shrunk(const Reader& reader, Recipe recipe, Goal goal);

}  // namespace whylink::note::work
