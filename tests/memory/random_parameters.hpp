// Parameters for property tests: anywhere within the bounds, one in four right at an edge.
#pragma once

#include <array>

#include "whylink/memory.hpp"

namespace whylink::memory {

struct Edges {
  double least;
  double most;
};

// As published; a second copy, so that a slip in the first is seen.
inline constexpr std::array<Edges, kParameterCount> kEdges = {{
    {0.001, 100},                                          // w0..w3: first stabilities
    {0.001, 100},  {0.001, 100}, {0.001, 100},  {1, 10},   // w4..w7: difficulty
    {0.001, 4},    {0.001, 4},   {0.001, 0.75}, {0, 4.5},  // w8..w10: pass
    {0, 0.8},      {0.001, 3.5}, {0.001, 5},               // w11..w14: lapse
    {0.001, 0.25}, {0.001, 0.9}, {0, 4},        {0, 1},    // w15, w16: gist and instant
    {1, 6},        {0, 2},                                 // w17..w19: same day
    {0, 2},        {0.01, 0.8},  {0.1, 0.8},               // w20: decay
}};

inline Parameters random_parameters(Random& random) {
  std::array<double, kParameterCount> w{};
  for (std::size_t i = 0; i < w.size(); ++i) {
    const auto [least, most] = kEdges[i];
    const std::uint64_t kind = random.below(8);
    w[i] = kind == 0 ? least : kind == 1 ? most : least + (most - least) * random.unit();
  }
  return *Parameters::from(w);
}

// Anything the model may meet, small stabilities as likely as large ones.
inline State random_state(Random& random) {
  double stability = kMinStability;
  const std::uint64_t tens = random.below(8);
  for (std::uint64_t i = 0; i < tens; ++i) stability *= 10;
  return {stability * (1 + 9 * random.unit()), 1 + 9 * random.unit()};
}

inline int random_elapsed(Random& random) {
  const std::uint64_t kind = random.below(4);
  return static_cast<int>(kind == 0 ? 0 : random.below(kind == 1 ? 10 : kind == 2 ? 300 : 40000));
}

}  // namespace whylink::memory
