#include "core/record/admit.hpp"
#include "core/record/event_table.hpp"
#include "core/record/projections.hpp"
#include "core/record/stamp.hpp"
#include "core/record/store.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

Status check_undo(Database& database, const Event& target) {
  if (!can_be_undone(target.body)) {
    return fail(ErrorKind::refused,
                "this cannot be undone: " + std::string(kind_name(target.body)));
  }
  const auto undone = is_undone(database, target.id);
  if (!undone) return tl::make_unexpected(undone.error());
  if (*undone) return fail(ErrorKind::refused, "this was undone already");
  return {};
}

Status check_redo(Database& database, const Event& target) {
  if (!std::holds_alternative<Undone>(target.body)) {
    return fail(ErrorKind::refused, "only an undo can be lifted, this is another event: " +
                                        std::string(kind_name(target.body)));
  }
  const auto lifted = is_undone(database, target.id);
  if (!lifted) return tl::make_unexpected(lifted.error());
  if (*lifted) return fail(ErrorKind::refused, "this was redone already");
  return {};
}

Status check_target(Store& store, const Body& body) {
  const auto target_id = about(body);
  if (!target_id) return {};
  const auto target = find_event(store.database, *target_id);
  if (!target) return tl::make_unexpected(target.error());
  if (!*target) {
    return fail(ErrorKind::not_found, "there is no event " + target_id->text());
  }
  if (std::holds_alternative<Undone>(body)) return check_undo(store.database, **target);
  if (std::holds_alternative<Redone>(body)) return check_redo(store.database, **target);
  if (!std::holds_alternative<Reviewed>((*target)->body)) {
    return fail(ErrorKind::refused, "only a review can be corrected");
  }
  const auto* corrected = std::get_if<Corrected>(&body);
  if (corrected == nullptr || !corrected->time) return {};
  return require_past(*corrected->time, store.options.clock());
}

Status admit_all(Store& store, std::vector<Body>& bodies) {
  for (Body& body : bodies) {
    if (const Status admitted = admit(body); !admitted) return admitted;
    if (const Status found = check_target(store, body); !found) return found;
  }
  return {};
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

Status commit_events(Store& store, const Stamped& stamped, const std::string& lines) {
  if (const Status limited = limit_pages(store); !limited) return limited;
  Transaction transaction(store.database);
  if (!transaction.begun()) return transaction.begun();
  memory::Parameters parameters = store.parameters;
  for (const Event& event : stamped.events) {
    const Status done = insert_and_project(store.database, event, parameters);
    if (!done) return done;
  }
  const std::uint64_t sequence = stamped.events.back().sequence;
  Status standing = set_standing(store, sequence, stamped.clock, store.journal->size_with(lines));
  if (!standing) return standing;
  if (const Status kept = transaction.commit(); !kept) return kept;
  store.sequence = sequence;
  store.clock = stamped.clock;
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

// Puts the events on disk.
Result<std::vector<Event>> keep(Store& store, Stamped stamped) {
  if (const Status there = require_in_place(store); !there) {
    return tl::make_unexpected(there.error());
  }
  // A journal alone that went away is written anew from the database.
  if (!store.journal->is_in_place()) {
    Status anew = set_standing(store, store.sequence, store.clock, -1);
    if (anew) anew = mend_journal(store);
    if (!anew) return tl::make_unexpected(anew.error());
  }
  std::string lines;
  for (const Event& event : stamped.events) lines += journal_line(event);
  const InStep until_both_have_it = store.journal->in_step();
  if (const Status kept = commit_events(store, stamped, lines); !kept) {
    return fail_within("nothing was kept", kept.error());
  }
  if (const Status there = require_in_place(store); !there) {
    return tl::make_unexpected(there.error());
  }
  const Status written = store.journal->append(lines);
  if (!written && !store.journal_behind) warn_of_journal(store, written.error());
  store.journal_behind = !written;
  return std::move(stamped.events);
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
  auto stamped = stamp_now(store, std::move(bodies));
  if (!stamped) return tl::make_unexpected(stamped.error());
  return keep(store, *std::move(stamped));
}

Result<std::vector<Event>> append_dated_events(Store& store, std::vector<Dated> dated) {
  if (const Status may = require_writable(store); !may) return tl::make_unexpected(may.error());
  if (dated.empty()) return std::vector<Event>{};
  const Moment now = store.options.clock();
  for (Dated& one : dated) {
    if (about(one.body)) return fail(ErrorKind::usage, "an undo or a correction is of now");
    if (const Status past = require_past(one.time, now); !past) {
      return tl::make_unexpected(past.error());
    }
    if (const Status admitted = admit(one.body); !admitted) {
      return tl::make_unexpected(admitted.error());
    }
  }
  return keep(store, stamp_dated(store, std::move(dated)));
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
