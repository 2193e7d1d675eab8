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

// What is held against one another: the journal, and the checksums that the database held at the
// moment it was read and afterwards. These are the same where nobody writes.
struct View {
  std::string journal;
  bool is_missing = false;
  Checksums before;
  Checksums after;
};

// Only what was in the database before the journal was read can be missing there, and only what is
// not in it after can be ahead.
void compare(const View& view, const JournalText& text, const std::string& where,
             std::vector<Trouble>& out) {
  tell_lines(text, where, out);
  std::unordered_set<Uuid> in_journal;
  std::unordered_set<Uuid> ahead;
  std::vector<Uuid> different;
  for (const Event& event : text.events) {
    in_journal.insert(event.id);
    if (!view.after.contains(event.id)) ahead.insert(event.id);
    if (!agrees(event, view.after)) different.push_back(event.id);
  }
  const auto lacks = static_cast<std::size_t>(std::ranges::count_if(
      view.before, [&](const auto& one) { return !in_journal.contains(one.first); }));
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

// Under the lock of the moment only what is quick: a writer waits for it.
Result<View> look(Store& store) {
  View view;
  const Transaction unchanging(store.database, Transaction::Kind::read);
  if (!unchanging.begun()) return tl::make_unexpected(unchanging.begun().error());
  {
    const auto moment = InStep::of_reader(store.paths.journal);
    const auto fixed = store.database.number(sql::kCountEvents);
    if (!fixed) return tl::make_unexpected(fixed.error());
    view.is_missing = !is_there(store.paths.journal);
    auto bytes = view.is_missing ? Result<std::string>() : read_file(store.paths.journal);
    if (!bytes) return tl::make_unexpected(bytes.error());
    view.journal = *std::move(bytes);
  }
  auto before = checksums_of_events(store.database);
  if (!before) return tl::make_unexpected(before.error());
  view.before = *std::move(before);
  return view;
}

Result<std::vector<Trouble>> look_at_journal(Store& store) {
  const std::string where = store.paths.journal.string();
  std::vector<Trouble> found;
  auto view = look(store);
  if (!view) return tl::make_unexpected(view.error());
  auto after = checksums_of_events(store.database);
  if (!after) return tl::make_unexpected(after.error());
  view->after = *std::move(after);
  const JournalText text = journal_of(view->journal);
  if (!view->is_missing) compare(*view, text, where, found);
  if (view->is_missing && !view->before.empty()) {
    found.push_back(trouble("the journal is missing", where));
  }
  const bool is_other = !text.device.is_nil() && text.device != store.device;
  if (is_other) found.push_back(trouble("the journal is of another device", where));
  return found;
}

// Beside a writer that does not keep in step (it was stopped in between, or is of another version)
// a second look tells what is wrong from what was under way.
Status check_journal(Store& store, std::vector<Trouble>& out) {
  auto found = look_at_journal(store);
  if (found && !found->empty() && !store.writable()) found = look_at_journal(store);
  if (!found) return tl::make_unexpected(found.error());
  out.insert(out.end(), found->begin(), found->end());
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
  if (right->amended != found->amended) {
    out.push_back(trouble("what was undone or corrected differs from the events", where));
  }
  if (right->answer_times != found->answer_times) {
    out.push_back(trouble("the sums of answer times differ from the reviews", where));
  }
  return {};
}

// Answers of a clock that was ahead. Only the person can say when they were given.
Status check_times(Store& store, std::vector<Trouble>& out) {
  const Moment now = store.options.clock();
  const auto future = reviews_after(store.database, now);
  if (!future) return tl::make_unexpected(future.error());
  for (const Event& event : std::span(*future).first(std::min(future->size(), kEventsTold))) {
    out.push_back({"an answer is dated after now, " + format_moment(event.time),
                   "event " + event.id.text(),
                   "run: whylink correct " + event.id.text() + " --time DAY", false});
  }
  if (future->size() <= kEventsTold) return {};
  out.push_back({std::to_string(future->size() - kEventsTold) + " more answers are dated after now",
                 store.database.where(), "correct those that are told first", false});
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
  if (checked && is_whole) checked = check_times(store, out);
  if (checked) return out;
  // A part that cannot be read is what was looked for.
  const Error& error = checked.error();
  out.push_back({error.what, error.where, error.remedy, false});
  return out;
}

}  // namespace whylink::record
