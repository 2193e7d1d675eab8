#include "core/record/stamp.hpp"

#include <algorithm>

#include "core/record/event_table.hpp"
#include "core/record/replay.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

// Keys that notes get on the way, and what the rule enrols, are no part of what a person did.
void mark_batch(std::vector<Event>& events) {
  std::vector<Event*> deed;
  for (Event& event : events) {
    const bool lifts = std::holds_alternative<Redone>(event.body);
    const bool takes_back = std::holds_alternative<Undone>(event.body);
    if (lifts || takes_back || can_be_undone(event.body)) deed.push_back(&event);
  }
  if (deed.size() < 2) return;
  for (Event* event : deed) event->batch = deed.front()->id;
}

Result<std::uint64_t> clock_in(Statement& row) {
  const bool has_clock = row.next() && !row.is_null(0);
  const auto clock = has_clock ? static_cast<std::uint64_t>(row.integer(0)) : 0;
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return clock;
}

// How far the clock has come among the events that this one follows on.
Result<std::uint64_t> clock_before(Database& database, const Body& body) {
  std::optional<Pair> pair = pair_of(body);
  const auto target = about(body);
  if (target) {
    const auto named = pair_of_event(database, *target);
    if (!named) return tl::make_unexpected(named.error());
    pair = *named;
  }
  if (pair) {
    Statement row = database.prepare(sql::kClockOfPair);
    row.bind(pair->a).bind(pair->b);
    return clock_in(row);
  }
  if (target) {
    Statement row = database.prepare(sql::kClockOfEvent);
    row.bind(*target);
    return clock_in(row);
  }
  if (!std::holds_alternative<SettingChanged>(body)) return std::uint64_t{0};
  Statement row = database.prepare(sql::kClockOfSettings);
  return clock_in(row);
}

// The time is kept to the second, as the journal writes it.
Event event_at(const Store& store, std::uint64_t clock, Moment time, Random& random) {
  Event event;
  event.id = Uuid::fresh(static_cast<std::int64_t>(clock >> kCounterBits), random);
  event.clock = clock;
  event.device = store.device;
  event.time = {time.seconds() * 1000, time.offset_minutes};
  event.day = time.day();
  return event;
}

}  // namespace

std::uint64_t next_clock(std::uint64_t last, Moment now) {
  const std::uint64_t wall = clock_at(now);
  const std::uint64_t most = clock_at({now.milliseconds + kMostAheadMs, 0});
  return last > most ? wall : std::max(wall, last + 1);
}

Status require_past(Moment time, Moment now) {
  if (time.seconds() <= now.seconds()) return {};
  return fail(ErrorKind::usage, "this time is still to come", format_moment(time),
              "name one up to now, " + format_moment(now));
}

Result<Stamped> stamp_now(Store& store, std::vector<Body> bodies) {
  const Moment now = store.options.clock();
  Random random = randomness(store.options.seed, store.sequence + 1);
  Stamped stamped{{}, store.clock};
  std::uint64_t sequence = store.sequence;
  for (Body& body : bodies) {
    stamped.clock = next_clock(stamped.clock, now);
    const auto before = clock_before(store.database, body);
    if (!before) return tl::make_unexpected(before.error());
    Event event = event_at(store, stamped.clock, now, random);
    event.clock = std::max(event.clock, *before + 1);
    event.sequence = ++sequence;
    event.body = std::move(body);
    stamped.events.push_back(std::move(event));
  }
  mark_batch(stamped.events);
  return stamped;
}

Stamped stamp_dated(const Store& store, std::vector<Dated> dated) {
  Random random = randomness(store.options.seed, store.sequence + 1);
  Stamped stamped{{}, store.clock};
  std::uint64_t sequence = store.sequence;
  for (Dated& one : dated) {
    Event event = event_at(store, clock_at(one.time), one.time, random);
    event.sequence = ++sequence;
    event.body = std::move(one.body);
    stamped.events.push_back(std::move(event));
  }
  mark_batch(stamped.events);
  return stamped;
}

}  // namespace whylink::record
