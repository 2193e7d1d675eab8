// The record made anew from whatever can be read of its two copies.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/record/care.hpp"
#include "core/record/event_table.hpp"
#include "core/record/evidence_table.hpp"
#include "core/record/identity.hpp"
#include "core/record/projections.hpp"
#include "core/record/salvage.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace fs = std::filesystem;

namespace {

struct Sources {
  JournalText journal;  // with the event of a torn line, if it holds one
  Salvage saved;
  std::size_t lines = 0;  // of events in the journal, whole or not
};

// A first line that cannot be read held no event.
std::size_t lines_of_events(const JournalText& journal) {
  const bool is_headless =
      journal.form == 0 && !journal.bad_lines.empty() && journal.bad_lines.front().number == 1;
  std::unordered_set<Uuid> whole;
  for (const Event& event : journal.events) whole.insert(event.id);
  return whole.size() + journal.bad_lines.size() - (is_headless ? 1 : 0) +
         (journal.torn.empty() ? 0 : 1);
}

Result<Sources> read_sources(const Paths& paths) {
  auto journal = read_journal(paths.journal);
  if (!journal) return tl::make_unexpected(journal.error());
  const std::size_t lines = lines_of_events(*journal);
  if (auto last = event_of_line(journal->torn)) journal->events.push_back(*std::move(last));
  return Sources{*std::move(journal), salvage(paths), lines};
}

Status put_rows(Database& database, const Salvage& saved) {
  for (const Evidence& evidence : saved.evidence) {
    if (const Status put = put_evidence(database, evidence); !put) return put;
  }
  for (const auto& [name, value] : saved.local) {
    Statement row = database.prepare(sql::kPutLocal);
    if (const Status put = row.bind_text(name).bind_blob(value).run(); !put) return put;
  }
  return {};
}

struct Filled {
  std::size_t events = 0;
  std::size_t from_journal = 0;  // of these, such that the database had not
};

// What is whole in both and differs is taken as the database has it; the journal is kept aside.
Result<Filled> fill(Database& database, const Sources& sources, const Identity& identity) {
  Transaction transaction(database);
  if (!transaction.begun()) return tl::make_unexpected(transaction.begun().error());
  const auto saved = take_in(database, sources.saved.events);
  if (!saved) return tl::make_unexpected(saved.error());
  const auto journal = take_in(database, sources.journal.events);
  if (!journal) return tl::make_unexpected(journal.error());
  Status done = put_rows(database, sources.saved);
  if (done) done = rebuild_projections(database);
  if (done) done = set_identity(database, identity, -1);
  if (done) done = transaction.commit();
  if (!done) return tl::make_unexpected(done.error());
  return Filled{*saved + *journal, *journal};
}

// An empty record in the place of a damaged one would look like success.
Status require_events(const Sources& sources, const Paths& paths) {
  if (!sources.journal.events.empty() || !sources.saved.events.empty()) return {};
  if (!sources.journal.bad_lines.empty()) {
    return tl::make_unexpected(unreadable_journal(sources.journal, paths));
  }
  std::error_code missing;
  if (fs::file_size(paths.database, missing) == 0 || missing) return {};
  return fail(ErrorKind::database, "neither the database nor its journal holds an event to save",
              paths.folder.string(), "restore a copy from " + paths.backups.string());
}

// A journal that is whole and has every event goes on.
bool is_whole(Database& database, const JournalText& journal) {
  if (!journal.bad_lines.empty() || !journal.torn.empty() || journal.form != kJournalForm)
    return false;
  const auto known = checksums_of_events(database);
  return known && known->size() == journal.events.size() &&
         std::ranges::all_of(journal.events, [&](const Event& event) {
           return known->contains(event.id) && agrees(event, *known);
         });
}

Status write_anew(Database& database, const OpenOptions& options, const Sources& sources,
                  const Identity& identity) {
  const Paths paths(options.folder);
  const Moment now = options.clock();
  const fs::path fresh = beside(paths.database, ".new");
  remove_database(fresh);
  Status done = copy_database(database, fresh);
  if (done) done = replace_database(paths, fresh, "damaged", now);
  if (!done) return done;
  if (is_whole(database, sources.journal)) return {};
  return renew_journal(paths, identity, now);
}

Trouble lost_event(const Uuid& id, const Paths& paths) {
  return {
      "event " + id.text() + " cannot be saved: neither the database nor the journal has it whole",
      paths.database.string(),
      "what is left of it is in " + paths.backups.string() +
          "; a backup from before the damage may hold it",
      false};
}

// Numbers that this device gave out and no event bears.
std::size_t numbers_without_event(const Sources& sources, const Identity& identity) {
  std::unordered_set<std::uint64_t> there;
  for (const auto* events : {&sources.saved.events, &sources.journal.events}) {
    for (const Event& event : *events) {
      if (event.device == identity.device) there.insert(event.sequence);
    }
  }
  return identity.sequence - std::min<std::size_t>(identity.sequence, there.size());
}

Trouble lost_events(std::size_t count, const Paths& paths) {
  return {"at least " + std::to_string(count) + (count == 1 ? " event" : " events") +
              " cannot be saved: in neither the database nor the journal, unless a restored copy "
              "had left them out",
          paths.database.string(),
          "what is left of them is in " + paths.backups.string() +
              "; a backup from before the damage may hold them",
          false};
}

// Damaged events that came back from neither copy.
std::vector<Trouble> losses(Database& database, const Sources& sources, std::size_t events,
                            const Identity& identity, const Paths& paths) {
  std::vector<Trouble> out;
  for (const Uuid& id : sources.saved.damaged) {
    const auto known = find_event(database, id);
    if (known && !*known) out.push_back(lost_event(id, paths));
  }
  // Those that nothing names are counted: by their numbers, and by the lines that held them.
  const std::size_t lines = sources.lines - std::min(sources.lines, events);
  const std::size_t lost = std::max(lines, numbers_without_event(sources, identity));
  if (lost > out.size()) out.push_back(lost_events(lost - out.size(), paths));
  if (sources.saved.lost_rows > 0) {
    out.push_back(
        {"some of what this device alone keeps (drafts, where notes were seen last) is lost",
         paths.database.string(), "look for drafts in " + paths.backups.string(), false});
  }
  return out;
}

}  // namespace

Error unreadable_journal(const JournalText& journal, const Paths& paths) {
  return {ErrorKind::database,
          "the record is missing, and no line of its journal can be read (" +
              journal.bad_lines.front().why + ")",
          paths.journal.string(),
          "update whylink if a newer one wrote it, or restore a copy from " +
              paths.backups.string() + "; nothing was changed"};
}

Result<Rebuilt> rebuild(const OpenOptions& options) {
  const Paths paths(options.folder);
  const auto sources = read_sources(paths);
  if (!sources) return tl::make_unexpected(sources.error());
  if (const Status some = require_events(*sources, paths); !some) {
    return tl::make_unexpected(some.error());
  }
  Identity identity = identity_here(options);
  for (const Event& event : sources->saved.events) identity.see(event);
  auto database = create_in_memory(identity.device);
  if (!database) return tl::make_unexpected(database.error());
  const auto filled = fill(*database, *sources, identity);
  if (!filled) return tl::make_unexpected(filled.error());
  Rebuilt out{filled->events,
              filled->from_journal,
              {},
              losses(*database, *sources, filled->events, identity, paths)};
  for (const auto& line : sources->journal.bad_lines) {
    out.bad_lines.push_back({"a line of the journal cannot be read (" + line.why + ")",
                             paths.journal.string() + ":" + std::to_string(line.number),
                             "it is kept in " + paths.backups.string(), false});
  }
  if (const Status written = write_anew(*database, options, *sources, identity); !written) {
    return tl::make_unexpected(written.error());
  }
  if (const Status all = require_in_place(paths, filled->events); !all) {
    return tl::make_unexpected(all.error());
  }
  return out;
}

}  // namespace whylink::record
