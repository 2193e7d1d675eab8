#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "whylink/memory.hpp"

namespace whylink::memory {

namespace {

LogRow review(std::int64_t card, int index, double seconds, int elapsed, int rating) {
  return {card, index, seconds, 0, elapsed, rating, 0};
}

double recall_after(int elapsed) {
  const Model model(Parameters::defaults());
  return model.retrievability(model.first_review(Grade::clear).stability, elapsed);
}

// Cards answered clear and asked once more: the one item of each.
void add_card(std::vector<LogRow>& rows, std::int64_t card, double seconds, int elapsed,
              int rating) {
  rows.push_back(review(card, 0, seconds, 0, 3));
  rows.push_back(review(card, 1, seconds + 1000, elapsed, rating));
}

}  // namespace

TEST(Evaluate, AnItemIsAGradedReviewOnALaterDayThatIsNotTheFirst) {
  const std::vector<LogRow> rows = {
      review(1, 0, 0, 3, 3),  // the first, whatever its elapsed days say
      review(1, 1, 1, 0, 3),  // the same day
      review(1, 2, 2, 4, 0),  // moved by hand
      review(1, 3, 3, 4, 3),  // an item
      review(2, 0, 4, 0, 0),  // moved by hand before
      review(2, 1, 5, 9, 3),  // the first that is graded
      review(2, 2, 6, 1, 1),  // an item
  };
  EXPECT_EQ(evaluate(Parameters::defaults(), rows).items, 2U);
}

TEST(Evaluate, LogLossIsTheMeanSurprise) {
  std::vector<LogRow> rows;
  add_card(rows, 1, 0, 2, 3);
  add_card(rows, 2, 1, 9, 1);
  const double expected = -(std::log(recall_after(2)) + std::log(1 - recall_after(9))) / 2;
  EXPECT_NEAR(evaluate(Parameters::defaults(), rows).log_loss, expected, 1e-15);
}

// Two items of one bin (after 14 and 20 days), one of another (after 2 days).
TEST(Evaluate, BinsCompareTheMeanForetoldWithTheMeanSeen) {
  std::vector<LogRow> rows;
  add_card(rows, 1, 0, 14, 3);
  add_card(rows, 2, 1, 20, 1);
  add_card(rows, 3, 2, 2, 2);
  const double together = (recall_after(14) + recall_after(20)) / 2 - 0.5;
  const double alone = recall_after(2) - 1;
  EXPECT_NEAR(evaluate(Parameters::defaults(), rows).rmse_bins,
              std::sqrt((2 * together * together + alone * alone) / 3), 1e-15);
}

// What parts bins besides days: the number of reviews (two and three share a bin) and whether there
// was a lapse on a later day; a blank on the day of the first answer is none.
TEST(Evaluate, BinsPartByReviewsAndLapses) {
  const std::vector<LogRow> rows = {
      review(1, 0, 0, 0, 3), review(1, 1, 1, 0, 1), review(1, 2, 2, 5, 3), review(1, 3, 3, 5, 3),
      review(2, 0, 4, 0, 3), review(2, 1, 5, 5, 1), review(2, 2, 6, 5, 3),
  };
  const auto foretold = replay_log(Parameters::defaults(), rows);
  const double unlapsed =
      foretold[2].retrievability - 1 + foretold[3].retrievability - 1 + foretold[5].retrievability;
  const double lapsed = foretold[6].retrievability - 1;
  EXPECT_NEAR(evaluate(Parameters::defaults(), rows).rmse_bins,
              std::sqrt((unlapsed * unlapsed / 3 + lapsed * lapsed) / 4), 1e-15);
}

TEST(Evaluate, AreaUnderTheCurveIsTheShareOfPairsInTheRightOrder) {
  std::vector<LogRow> rows;
  add_card(rows, 1, 0, 1, 3);   // passed, foretold highest
  add_card(rows, 2, 1, 5, 1);   // failed
  add_card(rows, 3, 2, 9, 3);   // passed, below one that failed
  add_card(rows, 4, 3, 20, 1);  // failed, foretold lowest
  EXPECT_DOUBLE_EQ(evaluate(Parameters::defaults(), rows).auc, 0.75);
}

TEST(Evaluate, EqualForecastsCountHalf) {
  std::vector<LogRow> rows;
  add_card(rows, 1, 0, 5, 3);
  add_card(rows, 2, 1, 5, 1);
  EXPECT_DOUBLE_EQ(evaluate(Parameters::defaults(), rows).auc, 0.5);
}

TEST(Evaluate, NothingToMeasureIsNoNumber) {
  const Evaluation none = evaluate(Parameters::defaults(), {});
  EXPECT_EQ(none.items, 0U);
  EXPECT_TRUE(std::isnan(none.log_loss));
  EXPECT_TRUE(std::isnan(none.rmse_bins));
  std::vector<LogRow> rows;
  add_card(rows, 1, 0, 5, 3);
  EXPECT_FALSE(std::isnan(evaluate(Parameters::defaults(), rows).log_loss));
  EXPECT_TRUE(std::isnan(evaluate(Parameters::defaults(), rows).auc));
}

// Of five items the last 0.3 are those after floor(3.5): two.
TEST(Evaluate, TheLastShareIsTakenByTime) {
  std::vector<LogRow> rows;
  for (int i = 0; i < 5; ++i) add_card(rows, 10 - i, i, i < 3 ? 30 : 2, 3);
  const Evaluation last = evaluate(Parameters::defaults(), rows, 0.3);
  EXPECT_EQ(last.items, 2U);
  EXPECT_NEAR(last.log_loss, -std::log(recall_after(2)), 1e-15);
  EXPECT_EQ(evaluate(Parameters::defaults(), rows, 1).items, 5U);
  EXPECT_EQ(evaluate(Parameters::defaults(), rows, 0).items, 0U);
}

// The item of the last share rests on the reviews before it, though those are not scored.
TEST(Evaluate, HistoriesAreWhole) {
  const std::vector<LogRow> rows = {review(1, 0, 0, 0, 3), review(1, 1, 1, 3, 1),
                                    review(1, 2, 2, 3, 3)};
  const Model model(Parameters::defaults());
  const State lapsed = model.next_review(model.first_review(Grade::clear), 3, Grade::blank);
  EXPECT_NEAR(evaluate(Parameters::defaults(), rows, 0.5).log_loss,
              -std::log(model.retrievability(lapsed.stability, 3)), 1e-15);
}

TEST(Evaluate, TheOrderOfTheRowsDoesNotMatter) {
  std::vector<LogRow> rows;
  for (int i = 0; i < 40; ++i) add_card(rows, i, 7 * (i % 5), 1 + i * 3 % 11, 1 + i % 4);
  const Evaluation ordered = evaluate(Parameters::defaults(), rows, 0.35);
  std::reverse(rows.begin(), rows.end());
  const Evaluation reversed = evaluate(Parameters::defaults(), rows, 0.35);
  EXPECT_EQ(ordered.items, reversed.items);
  EXPECT_EQ(ordered.log_loss, reversed.log_loss);
  EXPECT_EQ(ordered.rmse_bins, reversed.rmse_bins);
  EXPECT_EQ(ordered.auc, reversed.auc);
}

}  // namespace whylink::memory
