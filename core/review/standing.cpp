#include <fmt/format.h>

#include <array>

#include "whylink/review.hpp"

namespace whylink::review {

namespace {

constexpr std::array<std::string_view, 7> kStandings = {
    "unenrolled", "new", "scheduled", "due", "lapsed", "suspended", "map-only"};
constexpr std::array<std::string_view, 3> kItemKinds = {"recall", "new", "again"};
constexpr std::array<std::string_view, 13> kActions = {
    "enrol",    "unenrol", "suspend", "resume", "snooze", "strong", "weak",
    "map-only", "unjudge", "dismiss", "ripen",  "accept", "bury"};

}  // namespace

std::string_view name(Standing standing) {
  return kStandings.at(static_cast<std::size_t>(standing));
}

std::string_view name(ItemKind kind) {
  return kItemKinds.at(static_cast<std::size_t>(kind));
}

std::string_view name(Action action) {
  return kActions.at(static_cast<std::size_t>(action));
}

std::optional<Action> action(std::string_view name) {
  for (std::size_t i = 0; i < kActions.size(); ++i) {
    if (kActions.at(i) == name) return static_cast<Action>(i);
  }
  return std::nullopt;
}

Standing standing(const Card& card, Day today) {
  if (card.worth == record::Worth::map_only) return Standing::map_only;
  if (!card.enrolled) return Standing::unenrolled;
  if (card.suspended) return Standing::suspended;
  if (!card.state) return Standing::fresh;
  if (card.last_grade == memory::Grade::blank) return Standing::lapsed;
  return card.due <= today ? Standing::due : Standing::scheduled;
}

bool is_leech(const record::Card& card) {
  return card.blanks_running >= kLeechBlanksRunning || card.lapses >= kLeechLapses;
}

bool is_weak_candidate(const record::Card& card) {
  if (card.worth == record::Worth::unjudged) return is_leech(card);
  return card.worth == record::Worth::weak;
}

std::string forgotten(const record::Card& card) {
  if (card.blanks_running >= kLeechBlanksRunning) {
    return fmt::format("forgotten {} times running", card.blanks_running);
  }
  return is_leech(card) ? fmt::format("forgotten {} times", card.lapses) : std::string();
}

}  // namespace whylink::review
