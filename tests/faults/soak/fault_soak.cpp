// Runs every command that writes while each of its calls in turn fails or kills it, and prints what
// became of each:
//     whylink_soak_faults [--every N] [--seed S]
//     whylink_soak_faults --only COMMAND [--how HOW [--at CALL]]
// --every N takes one in N of the cases, chosen by the seed. HOW is as in injector.cpp, or "disk":
// CALL pages are free on a real one. A bad one is printed with the command
// that shows it again. Exits 1 if there was one.
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <map>
#include <string_view>

#include "tests/faults/trial.hpp"

namespace {

using namespace whylink::faults;

struct Options {
  std::uint64_t every = 1;
  std::uint64_t seed = 1;
  std::string only;
  std::string how;
  long at = 0;
};

long number(std::string_view digits) {
  long value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Options options_in(int words, char** word) {
  Options options;
  for (int i = 1; i + 1 < words; i += 2) {
    const std::string_view option = word[i];
    const std::string value = word[i + 1];
    if (option == "--every") options.every = static_cast<std::uint64_t>(number(value));
    if (option == "--seed") options.seed = static_cast<std::uint64_t>(number(value));
    if (option == "--only") options.only = value;
    if (option == "--how") options.how = value;
    if (option == "--at") options.at = number(value);
  }
  return options;
}

using Row = std::array<int, kOutcomes>;

class Table {
 public:
  void count(const std::string& row, Outcome outcome) {
    ++rows_[row].at(static_cast<std::size_t>(outcome));
  }
  void print() const {
    std::printf("| command, failure |");
    for (std::size_t i = 0; i < kOutcomes; ++i) {
      std::printf(" %s |", std::string(name(static_cast<Outcome>(i))).c_str());
    }
    std::printf("\n| --- |");
    for (std::size_t i = 0; i < kOutcomes; ++i) std::printf(" ---: |");
    std::printf("\n");
    for (const auto& [what, row] : rows_) {
      std::printf("| %s |", what.c_str());
      for (const int count : row) std::printf(" %d |", count);
      std::printf("\n");
    }
    std::fflush(stdout);
  }

 private:
  std::map<std::string, Row> rows_;
};

constexpr std::array<const char*, 6> kHows = {"eio",         "full",       "half",
                                              "kill-before", "kill-after", "kill-half"};

// One case; false where it was bad.
bool run(const Trial& trial, const Fault& fault, const std::string& where, Table& table) {
  const Verdict verdict = trial.suffer(fault);
  table.count(trial.command().name + ", " + fault.how, verdict.outcome);
  if (!is_bad(verdict.outcome)) return true;
  std::printf("%s (%s): %s\n    whylink_soak_faults --only %s --how %s --at %ld\n",
              std::string(name(verdict.outcome)).c_str(), where.c_str(), verdict.why.c_str(),
              trial.command().name.c_str(), fault.how.c_str(), fault.at);
  std::fflush(stdout);
  return false;
}

bool is_chosen(const Options& options, long at, whylink::Random& random) {
  return options.at != 0 ? options.at == at : random.below(options.every) == 0;
}

// Every call fails in every way.
bool run_calls(const Trial& trial, const Options& options, whylink::Random& random, Table& table) {
  bool is_good = true;
  for (const std::string how : kHows) {
    if (!options.how.empty() && options.how != how) continue;
    for (const Call& call : trial.calls()) {
      if (!Trial::fits(call, how) || !is_chosen(options, call.number, random)) continue;
      is_good = run(trial, {how, call.number}, call.name + " " + call.path, table) && is_good;
    }
  }
  return is_good;
}

// A real disk with less and less room.
bool run_disks(const Trial& trial, const Options& options, whylink::Random& random, Table& table) {
  if (!options.how.empty() && options.how != "disk") return true;
  constexpr long kMost = 200;
  bool is_good = true;
  for (long pages = 1; pages <= kMost; pages += pages < 40 ? 1 : 5) {
    if (!is_chosen(options, pages, random)) continue;
    is_good = run(trial, {"disk", pages}, "pages left", table) && is_good;
  }
  return is_good;
}

}  // namespace

int main(int words, char** word) {
  const Options options = options_in(words, word);
  Ground ground;
  whylink::Random random(options.seed);
  Table table;
  const bool has_disk = ground.mount_small_disk();
  if (!has_disk) std::printf("no real disk is filled up: nothing may be mounted here\n");
  bool is_good = true;
  for (const Command& command : commands(ground)) {
    if (!options.only.empty() && options.only != command.name) continue;
    const Trial trial(ground, command);
    is_good = run_calls(trial, options, random, table) && is_good;
    if (has_disk) is_good = run_disks(trial, options, random, table) && is_good;
  }
  table.print();
  return is_good ? 0 : 1;
}
