#include "core/record/projections.hpp"

#include <algorithm>
#include <cmath>

#include "core/record/body_json.hpp"
#include "core/record/event_table.hpp"
#include "core/record/replay.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

constexpr double kMostSeconds = 1e6;
constexpr std::size_t kProgressStep = 4096;

TimeSum time_of(const Reviewed& review) {
  const double seconds = std::isfinite(review.seconds) ? review.seconds : 0;
  return {std::llround(std::clamp(seconds, 0.0, kMostSeconds) * 1000), 1};
}

// A value that is no list of numbers that the model takes means the defaults.
memory::Parameters parameters_from(const std::string* value) {
  const memory::Parameters defaults = memory::Parameters::defaults();
  if (value == nullptr) return defaults;
  const Json json = parse_json(*value);
  if (!json.is_array()) return defaults;
  std::vector<double> weights;
  for (const Json& weight : json) {
    if (!weight.is_number()) return defaults;
    weights.push_back(weight.get<double>());
  }
  return memory::Parameters::from(weights).value_or(defaults);
}

Status replay_settings(Database& database, Projections& out) {
  Statement rows = database.prepare(sql::kSettingEvents);
  const auto events = events_of_rows(rows);
  if (!events) return tl::make_unexpected(events.error());
  for (const Event& event : *events) {
    const auto& changed = std::get<SettingChanged>(event.body);
    out.settings[changed.name] = changed.value;
  }
  return {};
}

void add_group(const std::vector<Event>& group, Pair pair, const memory::Parameters& parameters,
               Projections& out) {
  // Before the event that it is about has come, an undo or correction makes no card.
  const auto names_pair = [](const Event& event) { return pair_of(event.body).has_value(); };
  if (!std::ranges::any_of(group, names_pair)) return;
  out.cards.push_back(replay_pair(pair, group, parameters));
  const Amendments amendments(group);
  for (const Event& event : group) {
    const auto* review = std::get_if<Reviewed>(&event.body);
    if (review == nullptr || amendments.is_undone(event.id)) continue;
    TimeSum& sum = out.answer_times[review->kind];
    sum.milliseconds += time_of(*review).milliseconds;
    ++sum.reviews;
  }
}

Status put_card(Database& database, const Card& card) {
  std::optional<double> stability;
  std::optional<double> difficulty;
  if (card.state) {
    stability = card.state->stability;
    difficulty = card.state->difficulty;
  }
  std::optional<std::int64_t> kind;
  std::optional<std::int64_t> grade;
  if (card.last_kind) kind = static_cast<std::int64_t>(*card.last_kind);
  if (card.last_grade) grade = static_cast<std::int64_t>(*card.last_grade);
  Statement row = database.prepare(sql::kPutCard);
  row.bind(card.pair.a).bind(card.pair.b);
  for (const bool flag :
       {card.enrolled, card.by_hand, card.suspended, card.dismissed, card.accepted}) {
    row.bind(std::int64_t{flag});
  }
  row.bind(static_cast<std::int64_t>(card.worth));
  for (const Day day : {card.enrolled_on, card.snoozed_until, card.ripens_on}) {
    row.bind(std::int64_t{day});
  }
  row.bind(stability).bind(difficulty);
  for (const int number :
       {card.reviewed_on, card.due, card.reviews, card.lapses, card.blanks_running}) {
    row.bind(std::int64_t{number});
  }
  return row.bind(kind)
      .bind(grade)
      .bind_text(card.enrol_reason)
      .bind(std::optional(card.raw_interval))
      .bind(std::int64_t{card.fuzz_days})
      .bind(std::int64_t{card.load_days})
      .bind(static_cast<std::int64_t>(card.load_reason))
      .bind(std::int64_t{card.latest_days})
      .run();
}

Card card_of_row(const Statement& row) {
  Card card;
  card.pair = {row.uuid(0), row.uuid(1)};
  card.enrolled = row.flag(2);
  card.by_hand = row.flag(3);
  card.suspended = row.flag(4);
  card.dismissed = row.flag(5);
  card.accepted = row.flag(6);
  card.worth = static_cast<Worth>(row.integer(7));
  card.enrolled_on = row.small(8);
  card.snoozed_until = row.small(9);
  card.ripens_on = row.small(10);
  if (!row.is_null(11)) card.state = memory::State{row.real(11), row.real(12)};
  card.reviewed_on = row.small(13);
  card.due = row.small(14);
  card.reviews = row.small(15);
  card.lapses = row.small(16);
  card.blanks_running = row.small(17);
  if (!row.is_null(18)) card.last_kind = static_cast<PromptKind>(row.integer(18));
  if (!row.is_null(19)) card.last_grade = static_cast<memory::Grade>(row.integer(19));
  card.enrol_reason = row.text(20);
  card.raw_interval = row.real(21);
  card.fuzz_days = row.small(22);
  card.load_days = row.small(23);
  card.load_reason = static_cast<LoadReason>(row.integer(24));
  card.latest_days = row.small(25);
  return card;
}

Status put_setting(Database& database, std::string_view name, std::string_view value) {
  Statement row = database.prepare(sql::kPutSetting);
  return row.bind_text(name).bind_text(value).run();
}

Status add_time(Database& database, PromptKind kind, TimeSum sum) {
  Statement row = database.prepare(sql::kAddAnswerTime);
  return row.bind(static_cast<std::int64_t>(kind)).bind(sum.milliseconds).bind(sum.reviews).run();
}

Status put_settings(Database& database, const Projections& from) {
  if (const Status dropped = database.execute(sql::kDropSettings); !dropped) return dropped;
  for (const auto& [name, value] : from.settings) {
    if (const Status put = put_setting(database, name, value); !put) return put;
  }
  return {};
}

Status adopt_parameters(Database& database, memory::Parameters& parameters) {
  const auto now = parameters_in_use(database);
  if (!now) return tl::make_unexpected(now.error());
  if (*now == parameters) return {};
  parameters = *now;
  return rebuild_projections(database);
}

Status project_setting(Database& database, const SettingChanged& changed,
                       memory::Parameters& parameters) {
  Status put = put_setting(database, changed.name, changed.value);
  if (!put || changed.name != kParametersSetting) return put;
  return adopt_parameters(database, parameters);
}

Status replay_settings_again(Database& database, memory::Parameters& parameters) {
  Projections latest;
  if (const Status replayed = replay_settings(database, latest); !replayed) return replayed;
  if (const Status put = put_settings(database, latest); !put) return put;
  return adopt_parameters(database, parameters);
}

// An undo or a correction changes the past of one card, so that card is replayed.
Status project_amendment(Database& database, const Event& event, const Uuid& target_id,
                         memory::Parameters& parameters) {
  const auto target = find_event(database, target_id);
  if (!target) return tl::make_unexpected(target.error());
  if (!*target) return {};
  if (std::holds_alternative<SettingChanged>((*target)->body)) {
    return replay_settings_again(database, parameters);
  }
  const auto pair = pair_of_event(database, target_id);
  if (!pair) return tl::make_unexpected(pair.error());
  if (!*pair) return {};
  const auto events = events_of_pair(database, **pair);
  if (!events) return tl::make_unexpected(events.error());
  Status put = put_card(database, replay_pair(**pair, *events, parameters));
  const auto* review = std::get_if<Reviewed>(&(*target)->body);
  if (!put || review == nullptr || !std::holds_alternative<Undone>(event.body)) return put;

  Statement count = database.prepare(sql::kTimesUndone);
  count.bind(target_id);
  const bool first_undo = count.next() && count.integer(0) == 1;
  if (const Status counted = count.status(); !counted || !first_undo) return counted;
  const TimeSum sum = time_of(*review);
  return add_time(database, review->kind, {-sum.milliseconds, -sum.reviews});
}

Status project_step(Database& database, const Event& event, const Pair& pair,
                    const memory::Parameters& parameters) {
  auto card = card_of(database, pair);
  if (!card) return tl::make_unexpected(card.error());
  Card next = card->value_or(Card{});
  next.pair = pair;
  apply(next, event, parameters);
  Status put = put_card(database, next);
  const auto* review = std::get_if<Reviewed>(&event.body);
  if (!put || review == nullptr) return put;
  return add_time(database, review->kind, time_of(*review));
}

// What is known of a note begins with the event that gave it a key.
Status project_note(Database& database, const Event& event) {
  if (const auto* keyed = std::get_if<NoteKeyed>(&event.body)) {
    Statement row = database.prepare(sql::kNoteKeyed);
    return row.bind(keyed->key).bind_text(keyed->path).bind_text(keyed->title).run();
  }
  if (const auto* renamed = std::get_if<NoteRenamed>(&event.body)) {
    Statement row = database.prepare(sql::kNoteRenamed);
    return row.bind(renamed->key).bind_text(renamed->path).run();
  }
  return {};
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
  if (const Status put = put_settings(database, *all); !put) return put;
  for (const auto& [kind, sum] : all->answer_times) {
    if (const Status put = add_time(database, kind, sum); !put) return put;
  }
  Statement version = database.prepare(sql::kSetProjectionVersion);
  return version.bind(kProjection).run();
}

std::optional<NoteKey> note_key_of(const Body& body) {
  if (const auto* keyed = std::get_if<NoteKeyed>(&body)) return keyed->key;
  if (const auto* renamed = std::get_if<NoteRenamed>(&body)) return renamed->key;
  return std::nullopt;
}

Status project(Database& database, const Event& event, memory::Parameters& parameters) {
  if (const auto pair = pair_of(event.body)) {
    return project_step(database, event, *pair, parameters);
  }
  if (const auto target = about(event.body)) {
    return project_amendment(database, event, *target, parameters);
  }
  if (const auto* changed = std::get_if<SettingChanged>(&event.body)) {
    return project_setting(database, *changed, parameters);
  }
  return project_note(database, event);
}

Result<std::optional<Card>> card_of(Database& database, const Pair& pair) {
  Statement row = database.prepare(sql::kCardOf);
  row.bind(pair.a).bind(pair.b);
  if (row.next()) return card_of_row(row);
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return std::nullopt;
}

Result<std::vector<Card>> all_cards(Database& database) {
  std::vector<Card> cards;
  Statement rows = database.prepare(sql::kAllCards);
  while (rows.next()) cards.push_back(card_of_row(rows));
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return cards;
}

Result<std::optional<std::string>> setting_of(Database& database, std::string_view name) {
  Statement row = database.prepare(sql::kSetting);
  row.bind_text(name);
  if (row.next()) return row.text(0);
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return std::nullopt;
}

Result<memory::Parameters> parameters_in_use(Database& database) {
  const auto value = setting_of(database, kParametersSetting);
  if (!value) return tl::make_unexpected(value.error());
  return parameters_from(*value ? &**value : nullptr);
}

}  // namespace whylink::record
