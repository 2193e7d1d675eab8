#include "core/record/identity.hpp"

#include <algorithm>

#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

std::optional<Identity> identity_of_folder(const Paths& paths) {
  std::optional<Identity> identity;
  const auto version = stored_version(paths.database);
  if (version && *version) {
    if (auto database = open_to_read(paths.database)) identity = identity_in(*database);
  }
  const auto journal = read_journal(paths.journal);
  if (!journal) return identity;
  if (!identity && !journal->device.is_nil()) identity = Identity{journal->device, 0, 0};
  // A journal without its first line: the own device is the one that wrote last.
  if (!identity && !journal->events.empty())
    identity = Identity{journal->events.back().device, 0, 0};
  if (!identity) return identity;
  for (const Event& event : journal->events) identity->see(event);
  return identity;
}

}  // namespace

void Identity::see(const Event& event) {
  clock = std::max(clock, event.clock);
  if (event.device == device) sequence = std::max(sequence, event.sequence);
}

std::optional<Identity> identity_in(Database& database) {
  Statement row = database.prepare(sql::kStanding);
  if (!row.next() || !row.flag(5)) return std::nullopt;
  return Identity{row.uuid(0), static_cast<std::uint64_t>(row.integer(1)),
                  static_cast<std::uint64_t>(row.integer(2))};
}

Identity identity_here(const OpenOptions& options) {
  if (const auto known = identity_of_folder(Paths(options.folder))) return *known;
  Random random = randomness(options.seed, 0);
  return {Uuid::fresh(options.clock().milliseconds, random), 0, 0};
}

Status set_identity(Database& database, const Identity& identity, std::int64_t journal_bytes) {
  Statement device = database.prepare(sql::kPutDevice);
  Status done =
      device.bind(identity.device).bind(static_cast<std::int64_t>(identity.sequence)).run();
  if (!done) return done;
  Statement own = database.prepare(sql::kSetDevice);
  done = own.bind(identity.device).run();
  if (!done) return done;
  const auto highest = database.number(sql::kHighestClock);
  if (!highest) return tl::make_unexpected(highest.error());
  Statement standing = database.prepare(sql::kSetStanding);
  done = standing.bind(std::max(*highest, static_cast<std::int64_t>(identity.clock)))
             .bind(journal_bytes)
             .run();
  if (!done) return done;
  Statement closed = database.prepare(sql::kSetClosed);
  return closed.bind(std::int64_t{1}).run();
}

}  // namespace whylink::record
