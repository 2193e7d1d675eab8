// How long prompts are thought to take.
#include "core/review/pace.hpp"

#include <gtest/gtest.h>

#include "whylink/review.hpp"

namespace whylink::review {

using Time = record::Record::AnswerTime;

TEST(Pace, IsFortyFiveSecondsBeforeAnythingWasMeasured) {
  EXPECT_EQ(Pace({}).seconds(), kSecondsBeforeMeasured);
  EXPECT_EQ(Pace({}).seconds(PromptKind::reverse), kSecondsBeforeMeasured);
}

// Extras are no reviews: how long they take says nothing of those.
TEST(Pace, IsTheMeanOfReviews) {
  const std::vector<Time> times{
      {PromptKind::why, 60, 3}, {PromptKind::reverse, 20, 1}, {PromptKind::chain, 900, 1}};
  EXPECT_EQ(Pace(times).seconds(), 20);
}

TEST(Pace, OfAKindIsItsOwnOnceThereAreAnswers) {
  const std::vector<Time> few{{PromptKind::why, 3000, 100}, {PromptKind::reverse, 90, 1}};
  EXPECT_LT(Pace(few).seconds(PromptKind::reverse), 42);
  const std::vector<Time> many{{PromptKind::why, 3000, 100}, {PromptKind::reverse, 9000, 100}};
  EXPECT_NEAR(Pace(many).seconds(PromptKind::reverse), 90, 2);
  EXPECT_NEAR(Pace(many).seconds(PromptKind::why), 30, 2);
}

// A walk around the block is no answer, nor is a slip of the finger.
TEST(Pace, StaysWithinReason) {
  EXPECT_EQ(Pace(std::vector<Time>{{PromptKind::why, 90'000, 1}}).seconds(), 600);
  EXPECT_EQ(Pace(std::vector<Time>{{PromptKind::why, 0.5, 1}}).seconds(), 5);
  EXPECT_EQ(Pace(std::vector<Time>{{PromptKind::why, 0, 3}}).seconds(), kSecondsBeforeMeasured);
}

TEST(Pace, CountsTheSecondLookOfABlank) {
  EXPECT_EQ(seconds_with_return(40, 1), 40);
  EXPECT_EQ(seconds_with_return(40, 0.75), 50);
  EXPECT_EQ(seconds_with_return(40, -3), 80);
}

}  // namespace whylink::review
