#include <gtest/gtest.h>

#include <set>

#include "whylink/base.hpp"

namespace whylink {

TEST(Uuid, TextComesBackTheSame) {
  Random random(7);
  const Uuid id = Uuid::fresh(1772352000123, random);
  EXPECT_EQ(Uuid::parse(id.text()), id);
  EXPECT_EQ(id.text().size(), 36U);
  EXPECT_EQ(id.text()[14], '7');  // the version
}

TEST(Uuid, LaterOnesSortAfterEarlierOnes) {
  Random random(7);
  Uuid last{};
  for (std::int64_t time = 1; time < 1'000'000'000'000; time *= 7) {
    const Uuid id = Uuid::fresh(time, random);
    EXPECT_LT(last, id);
    last = id;
  }
}

TEST(Uuid, SameMomentGivesDifferentIds) {
  Random random(7);
  std::set<Uuid> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(Uuid::fresh(5, random));
  EXPECT_EQ(seen.size(), 1000U);
}

TEST(Uuid, RefusesWhatIsNone) {
  EXPECT_FALSE(Uuid::parse(""));
  EXPECT_FALSE(Uuid::parse("018f6e2a-0000-7000-8000-00000000000"));
  EXPECT_FALSE(Uuid::parse("018f6e2a-0000-7000-8000-00000000000g"));
  EXPECT_FALSE(Uuid::parse("018f6e2a00000-7000-8000-000000000000"));
}

TEST(Random, IsTheSameForTheSameSeedAndStaysInBounds) {
  Random one(42);
  Random two(42);
  for (int i = 0; i < 1000; ++i) {
    EXPECT_EQ(one.next(), two.next());
    EXPECT_LT(one.below(10), 10U);
    two.below(10);
    const double u = one.unit();
    EXPECT_GE(u, 0.0);
    EXPECT_LT(u, 1.0);
    two.unit();
  }
}

}  // namespace whylink
