#include "app/workspace/day_words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "app/workspace/words.hpp"

namespace whylink::workspace {

namespace {

// A day off is no absence.
constexpr int kAwayDays = 2;

std::string spread_over(int days) {
  if (days >= review::DayLoad::kFarthest) return "the rest is spread over the coming months";
  if (days <= 1) return "the rest comes tomorrow";
  return fmt::format("the rest is spread over the next {} days", days);
}

}  // namespace

int whole_minutes(double seconds) {
  return static_cast<int>(std::ceil(seconds / 60));
}

std::string day_words(const review::Plan& plan) {
  std::string words = counted(whole_minutes(plan.seconds_expected), "minute", "minutes") +
                      fmt::format(": {} to recall, {} new", plan.recall, plan.fresh);
  if (plan.weak > 0) words += fmt::format(", {} weak", plan.weak);
  if (plan.discoveries > 0) words += ", " + counted(plan.discoveries, "discovery", "discoveries");
  if (plan.repairs > 0) words += ", " + counted(plan.repairs, "repair", "repairs");
  words += ".";
  const std::string after = after_days_away(plan);
  return after.empty() ? words : words + " " + after;
}

std::string after_days_away(const review::Plan& plan) {
  if (plan.away_days < kAwayDays || plan.rest == 0) return {};
  return fmt::format("After {} days away this holds what is worth most; {}.", plan.away_days,
                     spread_over(plan.rest_days));
}

std::string why_nothing(const review::Plan& plan) {
  if (plan.items.empty() && plan.prompts_used_up) return "Today's prompts are used up";
  if (!lacks_minutes(plan)) return "There is nothing to ask now";
  if (plan.minutes_spent > 0) return "Today's minutes are used up";
  if (plan.day_share == 0) return "Today is kept free";
  return "Today's minutes are too few for a prompt";
}

bool lacks_minutes(const review::Plan& plan) {
  return plan.items.empty() && plan.minutes == 0;
}

}  // namespace whylink::workspace
