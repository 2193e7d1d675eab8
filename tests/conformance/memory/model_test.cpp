// Memory states, recall and raw intervals against fsrs-rs 6.5.0, ts-fsrs 5.4.2 and plain doubles.

#include "tests/conformance/memory/reference.hpp"

namespace whylink::memory {

using reference::kExact;
using reference::kPeer;
using reference::near;

namespace {

void compare_case(const nlohmann::json& given) {
  const Model model(reference::parameters(given.at("w")));
  State state;
  for (std::size_t i = 0; i < given.at("reviews").size(); ++i) {
    const auto& review = given.at("reviews").at(i);
    const auto& after = given.at("after").at(i);
    const auto grade = static_cast<Grade>(review.at(0).get<int>());
    const int elapsed = review.at(1).get<int>();
    const std::string where = "case " + given.at("id").dump() + ", review " + std::to_string(i);
    if (i > 0) {
      const double recall = model.retrievability(state.stability, elapsed);
      EXPECT_TRUE(near(recall, after.at("r").at("f64"), kExact)) << where;
      EXPECT_TRUE(near(recall, after.at("r").at("ts"), kPeer)) << where;
    }
    state = i == 0 ? model.first_review(grade) : model.next_review(state, elapsed, grade);
    for (const auto& [key, value] : {std::pair{"s", state.stability}, {"d", state.difficulty}}) {
      EXPECT_TRUE(near(value, after.at(key).at("f64"), kExact)) << where << key << value;
      EXPECT_TRUE(near(value, after.at(key).at("rs"), kPeer)) << where << key << value;
      EXPECT_TRUE(near(value, after.at(key).at("ts"), kPeer)) << where << key << value;
    }
    EXPECT_TRUE(near(model.raw_interval(state.stability, 0.9), after.at("ivl_rs"), kPeer)) << where;
  }
}

}  // namespace

TEST(ModelConformance, HistoriesGiveTheSameStates) {
  WHYLINK_NEEDS_REFERENCE();
  const auto file = reference::json("histories.json.gz");
  EXPECT_EQ(reference::parameters(file.at("default_w")), Parameters::defaults());
  EXPECT_EQ(file.at("cases").size(), 300U);
  for (const auto& given : file.at("cases")) compare_case(given);
}

TEST(ModelConformance, IntervalsAreTheSame) {
  WHYLINK_NEEDS_REFERENCE();
  std::size_t rows = 0;
  const auto file = reference::json("intervals.json");
  for (const auto& group : file.at("groups")) {
    const Model model(reference::parameters(group.at("w")));
    for (const auto& row : group.at("rows")) {
      const double interval = model.raw_interval(row.at(0), row.at(1));
      EXPECT_TRUE(near(interval, row.at(4), kExact)) << row;
      EXPECT_TRUE(near(interval, row.at(2), kPeer)) << row;
      // ts-fsrs gives whole days within 1..36500; a half may fall to either side by its rounding.
      const double days = std::min(std::max(interval, 1.0), 36500.0);
      EXPECT_LE(std::abs(days - row.at(3).get<double>()), 0.5 + kPeer * days) << row;
      ++rows;
    }
  }
  EXPECT_EQ(rows, 37U * 16 * 4);
}

TEST(ModelConformance, RecallIsTheSame) {
  WHYLINK_NEEDS_REFERENCE();
  std::size_t rows = 0;
  const auto file = reference::json("retrievability.json");
  for (const auto& group : file.at("groups")) {
    const Model model(reference::parameters(group.at("w")));
    for (const auto& row : group.at("rows")) {
      const double recall = model.retrievability(row.at(0), row.at(1));
      EXPECT_TRUE(near(recall, row.at(4), kExact)) << row;
      EXPECT_TRUE(near(recall, row.at(3), kPeer)) << row;
      if (!row.at(2).is_null()) {
        EXPECT_TRUE(near(recall, row.at(2), kPeer)) << row;
      }
      ++rows;
    }
  }
  EXPECT_GT(rows, 500U);
}

}  // namespace whylink::memory
