#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "app/workspace/session_run.hpp"
#include "app/workspace/words.hpp"

namespace whylink::workspace {

namespace {

struct Grades {
  std::optional<memory::Grade> before;  // the last one of an earlier day
  std::optional<memory::Grade> today;   // the last one of the session's day
  bool written = false;                 // some answer of that day has words
};

Grades grades_of(const std::vector<record::Event>& events, Day day) {
  Grades grades;
  for (const record::Event& event : record::in_force(events)) {
    const auto* reviewed = std::get_if<record::Reviewed>(&event.body);
    if (reviewed == nullptr) continue;
    (event.day < day ? grades.before : grades.today) = reviewed->grade;
    grades.written = grades.written || (event.day >= day && !reviewed->answer.empty());
  }
  return grades;
}

bool is_due(const record::Card& card, Day day) {
  if (!card.state || card.due > day || card.snoozed_until > day) return false;
  const review::Standing standing = review::standing(card, day);
  return standing == review::Standing::due || standing == review::Standing::lapsed;
}

std::string recall_line(const SessionSummary& summary) {
  const bool all_written = summary.recalled > 0 && summary.explained == summary.recalled;
  std::string line = counted(summary.recalled, "connection", "connections") +
                     (all_written ? " explained" : " recalled");
  if (!all_written && summary.explained > 0) {
    line += fmt::format(", {} explained in writing", summary.explained);
  }
  if (summary.sharper > 0) line += fmt::format(", {} sharper than last time", summary.sharper);
  if (summary.missed > 0) line += fmt::format(", {} not recalled", summary.missed);
  return line + ".";
}

}  // namespace

std::vector<std::string> lines(const SessionSummary& summary) {
  std::vector<std::string> lines = {recall_line(summary)};
  if (summary.put_off > 0) {
    lines.push_back(counted(summary.put_off, "connection is", "connections are") +
                    " put off until tomorrow.");
  }
  if (summary.tomorrow > 0) {
    lines.push_back(counted(summary.tomorrow, "connection comes", "connections come") +
                    " back tomorrow, about " +
                    counted(summary.tomorrow_minutes, "minute", "minutes") + ".");
  } else if (summary.put_off == 0) {
    lines.emplace_back("Nothing is due tomorrow; new connections may join.");
  }
  if (summary.more > 0) {
    lines.push_back("Today has room for " + counted(summary.more, "prompt", "prompts") + " more.");
  }
  return lines;
}

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
    const bool missed = *grades.today == memory::Grade::blank;
    ++(missed ? summary.missed : summary.recalled);
    if (!missed && grades.written) ++summary.explained;
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
  const auto rest = workspace_->today(std::nullopt, {});
  if (!rest) return tl::make_unexpected(rest.error());
  summary.more = static_cast<int>(rest->items.size());
  return summary;
}

}  // namespace whylink::workspace
