// Whole cards against the scheduler of ts-fsrs 5.4.2 (no fuzz). Compared: the memory state after
// each review, and the interval of those that end in review. Not comparable, with the reason:
//   1. Learning and relearning steps of minutes: we have none. A missed prompt comes back once
//   within
//      the session, and its schedule is in whole days, so after a blank ts-fsrs has 0 days and we 1
//      or more.
//   2. ts-fsrs lowers the days of Hard to those of Good where they are more, and then keeps Good
//   and
//      Easy a day above; it leaves the last interval out of it. We raise a pass to more than the
//      last interval where its plain interval is more (Anki's rule). So the plain days are
//      compared, after ts-fsrs's own order was put on them.

#include "tests/conformance/memory/reference.hpp"

namespace whylink::memory {

using reference::kPeer;
using reference::near;

namespace {

constexpr int kReview = 2;
constexpr int kNearMaximum = kDefaultMaximumInterval - 2;

Day utc_day(const std::string& time) {
  return *parse_day(std::string_view(time).substr(0, 10));
}

// The days of a grade as ts-fsrs orders them: only where the card was in review.
int ordered_days(const Choices& ours, Grade grade, bool was_in_review) {
  const int plain = ours[static_cast<std::size_t>(grade) - 1].plain;
  if (!was_in_review) return plain;
  const int hard = std::min(ours[1].plain, ours[2].plain);
  const int good = std::max(ours[2].plain, hard + 1);
  if (grade == Grade::gist) return hard;
  return grade == Grade::clear ? good : std::max(ours[3].plain, good + 1);
}

}  // namespace

TEST(CardConformance, StatesAndPlainDaysEqualThoseOfTsFsrs) {
  WHYLINK_NEEDS_REFERENCE();
  const Model model(Parameters::defaults());
  std::size_t days_compared = 0;
  const auto file = reference::json("cards.json");
  for (const auto& trace : file.at("traces")) {
    const Wish wish{trace.at("request_retention"), kDefaultMaximumInterval};
    Standing standing;
    Day last = 0;
    int state_before = 0;
    for (const auto& step : trace.at("steps")) {
      const Day day = utc_day(step.at("at"));
      standing.elapsed_days = standing.state ? day - last : 0;
      last = day;
      const auto grade = static_cast<Grade>(step.at("rating").get<int>());
      const Choices ours = choices(model, standing, wish, 1);
      const Choice& chosen = ours[static_cast<std::size_t>(grade) - 1];
      EXPECT_TRUE(near(chosen.state.stability, step.at("stability"), kPeer)) << step;
      EXPECT_TRUE(near(chosen.state.difficulty, step.at("difficulty"), kPeer)) << step;
      if (step.at("state") == kReview && chosen.plain < kNearMaximum) {
        EXPECT_EQ(ordered_days(ours, grade, state_before == kReview), step.at("scheduled_days"))
            << step;
        ++days_compared;
      }
      standing.state = chosen.state;
      state_before = step.at("state");
    }
  }
  EXPECT_GT(days_compared, 200U);
}

}  // namespace whylink::memory
