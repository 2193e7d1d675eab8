#include "core/review/queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace whylink::review {

namespace {

// A mean outside these tells of a walk or a slip, not of answering.
constexpr double kQuickest = 5;
constexpr double kSlowest = 600;

bool are_siblings(const Item& one, const Item& other) {
  return one.a == other.a || one.a == other.b || one.b == other.a || one.b == other.b;
}

// Whether `item` may stand between its neighbours at `at`.
bool fits(const std::vector<Item>& items, std::size_t at, const Item& item) {
  return (at == 0 || !are_siblings(items[at - 1], item)) &&
         (at == items.size() || !are_siblings(items[at], item));
}

std::string due_reason(Day due, Day today, double recall) {
  const Day days = today - due;
  const std::string when = days == 0   ? "due today"
                           : days == 1 ? "due for a day"
                                       : fmt::format("due for {} days", days);
  return fmt::format("{}, recall about {} %", when, std::lround(recall * 100));
}

struct Ranked {
  Item item;
  double recall = 0;
  Day enrolled_on = 0;
};

std::vector<Item> items_of(std::vector<Ranked> ranked) {
  std::ranges::stable_sort(ranked, [](const Ranked& one, const Ranked& other) {
    return std::tuple(one.recall, one.enrolled_on, one.item.a, one.item.b) <
           std::tuple(other.recall, other.enrolled_on, other.item.a, other.item.b);
  });
  std::vector<Item> items;
  items.reserve(ranked.size());
  for (Ranked& one : ranked) items.push_back(std::move(one.item));
  return items;
}

bool is_asked(const Card& card, Day today) {
  return card.enrolled && !card.suspended && !card.dismissed && card.snoozed_until <= today &&
         card.worth != record::Worth::map_only && (!card.state || card.due <= today);
}

}  // namespace

double seconds_a_prompt(std::span<const record::Record::AnswerTime> measured) {
  double seconds = 0;
  int reviews = 0;
  for (const auto& time : measured) {
    if (!record::feeds_memory(time.kind)) continue;
    seconds += time.seconds;
    reviews += time.reviews;
  }
  if (reviews == 0 || seconds <= 0) return kSecondsBeforeMeasured;
  return std::clamp(seconds / reviews, kQuickest, kSlowest);
}

std::size_t prompts_in(double minutes, double seconds_each) {
  if (!(minutes > 0)) return 0;
  constexpr double kDay = 24 * 60;
  return std::max<std::size_t>(
      1, static_cast<std::size_t>(std::min(minutes, kDay) * 60 / seconds_each));
}

std::vector<Item> with_siblings_apart(std::vector<Item> items) {
  std::vector<Item> out;
  out.reserve(items.size());
  while (!items.empty()) {
    auto next = std::ranges::find_if(
        items, [&](const Item& item) { return out.empty() || !are_siblings(out.back(), item); });
    if (next == items.end()) break;
    out.push_back(std::move(*next));
    items.erase(next);
  }
  // What is left are siblings of the last: each goes to the latest place that takes it.
  for (Item& item : items) {
    std::size_t at = out.size();
    while (at > 0 && !fits(out, at, item)) --at;
    if (!fits(out, at, item)) at = out.size();
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
  }
  return out;
}

Result<Plan> Review::plan(double minutes) const {
  const auto times = record_->answer_times();
  if (!times) return tl::make_unexpected(times.error());
  const double seconds_each = seconds_a_prompt(*times);
  const memory::Model model(record_->parameters());
  const Day day = today();
  std::vector<Ranked> due;
  std::vector<Ranked> fresh;
  for (const auto& [pair, card] : cards_) {
    if (!is_asked(card, day)) continue;
    const auto one = keys_.file(pair.a);
    const auto other = keys_.file(pair.b);
    if (!one || !other || graph_->find(*one, *other) == nullptr) continue;
    Item item{std::min(*one, *other), std::max(*one, *other), ItemKind::recall, {}, day};
    if (!card.state) {
      item.kind = ItemKind::fresh;
      item.reason = "new, " + card.enrol_reason;
      fresh.push_back({std::move(item), 0, card.enrolled_on});
      continue;
    }
    const double recall =
        model.retrievability(card.state->stability, std::max(0, day - card.reviewed_on));
    item.due = card.due;
    item.reason = due_reason(card.due, day, recall);
    due.push_back({std::move(item), recall, card.enrolled_on});
  }
  Plan plan;
  plan.minutes = minutes;
  const std::size_t room = prompts_in(minutes, seconds_each);
  for (auto* ranked : {&due, &fresh}) {
    for (Item& item : items_of(std::move(*ranked))) {
      if (plan.items.size() == room) break;
      ++(item.kind == ItemKind::fresh ? plan.fresh : plan.recall);
      plan.items.push_back(std::move(item));
    }
  }
  plan.items = with_siblings_apart(std::move(plan.items));
  plan.seconds_expected = seconds_each * static_cast<double>(plan.items.size());
  return plan;
}

}  // namespace whylink::review
