#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "whylink/memory.hpp"

namespace whylink::memory {

namespace {

LogRow review(std::int64_t card, int index, int elapsed, int rating) {
  return {card, index, 100.0 * index + static_cast<double>(card), 0, elapsed, rating, 0};
}

}  // namespace

TEST(Replay, GivesTheMemoryAfterEachReview) {
  const Model model(Parameters::defaults());
  const std::vector<LogRow> rows = {review(1, 0, 0, 3), review(1, 1, 4, 1)};
  const auto out = replay_log(Parameters::defaults(), rows);
  ASSERT_EQ(out.size(), 2U);
  const State first = model.first_review(Grade::clear);
  EXPECT_TRUE(std::isnan(out[0].retrievability));
  EXPECT_EQ(out[0].stability, first.stability);
  EXPECT_EQ(out[0].difficulty, first.difficulty);
  const State second = model.next_review(first, 4, Grade::blank);
  EXPECT_EQ(out[1].retrievability, model.retrievability(first.stability, 4));
  EXPECT_EQ(out[1].stability, second.stability);
  EXPECT_EQ(out[1].interval, model.raw_interval(second.stability, 0.9));
}

// Cards may be mixed, and even their reviews out of order: each answer stands where its row stood.
TEST(Replay, AnswersComeInTheOrderOfTheRows) {
  const std::vector<LogRow> rows = {review(2, 1, 3, 3), review(1, 0, 0, 1), review(2, 0, 0, 4),
                                    review(1, 1, 1, 2)};
  std::vector<LogRow> sorted = {rows[1], rows[3], rows[2], rows[0]};
  const auto out = replay_log(Parameters::defaults(), rows);
  const auto tidy = replay_log(Parameters::defaults(), sorted);
  EXPECT_EQ(out[0].card_id, 2);
  EXPECT_EQ(out[0].review_index, 1);
  EXPECT_EQ(out[0].stability, tidy[3].stability);
  EXPECT_EQ(out[1].stability, tidy[0].stability);
  EXPECT_EQ(out[2].stability, tidy[2].stability);
  EXPECT_EQ(out[3].stability, tidy[1].stability);
}

TEST(Replay, ARowMovedByHandLeavesTheStateAsItIs) {
  const std::vector<LogRow> rows = {review(1, 0, 0, 0), review(1, 1, 2, 3), review(1, 2, 5, 0)};
  const auto out = replay_log(Parameters::defaults(), rows);
  EXPECT_TRUE(std::isnan(out[0].stability));
  EXPECT_TRUE(std::isnan(out[1].retrievability));  // the first graded one
  EXPECT_EQ(out[1].stability, 2.3065);
  EXPECT_EQ(out[2].stability, 2.3065);
  EXPECT_LT(out[2].retrievability, 0.9);
}

TEST(Replay, CsvLeavesEmptyWhatDoesNotExist) {
  const std::vector<LogRow> rows = {review(1, 0, 0, 0), review(1, 1, 0, 4), review(1, 2, 0, 4)};
  const std::string csv = replay_csv(replay_log(Parameters::defaults(), rows));
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  EXPECT_EQ(line, "card_id,review_index,retrievability,stability,difficulty,interval");
  std::getline(lines, line);
  EXPECT_EQ(line, "1,0,,,,");
  std::getline(lines, line);
  EXPECT_EQ(line.substr(0, 28), "1,1,,8.2956000000000003,1,8.");
  std::getline(lines, line);
  EXPECT_EQ(line.substr(0, 6), "1,2,1,");
}

TEST(Replay, CsvReadsBackToTheSameBits) {
  const std::vector<LogRow> rows = {review(1, 0, 0, 3), review(1, 1, 7, 2), review(1, 2, 900, 1)};
  const auto out = replay_log(Parameters::defaults(), rows);
  std::istringstream lines(replay_csv(out));
  std::string field;
  std::getline(lines, field);
  for (const ReplayRow& row : out) {
    for (int i = 0; i < 3; ++i) std::getline(lines, field, ',');
    EXPECT_EQ(field.empty(), std::isnan(row.retrievability));
    if (!field.empty()) {
      EXPECT_EQ(std::stod(field), row.retrievability);
    }
    std::getline(lines, field, ',');
    EXPECT_EQ(std::stod(field), row.stability);
    std::getline(lines, field, ',');
    EXPECT_EQ(std::stod(field), row.difficulty);
    std::getline(lines, field);
    EXPECT_EQ(std::stod(field), row.interval);
  }
}

TEST(Replay, AnEmptyLogGivesAHeader) {
  EXPECT_EQ(replay_csv(replay_log(Parameters::defaults(), {})),
            "card_id,review_index,retrievability,stability,difficulty,interval\n");
}

}  // namespace whylink::memory
