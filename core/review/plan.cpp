// The day's plan: what of the record may be asked today, handed to choose_day().
#include "whylink/review/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <unordered_map>

#include "core/review/candidates.hpp"
#include "core/review/pace.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

namespace {

std::string due_reason(Day due, Day today, double recall) {
  const Day days = today - due;
  const std::string when = days <= 0   ? "due today"
                           : days == 1 ? "due for a day"
                                       : fmt::format("due for {} days", days);
  return fmt::format("{}, recall about {} %", when, std::lround(recall * 100));
}

std::string shift(std::string_view what, int days) {
  return days == 0 ? std::string() : fmt::format(", {} {:+}", what, days);
}

// What of the day was spent before.
struct Spent {
  double seconds = 0;
  int prompts = 0;
  int fresh = 0;    // first prompts among them
  int by_rule = 0;  // of those, not enrolled by hand
};

Spent spent_in(const std::vector<record::Event>& events, const std::map<Pair, Card>& cards) {
  Spent spent;
  std::map<Pair, int> times;
  for (const record::Event& event : events) {
    const auto& review = std::get<record::Reviewed>(event.body);
    spent.seconds += review.seconds;
    ++spent.prompts;
    if (record::feeds_memory(review.kind)) ++times[review.pair];
  }
  for (const auto& [pair, count] : times) {
    const auto card = cards.find(pair);
    if (card == cards.end() || card->second.reviews != count) continue;
    ++spent.fresh;
    if (!card->second.by_hand) ++spent.by_rule;
  }
  return spent;
}

}  // namespace

std::string how_decided(const Card& card) {
  if (!card.state) return {};
  std::string how =
      fmt::format("{:.1f} days from {}", card.raw_interval, format_day(card.reviewed_on));
  how += shift("fuzz", card.fuzz_days) + shift("load", card.load_days);
  if (card.load_days != 0) how += fmt::format(" ({})", record::name(card.load_reason));
  return how;
}

// Gathers what may be asked today, in one pass over the record.
class Review::Planning {
 public:
  Planning(const Review& review, const Accepts& accepts, const Pace& pace, Spent spent)
      : review_(review),
        accepts_(accepts),
        model_(review.record_->parameters()),
        today_(review.today()),
        pace_(pace),
        spent_(spent),
        load_(review.load(today_, usual_seconds())) {}

  Status gather(const std::vector<const graph::Edge*>& foreseen) {
    for (const Placed& one : review_.placed()) {
      const Card& card = *one.card;
      if (card.state) last_review_ = std::max(last_review_, card.reviewed_on);
      if (card.reviewed_on == today_ && card.state) {
        asked_today_.insert(asked_today_.end(), {one.a, one.b});
      }
      if (!is_in_queue(card, one.is_material) || !is_asked(card, today_)) continue;
      if (card.state) due_seconds_ += seconds_of(card);
      const auto taken = accepted(one.a, one.b);
      if (!taken) return tl::make_unexpected(taken.error());
      if (*taken) add(one.a, one.b, one.topic, &card);
    }
    for (const graph::Edge* edge : foreseen) {
      const auto taken = accepted(edge->a, edge->b);
      if (!taken) return tl::make_unexpected(taken.error());
      if (*taken) add(edge->a, edge->b, topic_number(*review_.snapshot_, edge->a), nullptr);
    }
    return {};
  }

  [[nodiscard]] Plan plan(double minutes) {
    const DayWish wish = wish_of(minutes);
    const FreeOn free_on = [this](const Waiting& one, Day day) {
      return !is_due(one.a, day) && !is_due(one.b, day);
    };
    DayChoice choice = choose_day(waiting_, wish, asked_today_, free_on);
    for (int round = 0; round < kMostRounds && drop_unaskable(choice); ++round) {
      choice = choose_day(waiting_, wish, asked_today_, free_on);
    }
    Plan plan;
    plan.prompts_used_up = wish.seconds == 0 && minutes > 0;
    plan.minutes = minutes;
    plan.minutes_spent = spent_.seconds / 60;
    plan.day_share = review_.settings_.easy_days.at(static_cast<std::size_t>(weekday(today_)));
    plan.seconds_expected = choice.seconds;
    for (const std::uint32_t index : choice.asked) {
      ++(waiting_[index].is_new ? plan.fresh : plan.recall);
      if (cards_[index] != nullptr && is_leech(*cards_[index])) ++plan.weak;
      plan.items.push_back(item(index));
    }
    plan.rest = choice.rest;
    plan.rest_days = load_.days_to_hold(choice.rest_seconds);
    if (last_review_ > 0) plan.away_days = std::max(0, today_ - last_review_ - 1);
    return plan;
  }

 private:
  [[nodiscard]] double usual_seconds() const {
    return seconds_with_return(pace_.seconds(), review_.settings_.retention);
  }

  [[nodiscard]] Result<bool> accepted(FileId a, FileId b) const {
    return accepts_ ? accepts_(*review_.graph_->find(a, b)) : true;
  }

  void add(FileId a, FileId b, std::uint32_t topic, const Card* card) {
    Waiting one;
    one.a = a;
    one.b = b;
    one.topic = topic;
    one.is_new = card == nullptr || !card->state;
    if (one.is_new) {
      one.due = card == nullptr ? today_ : card->enrolled_on;
      one.latest = one.due;
      one.gain = gain_of_new_;
      one.seconds = seconds_with_return(pace_.seconds(PromptKind::why), memory::kRecallAtFirst);
      by_hand_ += card != nullptr && card->by_hand ? 1 : 0;
    } else {
      const int elapsed = std::max(0, today_ - card->reviewed_on);
      one.due = card->due;
      one.latest = std::max(card->due, card->reviewed_on + card->latest_days);
      one.gain = memory::gain_of_review(model_, *card->state, elapsed);
      one.seconds = seconds_of(*card);
    }
    waiting_.push_back(one);
    cards_.push_back(card);
  }

  [[nodiscard]] double seconds_of(const Card& card) const {
    const double recall =
        model_.retrievability(card.state->stability, std::max(0, today_ - card.reviewed_on));
    return seconds_with_return(pace_.seconds(), recall);
  }

  // What a person enrolled by hand is no matter of the rule's number, but of what is due as well: a
  // thousand at once leave the minutes to that.
  [[nodiscard]] DayWish wish_of(double minutes) const {
    const Settings& settings = review_.settings_;
    DayWish wish;
    wish.today = today_;
    wish.seconds = minutes * 60;
    wish.new_most = std::max(0, settings.new_per_day - spent_.by_rule) + by_hand_;
    const int at_once = settings.new_per_day + std::min(by_hand_, kNewPerDay);
    const int first = new_for_day(at_once, due_seconds_, std::min(settings.minutes, minutes) * 60);
    wish.new_first = std::max(0, first - spent_.fresh);
    if (settings.prompts_per_day > 0) {
      wish.prompts_most = settings.prompts_per_day - spent_.prompts;
      if (wish.prompts_most <= 0) wish.seconds = 0;
    }
    return wish;
  }

  // Notes are rewritten, and a link that stood in a sentence stands alone. Takes what cannot be
  // asked any more out of what waits; returns whether there was any.
  [[nodiscard]] bool drop_unaskable(const DayChoice& choice) {
    const std::size_t looked_at = std::min(choice.asked.size(), kMostLookedAt);
    std::vector<bool> drop(waiting_.size(), false);
    bool any = false;
    for (const std::uint32_t index : std::span(choice.asked).first(looked_at)) {
      const Waiting& one = waiting_[index];
      drop[index] = !review_.can_be_asked(*review_.graph_->find(one.a, one.b));
      any = any || drop[index];
    }
    if (!any) return false;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      if (drop[i]) continue;
      waiting_[kept] = waiting_[i];
      cards_[kept++] = cards_[i];
    }
    waiting_.resize(kept);
    cards_.resize(kept);
    return true;
  }

  [[nodiscard]] Item item(std::uint32_t index) const {
    const Waiting& one = waiting_[index];
    const Card* card = cards_[index];
    Item item;
    item.a = one.a;
    item.b = one.b;
    item.kind = one.is_new ? ItemKind::fresh : ItemKind::recall;
    item.due = one.is_new ? today_ : card->due;
    item.gain_a_minute = one.gain * 60 / one.seconds;
    if (one.is_new) {
      const graph::Edge& edge = *review_.graph_->find(one.a, one.b);
      item.reason = "new, " + (card != nullptr ? card->enrol_reason
                                               : enrol_reason(*review_.snapshot_, *review_.graph_,
                                                              edge, review_.clock_()));
    } else {
      const double recall =
          model_.retrievability(card->state->stability, std::max(0, today_ - card->reviewed_on));
      item.reason = due_reason(card->due, today_, recall);
      if (is_leech(*card)) item.reason += ", " + forgotten(*card);
      item.how = how_decided(*card);
    }
    return item;
  }

  [[nodiscard]] bool is_due(FileId note, Day day) {
    const auto [at, added] = due_days_.try_emplace(note);
    if (added) at->second = review_.due_days(note, nullptr, today_);
    return std::ranges::binary_search(at->second, day);
  }

  // A day holds some sixteen prompts; of one of many hours the end is only looked at when it comes.
  static constexpr std::size_t kMostLookedAt = 64;
  static constexpr int kMostRounds = 8;

  const Review& review_;
  const Accepts& accepts_;
  memory::Model model_;
  Day today_;
  const Pace& pace_;
  Spent spent_;
  DayLoad load_;
  double gain_of_new_ = memory::gain_of_first_review(model_);
  std::vector<Waiting> waiting_;
  std::vector<const Card*> cards_;  // of what waits; null for what is only foreseen
  std::vector<FileId> asked_today_;
  std::unordered_map<FileId, std::vector<Day>> due_days_;
  double due_seconds_ = 0;
  int by_hand_ = 0;
  Day last_review_ = 0;
};

Result<Plan> Review::plan(double minutes, const Accepts& accepts) const {
  const auto times = record_->answer_times();
  if (!times) return tl::make_unexpected(times.error());
  const auto answered = record_->reviews_of(today());
  if (!answered) return tl::make_unexpected(answered.error());
  const auto foreseen = choose_new();
  if (!foreseen) return tl::make_unexpected(foreseen.error());
  const Pace pace(*times);
  Planning planning(*this, accepts, pace, spent_in(*answered, cards_));
  if (const Status gathered = planning.gather(*foreseen); !gathered) {
    return tl::make_unexpected(gathered.error());
  }
  return planning.plan(minutes);
}

Result<double> Review::minutes_left() const {
  const auto times = record_->answer_times();
  if (!times) return tl::make_unexpected(times.error());
  const auto answered = record_->reviews_of(today());
  if (!answered) return tl::make_unexpected(answered.error());
  const double share = settings_.easy_days.at(static_cast<std::size_t>(weekday(today())));
  const double spent = spent_in(*answered, cards_).seconds;
  const double left = std::max(settings_.minutes * share * 60 - spent, 0.0);
  // Minutes that were never enough for a prompt hold one all the same; what is left of them may
  // not.
  return spent > 0 && left < Pace(*times).seconds() ? 0 : left / 60;
}

}  // namespace whylink::review
