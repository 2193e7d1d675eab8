#include "core/record/amended.hpp"

#include "core/record/event_table.hpp"
#include "core/record/replay.hpp"
#include "record_sql.hpp"

namespace whylink::record {

void add_amended(std::span<const Event> events, AmendedEvents& out) {
  const Amendments amendments(events);
  for (const Event& event : events) {
    const Event corrected = amendments.corrected(event);
    const bool undone = amendments.is_undone(event.id);
    const bool same = !undone && corrected.time == event.time;
    if (!same) out.emplace(event.id, Amended{undone, corrected.day});
  }
}

Result<std::optional<Family>> family_of(Database& database, const Event& event) {
  Statement up = database.prepare(sql::kRootOfEvent);
  up.bind(event.id);
  auto roots = events_of_rows(up);
  if (!roots) return tl::make_unexpected(roots.error());
  if (roots->empty()) return std::nullopt;
  Family family{std::move(roots->front()), {}};
  Statement down = database.prepare(sql::kFamilyOfEvent);
  down.bind(family.root.id);
  auto events = events_of_rows(down);
  if (!events) return tl::make_unexpected(events.error());
  family.events = *std::move(events);
  return family;
}

Result<bool> is_undone(Database& database, const Uuid& event) {
  Statement row = database.prepare(sql::kIsUndone);
  row.bind(event);
  const bool undone = row.next() && row.flag(0);
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return undone;
}

Status settle(Database& database, const Family& family) {
  AmendedEvents now;
  add_amended(family.events, now);
  for (const Event& event : family.events) {
    if (now.contains(event.id)) continue;
    Statement row = database.prepare(sql::kDropAmended);
    if (const Status dropped = row.bind(event.id).run(); !dropped) return dropped;
  }
  return put_amended(database, now);
}

Result<AmendedEvents> read_amended(Database& database) {
  AmendedEvents all;
  Statement rows = database.prepare(sql::kAllAmended);
  while (rows.next()) all.emplace(rows.uuid(0), Amended{rows.flag(1), rows.small(2)});
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return all;
}

Status put_amended(Database& database, const AmendedEvents& amended) {
  for (const auto& [id, what] : amended) {
    Statement row = database.prepare(sql::kPutAmended);
    const Status put =
        row.bind(id).bind(std::int64_t{what.undone}).bind(std::int64_t{what.day}).run();
    if (!put) return put;
  }
  return {};
}

}  // namespace whylink::record
