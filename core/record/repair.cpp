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

// Rows of events are mended by making the record anew: what they hold may be whole in the journal.
Status require_sound_events(Store& store) {
  std::vector<Trouble> found;
  if (const Status checked = check_events(store, found); !checked) return checked;
  if (found.empty()) return {};
  return tl::make_unexpected(damaged(found.front().what, store.database.where()));
}

// Where notes were seen follows from the events that gave and moved their keys; the rest of it
// comes with the next reading of the vault.
Status repair_evidence(Database& database, const std::vector<Event>& events) {
  std::unordered_set<Uuid> keys;
  {
    Statement rows = database.prepare(sql::kDamagedEvidence);
    while (rows.next()) keys.insert(rows.uuid(0));
    if (const Status status = rows.status(); !status) return status;
  }
  if (keys.empty()) return {};
  for (const Uuid& key : keys) {
    Statement row = database.prepare(sql::kDropEvidence);
    if (const Status dropped = row.bind(key).run(); !dropped) return dropped;
  }
  memory::Parameters unused = memory::Parameters::defaults();
  for (const Event& event : events) {
    const auto key = note_key_of(event.body);
    if (!key || !keys.contains(*key)) continue;
    if (const Status noted = project(database, event, unused); !noted) return noted;
  }
  return {};
}

// Nothing else has them: what is left of them is kept beside the backups.
Status set_local_aside(Store& store) {
  std::vector<std::pair<std::string, std::string>> damaged;
  {
    Statement rows = store.database.prepare(sql::kDamagedLocal);
    while (rows.next()) damaged.emplace_back(rows.text(0), rows.text(1));
    if (const Status status = rows.status(); !status) return status;
  }
  if (damaged.empty()) return {};
  if (const Status made = make_own_folder(store.paths.backups); !made) return made;
  for (const auto& [name, value] : damaged) {
    const fs::path aside =
        free_name(store.paths.backups, "damaged-text-" + stamp(store.options.clock()), ".txt");
    std::string text = name;
    text.append("\n").append(value).append("\n");
    if (const Status kept = write_file(aside, text); !kept) return kept;
    Statement row = store.database.prepare(sql::kDropLocal);
    if (const Status dropped = row.bind_text(name).run(); !dropped) return dropped;
  }
  return {};
}

Status repair_events(Store& store, const JournalText& journal, const OnProgress& progress) {
  Transaction transaction(store.database);
  if (!transaction.begun()) return transaction.begun();
  if (const Status known = store.database.execute(sql::kPutDevicesOfEvents); !known) return known;
  const auto taken = take_in(store.database, journal.events);
  if (!taken) return tl::make_unexpected(taken.error());
  Statement rows = store.database.prepare(sql::kAllEvents);
  const auto events = events_of_rows(rows);
  if (!events) return tl::make_unexpected(events.error());
  if (const Status evidence = repair_evidence(store.database, *events); !evidence) return evidence;
  if (const Status rebuilt = rebuild_projections(store.database, progress); !rebuilt) {
    return tl::make_unexpected(rebuilt.error());
  }
  return transaction.commit();
}

// The journal as it was stays in backups/ where it is written anew.
Status repair_journal(Store& store, const JournalText& journal) {
  const auto known = checksums_of_events(store.database);
  if (!known) return tl::make_unexpected(known.error());
  const bool is_same = std::ranges::all_of(
      journal.events, [&](const Event& event) { return agrees(event, *known); });
  const bool is_other = !journal.device.is_nil() && journal.device != store.device;
  std::int64_t length = -1;  // none that can be makes mend_journal look closely
  if (!is_same || is_other || !journal.bad_lines.empty() || !journal.torn.empty()) {
    const auto size =
        rewrite_journal(store.database, store.paths, store.device, store.options.clock());
    if (!size) return tl::make_unexpected(size.error());
    length = *size;
  }
  if (const Status set = set_standing(store, store.sequence, store.clock, length); !set) return set;
  return mend_journal(store);
}

Status repair_all(Store& store, const OnProgress& progress) {
  if (const Status whole = require_whole(store.database); !whole) return whole;
  if (const Status sound = require_sound_events(store); !sound) return sound;
  if (const Status aside = set_local_aside(store); !aside) return aside;
  auto journal = read_journal(store.paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  if (auto last = event_of_line(journal->torn)) journal->events.push_back(*std::move(last));
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
    if (const Status made = make_own_folder(paths.backups); !made) {
      return tl::make_unexpected(made.error());
    }
    const fs::path aside = free_name(paths.backups, "journal-" + stamp(now), ".jsonl");
    if (const Status kept = keep_as(paths.journal, aside); !kept) {
      return tl::make_unexpected(kept.error());
    }
  }
  const fs::path fresh = beside(paths.journal, ".new");
  std::error_code ignored;
  fs::remove(fresh, ignored);  // a link there would not be written through, and stop us
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
