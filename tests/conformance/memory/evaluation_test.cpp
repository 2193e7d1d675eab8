// Metrics of three logs against those computed in plain doubles, and sampled predictions.

#include "tests/conformance/memory/reference.hpp"

namespace whylink::memory {

using reference::kExact;
using reference::near;

namespace {

void expect_metrics(const Evaluation& ours, const nlohmann::json& theirs,
                    const std::string& where) {
  EXPECT_TRUE(near(ours.log_loss, theirs.at("log_loss"), kExact)) << where << ours.log_loss;
  EXPECT_TRUE(near(ours.rmse_bins, theirs.at("rmse_bins"), kExact)) << where << ours.rmse_bins;
  EXPECT_TRUE(near(ours.auc, theirs.at("auc"), kExact)) << where << ours.auc;
}

}  // namespace

class EvaluationConformance : public testing::TestWithParam<const char*> {};

TEST_P(EvaluationConformance, MetricsAndPredictionsAreTheSame) {
  WHYLINK_NEEDS_REFERENCE();
  const std::string name = GetParam();
  const auto expected = reference::json("evaluation.json").at("logs").at(name);
  const auto rows = read_log(reference::text(name));
  ASSERT_TRUE(rows) << rows.error().line();
  EXPECT_EQ(rows->size(), expected.at("reviews").get<std::size_t>());

  const Evaluation defaults = evaluate(Parameters::defaults(), *rows);
  EXPECT_EQ(defaults.items, expected.at("items").get<std::size_t>());
  expect_metrics(defaults, expected.at("default").at("f64"), "default");
  // As the peer left them, unclipped: with short-term memory off its w19 is 0, below our bound.
  for (const auto& trained : expected.at("trained")) {
    const Parameters fitted = reference::parameters(trained.at("w"));
    expect_metrics(evaluate(fitted, *rows), trained.at("f64"), trained.at("name"));
  }

  const auto& last = expected.at("holdout_last_20_percent");
  const Evaluation held_out = evaluate(Parameters::defaults(), *rows, 0.2);
  EXPECT_EQ(held_out.items, defaults.items - last.at("train_items").get<std::size_t>());
  expect_metrics(held_out, last.at("default"), "default, last 20 %");
  const Parameters fitted = reference::parameters(last.at("w"));
  expect_metrics(evaluate(fitted, *rows, 0.2), last.at("trained"), "trained, last 20 %");
}

TEST_P(EvaluationConformance, ReplayForetellsTheSame) {
  WHYLINK_NEEDS_REFERENCE();
  const std::string name = GetParam();
  const auto rows = read_log(reference::text(name));
  ASSERT_TRUE(rows) << rows.error().line();
  std::map<std::pair<std::string, int>, double> recall;
  for (const ReplayRow& row : replay_log(Parameters::defaults(), *rows)) {
    recall[{std::to_string(row.card_id), row.review_index}] = row.retrievability;
  }
  const auto expected = reference::json("evaluation.json").at("logs").at(name);
  for (const auto& row : expected.at("predictions_default")) {
    const double ours = recall.at({row.at(0).get<std::string>(), row.at(1).get<int>()});
    EXPECT_TRUE(near(ours, row.at(2), kExact)) << row << ours;
  }
}

INSTANTIATE_TEST_SUITE_P(Logs, EvaluationConformance,
                         testing::Values("revlog-josh.csv.gz", "revlog-sim-a.csv.gz",
                                         "revlog-sim-b.csv.gz"));

}  // namespace whylink::memory
