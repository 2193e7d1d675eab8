#include "core/record/salvage.hpp"

#include <algorithm>
#include <functional>

#include "core/record/event_table.hpp"
#include "core/record/evidence_table.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

// A damaged page may hold some hundred events; beyond so many tries in vain it is the whole table.
constexpr int kMostTries = 64;
// Numbers of events are counted from 1, so what lies further on is none of ours.
constexpr std::int64_t kFarthest = std::int64_t{1} << 48;

// An older form is brought forward in memory, where that goes.
Result<Database> open_damaged(const Paths& paths) {
  const auto version = stored_version(paths.database);
  if (!version) return tl::make_unexpected(version.error());
  if (!*version) return tl::make_unexpected(damaged("it is empty", paths.database.string()));
  auto database = open_to_read(paths.database);
  if (!database || **version == newest_version()) return database;
  auto copy = copy_to_memory(*database);
  if (!copy) return copy;
  if (const Status forward = migrate_to(*copy, newest_version()); !forward) {
    return tl::make_unexpected(forward.error());
  }
  return copy;
}

class Reading {
 public:
  Reading(Database& database, Salvage& out) : database_(database), out_(out) {}

  void read_events() {
    read_upwards();
    read_downwards();
  }
  void read_evidence() {
    Statement rows = database_.prepare(sql::kAllEvidence);
    while (rows.next()) {
      if (auto evidence = evidence_of_row(rows, {})) {
        out_.evidence.push_back(*std::move(evidence));
      } else {
        ++out_.lost_rows;
      }
    }
    if (!rows.status()) ++out_.lost_rows;
  }
  void read_local() {
    Statement rows = database_.prepare(sql::kAllLocal);
    while (rows.next()) {
      if (rows.flag(2)) {
        out_.local.emplace_back(rows.text(0), rows.text(1));
      } else {
        ++out_.lost_rows;
      }
    }
    if (!rows.status()) ++out_.lost_rows;
  }

 private:
  void take(const Statement& row) {
    constexpr int kNumber = 11;
    last_ = row.integer(kNumber);
    if (auto event = event_of_row(row)) {
      out_.events.push_back(*std::move(event));
    } else {
      out_.damaged.push_back(row.uuid(0));
    }
  }

  // From each page that cannot be read on to the next one that can.
  void read_upwards() {
    std::int64_t step = 1;
    for (int tries = 0; tries < kMostTries; ++tries) {
      const std::int64_t before = last_;
      Statement rows = database_.prepare(sql::kEventsAfter);
      rows.bind(from_);
      while (rows.next()) take(rows);
      if (rows.status()) {
        is_whole_ = true;
        return;
      }
      step = last_ == before ? step * 2 : 1;
      from_ = std::max(from_, last_);
      if (from_ > kFarthest || step > kFarthest) return;
      from_ += step;
    }
  }
  // What stands behind a page that leads to others.
  void read_downwards() {
    if (is_whole_) return;
    const std::int64_t read_to = last_;
    Statement rows = database_.prepare(sql::kEventsBackwards);
    rows.bind(read_to);
    while (rows.next()) take(rows);
  }

  Database& database_;
  Salvage& out_;
  std::int64_t from_ = 0;
  std::int64_t last_ = 0;
  bool is_whole_ = false;
};

}  // namespace

Salvage salvage(const Paths& paths) {
  Salvage out;
  auto database = open_damaged(paths);
  if (!database) return out;
  Reading reading(*database, out);
  reading.read_events();
  reading.read_evidence();
  reading.read_local();
  std::ranges::sort(out.events, before);
  return out;
}

}  // namespace whylink::record
