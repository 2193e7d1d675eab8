#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "core/memory/history.hpp"

namespace whylink::memory {

namespace {

struct Item {
  std::size_t row = 0;
  double recall = 0;  // as foretold
  bool passed = false;
  int spaced = 0;
  int lapses = 0;
};

// Keeps a logarithm finite for parameters that were set by hand; within the bounds it changes
// nothing.
constexpr double kNearlySure = 1 - 1e-7;

std::vector<Item> items_of(const Parameters& parameters, std::span<const LogRow> rows) {
  std::vector<Item> items;
  items.reserve(rows.size());
  walk(Model(parameters), rows, [&](const Step& step) {
    const LogRow& row = rows[step.row];
    if (!is_item(row, step)) return;
    items.push_back({step.row, step.recall, row.rating > 1, step.spaced, step.lapses});
  });
  const auto place = [&](const Item& item) {
    const LogRow& row = rows[item.row];
    return std::tuple(row.seconds, row.card_id, row.review_index, item.row);
  };
  std::ranges::sort(items, {}, place);
  return items;
}

double log_loss(std::span<const Item> items) {
  double sum = 0;
  for (const Item& item : items) {
    const double recall = std::clamp(item.recall, 1 - kNearlySure, kNearlySure);
    sum -= std::log(item.passed ? recall : 1 - recall);
  }
  return sum / static_cast<double>(items.size());
}

// The bins of the benchmark (srs-benchmark, fsrs-rs src/inference.rs). They name each bin by a
// rounded power of its base; as no two of those coincide, the exponent names it as well.
int exponent(double base, int value) {
  return static_cast<int>(std::floor(std::log(static_cast<double>(value)) / std::log(base)));
}

std::array<int, 3> bin_of(const Item& item, int elapsed_days) {
  constexpr int kNoLapse = -1;
  return {exponent(3.62, elapsed_days), exponent(1.89, item.spaced + 1),
          item.lapses == 0 ? kNoLapse : exponent(1.73, item.lapses)};
}

double rmse_bins(std::span<const Item> items, std::span<const LogRow> rows) {
  struct Bin {
    double foretold = 0;
    double passed = 0;
    double count = 0;
  };
  std::map<std::array<int, 3>, Bin> bins;
  for (const Item& item : items) {
    Bin& bin = bins[bin_of(item, rows[item.row].elapsed_days)];
    bin.foretold += item.recall;
    bin.passed += item.passed ? 1 : 0;
    bin.count += 1;
  }
  double sum = 0;
  for (const auto& [key, bin] : bins) {
    const double gap = (bin.foretold - bin.passed) / bin.count;
    sum += bin.count * gap * gap;
  }
  return std::sqrt(sum / static_cast<double>(items.size()));
}

// The chance that a passed item was foretold higher than a failed one, a tie counting half: from
// the sum of the ranks of the passed ones, equal values sharing their mean rank.
double area_under_curve(std::vector<Item> items) {
  std::sort(items.begin(), items.end(),
            [](const Item& one, const Item& other) { return one.recall < other.recall; });
  double ranks = 0;
  double passed = 0;
  for (std::size_t first = 0; first < items.size();) {
    std::size_t next = first;
    double passed_here = 0;
    for (; next < items.size() && items[next].recall == items[first].recall; ++next) {
      passed_here += items[next].passed ? 1 : 0;
    }
    ranks += passed_here * static_cast<double>(first + 1 + next) / 2;
    passed += passed_here;
    first = next;
  }
  const double failed = static_cast<double>(items.size()) - passed;
  if (passed == 0 || failed == 0) return std::numeric_limits<double>::quiet_NaN();
  return (ranks - passed * (passed + 1) / 2) / (passed * failed);
}

}  // namespace

Evaluation evaluate(const Parameters& parameters, std::span<const LogRow> rows, double last_share) {
  std::vector<Item> items = items_of(parameters, rows);
  const double left_out =
      (1 - std::clamp(last_share, 0.0, 1.0)) * static_cast<double>(items.size());
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::floor(left_out)));
  if (items.empty()) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    return {0, kNone, kNone, kNone};
  }
  Evaluation out;
  out.items = items.size();
  out.log_loss = log_loss(items);
  out.rmse_bins = rmse_bins(items, rows);
  out.auc = area_under_curve(std::move(items));
  return out;
}

}  // namespace whylink::memory
