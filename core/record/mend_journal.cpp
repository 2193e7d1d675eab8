#include <algorithm>
#include <unordered_set>

#include "core/record/event_table.hpp"
#include "core/record/schema.hpp"
#include "core/record/store.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

// A line without an ending was never acknowledged, unless the database has its event too. If it has
// not, the line is put aside: it may be all that is left of an answer.
Status set_torn_aside(Store& store, const std::string& torn) {
  const auto event = event_from_json(torn);
  if (!event) return {};
  const auto known = find_event(store.database, event->id);
  if (!known) return tl::make_unexpected(known.error());
  if (*known) return {};
  if (const Status made = make_folder(store.paths.backups); !made) return made;
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

Status mend_journal(Store& store) {
  const auto expected = store.database.number("SELECT journal_bytes FROM record");
  if (!expected) return tl::make_unexpected(expected.error());
  const bool in_step = ends_at(store.paths.journal, *expected);
  Disk& disk = store.options.disk == nullptr ? real_disk() : *store.options.disk;
  JournalText text;
  if (!in_step) {
    auto read = read_journal(store.paths.journal);
    if (!read) return tl::make_unexpected(read.error());
    text = *std::move(read);
  }
  auto journal = Journal::open(store.paths.journal, store.device, disk);
  if (!journal) return tl::make_unexpected(journal.error());
  store.journal = *std::move(journal);
  if (in_step) return {};

  if (const Status cut = cut_torn(store, text); !cut) return cut;
  std::unordered_set<Uuid> in_journal;
  for (const Event& event : text.events) {
    in_journal.insert(event.id);
    store.clock = std::max(store.clock, event.clock);
    if (event.device == store.device) store.sequence = std::max(store.sequence, event.sequence);
  }
  const auto lines = lines_that_lack(store.database, in_journal);
  if (!lines) return tl::make_unexpected(lines.error());
  if (const Status written = store.journal->append(*lines); !written) return written;
  return set_standing(store, store.sequence, store.clock, store.journal->size_with({}));
}

}  // namespace whylink::record
