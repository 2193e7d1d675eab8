#include "core/review/queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/review/candidates.hpp"

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
  std::ranges::sort(ranked, [](const Ranked& one, const Ranked& other) {
    return std::tuple(one.recall, one.enrolled_on, one.item.a, one.item.b) <
           std::tuple(other.recall, other.enrolled_on, other.item.a, other.item.b);
  });
  std::vector<Item> items;
  items.reserve(ranked.size());
  for (Ranked& one : ranked) items.push_back(std::move(one.item));
  return items;
}

Ranked due_item(const graph::Edge& edge, const Card& card, const memory::Model& model, Day today) {
  const double recall =
      model.retrievability(card.state->stability, std::max(0, today - card.reviewed_on));
  Item item{edge.a, edge.b, ItemKind::recall, due_reason(card.due, today, recall), card.due};
  return {std::move(item), recall, card.enrolled_on};
}

Ranked fresh_item(const graph::Edge& edge, const std::string& why, Day enrolled_on, Day today) {
  return {Item{edge.a, edge.b, ItemKind::fresh, "new, " + why, today}, 0, enrolled_on};
}

// Due before new, as many as the minutes hold.
Plan cut(std::vector<Ranked> due, std::vector<Ranked> fresh, double minutes, double seconds_each) {
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

Result<Plan> Review::plan(double minutes, const Accepts& accepts) const {
  const auto times = record_->answer_times();
  if (!times) return tl::make_unexpected(times.error());
  const auto foreseen = choose_new();
  if (!foreseen) return tl::make_unexpected(foreseen.error());
  const memory::Model model(record_->parameters());
  const Day day = today();
  std::vector<Ranked> due;
  std::vector<Ranked> fresh;
  const auto put = [&](const graph::Edge& edge, const Card* card) -> Status {
    const Result<bool> taken = accepts ? accepts(edge) : true;
    if (!taken) return tl::make_unexpected(taken.error());
    if (!*taken) return {};
    if (card != nullptr && card->state) {
      due.push_back(due_item(edge, *card, model, day));
    } else {
      const std::string why =
          card != nullptr ? card->enrol_reason : enrol_reason(*snapshot_, *graph_, edge);
      fresh.push_back(fresh_item(edge, why, card != nullptr ? card->enrolled_on : day, day));
    }
    return {};
  };
  for (const auto& [pair, card] : cards_) {
    const graph::Edge* edge = is_asked(card, day) ? edge_of(pair) : nullptr;
    if (edge == nullptr) continue;
    // What a person enrolled by hand is asked wherever it stands.
    if (!card.by_hand && !is_material(*snapshot_, *edge)) continue;
    if (const Status done = put(*edge, &card); !done) return tl::make_unexpected(done.error());
  }
  for (const graph::Edge* edge : *foreseen) {
    if (const Status done = put(*edge, nullptr); !done) return tl::make_unexpected(done.error());
  }
  return cut(std::move(due), std::move(fresh), minutes, seconds_a_prompt(*times));
}

}  // namespace whylink::review
