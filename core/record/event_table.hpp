// Events in the database.
#pragma once

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/record/database.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

// The event that an undo or a correction is about.
[[nodiscard]] std::optional<Uuid> about(const Body& body);

// Puts an event of any device into the table, also one older than others there; its device must be
// known. False when it was there already.
[[nodiscard]] Result<bool> insert_event(Database& database, const Event& event);

// What the column `checksum` holds of the event.
[[nodiscard]] std::int64_t checksum_of(const Event& event);
using Checksums = std::unordered_map<Uuid, std::int64_t>;
// The checksums that the table holds, right or not.
[[nodiscard]] Result<Checksums> checksums_of_events(Database& database);
// Whether the event is the one that the table holds under its id, or none is there.
[[nodiscard]] bool agrees(const Event& event, const Checksums& known);

// The event of a row whose columns begin as those of the statements in events.sql.
[[nodiscard]] Result<Event> event_of_row(const Statement& row);
// All rows of a statement. database: a row that holds no event.
[[nodiscard]] Result<std::vector<Event>> events_of_rows(Statement& rows);
[[nodiscard]] Result<std::optional<Event>> event_of_rows(Statement& rows);
[[nodiscard]] Result<std::vector<Event>> events_of_pair(Database& database, const Pair& pair);
// As Record::reviews_after() says.
[[nodiscard]] Result<std::vector<Event>> reviews_after(Database& database, Moment moment);
[[nodiscard]] Result<std::optional<Event>> find_event(Database& database, const Uuid& id);
[[nodiscard]] Result<std::optional<Pair>> pair_of_event(Database& database, const Uuid& id);

}  // namespace whylink::record
