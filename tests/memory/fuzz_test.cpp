#include <gtest/gtest.h>

#include "whylink/memory.hpp"

namespace whylink::memory {

TEST(Fuzz, ShortIntervalsHaveNone) {
  EXPECT_EQ(fuzz_range(0.01, 1, 36500), (DayRange{1, 1}));
  EXPECT_EQ(fuzz_range(1.4, 1, 36500), (DayRange{1, 1}));
  EXPECT_EQ(fuzz_range(2.49, 1, 36500), (DayRange{2, 2}));
}

TEST(Fuzz, LongerOnesHaveADayAndAShareThatShrinks) {
  EXPECT_EQ(fuzz_range(2.5, 1, 36500), (DayRange{2, 4}));  // a half rounds up
  EXPECT_EQ(fuzz_range(3, 1, 36500), (DayRange{2, 4}));
  EXPECT_EQ(fuzz_range(7, 1, 36500), (DayRange{5, 9}));
  EXPECT_EQ(fuzz_range(10, 1, 36500), (DayRange{8, 12}));
  EXPECT_EQ(fuzz_range(30, 1, 36500), (DayRange{27, 33}));
  EXPECT_EQ(fuzz_range(100, 1, 36500), (DayRange{93, 107}));
}

TEST(Fuzz, TheWidthIsThatOfTheIntervalAfterTheCap) {
  EXPECT_EQ(fuzz_range(548, 1, 209), (DayRange{197, 209}));
  EXPECT_EQ(fuzz_range(1e30, 1, 36500), (DayRange{34673, 36500}));
}

TEST(Fuzz, StaysWithinMinimumAndMaximum) {
  EXPECT_EQ(fuzz_range(10, 9, 36500), (DayRange{9, 12}));
  EXPECT_EQ(fuzz_range(10, 1, 11), (DayRange{8, 11}));
  EXPECT_EQ(fuzz_range(1, 5, 36500), (DayRange{5, 6}));
}

// So that cards answered together can part: only the shortest, and those at a maximum, are held
// fast.
TEST(Fuzz, FromThreeDaysOnThereIsAlwaysAChoiceBelowTheMaximum) {
  for (int interval = 3; interval < 400; ++interval) {
    for (int minimum = 1; minimum < interval; ++minimum) {
      const DayRange range = fuzz_range(interval, minimum, 36500);
      EXPECT_LT(range.earliest, range.latest) << interval << " from " << minimum;
    }
  }
  EXPECT_EQ(fuzz_range(0.5, 3, 36500), (DayRange{3, 4}));
  EXPECT_EQ(fuzz_range(0.5, 2, 36500), (DayRange{2, 2}));
  EXPECT_EQ(fuzz_range(9, 6, 6), (DayRange{6, 6}));
}

}  // namespace whylink::memory
