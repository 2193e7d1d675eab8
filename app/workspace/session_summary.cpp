#include <algorithm>
#include <cmath>
#include <set>

#include "app/workspace/session_run.hpp"

namespace whylink::workspace {

namespace {

struct Grades {
  std::optional<memory::Grade> before;  // the last one of an earlier day
  std::optional<memory::Grade> today;   // the last one of the session's day
};

Grades grades_of(const std::vector<record::Event>& events, Day day) {
  std::set<Uuid> undone;
  for (const record::Event& event : events) {
    if (const auto* undo = std::get_if<record::Undone>(&event.body)) undone.insert(undo->event);
  }
  Grades grades;
  for (const record::Event& event : events) {
    const auto* reviewed = std::get_if<record::Reviewed>(&event.body);
    if (reviewed == nullptr || undone.contains(event.id)) continue;
    (event.day < day ? grades.before : grades.today) = reviewed->grade;
  }
  return grades;
}

bool is_due(const record::Card& card, Day day) {
  if (!card.state || card.due > day || card.snoozed_until > day) return false;
  const review::Standing standing = review::standing(card, day);
  return standing == review::Standing::due || standing == review::Standing::lapsed;
}

}  // namespace

Result<SessionSummary> SessionRun::summary() const {
  SessionSummary summary;
  std::set<record::Pair> seen;
  for (const review::Item& item : session_.items) {
    const auto pair = workspace_->review().keys().pair(item.a, item.b);
    if (!pair || !seen.insert(*pair).second) continue;
    const auto events = workspace_->record().events_of(*pair);
    if (!events) return tl::make_unexpected(events.error());
    const Grades grades = grades_of(*events, session_.day);
    if (!grades.today) continue;
    (*grades.today == memory::Grade::blank ? summary.missed : summary.explained) += 1;
    if (grades.before && *grades.today > *grades.before) ++summary.sharper;
  }
  const auto cards = workspace_->record().cards();
  if (!cards) return tl::make_unexpected(cards.error());
  summary.tomorrow = static_cast<int>(std::ranges::count_if(
      *cards, [&](const record::Card& card) { return is_due(card, session_.day + 1); }));
  summary.put_off = static_cast<int>(std::ranges::count_if(*cards, [&](const record::Card& card) {
    return card.snoozed_until == session_.day + 1 && seen.contains(card.pair);
  }));
  const auto times = workspace_->record().answer_times();
  if (!times) return tl::make_unexpected(times.error());
  double seconds = 0;
  int reviews = 0;
  for (const auto& time : *times) {
    seconds += time.seconds;
    reviews += time.reviews;
  }
  const double each =
      reviews > 0 && seconds > 0 ? seconds / reviews : review::kSecondsBeforeMeasured;
  summary.tomorrow_minutes = static_cast<int>(std::ceil(summary.tomorrow * each / 60));
  return summary;
}

}  // namespace whylink::workspace
