// Years of reviews, day by day: a person, a vault of connections, and a way to schedule them.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/person.hpp"
#include "whylink/review/day.hpp"

namespace whylink::simulation {

constexpr Day kFirstDay = 20513;  // 2026-03-01, a Sunday

// What the program knows of one connection.
struct Card {
  vault::FileId a = 0;
  vault::FileId b = 0;
  std::uint32_t topic = 0;
  std::optional<memory::State> state;
  int reviews = 0;
  Day enrolled_on = 0;  // 0: not enrolled
  Day reviewed_on = 0;
  Day due = 0;
  Day latest = 0;
};

// Connections in the order in which the rule would enrol them. Most notes have few, some have many.
struct Desk {
  std::vector<Card> cards;
  std::vector<std::vector<std::size_t>> at_note;  // the cards of each note

  // The cards that share a note with this one.
  [[nodiscard]] std::vector<std::size_t> siblings(std::size_t card) const;
  // Whether a sibling that was reviewed is due on the day.
  [[nodiscard]] bool has_sibling_due(std::size_t card, Day day) const;
};
[[nodiscard]] Desk make_desk(std::uint64_t seed, std::size_t connections);

struct Settings {
  double minutes = 12;
  int new_per_day = 5;
  double retention = 0.9;
  review::EasyDays easy_days = review::kNoEasyDays;
};

// A way to schedule. `today` may enrol.
class Scheduler {
 public:
  virtual ~Scheduler() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  // What to ask in the seconds left, in order. Asked again while time is left.
  [[nodiscard]] virtual std::vector<std::size_t> today(Desk& desk, Day day, double seconds) = 0;
  // The days until each grade's next review, and the last day of its range.
  struct Next {
    int days = 1;
    int earliest = 1;
    int latest = 1;
  };
  [[nodiscard]] virtual std::array<Next, 4> next(const Desk& desk, std::size_t card, Day day) = 0;
  // The person took so long for a prompt.
  virtual void learn(double seconds) = 0;
};

// The queue of the program itself: review::choose_day, new_for_day and pick_day.
[[nodiscard]] std::unique_ptr<Scheduler> real_queue(const Settings& settings);
// The same with a worth that is equal for all, so that only the time waited orders what is due:
// what the order by gain adds is the difference.
[[nodiscard]] std::unique_ptr<Scheduler> real_queue_by_due_day(const Settings& settings);

// What was done on one day that the person came.
struct DayDone {
  int number = 0;  // 0 the first
  Day day = 0;
  double seconds = 0;
  double longest = 0;  // the slowest single prompt
  int asked = 0;
  int first = 0;
  int waiting = 0;  // due, and not asked
};

struct Watch {
  // Before a card is answered, as the desk stood when the day was planned.
  std::function<void(const Desk& planned, std::size_t card, Day day, bool second_look)> asked;
  // When its next day was decided, before it is written down.
  std::function<void(const Desk&, std::size_t card, Day day, const Scheduler::Next&)> decided;
  std::function<void(const DayDone&)> day_done;
  // Days on which the person is away whatever their habits.
  std::function<bool(int number)> away;
};

struct Outcome {
  double knowledge = 0;       // at the end
  double mean_knowledge = 0;  // over all days
  int introduced = 0;
  int reviews = 0;
  double minutes = 0;    // spent in all
  double retention = 0;  // of what was introduced, at the end
  Desk desk;             // as it is at the end
};

// Runs so many days. A blank comes back once before the end of the day; the day ends when its
// minutes are used up.
Outcome run(int days, Person& person, Desk desk, Scheduler& scheduler, const Settings& settings,
            const Watch& watch = {});

}  // namespace whylink::simulation
