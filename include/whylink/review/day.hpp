// What a day holds: which of the connections that wait are worth its minutes most, and on which
// later day an answered one comes back. Pure: values in, values out; the record and the vault are
// not known here, so that a simulated person is served by the same code as a real one.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "whylink/base.hpp"
#include "whylink/memory.hpp"
#include "whylink/record.hpp"
#include "whylink/vault.hpp"

namespace whylink::review {

// How much of a usual day's minutes each weekday has, Monday first: 1 all, 0.5 half, 0 none.
using EasyDays = std::array<double, 7>;
inline constexpr EasyDays kNoEasyDays = {1, 1, 1, 1, 1, 1, 1};

// ---- work on coming days
// ------------------------------------------------------------------------------

// The seconds of work that are due on each coming day, and the room there is for them.
class DayLoad {
 public:
  // `seconds_a_day` is the budget of a usual day, above 0.
  DayLoad(Day today, double seconds_a_day, const EasyDays& easy);

  // Work due before today counts for today; beyond kFarthest days nobody looks.
  void add(Day due, double seconds);
  [[nodiscard]] double seconds(Day day) const;
  // The budget of that weekday; an easy day without any has a hundredth, so that it can be
  // compared.
  [[nodiscard]] double room(Day day) const;
  [[nodiscard]] Day today() const { return today_; }

  // Over how many days after today `seconds` more fit into what room is free on each; 0 where they
  // are nothing, kFarthest where they do not.
  [[nodiscard]] int days_to_hold(double seconds) const;

  static constexpr int kFarthest = 400;

 private:
  Day today_;
  double seconds_a_day_;
  EasyDays easy_;
  std::vector<double> seconds_;
};

struct PickedDay {
  int days = 1;
  record::LoadReason reason = record::LoadReason::none;  // why it is not the day that fuzz chose
};

// The day of a choice's range that work and siblings leave best: first one on which no sibling is
// due
// (`taken` says on which days one is), among these the one with the least work for its room, among
// equals the nearest to the day that fuzz chose. A sibling shares a day only where all days of the
// range have one. Easy days have little room and so are met last, empty or not. Deterministic.
[[nodiscard]] PickedDay pick_day(const memory::Choice& choice, const DayLoad& load, double seconds,
                                 const std::function<bool(Day)>& taken);

// ---- today
// --------------------------------------------------------------------------------------------

// A connection that may be asked today.
struct Waiting {
  vault::FileId a = 0;
  vault::FileId b = 0;
  std::uint32_t topic = 0;
  bool is_new = false;  // never asked; the rest is of those that were
  Day due = 0;          // for how long it has waited
  Day latest = 0;       // the last day of its range, so that it may be left for a later one
  double gain = 0;      // memory::gain_of_review, or of a first one
  double seconds = 0;   // expected, the second look after a blank included
};

struct DayWish {
  Day today = 0;
  double seconds = 0;    // what the person has
  int new_first = 0;     // so many new ones have their place before what is due
  int new_most = 0;      // so many may be asked where time is left
  int prompts_most = 0;  // 0: as many as the seconds hold
};

// Whether no connection that shares a note with this one is due on a later day.
using FreeOn = std::function<bool(const Waiting& one, Day day)>;

struct DayChoice {
  std::vector<std::uint32_t> asked;  // indices into what waits, in the order of asking
  double seconds = 0;                // expected
  int held = 0;                      // due, and left for another day of their range by a sibling
  int rest = 0;                      // due, and not held by the minutes
  double rest_seconds = 0;
};

// Fills the day by what a minute gains: gain per second, grown by how long it has waited (twice as
// much after 30 days, so that nothing waits for ever) and halved for each sibling that the day has
// already. `asked_today` are the notes of what was answered today. What shares a note with those,
// or with one that is chosen, and has another day of its range free of siblings, is left for that
// day, as is what would join one that has. A new one joins no sibling but new ones. At least one
// prompt where there are seconds; else never more than they hold. The order of asking: new ones
// spread among the others, no two neighbours about the same note, nor of the same topic, where that
// can be had. Costs n, and log n for each that is looked at.
[[nodiscard]] DayChoice choose_day(std::span<const Waiting> waiting, const DayWish& wish,
                                   std::span<const vault::FileId> asked_today,
                                   const FreeOn& free_on);

// How many new connections a day begins with: `most` while what is due takes no more than a day's
// minutes, none when it takes eight times that, evenly between. What waits is asked before more is
// added to it.
[[nodiscard]] int new_for_day(int most, double due_seconds, double day_seconds);

}  // namespace whylink::review
