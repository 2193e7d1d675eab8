#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/memory/history.hpp"

namespace whylink::memory {

namespace {

constexpr int kExactDigits = 17;
constexpr std::size_t kFieldRoom = 32;  // a sign, 17 digits, a point, an exponent

template <class Number, class... Form>
void append(std::string& out, Number value, Form... form) {
  std::array<char, kFieldRoom> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, form...).ptr;
  out.append(text.data(), end);
}

void append_exact(std::string& out, double value) {
  out += ',';
  if (!std::isnan(value)) append(out, value, std::chars_format::general, kExactDigits);
}

}  // namespace

std::vector<std::size_t> card_order(std::span<const LogRow> rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    const LogRow& a = rows[one];
    const LogRow& b = rows[other];
    if (a.card_id != b.card_id) return a.card_id < b.card_id;
    if (a.review_index != b.review_index) return a.review_index < b.review_index;
    return one < other;
  });
  return order;
}

std::vector<ReplayRow> replay_log(const Parameters& parameters, std::span<const LogRow> rows) {
  const Model model(parameters);
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  std::vector<ReplayRow> out(rows.size());
  walk(model, rows, [&](const Step& step) {
    ReplayRow& row = out[step.row];
    row = {rows[step.row].card_id, rows[step.row].review_index, kNone, kNone, kNone, kNone};
    if (step.later) row.retrievability = step.recall;
    if (!step.after) return;
    row.stability = step.after->stability;
    row.difficulty = step.after->difficulty;
    row.interval = model.raw_interval(row.stability, kDefaultRetention);
  });
  return out;
}

std::string replay_csv(std::span<const ReplayRow> rows) {
  constexpr std::size_t kUsualRow = 90;
  std::string out = "card_id,review_index,retrievability,stability,difficulty,interval\n";
  out.reserve(out.size() + rows.size() * kUsualRow);
  for (const ReplayRow& row : rows) {
    append(out, row.card_id);
    out += ',';
    append(out, row.review_index);
    for (const double value : {row.retrievability, row.stability, row.difficulty, row.interval}) {
      append_exact(out, value);
    }
    out += '\n';
  }
  return out;
}

}  // namespace whylink::memory
