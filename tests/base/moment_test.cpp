#include <gtest/gtest.h>

#include "whylink/base.hpp"

namespace whylink {

TEST(Moment, ReadsAndWritesRfc3339) {
  const auto moment = parse_moment("2026-03-01T09:00:00+01:00");
  ASSERT_TRUE(moment);
  EXPECT_EQ(moment->seconds(), 1772352000);
  EXPECT_EQ(moment->offset_minutes, 60);
  EXPECT_EQ(format_moment(*moment), "2026-03-01T09:00:00+01:00");
}

TEST(Moment, ReadsZuluFractionsAndWesternOffsets) {
  EXPECT_EQ(parse_moment("1970-01-01T00:00:01.250Z")->milliseconds, 1250);
  EXPECT_EQ(parse_moment("1970-01-01T00:00:00-05:30")->milliseconds, 19'800'000);
  EXPECT_EQ(format_moment(*parse_moment("1969-12-31T23:59:59-05:30")), "1969-12-31T23:59:59-05:30");
}

TEST(Moment, RefusesWhatIsNoTime) {
  for (const char* bad : {"", "2026", "2026-03-01", "2026-02-30T00:00:00Z", "2026-03-01T24:00:00Z",
                          "2026-03-01T09:00:00", "2026-03-01T09:00:00+1:00", "0000-01-01T00:00:00Z",
                          "2026-03-01T09:00:00Zx", "2026-03-01T09:00:00.Z"}) {
    EXPECT_FALSE(parse_moment(bad)) << bad;
  }
}

// The day begins at four in the morning, local time.
TEST(Moment, DayBeginsAtFour) {
  const Day first = *parse_day("2026-03-01");
  EXPECT_EQ(parse_moment("2026-03-01T03:59:59+01:00")->day(), first - 1);
  EXPECT_EQ(parse_moment("2026-03-01T04:00:00+01:00")->day(), first);
  EXPECT_EQ(parse_moment("2026-03-02T03:59:59-11:00")->day(), first);
  EXPECT_EQ(parse_moment("1969-12-31T12:00:00Z")->day(), -1);
}

TEST(Moment, DaysHaveNamesAndWeekdays) {
  EXPECT_EQ(format_day(0), "1970-01-01");
  EXPECT_EQ(format_day(-1), "1969-12-31");
  EXPECT_EQ(weekday(0), 3);  // a Thursday
  EXPECT_EQ(weekday(*parse_day("2026-11-23")), 0);
  EXPECT_FALSE(parse_day("2026-13-01"));
}

}  // namespace whylink
