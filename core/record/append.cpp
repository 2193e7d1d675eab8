#include <algorithm>

#include "core/record/admit.hpp"
#include "core/record/event_table.hpp"
#include "core/record/projections.hpp"
#include "core/record/store.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

constexpr unsigned kCounterBits = 16;
// SQLite counts with a sign; this is the year 6429.
constexpr std::int64_t kLastMillisecond = (std::int64_t{1} << 47U) - 1;

// Never behind what was given out or seen before, whatever the wall clock says.
std::uint64_t next_clock(std::uint64_t last, Moment now) {
  const auto wall =
      static_cast<std::uint64_t>(std::clamp<std::int64_t>(now.milliseconds, 0, kLastMillisecond));
  return std::max(wall << kCounterBits, last + 1);
}

Status check_undo(Database& database, const Event& target) {
  if (!can_be_undone(target.body)) {
    return fail(ErrorKind::refused,
                "this cannot be undone: " + std::string(kind_name(target.body)));
  }
  Statement count = database.prepare(sql::kTimesUndone);
  count.bind(target.id);
  const bool undone = count.next() && count.integer(0) > 0;
  if (const Status status = count.status(); !status) return status;
  if (undone) return fail(ErrorKind::refused, "this was undone already");
  return {};
}

Status check_target(Database& database, const Body& body) {
  const auto target_id = about(body);
  if (!target_id) return {};
  const auto target = find_event(database, *target_id);
  if (!target) return tl::make_unexpected(target.error());
  if (!*target) {
    return fail(ErrorKind::not_found, "there is no event " + target_id->text());
  }
  if (std::holds_alternative<Undone>(body)) return check_undo(database, **target);
  if (std::holds_alternative<Reviewed>((*target)->body)) return {};
  return fail(ErrorKind::refused, "only a review can be corrected");
}

Status admit_all(Store& store, std::vector<Body>& bodies) {
  for (Body& body : bodies) {
    if (const Status admitted = admit(body); !admitted) return admitted;
    if (const Status found = check_target(store.database, body); !found) return found;
  }
  return {};
}

// Keys that notes get on the way, and what the rule enrols, are no part of what a person did.
void mark_batch(std::vector<Event>& events) {
  std::vector<Event*> deed;
  for (Event& event : events) {
    const bool takes_back = std::holds_alternative<Undone>(event.body);
    if (takes_back || can_be_undone(event.body)) deed.push_back(&event);
  }
  if (deed.size() < 2) return;
  for (Event* event : deed) event->batch = deed.front()->id;
}

// The time is kept to the second, as the journal writes it.
std::vector<Event> stamp_all(const Store& store, std::vector<Body> bodies) {
  const Moment now = store.options.clock();
  Random random = randomness(store.options.seed, store.sequence + 1);
  std::vector<Event> events;
  events.reserve(bodies.size());
  std::uint64_t clock = store.clock;
  std::uint64_t sequence = store.sequence;
  for (Body& body : bodies) {
    clock = next_clock(clock, now);
    Event event;
    event.id = Uuid::fresh(static_cast<std::int64_t>(clock >> kCounterBits), random);
    event.clock = clock;
    event.device = store.device;
    event.sequence = ++sequence;
    event.time = {now.seconds() * 1000, now.offset_minutes};
    event.day = now.day();
    event.body = std::move(body);
    events.push_back(std::move(event));
  }
  mark_batch(events);
  return events;
}

Status insert_and_project(Database& database, const Event& event, memory::Parameters& parameters) {
  const auto inserted = insert_event(database, event);
  if (!inserted) return tl::make_unexpected(inserted.error());
  if (!*inserted) {
    return fail(ErrorKind::database, "an event of this id exists", database.where(),
                "do it again, with another seed if one was given");
  }
  return project(database, event, parameters);
}

Status commit_events(Store& store, const std::vector<Event>& events, const std::string& lines) {
  if (const Status limited = limit_pages(store); !limited) return limited;
  Transaction transaction(store.database);
  if (!transaction.begun()) return transaction.begun();
  memory::Parameters parameters = store.parameters;
  for (const Event& event : events) {
    const Status done = insert_and_project(store.database, event, parameters);
    if (!done) return done;
  }
  const Event& last = events.back();
  Status standing = set_standing(store, last.sequence, last.clock, store.journal->size_with(lines));
  if (!standing) return standing;
  if (const Status kept = transaction.commit(); !kept) return kept;
  store.sequence = last.sequence;
  store.clock = last.clock;
  store.parameters = parameters;
  return {};
}

// No failure of the call: to do it once more would record it twice.
void warn_of_journal(const Store& store, const Error& error) {
  if (!store.options.warn) return;
  store.options.warn(
      {ErrorKind::io, "all is kept in the database, but its journal is behind: " + error.what,
       error.where, "free some space; the journal catches up with the next answer or start"});
}

}  // namespace

Status set_standing(Store& store, std::uint64_t sequence, std::uint64_t clock,
                    std::int64_t journal_bytes) {
  Statement standing = store.database.prepare(sql::kSetStanding);
  Status set = standing.bind(static_cast<std::int64_t>(clock)).bind(journal_bytes).run();
  if (!set) return set;
  Statement device = store.database.prepare(sql::kPutDevice);
  return device.bind(store.device).bind(static_cast<std::int64_t>(sequence)).run();
}

Result<std::vector<Event>> append_events(Store& store, std::vector<Body> bodies) {
  if (const Status may = require_writable(store); !may) return tl::make_unexpected(may.error());
  if (bodies.empty()) return std::vector<Event>{};
  if (const Status admitted = admit_all(store, bodies); !admitted) {
    return tl::make_unexpected(admitted.error());
  }
  if (const Status there = require_in_place(store); !there) {
    return tl::make_unexpected(there.error());
  }
  // A journal alone that went away is written anew from the database.
  if (!store.journal->is_in_place()) {
    Status anew = set_standing(store, store.sequence, store.clock, -1);
    if (anew) anew = mend_journal(store);
    if (!anew) return tl::make_unexpected(anew.error());
  }
  std::vector<Event> events = stamp_all(store, std::move(bodies));
  std::string lines;
  for (const Event& event : events) lines += journal_line(event);
  if (const Status kept = commit_events(store, events, lines); !kept) {
    return fail_within("nothing was kept", kept.error());
  }
  if (const Status there = require_in_place(store); !there) {
    return tl::make_unexpected(there.error());
  }
  const Status written = store.journal->append(lines);
  if (!written && !store.journal_behind) warn_of_journal(store, written.error());
  store.journal_behind = !written;
  return events;
}

Result<std::size_t> take_in(Database& database, const std::vector<Event>& events) {
  std::size_t taken = 0;
  memory::Parameters unused = memory::Parameters::defaults();
  for (const Event& event : events) {
    Statement device = database.prepare(sql::kPutDevice);
    const Status known =
        device.bind(event.device).bind(static_cast<std::int64_t>(event.sequence)).run();
    if (!known) return tl::make_unexpected(known.error());
    const auto inserted = insert_event(database, event);
    if (!inserted) return tl::make_unexpected(inserted.error());
    if (!*inserted) continue;
    ++taken;
    if (!note_key_of(event.body)) continue;
    if (const Status noted = project(database, event, unused); !noted) {
      return tl::make_unexpected(noted.error());
    }
  }
  return taken;
}

}  // namespace whylink::record
