// A simulated person: what they remember, how long they take, on which days they come. Everything
// is drawn from (seed, connection, how often it was asked), so that two ways of scheduling meet the
// same person and the same luck.
#pragma once

#include <vector>

#include "whylink/memory.hpp"

namespace whylink::simulation {

struct Habits {
  double minutes = 12;
  double seconds_at_first = 58;  // of a prompt, on the first day
  double seconds_at_last = 38;   // after a year and later
  double day_off = 0.12;         // the probability of each single day
  double absence = 1.0 / 120;    // of beginning one, each day
  int longest_absence = 28;      // days, at least a fourth of it
  double own_memory = 0.15;      // how far the weights of their memory differ from the published
  double own_links = 0.5;        // how far the connections differ among each other
};

class Person {
 public:
  Person(std::uint64_t seed, const Habits& habits, std::size_t connections);

  [[nodiscard]] const Habits& habits() const { return habits_; }
  // Whether they sit down on the day; to be asked for each day, in order.
  [[nodiscard]] bool comes(int day);
  // Answers, and remembers having answered.
  memory::Grade answer(std::size_t connection, int day);
  // How long the next answer about it takes.
  [[nodiscard]] double seconds(std::size_t connection, int day) const;
  // The probability that they would recall it; 0 before it was ever asked.
  [[nodiscard]] double recall(std::size_t connection, int day) const;
  // Of everything: how many reasons they would recall that day.
  [[nodiscard]] double knowledge(int day) const;

 private:
  struct Trace {
    memory::State state;
    int last = 0;
    int times = 0;
    double strength = 1;  // of the first impression
  };
  [[nodiscard]] double chance(std::uint64_t what, std::uint64_t about, std::uint64_t time) const;

  std::uint64_t seed_;
  Habits habits_;
  memory::Model truth_;
  std::vector<Trace> traces_;
  int away_until_ = 0;
};

}  // namespace whylink::simulation
