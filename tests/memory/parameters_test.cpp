#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "tests/memory/random_parameters.hpp"

namespace whylink::memory {

TEST(Parameters, NoneAreTheDefaults) {
  EXPECT_EQ(Parameters::from({}), Parameters::defaults());
}

TEST(Parameters, TheDefaultsLieWithinTheBounds) {
  EXPECT_EQ(Parameters::from(Parameters::defaults().w), Parameters::defaults());
}

TEST(Parameters, AreClippedToTheirBounds) {
  const auto low = Parameters::from(std::vector<double>(kParameterCount, -1e9));
  const auto high = Parameters::from(std::vector<double>(kParameterCount, 1e9));
  for (std::size_t i = 0; i < kParameterCount; ++i) {
    EXPECT_EQ(low->w[i], kEdges[i].least) << "w" << i;
    EXPECT_EQ(high->w[i], kEdges[i].most) << "w" << i;
  }
}

// FSRS-5 knew no damping of same-day reviews (w19, which has a least value now) and a fixed decay.
TEST(Parameters, NineteenValuesGetTheTwoThatVersionFiveHadFixed) {
  const Parameters defaults = Parameters::defaults();
  const auto converted = Parameters::from(std::span(defaults.w).first(19));
  ASSERT_TRUE(converted);
  EXPECT_EQ(converted->w[18], defaults.w[18]);
  EXPECT_EQ(converted->w[19], 0.01);
  EXPECT_EQ(converted->w[20], 0.5);
}

// FSRS-4.5 gave difficulty by another curve: the new w4 to w6 follow from the old.
TEST(Parameters, SeventeenValuesAreConverted) {
  const std::vector<double> old = {0.4,  0.6,  2.4,  5.8,  4.93, 0.94, 0.86, 0.01, 1.49,
                                   0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61};
  const auto converted = Parameters::from(old);
  ASSERT_TRUE(converted);
  EXPECT_DOUBLE_EQ(converted->w[4], 4.93 + 2 * 0.94);
  EXPECT_DOUBLE_EQ(converted->w[5], std::log(3 * 0.94 + 1) / 3);
  EXPECT_DOUBLE_EQ(converted->w[6], 0.86 + 0.5);
  EXPECT_EQ(converted->w[16], 2.61);
  EXPECT_EQ(converted->w[17], 0);
  EXPECT_EQ(converted->w[18], 0);
  EXPECT_EQ(converted->w[19], 0.01);
  EXPECT_EQ(converted->w[20], 0.5);
}

TEST(Parameters, AnyOtherCountIsRefused) {
  for (const std::size_t count : {1U, 4U, 16U, 18U, 20U, 22U, 34U}) {
    const auto refused = Parameters::from(std::vector<double>(count, 0.5));
    ASSERT_FALSE(refused) << count;
    EXPECT_EQ(refused.error().kind, ErrorKind::usage);
  }
}

TEST(Parameters, ValuesThatAreNotFiniteAreRefused) {
  for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity()}) {
    auto w = Parameters::defaults().w;
    w[7] = bad;
    const auto refused = Parameters::from(w);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().line(),
              "memory parameter 7 is no finite number; give finite numbers only");
  }
  // An old w5 of which no logarithm can be taken.
  std::vector<double> old(17, 0.5);
  old[5] = -1;
  EXPECT_FALSE(Parameters::from(old));
}

}  // namespace whylink::memory
