#include <gtest/gtest.h>

#include "whylink/text.hpp"

namespace whylink::text {

namespace {

std::string prose(int from, int to) {
  std::string out;
  for (int i = from; i < to; ++i) out += "word" + std::to_string(i) + " ";
  return out;
}

}  // namespace

TEST(Fingerprint, LikenessFollowsWhatIsShared) {
  const auto whole = fingerprint(prose(0, 400));
  EXPECT_EQ(likeness(whole, fingerprint(prose(0, 400))), 1.0);
  EXPECT_GT(likeness(whole, fingerprint(prose(0, 390))), 0.8);
  EXPECT_LT(likeness(whole, fingerprint(prose(1000, 1400))), 0.2);
  const double half = likeness(whole, fingerprint(prose(200, 600)));
  EXPECT_GT(half, 0.1);
  EXPECT_LT(half, 0.6);
}

TEST(Fingerprint, NothingIsLikeNothing) {
  EXPECT_TRUE(fingerprint(" ... ").empty());
  EXPECT_EQ(likeness({}, {}), 0.0);
  EXPECT_FALSE(fingerprint("one").empty());
}

}  // namespace whylink::text
