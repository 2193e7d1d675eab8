#include "core/record/projection_rows.hpp"

#include <algorithm>
#include <cmath>

#include "core/record/body_json.hpp"
#include "record_sql.hpp"

namespace whylink::record {

namespace {

constexpr double kMostSeconds = 1e6;
Card card_of_row(const Statement& row) {
  Card card;
  card.pair = {row.uuid(0), row.uuid(1)};
  card.enrolled = row.flag(2);
  card.by_hand = row.flag(3);
  card.suspended = row.flag(4);
  card.dismissed = row.flag(5);
  card.accepted = row.flag(6);
  card.worth = static_cast<Worth>(row.integer(7));
  card.enrolled_on = row.small(8);
  card.snoozed_until = row.small(9);
  card.ripens_on = row.small(10);
  if (!row.is_null(11)) card.state = memory::State{row.real(11), row.real(12)};
  card.reviewed_on = row.small(13);
  card.due = row.small(14);
  card.reviews = row.small(15);
  card.lapses = row.small(16);
  card.blanks_running = row.small(17);
  if (!row.is_null(18)) card.last_kind = static_cast<PromptKind>(row.integer(18));
  if (!row.is_null(19)) card.last_grade = static_cast<memory::Grade>(row.integer(19));
  card.enrol_reason = row.text(20);
  card.raw_interval = row.real(21);
  card.fuzz_days = row.small(22);
  card.load_days = row.small(23);
  card.load_reason = static_cast<LoadReason>(row.integer(24));
  card.latest_days = row.small(25);
  return card;
}

}  // namespace

TimeSum time_of(const Reviewed& review) {
  const double seconds = std::isfinite(review.seconds) ? review.seconds : 0;
  return {std::llround(std::clamp(seconds, 0.0, kMostSeconds) * 1000), 1};
}

// A value that is no list of numbers that the model takes means the defaults.
memory::Parameters parameters_from(const std::string* value) {
  const memory::Parameters defaults = memory::Parameters::defaults();
  if (value == nullptr) return defaults;
  const Json json = parse_json(*value);
  if (!json.is_array()) return defaults;
  std::vector<double> weights;
  for (const Json& weight : json) {
    if (!weight.is_number()) return defaults;
    weights.push_back(weight.get<double>());
  }
  return memory::Parameters::from(weights).value_or(defaults);
}

Status put_card(Database& database, const Card& card) {
  std::optional<double> stability;
  std::optional<double> difficulty;
  if (card.state) {
    stability = card.state->stability;
    difficulty = card.state->difficulty;
  }
  std::optional<std::int64_t> kind;
  std::optional<std::int64_t> grade;
  if (card.last_kind) kind = static_cast<std::int64_t>(*card.last_kind);
  if (card.last_grade) grade = static_cast<std::int64_t>(*card.last_grade);
  Statement row = database.prepare(sql::kPutCard);
  row.bind(card.pair.a).bind(card.pair.b);
  for (const bool flag :
       {card.enrolled, card.by_hand, card.suspended, card.dismissed, card.accepted}) {
    row.bind(std::int64_t{flag});
  }
  row.bind(static_cast<std::int64_t>(card.worth));
  for (const Day day : {card.enrolled_on, card.snoozed_until, card.ripens_on}) {
    row.bind(std::int64_t{day});
  }
  row.bind(stability).bind(difficulty);
  for (const int number :
       {card.reviewed_on, card.due, card.reviews, card.lapses, card.blanks_running}) {
    row.bind(std::int64_t{number});
  }
  return row.bind(kind)
      .bind(grade)
      .bind_text(card.enrol_reason)
      .bind(std::optional(card.raw_interval))
      .bind(std::int64_t{card.fuzz_days})
      .bind(std::int64_t{card.load_days})
      .bind(static_cast<std::int64_t>(card.load_reason))
      .bind(std::int64_t{card.latest_days})
      .run();
}

Status put_setting(Database& database, std::string_view name, std::string_view value) {
  Statement row = database.prepare(sql::kPutSetting);
  return row.bind_text(name).bind_text(value).run();
}

Status put_settings(Database& database, const Settings& settings) {
  if (const Status dropped = database.execute(sql::kDropSettings); !dropped) return dropped;
  for (const auto& [name, value] : settings) {
    if (const Status put = put_setting(database, name, value); !put) return put;
  }
  return {};
}

Status add_time(Database& database, PromptKind kind, TimeSum sum) {
  Statement row = database.prepare(sql::kAddAnswerTime);
  return row.bind(static_cast<std::int64_t>(kind)).bind(sum.milliseconds).bind(sum.reviews).run();
}

Result<std::optional<Card>> card_of(Database& database, const Pair& pair) {
  Statement row = database.prepare(sql::kCardOf);
  row.bind(pair.a).bind(pair.b);
  if (row.next()) return card_of_row(row);
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return std::nullopt;
}

Result<std::vector<Card>> all_cards(Database& database) {
  std::vector<Card> cards;
  Statement rows = database.prepare(sql::kAllCards);
  while (rows.next()) cards.push_back(card_of_row(rows));
  if (const Status status = rows.status(); !status) return tl::make_unexpected(status.error());
  return cards;
}

Result<std::optional<std::string>> setting_of(Database& database, std::string_view name) {
  Statement row = database.prepare(sql::kSetting);
  row.bind_text(name);
  if (row.next()) return row.text(0);
  if (const Status status = row.status(); !status) return tl::make_unexpected(status.error());
  return std::nullopt;
}

Result<memory::Parameters> parameters_in_use(Database& database) {
  const auto value = setting_of(database, kParametersSetting);
  if (!value) return tl::make_unexpected(value.error());
  return parameters_from(*value ? &**value : nullptr);
}

}  // namespace whylink::record
