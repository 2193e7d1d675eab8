// How well a connection is remembered: FSRS-6, in doubles, pure. Knows no notes and no database.
//
// Source of the model: the FSRS-6 definition as in open-spaced-repetition's fsrs-rs 6.x
// (src/model.rs, src/simulation.rs) and ts-fsrs 5.x; constants as published there.
// All functions are pure and may be called from any thread. On one machine equal arguments give
// equal bits; on machines whose mathematical library differs, the last digits may.
//
// Room for FSRS-7: a State is derived, never kept as truth, so another model is another class with
// the four functions of Model (elapsed time in fractions of a day) and its own state, and the past
// is brought over by replaying the grades. What is asked for below (choices, replay, evaluation)
// needs nothing of a model but those four.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/base.hpp"

namespace whylink::memory {

// How well the reason was recalled. Everything but blank is a pass.
enum class Grade : std::uint8_t { blank = 1, gist = 2, clear = 3, instant = 4 };
inline constexpr std::array kGrades = {Grade::blank, Grade::gist, Grade::clear, Grade::instant};

constexpr std::size_t kParameterCount = 21;
constexpr double kDefaultRetention = 0.9;
constexpr double kMinStability = 0.001;
constexpr double kMaxStability = 36500;
constexpr double kMinDifficulty = 1;
constexpr double kMaxDifficulty = 10;

// ---- the model
// ------------------------------------------------------------------------------------

// The 21 weights w0..w20, always inside their bounds.
struct Parameters {
  std::array<double, kParameterCount> w;

  // The published defaults.
  [[nodiscard]] static Parameters defaults();
  // 21 values as they are, 19 (FSRS-5) and 17 (FSRS-4.5) converted, none = defaults; then clipped
  // to the bounds. usage for any other count and for values that are not finite.
  [[nodiscard]] static Result<Parameters> from(std::span<const double> values);
  bool operator==(const Parameters&) const = default;
};

// What is known of one memory: stability in days until recall falls to 90 %, difficulty in 1..10.
struct State {
  double stability = 0;
  double difficulty = 0;
  bool operator==(const State&) const = default;
};

// The model with one set of parameters, its constants worked out once: for many reviews. Immutable.
// States that come in are clamped to the bounds, states that go out lie within them.
class Model {
 public:
  explicit Model(const Parameters& parameters);

  [[nodiscard]] const Parameters& parameters() const { return parameters_; }
  // The state after the first review.
  [[nodiscard]] State first_review(Grade grade) const;
  // The state after a later review, `elapsed_days` (whole local days) after the one before; 0 is a
  // review on the same day, which has a rule of its own. Negative counts as 0.
  [[nodiscard]] State next_review(State state, int elapsed_days, Grade grade) const;
  // The probability of recall, in 0..1, `elapsed_days` after the last review. Negative counts as 0.
  [[nodiscard]] double retrievability(double stability, double elapsed_days) const;
  // Days until recall falls to `retention` (in 0..1, exclusive), neither rounded nor capped.
  [[nodiscard]] double raw_interval(double stability, double retention) const;
  // The mean of retrievability() over `days` (above 0) that begin `from_days` after the last
  // review.
  [[nodiscard]] double mean_recall(double stability, double from_days, double days) const;

 private:
  [[nodiscard]] double same_day(double stability, Grade grade) const;
  [[nodiscard]] double after_lapse(State state, double recall) const;
  [[nodiscard]] double after_pass(State state, double recall, Grade grade) const;
  [[nodiscard]] double next_difficulty(double difficulty, Grade grade) const;

  Parameters parameters_;
  double decay_ = 0;                  // -w20
  double factor_ = 0;                 // 0.9^(1/decay) - 1
  double mean_factor_ = 0;            // 1 / (factor (decay + 1)): of the curve's integral
  double growth_ = 0;                 // e^w8
  double lapse_divisor_ = 0;          // e^(w17 w18)
  double difficulty_pull_ = 0;        // w7 times the unclamped first difficulty of an instant
  std::array<State, 4> first_{};      // by grade
  std::array<double, 4> same_day_{};  // by grade: e^(w17 (grade - 3 + w18))
};

// The same, for a single question; each works out the constants anew.
[[nodiscard]] State first_review(const Parameters& parameters, Grade grade);
[[nodiscard]] State next_review(const Parameters& parameters, State state, int elapsed_days,
                                Grade grade);
[[nodiscard]] double retrievability(const Parameters& parameters, double stability,
                                    double elapsed_days);
[[nodiscard]] double raw_interval(const Parameters& parameters, double stability, double retention);

// ---- what a review is worth
// ----------------------------------------------------------------------

// How far a review's worth is looked for. Longer makes the queue prefer what lasts, shorter what is
// being forgotten now; from 60 to 240 days a year's outcome differs by less than one per cent.
constexpr double kGainDays = 120;

// How much higher recall will be, on average over the next kGainDays, if the memory is reviewed
// today rather than left alone: the mean of a blank and a clear by their probability now. Not
// negative, at most 1. What is never reviewed counts as not known. Some 0.2 microseconds.
[[nodiscard]] double gain_of_review(const Model& model, State state, int elapsed_days);
// Of first prompts people recall about so many: the share of the first grades that are no blank.
constexpr double kRecallAtFirst = 0.76;
// The same for what was never asked, its first grades shared out as people give them.
[[nodiscard]] double gain_of_first_review(const Model& model);

// ---- choosing the next day
// ------------------------------------------------------------------------

constexpr int kDefaultMaximumInterval = 36500;
// Below this the four grades would have no four days to differ by; smaller wishes are read as this.
constexpr int kLeastMaximumInterval = 4;

// Whole days, both ends included.
struct DayRange {
  int earliest = 1;
  int latest = 1;
  bool operator==(const DayRange&) const = default;
};

// The days among which fuzz may choose for a raw interval, by Anki's rule: none below 2.5 days,
// then to either side one day and a share that shrinks as the interval grows, taken of the interval
// after it was clamped to `minimum`..`maximum`; the range lies within these. 1 <= minimum <=
// maximum.
[[nodiscard]] DayRange fuzz_range(double raw_interval, int minimum, int maximum);

// Where a memory stands when the prompt is shown.
struct Standing {
  std::optional<State> state;  // none before the first review
  int elapsed_days = 0;        // since the last review
  int scheduled_days = 0;      // the interval decided at the last review, 0 where there is none
};

// What the person wishes.
struct Wish {
  double retention = kDefaultRetention;  // in 0..1, exclusive
  int maximum_interval = kDefaultMaximumInterval;
};

// What one grade would lead to. All days count from the day of the review.
struct Choice {
  Grade grade = Grade::blank;
  State state;              // after the review
  double raw_interval = 0;  // neither rounded nor capped
  int plain = 1;            // the raw interval in whole days, within 1 and the maximum
  int earliest = 1;  // the range that fuzz and load may choose from; it holds what the order of
  int latest = 1;    //   the grades and the last interval demand, so may lie above `plain`
  int fuzzed = 1;    // the day that fuzz chose
  int days = 1;      // the day that counts: `fuzzed`, or what a PickDay made of it
};
using Choices = std::array<Choice, 4>;  // blank, gist, clear, instant

// Chooses another day for one grade, for instance one on which less is due: it is given the choice
// with `days` set by fuzz, and its answer is clamped to [earliest, latest].
using PickDay = std::function<int(const Choice&)>;

// All four outcomes up front, so that a screen can show them, and undo and a second look give the
// same. Whatever the parameters, the seed and the pick:
//   1 <= blank < gist < clear < instant <= maximum (in days);
//   a pass never shortens the interval because of fuzz: where the plain interval exceeds the last
//   one, so do the days; where the last one lies within the reach of fuzz, the days do not fall
//   below it (the maximum, less the days that hold the grades apart, goes before that); a blank
//   comes back after one day at least; an extra look within the session is no matter of days.
// `pick` is asked for the grades in rising order, as the range of each rests on the day below it.
[[nodiscard]] Choices choices(const Model& model, const Standing& standing, const Wish& wish,
                              std::uint64_t seed, const PickDay& pick = {});

// ---- logs of reviews
// ------------------------------------------------------------------------------

// Limits of a log. Beyond them something is wrong with the file, not with the person.
constexpr std::size_t kMaxLogRows = 50'000'000;
constexpr std::size_t kMaxLogColumns = 64;
constexpr int kMaxElapsedDays = 100'000;  // 270 years

// One review of a log.
struct LogRow {
  std::int64_t card_id = 0;
  int review_index = 0;          // orders the reviews of a card
  double seconds = 0;            // when: orders the items of a log
  Day day = 0;                   // 0 where the log has no such column
  int elapsed_days = 0;          // whole days since the card's review before, 0 at its first
  int rating = 0;                // 1..4 a grade; 0 moved by hand, which leaves the state as it is
  std::int64_t duration_ms = 0;  // 0 where unknown
  bool operator==(const LogRow&) const = default;
};

// Reads CSV with a header. Columns are found by name: card_id, review_index, ts, elapsed_days and
// rating must be there, day and duration_ms may be, others are passed over. Numbers only, no
// quotes; LF or CRLF; a byte order mark and empty lines are passed over. usage on anything else,
// naming the line as `name`:LINE. Rows keep the order of the text.
[[nodiscard]] Result<std::vector<LogRow>> read_log(std::string_view csv,
                                                   std::string_view name = "log");

// The memory after one review of a log. What does not exist is NaN: the retrievability at a card's
// first review, everything at a row moved by hand before that.
struct ReplayRow {
  std::int64_t card_id = 0;
  int review_index = 0;
  double retrievability = 0;  // just before the review
  double stability = 0;
  double difficulty = 0;
  double interval = 0;  // raw, at kDefaultRetention
};

// One row for each row, in the order given. The reviews of a card are taken by review_index (equal
// ones as they come), however the cards are mixed; elapsed days are believed as they are written.
[[nodiscard]] std::vector<ReplayRow> replay_log(const Parameters& parameters,
                                                std::span<const LogRow> rows);
// CSV with a header; 17 significant digits, so that reading gives the same bits; NaN as an empty
// field.
[[nodiscard]] std::string replay_csv(std::span<const ReplayRow> rows);

// How well the model foretells a log. All means are unweighted. NaN where there is nothing to
// measure: everything without items, `auc` where all answers passed or all failed.
struct Evaluation {
  std::size_t items = 0;
  double log_loss = 0;
  double rmse_bins = 0;  // bins by elapsed days, number of reviews and earlier lapses
  double auc = 0;
};

// Items are the graded reviews with elapsed days above 0 that are not a card's first, in the order
// of time, ties by card and index. `last_share` s in 0..1 scores those after floor((1 - s) n);
// histories are whole all the same.
[[nodiscard]] Evaluation evaluate(const Parameters& parameters, std::span<const LogRow> rows,
                                  double last_share = 1);

}  // namespace whylink::memory
