#include <algorithm>
#include <span>
#include <string>
#include <unordered_set>

#include "core/record/care.hpp"
#include "core/record/event_table.hpp"
#include "core/record/projections.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

constexpr std::string_view kRepair = "run: whylink doctor --repair";
// A journal of another kind has as many bad lines as lines; the first few tell the story.
constexpr std::size_t kBadLinesTold = 20;
constexpr std::size_t kEventsTold = 20;

Trouble trouble(std::string what, std::string where) {
  return {std::move(what), std::move(where), std::string(kRepair), true};
}

Status check_foreign_keys(Database& database, std::vector<Trouble>& out) {
  const auto broken = database.number("SELECT count(*) FROM pragma_foreign_key_check");
  if (!broken) return tl::make_unexpected(broken.error());
  if (*broken == 0) return {};
  out.push_back(
      trouble(std::to_string(*broken) + " rows name a device that is not known", database.where()));
  return {};
}

void tell_lines(const JournalText& text, const std::string& where, std::vector<Trouble>& out) {
  for (std::size_t i = 0; i < std::min(text.bad_lines.size(), kBadLinesTold); ++i) {
    const auto& line = text.bad_lines[i];
    out.push_back(trouble("a line of the journal cannot be read (" + line.why + ")",
                          where + ":" + std::to_string(line.number)));
  }
  if (text.bad_lines.size() > kBadLinesTold) {
    out.push_back(trouble(
        std::to_string(text.bad_lines.size()) + " lines of the journal cannot be read", where));
  }
  if (!text.torn.empty()) out.push_back(trouble("the journal's last line is torn", where));
}

// The first few with their id, all with their number.
void tell_events(std::span<const Uuid> ids, std::string_view what, const std::string& where,
                 std::vector<Trouble>& out) {
  for (const Uuid& id : ids.first(std::min(ids.size(), kEventsTold))) {
    out.push_back(trouble("event " + id.text() + " " + std::string(what), where));
  }
  if (ids.size() <= kEventsTold) return;
  out.push_back(trouble(
      std::to_string(ids.size() - kEventsTold) + " more events: each " + std::string(what), where));
}

// `before` and `after`: what the database held when the journal was about to be read, and when it
// had been. A writer puts an event into the database first, so that only what was there before can
// be missing in the journal, and only what is not there after can be ahead.
void compare(const Checksums& before, const Checksums& after, const JournalText& text,
             const std::string& where, std::vector<Trouble>& out) {
  tell_lines(text, where, out);
  std::unordered_set<Uuid> in_journal;
  std::unordered_set<Uuid> ahead;
  std::vector<Uuid> different;
  for (const Event& event : text.events) {
    in_journal.insert(event.id);
    if (!after.contains(event.id)) ahead.insert(event.id);
    if (!agrees(event, after)) different.push_back(event.id);
  }
  const auto lacks = static_cast<std::size_t>(std::ranges::count_if(
      before, [&](const auto& one) { return !in_journal.contains(one.first); }));
  if (lacks > 0) {
    out.push_back(
        trouble("the journal is behind: it lacks " + std::to_string(lacks) + " events", where));
  }
  if (!ahead.empty()) {
    out.push_back(trouble("the journal is ahead: it holds " + std::to_string(ahead.size()) +
                              " events that the database lacks",
                          where));
  }
  tell_events(different, "is another in the database than in the journal", where, out);
}

Status check_journal(Store& store, std::vector<Trouble>& out) {
  const std::string where = store.paths.journal.string();
  const auto before = checksums_of_events(store.database);
  if (!before) return tl::make_unexpected(before.error());
  // A writer beside this reader may stand between its database and its journal just now; it does
  // not stand there twice for one event.
  const int readings = store.writable() ? 1 : 2;
  std::vector<Trouble> found;
  for (int i = 0; i < readings && (i == 0 || !found.empty()); ++i) {
    found.clear();
    const bool missing = !is_there(store.paths.journal);
    const auto text = read_journal(store.paths.journal);
    if (!text) return tl::make_unexpected(text.error());
    const auto after = checksums_of_events(store.database);
    if (!after) return tl::make_unexpected(after.error());
    if (!missing) compare(*before, *after, *text, where, found);
    if (missing && !before->empty()) found.push_back(trouble("the journal is missing", where));
    const bool is_other = !text->device.is_nil() && text->device != store.device;
    if (is_other) found.push_back(trouble("the journal is of another device", where));
  }
  out.insert(out.end(), found.begin(), found.end());
  return {};
}

// ---- rows ---------------------------------------------------------------------------------------

// What a row says beside the event, which follows from it.
bool has_right_derived(Database& database, const Statement& row, const Event& event) {
  const auto same_id = [&](int column, const std::optional<Uuid>& id) {
    return id ? row.uuid(column) == *id : row.is_null(column);
  };
  std::optional<Pair> pair = pair_of(event.body);
  if (const auto target = about(event.body)) pair = pair_of_event(database, *target).value_or(pair);
  return same_id(11, pair ? std::optional(pair->a) : std::nullopt) &&
         same_id(12, pair ? std::optional(pair->b) : std::nullopt) &&
         same_id(13, about(event.body)) && row.flag(14) == can_be_undone(event.body);
}

}  // namespace

Status check_events(Store& store, std::vector<Trouble>& out) {
  std::vector<Uuid> damaged;
  std::vector<Uuid> misplaced;
  Statement rows = store.database.prepare(sql::kEventsWithDerived);
  while (rows.next()) {
    const auto event = event_of_row(rows);
    if (!event) {
      damaged.push_back(rows.uuid(0));
    } else if (!has_right_derived(store.database, rows, *event)) {
      misplaced.push_back(event->id);
    }
  }
  if (const Status status = rows.status(); !status) return status;
  const std::string where = store.database.where();
  tell_events(damaged, "is damaged: its checksum is another", where, out);
  tell_events(misplaced, "stands with the wrong connection", where, out);
  return {};
}

namespace {

Status check_rows(Store& store, std::vector<Trouble>& out) {
  if (const Status events = check_events(store, out); !events) return events;
  const std::string where = store.database.where();
  const auto evidence = store.database.number(sql::kCountDamagedEvidence);
  if (!evidence) return tl::make_unexpected(evidence.error());
  if (*evidence > 0) {
    out.push_back(trouble("what it knows of " + std::to_string(*evidence) +
                              " notes is damaged: its checksum is another",
                          where));
  }
  const auto local = store.database.number(sql::kCountDamagedLocal);
  if (!local) return tl::make_unexpected(local.error());
  if (*local > 0) {
    out.push_back(trouble(
        std::to_string(*local) + " texts that this device keeps (drafts, the session) are damaged",
        where));
  }
  return {};
}

// Both are ordered by pair. Counts cards that are in one only, or differ.
std::size_t count_different(const std::vector<Card>& one, const std::vector<Card>& other) {
  std::size_t different = 0;
  auto a = one.begin();
  auto b = other.begin();
  while (a != one.end() || b != other.end()) {
    if (b == other.end() || (a != one.end() && a->pair < b->pair)) {
      ++different;
      ++a;
    } else if (a == one.end() || b->pair < a->pair) {
      ++different;
      ++b;
    } else {
      if (!(*a == *b)) ++different;
      ++a;
      ++b;
    }
  }
  return different;
}

Status check_projections(Store& store, const OnProgress& progress, std::vector<Trouble>& out) {
  // Of one moment, whoever writes meanwhile.
  const Transaction unchanging(store.database, Transaction::Kind::read);
  if (!unchanging.begun()) return unchanging.begun();
  const auto right = replay_all(store.database, progress);
  if (!right) return tl::make_unexpected(right.error());
  const auto found = read_projections(store.database);
  if (!found) return tl::make_unexpected(found.error());
  const std::string where = store.database.where();
  const std::size_t cards = count_different(right->cards, found->cards);
  if (cards > 0) {
    out.push_back(trouble(
        "the standing of " + std::to_string(cards) + " connections differs from their events",
        where));
  }
  if (right->settings != found->settings) {
    out.push_back(trouble("settings of the vault differ from their events", where));
  }
  if (right->answer_times != found->answer_times) {
    out.push_back(trouble("the sums of answer times differ from the reviews", where));
  }
  return {};
}

}  // namespace

Result<std::vector<Trouble>> diagnose_store(Store& store, const OnProgress& progress) {
  const auto tell = [&](std::string_view stage) {
    if (progress) progress({stage, 0, 0});
  };
  std::vector<Trouble> out;
  tell("checking the database");
  for (const std::string& found : damage(store.database)) {
    out.push_back(trouble("the database is damaged (" + found + ")", store.database.where()));
  }
  if (!out.empty()) return out;  // what a damaged database says of the rest is worth nothing
  tell("checking the journal");
  Status checked = check_foreign_keys(store.database, out);
  if (checked) checked = check_rows(store, out);
  const bool is_whole = out.empty();
  if (checked) checked = check_journal(store, out);
  tell("replaying");
  // Of events that cannot be read nothing follows.
  if (checked && is_whole) checked = check_projections(store, progress, out);
  if (checked) return out;
  // A part that cannot be read is what was looked for.
  const Error& error = checked.error();
  out.push_back({error.what, error.where, error.remedy, false});
  return out;
}

}  // namespace whylink::record
