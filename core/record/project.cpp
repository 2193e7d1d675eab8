// How one event that was inserted just now changes the derived tables.
#include "core/record/event_table.hpp"
#include "core/record/projection_rows.hpp"
#include "core/record/replay.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

Result<bool> is_first_row(Statement& newest, const Event& event) {
  const bool is_newest = newest.next() && newest.uuid(0) == event.id;
  if (const Status status = newest.status(); !status) return tl::make_unexpected(status.error());
  return is_newest;
}

Status adopt_parameters(Database& database, memory::Parameters& parameters) {
  const auto now = parameters_in_use(database);
  if (!now) return tl::make_unexpected(now.error());
  if (*now == parameters) return {};
  parameters = *now;
  return rebuild_projections(database);
}

Status replay_settings_again(Database& database, memory::Parameters& parameters) {
  Statement rows = database.prepare(sql::kSettingEvents);
  const auto events = events_of_rows(rows);
  if (!events) return tl::make_unexpected(events.error());
  Settings latest;
  for (const Event& event : *events) {
    const auto& changed = std::get<SettingChanged>(event.body);
    latest[changed.name] = changed.value;
  }
  if (const Status put = put_settings(database, latest); !put) return put;
  return adopt_parameters(database, parameters);
}

Status project_setting(Database& database, const Event& event, const SettingChanged& changed,
                       memory::Parameters& parameters) {
  Statement newest = database.prepare(sql::kNewestSetting);
  const auto is_newest = is_first_row(newest, event);
  if (!is_newest) return tl::make_unexpected(is_newest.error());
  if (!*is_newest) return replay_settings_again(database, parameters);
  Status put = put_setting(database, changed.name, changed.value);
  if (!put || changed.name != kParametersSetting) return put;
  return adopt_parameters(database, parameters);
}

Status replay_card(Database& database, const Pair& pair, const memory::Parameters& parameters) {
  const auto events = events_of_pair(database, pair);
  if (!events) return tl::make_unexpected(events.error());
  return put_card(database, replay_pair(pair, *events, parameters));
}

Status step_card(Database& database, const Event& event, const Pair& pair,
                 const memory::Parameters& parameters) {
  auto card = card_of(database, pair);
  if (!card) return tl::make_unexpected(card.error());
  Card next = card->value_or(Card{});
  next.pair = pair;
  apply(next, event, parameters);
  return put_card(database, next);
}

// What an undo, a redo or a correction changes is the past of one card, so that card is replayed.
Status project_amendment(Database& database, const Event& event, memory::Parameters& parameters) {
  const auto family = family_of(database, event);
  if (!family) return tl::make_unexpected(family.error());
  if (!*family) return {};
  const Event& root = (*family)->root;
  const auto before = is_undone(database, root.id);
  if (!before) return tl::make_unexpected(before.error());
  if (const Status settled = settle(database, **family); !settled) return settled;
  const auto after = is_undone(database, root.id);
  if (!after) return tl::make_unexpected(after.error());
  if (std::holds_alternative<SettingChanged>(root.body)) {
    return replay_settings_again(database, parameters);
  }
  const auto pair = pair_of(root.body);
  if (!pair) return {};
  if (const Status put = replay_card(database, *pair, parameters); !put) return put;
  const auto* review = std::get_if<Reviewed>(&root.body);
  if (review == nullptr || *before == *after) return {};
  const TimeSum sum = time_of(*review);
  const int sign = *after ? -1 : 1;
  return add_time(database, review->kind, {sign * sum.milliseconds, sign * sum.reviews});
}

Status project_card(Database& database, const Event& event, const Pair& pair,
                    const memory::Parameters& parameters) {
  Statement newest = database.prepare(sql::kNewestOfPair);
  newest.bind(pair.a).bind(pair.b);
  const auto is_newest = is_first_row(newest, event);
  if (!is_newest) return tl::make_unexpected(is_newest.error());
  Status put = *is_newest ? step_card(database, event, pair, parameters)
                          : replay_card(database, pair, parameters);
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

std::optional<NoteKey> note_key_of(const Body& body) {
  if (const auto* keyed = std::get_if<NoteKeyed>(&body)) return keyed->key;
  if (const auto* renamed = std::get_if<NoteRenamed>(&body)) return renamed->key;
  return std::nullopt;
}

Status project(Database& database, const Event& event, memory::Parameters& parameters) {
  if (const auto pair = pair_of(event.body)) {
    return project_card(database, event, *pair, parameters);
  }
  if (about(event.body)) return project_amendment(database, event, parameters);
  if (const auto* changed = std::get_if<SettingChanged>(&event.body)) {
    return project_setting(database, event, *changed, parameters);
  }
  return project_note(database, event);
}

}  // namespace whylink::record
