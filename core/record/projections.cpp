#include "core/record/projections.hpp"

#include <algorithm>

#include "core/record/event_table.hpp"
#include "core/record/projection_rows.hpp"
#include "core/record/replay.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

constexpr std::size_t kProgressStep = 4096;

Status replay_settings(Database& database, Projections& out) {
  Statement rows = database.prepare(sql::kEventsWithoutPair);
  const auto events = events_of_rows(rows);
  if (!events) return tl::make_unexpected(events.error());
  add_amended(*events, out.amended);
  for (const Event& event : in_force(*events)) {
    const auto* changed = std::get_if<SettingChanged>(&event.body);
    if (changed != nullptr) out.settings[changed->name] = changed->value;
  }
  return {};
}

void add_group(const std::vector<Event>& group, Pair pair, const memory::Parameters& parameters,
               Projections& out) {
  add_amended(group, out.amended);
  // Before the event that it is about has come, an undo or correction makes no card.
  const auto names_pair = [](const Event& event) { return pair_of(event.body).has_value(); };
  if (!std::ranges::any_of(group, names_pair)) return;
  out.cards.push_back(replay_pair(pair, group, parameters));
  for (const Event& event : in_force(group)) {
    const auto* review = std::get_if<Reviewed>(&event.body);
    if (review == nullptr) continue;
    TimeSum& sum = out.answer_times[review->kind];
    sum.milliseconds += time_of(*review).milliseconds;
    ++sum.reviews;
  }
}

}  // namespace

Result<Projections> replay_all(Database& database, const OnProgress& progress) {
  Projections out;
  if (const Status settings = replay_settings(database, out); !settings) {
    return tl::make_unexpected(settings.error());
  }
  const auto found = out.settings.find(kParametersSetting);
  const memory::Parameters parameters =
      parameters_from(found == out.settings.end() ? nullptr : &found->second);
  std::vector<Event> group;
  Pair pair;
  std::size_t done = 0;
  Statement rows = database.prepare(sql::kEventsByPair);
  while (rows.next()) {
    auto event = event_of_row(rows);
    if (!event) return tl::make_unexpected(event.error());
    const Pair next{rows.uuid(11), rows.uuid(12)};
    if (!group.empty() && next != pair) {
      add_group(group, pair, parameters, out);
      group.clear();
    }
    pair = next;
    group.push_back(*std::move(event));
    if (++done % kProgressStep == 0 && progress) progress({"replaying", done, 0});
  }
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  if (!group.empty()) add_group(group, pair, parameters, out);
  return out;
}

Result<Projections> read_projections(Database& database) {
  Projections out;
  auto cards = all_cards(database);
  if (!cards) return tl::make_unexpected(cards.error());
  out.cards = *std::move(cards);
  Statement settings = database.prepare(sql::kAllSettings);
  while (settings.next()) out.settings[settings.text(0)] = settings.text(1);
  Statement times = database.prepare(sql::kAnswerTimes);
  while (times.next()) {
    out.answer_times[static_cast<PromptKind>(times.integer(0))] = {times.integer(1),
                                                                   times.integer(2)};
  }
  auto amended = read_amended(database);
  if (!amended) return tl::make_unexpected(amended.error());
  out.amended = *std::move(amended);
  for (const Status& status : {settings.status(), times.status()}) {
    if (!status) return tl::make_unexpected(status.error());
  }
  return out;
}

Status rebuild_projections(Database& database, const OnProgress& progress) {
  const auto all = replay_all(database, progress);
  if (!all) return tl::make_unexpected(all.error());
  if (const Status dropped = database.execute(sql::kDropProjections); !dropped) return dropped;
  for (const Card& card : all->cards) {
    if (const Status put = put_card(database, card); !put) return put;
  }
  if (const Status put = put_settings(database, all->settings); !put) return put;
  for (const auto& [kind, sum] : all->answer_times) {
    if (const Status put = add_time(database, kind, sum); !put) return put;
  }
  if (const Status put = put_amended(database, all->amended); !put) return put;
  Statement version = database.prepare(sql::kSetProjectionVersion);
  return version.bind(kProjection).run();
}

}  // namespace whylink::record
