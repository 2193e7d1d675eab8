#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/record/care.hpp"
#include "core/record/event_table.hpp"
#include "core/record/projections.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

Status require_whole(Database& database) {
  if (damage(database).empty()) return {};
  // Indexes follow from their tables; with those made anew the rest may be whole.
  if (const Status again = database.execute("REINDEX"); !again) return again;
  const auto left = damage(database);
  if (left.empty()) return {};
  return tl::make_unexpected(damaged(left.front(), database.where()));
}

Status repair_events(Store& store, const JournalText& journal, const OnProgress& progress) {
  Transaction transaction(store.database);
  if (!transaction.begun()) return transaction.begun();
  if (const Status known = store.database.execute(sql::kPutDevicesOfEvents); !known) return known;
  const auto taken = take_in(store.database, journal.events);
  if (!taken) return tl::make_unexpected(taken.error());
  if (const Status rebuilt = rebuild_projections(store.database, progress); !rebuilt) {
    return tl::make_unexpected(rebuilt.error());
  }
  return transaction.commit();
}

Status repair_journal(Store& store, const JournalText& journal) {
  if (journal.bad_lines.empty() && journal.torn.empty()) {
    // A length that cannot be makes it look closely.
    const Status unknown = store.database.execute("UPDATE record SET journal_bytes = -1");
    return unknown ? mend_journal(store) : unknown;
  }
  const auto size =
      rewrite_journal(store.database, store.paths, store.device, store.options.clock());
  if (!size) return tl::make_unexpected(size.error());
  if (const Status set = set_standing(store, store.sequence, store.clock, *size); !set) return set;
  return mend_journal(store);
}

Status repair_all(Store& store, const OnProgress& progress) {
  if (const Status whole = require_whole(store.database); !whole) return whole;
  auto journal = read_journal(store.paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  if (auto last = event_from_json(journal->torn)) journal->events.push_back(*std::move(last));
  if (const Status events = repair_events(store, *journal, progress); !events) return events;
  for (const Event& event : journal->events) {
    store.clock = std::max(store.clock, event.clock);
    if (event.device == store.device) store.sequence = std::max(store.sequence, event.sequence);
  }
  if (const Status lines = repair_journal(store, *journal); !lines) return lines;
  const auto parameters = parameters_in_use(store.database);
  if (!parameters) return tl::make_unexpected(parameters.error());
  store.parameters = *parameters;
  return {};
}

bool same(const Trouble& one, const Trouble& other) {
  return one.what == other.what && one.where == other.where;
}

}  // namespace

Result<std::int64_t> rewrite_journal(Database& database, const Paths& paths, const Uuid& device,
                                     Moment now) {
  std::string text = journal_header(device);
  Statement rows = database.prepare(sql::kEventsAsTheyCame);
  while (rows.next()) {
    const auto event = event_of_row(rows);
    if (!event) return tl::make_unexpected(event.error());
    text += journal_line(*event);
  }
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  if (is_there(paths.journal)) {
    if (const Status made = make_folder(paths.backups); !made) {
      return tl::make_unexpected(made.error());
    }
    const fs::path aside = free_name(paths.backups, "journal-" + stamp(now), ".jsonl");
    if (const Status kept = keep_as(paths.journal, aside); !kept) {
      return tl::make_unexpected(kept.error());
    }
  }
  const fs::path fresh = beside(paths.journal, ".new");
  Status done = write_file(fresh, text);
  if (done) done = rename_over(fresh, paths.journal);
  if (!done) return tl::make_unexpected(done.error());
  return static_cast<std::int64_t>(text.size());
}

Result<std::vector<Trouble>> repair_store(Store& store, const OnProgress& progress) {
  if (const Status may = require_writable(store); !may) return tl::make_unexpected(may.error());
  auto before = diagnose_store(store, progress);
  if (!before || before->empty()) return before;
  if (const Status done = repair_all(store, progress); !done) {
    return fail_within("repairing", done.error());
  }
  auto after = diagnose_store(store, progress);
  if (!after) return after;
  std::erase_if(*before, [&](const Trouble& was) {
    return std::ranges::any_of(*after, [&](const Trouble& is) { return same(was, is); });
  });
  return before;
}

}  // namespace whylink::record
