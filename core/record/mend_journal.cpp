#include <algorithm>
#include <unordered_set>

#include "core/record/care.hpp"
#include "core/record/event_table.hpp"
#include "core/record/projections.hpp"
#include "core/record/schema.hpp"
#include "core/record/store.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

// A line without an ending was never acknowledged, unless the database has its event too. If it has
// not, the line is put aside: it may be all that is left of an answer.
Status set_torn_aside(Store& store, const std::string& torn) {
  const auto event = event_of_line(torn);
  if (!event) return {};
  const auto known = find_event(store.database, event->id);
  if (!known) return tl::make_unexpected(known.error());
  if (*known) return {};
  if (const Status made = make_own_folder(store.paths.backups); !made) return made;
  return write_file(
      free_name(store.paths.backups, "journal-torn-" + stamp(store.options.clock()), ".jsonl"),
      torn + "\n");
}

Result<std::string> lines_that_lack(Database& database,
                                    const std::unordered_set<Uuid>& in_journal) {
  std::string lines;
  Statement rows = database.prepare(sql::kEventsAsTheyCame);
  while (rows.next()) {
    if (in_journal.contains(rows.uuid(0))) continue;
    const auto event = event_of_row(rows);
    if (!event) return tl::make_unexpected(event.error());
    lines += journal_line(*event);
  }
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return lines;
}

Status cut_torn(Store& store, const JournalText& text) {
  if (text.torn.empty()) return {};
  if (const Status aside = set_torn_aside(store, text.torn); !aside) return aside;
  if (const Status cut = store.journal->cut(text.whole); !cut) return cut;
  if (text.whole > 0) return {};
  return store.journal->append(journal_header(store.device));
}

}  // namespace

namespace {

// What the journal has and the database has not was acknowledged: the log of the database was lost,
// or an older copy was put in its place.
Status take_back(Store& store, const JournalText& text, const Checksums& known) {
  std::vector<Event> lost;
  for (const Event& event : text.events) {
    if (!known.contains(event.id)) lost.push_back(event);
  }
  if (lost.empty()) return {};
  Transaction transaction(store.database);
  if (!transaction.begun()) return transaction.begun();
  const auto taken = take_in(store.database, lost);
  if (!taken) return tl::make_unexpected(taken.error());
  if (const Status rebuilt = rebuild_projections(store.database); !rebuilt) return rebuilt;
  if (const Status kept = transaction.commit(); !kept) return kept;
  const auto parameters = parameters_in_use(store.database);
  if (!parameters) return tl::make_unexpected(parameters.error());
  store.parameters = *parameters;
  if (store.options.warn) {
    store.options.warn({ErrorKind::io,
                        std::to_string(*taken) + (*taken == 1 ? " event" : " events") +
                            " that the database lacked came back from the journal",
                        store.paths.journal.string(),
                        "to see whether anything else is amiss: whylink doctor"});
  }
  return {};
}

// Whether lines of the first form can be written anew with checksums: nothing else is wrong.
bool may_renew(const JournalText& text, const Checksums& known) {
  return text.form == 1 && text.bad_lines.empty() && text.torn.empty() &&
         std::ranges::all_of(text.events, [&](const Event& event) { return agrees(event, known); });
}

}  // namespace

Status mend_journal(Store& store) {
  const auto expected = store.database.number("SELECT journal_bytes FROM record");
  if (!expected) return tl::make_unexpected(expected.error());
  Disk& disk = store.options.disk == nullptr ? real_disk() : *store.options.disk;
  const auto open = [&]() -> Status {
    auto journal = Journal::open(store.paths.journal, store.device, disk);
    if (!journal) return tl::make_unexpected(journal.error());
    store.journal = *std::move(journal);
    return {};
  };
  if (ends_at(store.paths.journal, *expected)) return open();

  const auto text = read_journal(store.paths.journal);
  if (!text) return tl::make_unexpected(text.error());
  for (const Event& event : text->events) {
    store.clock = std::max(store.clock, event.clock);
    if (event.device == store.device) store.sequence = std::max(store.sequence, event.sequence);
  }
  const auto known = checksums_of_events(store.database);
  if (!known) return tl::make_unexpected(known.error());
  if (const Status back = take_back(store, *text, *known); !back) return back;
  if (may_renew(*text, *known)) {
    const auto size =
        rewrite_journal(store.database, store.paths, store.device, store.options.clock());
    if (!size) return tl::make_unexpected(size.error());
    if (const Status opened = open(); !opened) return opened;
    return set_standing(store, store.sequence, store.clock, *size);
  }
  std::unordered_set<Uuid> in_journal;
  for (const Event& event : text->events) in_journal.insert(event.id);
  // Before the torn line goes: where the database is damaged too, it is the last trace of an event.
  const auto lines = lines_that_lack(store.database, in_journal);
  if (!lines) return tl::make_unexpected(lines.error());
  if (const Status opened = open(); !opened) return opened;
  if (const Status cut = cut_torn(store, *text); !cut) return cut;
  if (const Status written = store.journal->append(*lines); !written) return written;
  return set_standing(store, store.sequence, store.clock, store.journal->size_with({}));
}

}  // namespace whylink::record
