// Compares random notes for as long as wished: whylink_soak_blocks NOTES SEED [KEEP_GOING]
#include <cstdio>
#include <cstdlib>

#include "tests/note/blocks/comparison.hpp"
#include "tests/note/blocks/random_note.hpp"

using namespace whylink::note::blocks;

int main(int count, char** words) {
  const std::uint64_t notes = count > 1 ? std::strtoull(words[1], nullptr, 10) : 100'000;
  const std::uint64_t seed = count > 2 ? std::strtoull(words[2], nullptr, 10) : 1;
  int shown = 0;
  int total = 0;
  for (std::uint64_t i = 0; i < notes && shown < (count > 3 ? std::atoi(words[3]) : 1); ++i) {
    const std::string note = random_note(seed + i);
    if (difference(note).empty()) continue;
    ++total;
    ++shown;
    const std::string small = shrunk(note, [](const std::string& one) { return !difference(one).empty(); });
    std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed + i), difference(small).c_str());
  }
  std::printf("%d differences\n", total);
  return total > 0 ? 1 : 0;
}
