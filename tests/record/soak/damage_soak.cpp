// Damages a record in many ways and prints what became of each:
//     whylink_soak_record [--cases N] [--seed S]
// Each case has a number, from S on, and changes its file; a bad one is printed with the command
// that shows it again. Exits 1 if there was one.
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <string_view>

#include "tests/record/damage.hpp"

namespace {

using namespace whylink::record;

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

using Row = std::array<int, kOutcomes>;

void print(const std::map<std::string, Row>& rows) {
  std::printf("| damage |");
  for (std::size_t i = 0; i < kOutcomes; ++i) {
    std::printf(" %s |", std::string(name(static_cast<Outcome>(i))).c_str());
  }
  std::printf("\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  for (const auto& [what, row] : rows) {
    std::printf("| %s |", what.c_str());
    for (const int count : row) std::printf(" %d |", count);
    std::printf("\n");
  }
}

}  // namespace

int main(int words, char** word) {
  std::uint64_t cases = 10'000;
  std::uint64_t seed = 1;
  for (int i = 1; i + 1 < words; i += 2) {
    const std::string_view option = word[i];
    if (option == "--cases") cases = number(word[i + 1]);
    if (option == "--seed") seed = number(word[i + 1]);
  }
  Patient patient;
  std::map<std::string, Row> rows;
  bool is_bad = false;
  for (std::uint64_t i = seed; i < seed + cases; ++i) {
    const Damage damage = patient.damage(i);
    std::string why;
    const Outcome outcome = patient.suffer(damage, why);
    ++rows[damage.kind()].at(static_cast<std::size_t>(outcome));
    if (outcome <= Outcome::told) continue;
    is_bad = true;
    std::printf("%s: %s: %s\n    whylink_soak_record --cases 1 --seed %llu\n",
                std::string(name(outcome)).c_str(), shown(damage).c_str(), why.c_str(),
                static_cast<unsigned long long>(i));
    std::fflush(stdout);
  }
  print(rows);
  return is_bad ? 1 : 0;
}
