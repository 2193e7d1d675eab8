// What gives a hidden sentence away.
#include <gtest/gtest.h>

#include "core/review/leak.hpp"

namespace whylink::review {

TEST(Leak, AWholeSentenceIsSeenThroughCaseMarksAndBlanks) {
  const Secret secret({"A chunk is a small schema, without slots."}, {});
  EXPECT_TRUE(secret.is_in("Before it: “a **chunk** is\n a small schema without slots”"));
  EXPECT_FALSE(secret.is_in("A chunk is a small schema"));
}

TEST(Leak, EvenInsideAWord) {
  const Secret secret({"Art"}, {});
  EXPECT_TRUE(secret.is_in("the art of it"));
  EXPECT_TRUE(secret.is_in("a party"));
}

TEST(Leak, ASentenceWithoutWordsIsComparedAsItIs) {
  const Secret secret({"→"}, {});
  EXPECT_TRUE(secret.is_in("A → B"));
  EXPECT_FALSE(secret.is_in("A and B"));
}

TEST(Leak, ARunOfSixWordsShinesThrough) {
  const Secret secret({"One two three four five six seven."}, {});
  EXPECT_TRUE(secret.shines_through("zero; two three four five six seven eight"));
  EXPECT_FALSE(secret.shines_through("zero; two three four five six eight"));
}

TEST(Leak, TenIdeographsShineThrough) {
  const Secret secret({"新知要靠旧知接住这正是它的第一个作用"}, {});
  EXPECT_TRUE(secret.shines_through("说：新知要靠旧知接住，这正是别的"));
  EXPECT_FALSE(secret.shines_through("说：新知要靠旧知接住别的"));
}

TEST(Leak, ALongTitleMayBeSaidAlthoughTheSentenceHoldsIt) {
  const std::string title = "Evergreen notes turn ideas into objects";
  const Secret secret({"As " + title + " they can be moved."}, {title});
  EXPECT_FALSE(secret.shines_through(title));
  EXPECT_TRUE(secret.shines_through(title + " they can"));
}

TEST(Leak, NothingHiddenLeaksNowhere) {
  const Secret secret({"", "  "}, {});
  EXPECT_FALSE(secret.is_in(""));
  EXPECT_FALSE(secret.shines_through("anything"));
}

}  // namespace whylink::review
