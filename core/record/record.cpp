#include "whylink/record.hpp"

#include "core/record/care.hpp"
#include "core/record/event_table.hpp"
#include "core/record/evidence_table.hpp"
#include "core/record/projections.hpp"
#include "core/record/replay.hpp"
#include "core/record/schema.hpp"
#include "core/record/store.hpp"
#include "record_sql.hpp"

namespace whylink::record {

struct Record::Parts {
  std::unique_ptr<Store> store;
};

Record::Record(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Result<Record> Record::open(const OpenOptions& options) {
  auto store = open_store(options);
  if (!store) return tl::make_unexpected(store.error());
  return Record(std::make_unique<Parts>(Parts{*std::move(store)}));
}

// ---- events -------------------------------------------------------------------------------------

Result<std::vector<Event>> Record::append(std::vector<Body> bodies) {
  return append_events(*parts_->store, std::move(bodies));
}

Result<std::vector<Event>> Record::append_dated(std::vector<Dated> dated) {
  return append_dated_events(*parts_->store, std::move(dated));
}

Result<std::vector<Event>> Record::events_of(Pair pair) const {
  return events_of_pair(parts_->store->database, Pair::of(pair.a, pair.b));
}

Result<std::vector<Event>> Record::all_events() const {
  Statement rows = parts_->store->database.prepare(sql::kAllEvents);
  return events_of_rows(rows);
}

namespace {

// A day of the person's lies within a day and a half of that day in UTC, and the clock of an event
// is never behind its time.
std::int64_t clock_before(Day day) {
  constexpr std::int64_t kDayMs = 86'400'000;
  return static_cast<std::int64_t>(clock_at({(std::int64_t{day} - 1) * kDayMs, 0}));
}

}  // namespace

Result<std::vector<Event>> Record::reviews_of(Day day) const {
  Statement rows = parts_->store->database.prepare(sql::kReviewsOfDay);
  rows.bind(clock_before(day)).bind(std::int64_t{day});
  return events_of_rows(rows);
}

Result<std::vector<Event>> Record::reviews_after(Moment moment) const {
  return record::reviews_after(parts_->store->database, moment);
}

Result<std::optional<Event>> Record::event(Uuid id) const {
  return find_event(parts_->store->database, id);
}

Result<std::optional<Event>> Record::last_undoable() const {
  Statement rows = parts_->store->database.prepare(sql::kLastUndoable);
  rows.bind(parts_->store->device);
  return event_of_rows(rows);
}

Result<std::optional<Event>> Record::last_redoable() const {
  Statement rows = parts_->store->database.prepare(sql::kLastRedoable);
  rows.bind(parts_->store->device);
  return event_of_rows(rows);
}

std::uint64_t Record::last_sequence() const {
  return parts_->store->sequence;
}

Result<std::vector<Event>> Record::events_of_batch(Uuid batch) const {
  Statement rows = parts_->store->database.prepare(sql::kEventsOfBatch);
  rows.bind(batch);
  return events_of_rows(rows);
}

// ---- projections --------------------------------------------------------------------------------

Result<std::optional<Card>> Record::card(Pair pair) const {
  return card_of(parts_->store->database, Pair::of(pair.a, pair.b));
}

Result<std::vector<Card>> Record::cards() const {
  return all_cards(parts_->store->database);
}

const memory::Parameters& Record::parameters() const {
  return parts_->store->parameters;
}

Result<std::optional<std::string>> Record::setting(std::string_view name) const {
  return setting_of(parts_->store->database, name);
}

Result<std::vector<Record::AnswerTime>> Record::answer_times() const {
  std::vector<AnswerTime> times;
  Statement rows = parts_->store->database.prepare(sql::kAnswerTimes);
  while (rows.next()) {
    times.push_back({static_cast<PromptKind>(rows.integer(0)),
                     static_cast<double>(rows.integer(1)) / 1000, rows.small(2)});
  }
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return times;
}

// ---- evidence and local text --------------------------------------------------------------------

Result<std::vector<Evidence>> Record::evidence() const {
  std::vector<Evidence> all;
  Statement rows = parts_->store->database.prepare(sql::kAllEvidence);
  while (rows.next()) {
    auto evidence = evidence_of_row(rows, parts_->store->database.where());
    if (!evidence) return tl::make_unexpected(evidence.error());
    all.push_back(*std::move(evidence));
  }
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return all;
}

Status Record::put_evidence(const std::vector<Evidence>& changed) {
  Store& store = *parts_->store;
  if (const Status may = require_writable(store); !may) return may;
  if (changed.empty()) return {};
  if (const Status there = require_in_place(store); !there) return there;
  Transaction transaction(store.database);
  if (!transaction.begun()) return transaction.begun();
  for (const Evidence& evidence : changed) {
    if (const Status put = record::put_evidence(store.database, evidence); !put) return put;
  }
  if (const Status kept = transaction.commit(); !kept) return kept;
  return require_in_place(store);
}

Result<std::optional<std::string>> Record::local(std::string_view name) const {
  Statement row = parts_->store->database.prepare(sql::kLocal);
  row.bind_text(name);
  if (row.next()) {
    if (row.flag(1)) return row.text(0);
    return tl::make_unexpected(
        damaged("what it keeps as " + std::string(name), parts_->store->database.where()));
  }
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return std::nullopt;
}

Status Record::put_local(std::string_view name, std::string_view value) {
  Store& store = *parts_->store;
  if (const Status may = require_writable(store); !may) return may;
  if (const Status limited = limit_pages(store); !limited) return limited;
  if (const Status there = require_in_place(store); !there) return there;
  Statement row = store.database.prepare(sql::kPutLocal);
  if (const Status put = row.bind_text(name).bind_blob(value).run(); !put) return put;
  return require_in_place(store);
}

Status Record::drop_local(std::string_view name) {
  Store& store = *parts_->store;
  if (const Status may = require_writable(store); !may) return may;
  Statement row = store.database.prepare(sql::kDropLocal);
  return row.bind_text(name).run();
}

// ---- care ---------------------------------------------------------------------------------------

const Uuid& Record::device() const {
  return parts_->store->device;
}

Status Record::back_up(const std::filesystem::path& to) const {
  return back_up_store(*parts_->store, to);
}

Status Record::back_up_daily() {
  return back_up_store_daily(*parts_->store);
}

Result<std::vector<Trouble>> Record::diagnose(const OnProgress& progress) const {
  return diagnose_store(*parts_->store, progress);
}

Result<std::vector<Trouble>> Record::repair(const OnProgress& progress) {
  return repair_store(*parts_->store, progress);
}

}  // namespace whylink::record
