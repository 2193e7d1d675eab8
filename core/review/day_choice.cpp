#include <algorithm>
#include <cmath>
#include <queue>
#include <unordered_map>
#include <unordered_set>

#include "core/review/asking_order.hpp"
#include "whylink/review/day.hpp"

namespace whylink::review {

namespace {

using vault::FileId;

constexpr double kDaysToDouble = 30;
constexpr std::size_t kConsidered = 4096;
constexpr double kLeastSeconds = 1;  // of a prompt; less is no measure

// Worth of its minutes before siblings are looked at.
double value_of(const Waiting& one, Day today) {
  const double waited = std::max(today - one.due, 0) / kDaysToDouble;
  return one.gain / std::max(one.seconds, kLeastSeconds) * (1 + waited);
}

std::uint64_t ends_of(const Waiting& one) {
  return (static_cast<std::uint64_t>(one.a) << 32U) | one.b;
}

// How often each note is asked about on the day: for the first time, or again.
class NotesOfDay {
 public:
  explicit NotesOfDay(std::span<const FileId> asked) {
    for (const FileId note : asked) ++again_[note];
  }
  void add(const Waiting& one) {
    auto& times = one.is_new ? first_ : again_;
    ++times[one.a];
    ++times[one.b];
  }
  [[nodiscard]] int siblings(const Waiting& one) const {
    return reviews(one) + times(first_, one.a) + times(first_, one.b);
  }
  // Those of them that were asked before: what is new could have any other day.
  [[nodiscard]] int reviews(const Waiting& one) const {
    return times(again_, one.a) + times(again_, one.b);
  }

 private:
  using Times = std::unordered_map<FileId, int>;
  [[nodiscard]] static int times(const Times& times, FileId note) {
    const auto found = times.find(note);
    return found == times.end() ? 0 : found->second;
  }
  Times first_;
  Times again_;
};

class Filling {
 public:
  Filling(std::span<const Waiting> waiting, const DayWish& wish,
          std::span<const FileId> asked_today, const FreeOn& free_on)
      : waiting_(waiting),
        wish_(wish),
        notes_(asked_today),
        free_on_(free_on),
        asked_(waiting.size(), false) {
    for (const Waiting& one : waiting) shortest_ = std::min(shortest_, one.seconds);
  }

  // Takes the best of `from` until the day is full or `most` are taken; what siblings hold back is
  // looked at again in the place that they leave it.
  void take(const std::vector<std::uint32_t>& from, int most) {
    std::vector<Ranked> ranked;
    ranked.reserve(from.size());
    for (const std::uint32_t index : from) {
      if (asked_[index]) continue;
      ranked.push_back({value_of(waiting_[index], wish_.today), ends_of(waiting_[index]), index});
    }
    // At a note with very many each one taken makes less of all the others; the best few thousand
    // are more than any day holds.
    const std::size_t considered = std::max(kConsidered, static_cast<std::size_t>(4 * capacity()));
    if (ranked.size() > considered) {
      const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(considered);
      std::nth_element(ranked.begin(), end, ranked.end(),
                       [](const Ranked& one, const Ranked& other) { return other < one; });
      ranked.resize(considered);
    }
    std::priority_queue<Ranked> queue(std::less<Ranked>(), std::move(ranked));
    int taken = 0;
    while (!queue.empty() && taken < most && has_room()) {
      const Ranked top = queue.top();
      queue.pop();
      const Waiting& one = waiting_[top.index];
      const int siblings = notes_.siblings(one);
      if (siblings > 0 && is_held(one)) continue;
      const double value = std::ldexp(value_of(one, wish_.today), -std::min(siblings, 60));
      if (value < top.value) {
        queue.push({value, top.ends, top.index});
        continue;
      }
      if (!fits(one)) continue;
      add(top.index);
      ++taken;
    }
  }

  [[nodiscard]] DayChoice finish() && {
    int left = 0;
    double seconds = 0;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (asked_[i] || waiting_[i].is_new) continue;
      ++left;
      seconds += waiting_[i].seconds;
    }
    choice_.rest = std::max(left - choice_.held, 0);
    choice_.rest_seconds = left == 0 ? 0 : seconds * choice_.rest / left;
    choice_.asked = in_order_of_asking(waiting_, std::move(choice_.asked));
    return std::move(choice_);
  }

 private:
  struct Ranked {
    double value;
    std::uint64_t ends;
    std::uint32_t index;
    // Between equals the order of notes decides, which does not depend on how they came together.
    bool operator<(const Ranked& other) const {
      return value != other.value ? value < other.value : ends > other.ends;
    }
  };

  [[nodiscard]] bool has_room() const {
    const auto count = static_cast<int>(choice_.asked.size());
    if (wish_.prompts_most > 0 && count >= wish_.prompts_most) return false;
    if (choice_.asked.empty()) return wish_.seconds > 0;
    return choice_.seconds + shortest_ <= wish_.seconds;
  }
  [[nodiscard]] bool fits(const Waiting& one) const {
    return choice_.asked.empty() || choice_.seconds + one.seconds <= wish_.seconds;
  }
  [[nodiscard]] bool may_wait(const Waiting& one) const {
    if (one.is_new) return false;
    for (Day day = wish_.today + 1; day <= one.latest; ++day) {
      if (free_on_(one, day)) return true;
    }
    return false;
  }
  // Whether a sibling that the day has keeps it from this day. Where the sibling could have waited
  // and this one can not, this one waits all the same: tomorrow it is worth more, and goes first.
  [[nodiscard]] bool is_held(const Waiting& one) {
    if (one.is_new) return notes_.reviews(one) > 0;
    if (may_wait(one)) {
      ++choice_.held;
      return true;
    }
    return yielding_.contains(one.a) || yielding_.contains(one.b);
  }
  void add(std::uint32_t index) {
    asked_[index] = true;
    choice_.asked.push_back(index);
    choice_.seconds += waiting_[index].seconds;
    notes_.add(waiting_[index]);
    if (may_wait(waiting_[index])) yielding_.insert({waiting_[index].a, waiting_[index].b});
  }
  // How many of the shortest the day could hold.
  [[nodiscard]] double capacity() const {
    return std::min(wish_.seconds / std::max(shortest_, kLeastSeconds), 1e6);
  }

  std::span<const Waiting> waiting_;
  const DayWish& wish_;
  NotesOfDay notes_;
  const FreeOn& free_on_;
  std::vector<bool> asked_;
  std::unordered_set<FileId> yielding_;  // notes of those that could have waited
  double shortest_ = HUGE_VAL;
  DayChoice choice_;
};

}  // namespace

DayChoice choose_day(std::span<const Waiting> waiting, const DayWish& wish,
                     std::span<const FileId> asked_today, const FreeOn& free_on) {
  std::vector<std::uint32_t> fresh;
  std::vector<std::uint32_t> due;
  for (std::uint32_t i = 0; i < waiting.size(); ++i) (waiting[i].is_new ? fresh : due).push_back(i);
  Filling filling(waiting, wish, asked_today, free_on);
  const int first = std::min(wish.new_first, wish.new_most);
  filling.take(fresh, first);
  filling.take(due, static_cast<int>(due.size()));
  filling.take(fresh, wish.new_most - first);
  return std::move(filling).finish();
}

}  // namespace whylink::review
