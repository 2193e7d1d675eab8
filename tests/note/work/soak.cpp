// Looks for notes that cost more than their bytes:
//     whylink_soak_work [--climbs N] [--rounds N] [--seed S]
// Prints the dearest of each reader, and every fault by the smallest recipe that shows it; exits 1
// if there was one.
#include <fmt/core.h>

#include <array>
#include <charconv>
#include <map>
#include <string_view>

#include "tests/note/work/search.hpp"

namespace {

using namespace whylink::note::work;

struct Dearest {
  Climbed climbed;
  std::uint64_t seed = 0;
};

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string_view name(Goal goal) {
  switch (goal) {
    case Goal::work:
      return "steps for a byte";
    case Goal::growth:
      return "times the work for twice the bytes";
    case Goal::held:
      return "bytes held for a byte";
  }
  return "";
}

// One climb for each reader and goal.
class Search {
 public:
  void climb_all(std::size_t rounds, std::uint64_t seed) {
    for (const Reader& reader : note_readers()) {
      const Kind kind = seed % 3 == 0 ? Kind::front_matter : Kind::note;
      climb_once(reader, kind, rounds, seed);
    }
    climb_once(canvas_reader(), Kind::canvas, rounds, seed);
  }

  void print() const {
    for (const auto& [key, one] : dearest_) {
      fmt::print("{}: {:.2f} {} (seed {}): {}\n", key.first,
                 value(one.climbed.dearness, key.second), name(key.second), one.seed,
                 shown(one.climbed.recipe));
    }
  }

  [[nodiscard]] bool has_faults() const { return faults_; }

 private:
  void climb_once(const Reader& reader, Kind kind, std::size_t rounds, std::uint64_t seed) {
    for (const Goal goal : {Goal::work, Goal::growth, Goal::held}) {
      Climbed climbed = climb(reader, kind, goal, rounds, seed);
      if (const auto found = fault(reader, climbed.recipe)) {
        faults_ = true;
        const Recipe small = shrunk(reader, climbed.recipe, found->goal);
        // Measured again a fault near the limit may be none.
        const Fault shown_fault = fault(reader, small).value_or(*found);
        fmt::print("seed {}: {}: {}: {}\n", seed, reader.name, shown(shown_fault), shown(small));
        std::fflush(stdout);
      }
      Dearest& best = dearest_[{reader.name, goal}];
      if (value(climbed.dearness, goal) > value(best.climbed.dearness, goal)) {
        best = {std::move(climbed), seed};
      }
    }
  }

  std::map<std::pair<std::string_view, Goal>, Dearest> dearest_;
  bool faults_ = false;
};

}  // namespace

int main(int words, char** word) {
  std::uint64_t climbs = 100;
  std::uint64_t rounds = 100;
  std::uint64_t seed = 1;
  for (int i = 1; i + 1 < words; i += 2) {
    const std::string_view option = word[i];
    if (option == "--climbs") climbs = number(word[i + 1]);
    if (option == "--rounds") rounds = number(word[i + 1]);
    if (option == "--seed") seed = number(word[i + 1]);
  }
  Search search;
  for (std::uint64_t i = 0; i < climbs; ++i) search.climb_all(rounds, seed + i);
  search.print();
  return search.has_faults() ? 1 : 0;
}
