#include "core/record/event_table.hpp"

#include "core/record/body_json.hpp"
#include "core/record/checksum.hpp"
#include "core/record/replay.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

// Those events in the table that are about this one came before it; they learn its connection now.
Status adopt(Database& database, const Event& event, const Pair& pair) {
  Statement statement = database.prepare(sql::kAdoptEventsAbout);
  return statement.bind(event.id).bind(pair.a).bind(pair.b).run();
}

Result<std::optional<Pair>> pair_named(Database& database, const Event& event) {
  const std::optional<Uuid> target = about(event.body);
  if (!target) return pair_of(event.body);
  return pair_of_event(database, *target);
}

tl::unexpected<Error> unreadable(const Uuid& id, const std::string& why) {
  return fail(ErrorKind::database, "event " + id.text() + " cannot be read: " + why, {},
              "run: whylink doctor --repair");
}

}  // namespace

std::optional<Uuid> about(const Body& body) {
  if (const auto* undone = std::get_if<Undone>(&body)) return undone->event;
  if (const auto* redone = std::get_if<Redone>(&body)) return redone->undo;
  if (const auto* corrected = std::get_if<Corrected>(&body)) return corrected->event;
  return std::nullopt;
}

Result<bool> insert_event(Database& database, const Event& event) {
  const auto pair = pair_named(database, event);
  if (!pair) return tl::make_unexpected(pair.error());
  std::optional<Uuid> a;
  std::optional<Uuid> b;
  if (*pair) {
    a = (*pair)->a;
    b = (*pair)->b;
  }
  const std::string body = body_text(event.body);
  Statement statement = database.prepare(sql::kInsertEvent);
  const Status inserted = statement.bind(event.id)
                              .bind(static_cast<std::int64_t>(event.clock))
                              .bind(event.device)
                              .bind(static_cast<std::int64_t>(event.sequence))
                              .bind(event.time.seconds())
                              .bind(std::int64_t{event.time.offset_minutes})
                              .bind(std::int64_t{event.day})
                              .bind_text(kind_name(event.body))
                              .bind(a)
                              .bind(b)
                              .bind(about(event.body))
                              .bind(std::int64_t{can_be_undone(event.body)})
                              .bind_text(body)
                              .bind(event.batch)
                              .run();
  if (!inserted) return tl::make_unexpected(inserted.error());
  if (sqlite3_changes(database.handle()) == 0) return false;
  if (*pair) {
    if (const Status adopted = adopt(database, event, **pair); !adopted) {
      return tl::make_unexpected(adopted.error());
    }
  }
  return true;
}

std::int64_t checksum_of(const Event& event) {
  RowHash hash;
  const auto add_id = [&](const Uuid& id) {
    hash.add_blob({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
  };
  add_id(event.id);
  hash.add(static_cast<std::int64_t>(event.clock));
  add_id(event.device);
  hash.add(static_cast<std::int64_t>(event.sequence));
  hash.add(event.time.seconds());
  hash.add(std::int64_t{event.time.offset_minutes});
  hash.add(std::int64_t{event.day});
  hash.add_text(kind_name(event.body));
  hash.add_text(body_text(event.body));
  if (event.batch) {
    add_id(*event.batch);
  } else {
    hash.add_null();
  }
  return hash.take();
}

bool agrees(const Event& event, const Checksums& known) {
  const auto found = known.find(event.id);
  return found == known.end() || found->second == checksum_of(event);
}

Result<Checksums> checksums_of_events(Database& database) {
  Checksums all;
  Statement rows = database.prepare(sql::kChecksumsOfEvents);
  while (rows.next()) all.emplace(rows.uuid(0), rows.integer(1));
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return all;
}

Result<Event> event_of_row(const Statement& row) {
  Event event;
  event.id = row.uuid(0);
  constexpr int kColumns = 10;
  if (!row.has_right_checksum(kColumns)) return unreadable(event.id, "its checksum is another");
  event.clock = static_cast<std::uint64_t>(row.integer(1));
  event.device = row.uuid(2);
  event.sequence = static_cast<std::uint64_t>(row.integer(3));
  event.time = {row.integer(4) * 1000, row.small(5)};
  event.day = row.small(6);
  event.body = sound_body_of(row.bytes(7), row.bytes(8));
  if (!row.is_null(9)) event.batch = row.uuid(9);
  return event;
}

Result<std::vector<Event>> events_of_rows(Statement& rows) {
  std::vector<Event> events;
  while (rows.next()) {
    Result<Event> event = event_of_row(rows);
    if (!event) return tl::make_unexpected(event.error());
    events.push_back(*std::move(event));
  }
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return events;
}

Result<std::optional<Event>> event_of_rows(Statement& rows) {
  Result<std::vector<Event>> events = events_of_rows(rows);
  if (!events) return tl::make_unexpected(events.error());
  if (events->empty()) return std::nullopt;
  return std::move(events->front());
}

Result<std::vector<Event>> events_of_pair(Database& database, const Pair& pair) {
  Statement rows = database.prepare(sql::kEventsOfPair);
  rows.bind(pair.a).bind(pair.b);
  return events_of_rows(rows);
}

Result<std::vector<Event>> reviews_after(Database& database, Moment moment) {
  Statement rows = database.prepare(sql::kReviewsAfter);
  rows.bind(static_cast<std::int64_t>(clock_at(moment))).bind(moment.seconds());
  return events_of_rows(rows);
}

Result<std::optional<Event>> find_event(Database& database, const Uuid& id) {
  Statement rows = database.prepare(sql::kEventById);
  rows.bind(id);
  return event_of_rows(rows);
}

Result<std::optional<Pair>> pair_of_event(Database& database, const Uuid& id) {
  Statement row = database.prepare(sql::kPairOfEvent);
  row.bind(id);
  if (row.next()) return Pair{row.uuid(0), row.uuid(1)};
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return std::nullopt;
}

}  // namespace whylink::record
