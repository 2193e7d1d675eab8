// The fuzz range against ts-fsrs 5.4.2. Ours is Anki's rule; the two differ on purpose in three
// points:
//   1. Below 2.5 days we do not fuzz. ts-fsrs does not either, but its function, asked directly,
//      answers for 1 and 2 days all the same.
//   2. Over the maximum we take the width from the interval after the cap (548 days under a maximum
//   of
//      209: 197 to 209), ts-fsrs from the one before (180 to 209).
//   3. ts-fsrs raises the lower end above the elapsed days where the interval is longer than those;
//   we
//      raise it by the interval scheduled last, as Anki does. Given as the minimum, it is the same
//      rule.

#include "tests/conformance/memory/reference.hpp"

namespace whylink::memory {

TEST(FuzzConformance, RangesEqualThoseOfTsFsrsWhereTheRulesDo) {
  WHYLINK_NEEDS_REFERENCE();
  std::size_t compared = 0;
  std::size_t capped = 0;
  const auto file = reference::json("fuzz.json");
  for (const auto& row : file.at("rows")) {
    const int interval = row.at(0);
    const int elapsed = row.at(1);
    const int maximum = row.at(2);
    if (interval < 3) continue;
    if (interval > maximum) {
      ++capped;
      EXPECT_GE(fuzz_range(interval, 1, maximum).earliest, row.at(3).get<int>()) << row;
      EXPECT_EQ(fuzz_range(interval, 1, maximum).latest, row.at(4).get<int>()) << row;
      continue;
    }
    const int minimum = interval > elapsed ? std::max(elapsed + 1, 2) : 2;
    EXPECT_EQ(fuzz_range(interval, minimum, maximum), (DayRange{row.at(3), row.at(4)})) << row;
    ++compared;
  }
  EXPECT_EQ(compared, 186U);
  EXPECT_EQ(capped, 12U);
}

}  // namespace whylink::memory
