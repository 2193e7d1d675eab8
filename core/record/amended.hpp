// What undo, redo and corrections make of the events in the database: one more derived table, so
// that a statement can ask for it without knowing what an undo is.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "core/record/database.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

struct Amended {
  bool undone = false;  // of an Undone: lifted
  Day day = 0;          // that it counts for
  bool operator==(const Amended&) const = default;
};
// Only such events as were undone or have a corrected time.
using AmendedEvents = std::map<Uuid, Amended>;

// Adds those of some events that belong together, in order.
void add_amended(std::span<const Event> events, AmendedEvents& out);

// An event and all that leads to it by undo, redo and correction, in order.
struct Family {
  Event root;
  std::vector<Event> events;
};
// That of an undo, a redo or a correction; none where what it leads to is not here.
[[nodiscard]] Result<std::optional<Family>> family_of(Database& database, const Event& event);

[[nodiscard]] Result<bool> is_undone(Database& database, const Uuid& event);
// Brings the table up to date with a family. Within a transaction.
[[nodiscard]] Status settle(Database& database, const Family& family);

[[nodiscard]] Result<AmendedEvents> read_amended(Database& database);
[[nodiscard]] Status put_amended(Database& database, const AmendedEvents& amended);

}  // namespace whylink::record
