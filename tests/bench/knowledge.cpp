// What simulated people know after a year of the same minutes, by the way their reviews are
// scheduled.
//   whylink_knowledge [PEOPLE] [DAYS] [MINUTES]
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "tests/simulation/peers.hpp"

namespace whylink::simulation {

namespace {

constexpr std::size_t kConnections = 3000;

struct Sum {
  Outcome all;
  std::vector<double> knowledge;
};

Sum people(int count, int days, const Settings& settings,
           std::unique_ptr<Scheduler> (*make)(const Settings&)) {
  Sum sum;
  for (int seed = 1; seed <= count; ++seed) {
    const auto number = static_cast<std::uint64_t>(seed);
    Person person(number, {}, kConnections);
    const Outcome one =
        run(days, person, make_desk(number, kConnections), *make(settings), settings);
    sum.knowledge.push_back(one.knowledge);
    sum.all.knowledge += one.knowledge / count;
    sum.all.mean_knowledge += one.mean_knowledge / count;
    sum.all.retention += one.retention / count;
    sum.all.minutes += one.minutes / count;
    sum.all.introduced += one.introduced;
    sum.all.reviews += one.reviews;
  }
  return sum;
}

// How many people know more by `ours`.
int better(const Sum& ours, const Sum& other) {
  int count = 0;
  for (std::size_t i = 0; i < ours.knowledge.size(); ++i) {
    count += ours.knowledge[i] > other.knowledge[i] ? 1 : 0;
  }
  return count;
}

}  // namespace

void print_table(int count, int days, double minutes) {
  Settings settings;
  settings.minutes = minutes;
  fmt::print("{} people, {} days, {:g} minutes a day\n\n", count, days, minutes);
  fmt::print(
      "| scheduled by | known at the end | mean over the days | introduced | recall of these "
      "| answers | minutes | whylink knows more |\n");
  fmt::print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  Sum ours;
  for (const auto make :
       {real_queue, real_queue_by_due_day, due_order, anki_order, anki_by_recall}) {
    const Sum sum = people(count, days, settings, make);
    if (ours.knowledge.empty()) ours = sum;
    fmt::print("| {} | {:.0f} | {:.0f} | {} | {:.3f} | {} | {:.0f} | {:+.1f} %, {} of {} |\n",
               make(settings)->name(), sum.all.knowledge, sum.all.mean_knowledge,
               sum.all.introduced / count, sum.all.retention, sum.all.reviews / count,
               sum.all.minutes, (ours.all.knowledge / sum.all.knowledge - 1) * 100,
               better(ours, sum), count);
  }
}

}  // namespace whylink::simulation

int main(int argc, char** argv) {
  const int people = argc > 1 ? std::max(std::atoi(argv[1]), 1) : 24;
  const int days = argc > 2 ? std::max(std::atoi(argv[2]), 1) : 365;
  const double minutes = argc > 3 ? std::max(std::atof(argv[3]), 1.0) : 12;
  whylink::simulation::print_table(people, days, minutes);
}
