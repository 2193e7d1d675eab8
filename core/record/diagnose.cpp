#include <algorithm>
#include <string>
#include <unordered_set>

#include "core/record/care.hpp"
#include "core/record/projections.hpp"
#include "core/record/schema.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

constexpr std::string_view kRepair = "run: whylink doctor --repair";
// A journal of another kind has as many bad lines as lines; the first few tell the story.
constexpr std::size_t kBadLinesTold = 20;

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

Result<std::unordered_set<Uuid>> all_ids(Database& database) {
  std::unordered_set<Uuid> ids;
  Statement rows = database.prepare(sql::kEventIds);
  while (rows.next()) ids.insert(rows.uuid(0));
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return ids;
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

// `before` and `after`: the events that the database held when the journal was about to be read,
// and when it had been. A writer puts an event into the database first, so that only what was there
// before can be missing in the journal, and only what is not there after can be ahead.
void compare(const std::unordered_set<Uuid>& before, const std::unordered_set<Uuid>& after,
             const JournalText& text, const std::string& where, std::vector<Trouble>& out) {
  tell_lines(text, where, out);
  std::unordered_set<Uuid> lacks = before;
  std::unordered_set<Uuid> ahead;
  for (const Event& event : text.events) {
    lacks.erase(event.id);
    if (!after.contains(event.id)) ahead.insert(event.id);
  }
  if (!lacks.empty()) {
    out.push_back(trouble(
        "the journal is behind: it lacks " + std::to_string(lacks.size()) + " events", where));
  }
  if (!ahead.empty()) {
    out.push_back(trouble("the journal is ahead: it holds " + std::to_string(ahead.size()) +
                              " events that the database lacks",
                          where));
  }
}

Status check_journal(Store& store, std::vector<Trouble>& out) {
  const std::string where = store.paths.journal.string();
  const auto before = all_ids(store.database);
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
    const auto after = all_ids(store.database);
    if (!after) return tl::make_unexpected(after.error());
    if (!missing) compare(*before, *after, *text, where, found);
    if (missing && !before->empty()) found.push_back(trouble("the journal is missing", where));
  }
  out.insert(out.end(), found.begin(), found.end());
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
  if (checked) checked = check_journal(store, out);
  tell("replaying");
  if (checked) checked = check_projections(store, progress, out);
  if (checked) return out;
  // A part that cannot be read is what was looked for.
  const Error& error = checked.error();
  out.push_back({error.what, error.where, error.remedy, false});
  return out;
}

}  // namespace whylink::record
