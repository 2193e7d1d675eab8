#include "core/record/replay.hpp"

#include <algorithm>

#include "core/record/event_table.hpp"

namespace whylink::record {

namespace {

using memory::Grade;

// A day before the last review (the clock was set back) counts as the same day.
int elapsed_days(const Card& card, Day day) {
  return std::max(0, day - card.reviewed_on);
}

class Step {
 public:
  Step(Card& card, Day day, const memory::Parameters& parameters)
      : card_(card), day_(day), parameters_(parameters) {}

  // Enrolled already: a hand outranks the rule, nothing else changes.
  void operator()(const Enrolled& body) const {
    if (card_.enrolled && (card_.by_hand || !body.by_hand)) return;
    if (!card_.enrolled) card_.enrolled_on = day_;
    card_.enrolled = true;
    card_.by_hand = body.by_hand;
    card_.enrol_reason = body.reason;
  }
  // The memory stays, for the day when it is enrolled again.
  void operator()(const Unenrolled&) const {
    card_.enrolled = false;
    card_.by_hand = false;
    card_.enrolled_on = 0;
    card_.enrol_reason.clear();
  }
  void operator()(const Reviewed& body) const {
    card_.last_kind = body.kind;
    if (!feeds_memory(body.kind)) return;
    if (!card_.enrolled) {
      card_.enrolled = true;
      card_.enrolled_on = day_;
      card_.enrol_reason = "reviewed";
    }
    const bool is_second_look =
        card_.reviews > 0 && card_.reviewed_on == day_ && card_.last_grade == Grade::blank;
    card_.state = card_.state ? memory::next_review(parameters_, *card_.state,
                                                    elapsed_days(card_, day_), body.grade)
                              : memory::first_review(parameters_, body.grade);
    const bool blank = body.grade == Grade::blank;
    // What was forgotten and is looked at again the same day is one forgetting, however that goes.
    if (!is_second_look) {
      if (blank && card_.reviews > 0) ++card_.lapses;
      card_.blanks_running = blank ? card_.blanks_running + 1 : 0;
    }
    ++card_.reviews;
    card_.reviewed_on = day_;
    card_.due = body.due;
    card_.raw_interval = body.raw_interval;
    card_.fuzz_days = body.fuzz_days;
    card_.load_days = body.load_days;
    card_.load_reason = body.load_reason;
    card_.latest_days = body.latest_days;
    card_.last_grade = body.grade;
    card_.snoozed_until = 0;
  }
  void operator()(const Judged& body) const { card_.worth = body.worth; }
  void operator()(const Suspended&) const { card_.suspended = true; }
  void operator()(const Resumed&) const { card_.suspended = false; }
  void operator()(const Snoozed& body) const { card_.snoozed_until = body.until; }
  // What was decided last about a suggestion holds alone.
  void operator()(const Dismissed&) const { decide(true, false, 0); }
  void operator()(const Ripening& body) const { decide(false, false, body.until); }
  void operator()(const Accepted&) const { decide(false, true, 0); }
  template <class Other>
  void operator()(const Other&) const {}

 private:
  void decide(bool dismissed, bool accepted, Day ripens_on) const {
    card_.dismissed = dismissed;
    card_.accepted = accepted;
    card_.ripens_on = ripens_on;
  }

  Card& card_;
  Day day_;
  const memory::Parameters& parameters_;
};

}  // namespace

void apply(Card& card, const Event& event, const memory::Parameters& parameters) {
  std::visit(Step(card, event.day, parameters), event.body);
}

std::uint64_t clock_at(Moment moment) {
  // SQLite counts with a sign; this is the year 6429.
  constexpr std::int64_t kLast = (std::int64_t{1} << 47U) - 1;
  const auto milliseconds =
      static_cast<std::uint64_t>(std::clamp<std::int64_t>(moment.milliseconds, 0, kLast));
  return milliseconds << kCounterBits;
}

Amendments::Amendments(std::span<const Event> events) {
  for (const Event& event : events) {
    if (const auto* redone = std::get_if<Redone>(&event.body)) undone_.insert(redone->undo);
  }
  const std::unordered_set<Uuid> lifted = undone_;
  for (const Event& event : events) {
    const auto* undone = std::get_if<Undone>(&event.body);
    if (undone != nullptr && !lifted.contains(event.id)) undone_.insert(undone->event);
  }
  for (const Event& event : events) {
    const auto* corrected = std::get_if<Corrected>(&event.body);
    if (corrected == nullptr || is_undone(event.id)) continue;
    Correction& sum = corrections_[corrected->event];
    if (corrected->grade) sum.fields.grade = corrected->grade;
    if (corrected->answer) sum.fields.answer = corrected->answer;
    if (corrected->due) sum.fields.due = corrected->due;
    if (!corrected->time) continue;
    sum.fields.time = corrected->time;
    sum.clock = event.clock;
  }
}

Event Amendments::corrected(const Event& event) const {
  Event result = event;
  const auto found = corrections_.find(event.id);
  auto* review = std::get_if<Reviewed>(&result.body);
  if (found == corrections_.end() || review == nullptr) return result;
  const Corrected& fields = found->second.fields;
  if (fields.grade) review->grade = *fields.grade;
  if (fields.answer) review->answer = *fields.answer;
  if (fields.due) review->due = *fields.due;
  if (!fields.time) return result;
  result.time = *fields.time;
  result.day = fields.time->day();
  // Never behind its correction: what comes after that comes after all that is here.
  result.clock = std::min(clock_at(*fields.time), found->second.clock);
  return result;
}

std::vector<Event> Amendments::in_force(std::span<const Event> events) const {
  std::vector<Event> out;
  for (const Event& event : events) {
    const bool amends = about(event.body).has_value();
    if (!amends && !is_undone(event.id)) out.push_back(corrected(event));
  }
  if (!std::ranges::is_sorted(out, before)) std::ranges::sort(out, before);
  return out;
}

std::vector<Event> in_force(const std::vector<Event>& events) {
  return Amendments(events).in_force(events);
}

Card replay_pair(Pair pair, std::span<const Event> events, const memory::Parameters& parameters) {
  Card card;
  card.pair = pair;
  for (const Event& event : Amendments(events).in_force(events)) {
    if (pair_of(event.body) == pair) apply(card, event, parameters);
  }
  return card;
}

Card replay(Pair pair, const std::vector<Event>& events, const memory::Parameters& parameters) {
  return replay_pair(pair, events, parameters);
}

}  // namespace whylink::record
