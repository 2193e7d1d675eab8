// Notes that repeat something as often as it takes to reach a size: what a hostile note looks like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace whylink::note::work {

using Random = std::mt19937_64;
using Tokens = std::vector<std::string>;

enum class Kind : std::uint8_t { note, front_matter, canvas };

// `head`, `unit` so often, `middle`, `closing` as often as `unit`, `tail`. In `unit` and `closing`
// kNumber stands for how many came before, and kGrowing for the byte before it, so often again.
struct Recipe {
  Kind kind = Kind::note;
  Tokens head;
  Tokens unit;
  Tokens middle;
  Tokens closing;
  Tokens tail;
};
constexpr char kNumber = '\x01';
constexpr char kGrowing = '\x02';
// kGrowing grows up to this and starts again, so that a note is not one growing line.
constexpr std::size_t kMostGrown = 70;

// A note of about so many bytes. The same for the same recipe.
[[nodiscard]] std::string baked(const Recipe& recipe, std::size_t size);
[[nodiscard]] Recipe random_recipe(Kind kind, Random& random);
// One or a few tokens otherwise.
[[nodiscard]] Recipe changed(const Recipe& recipe, Random& random);
// All recipes of one token less, or of a part less.
[[nodiscard]] std::vector<Recipe> smaller(const Recipe& recipe);
// On one line, for people.
[[nodiscard]] std::string shown(const Recipe& recipe);

}  // namespace whylink::note::work
