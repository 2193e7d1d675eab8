// Which note has which key.
#include <gtest/gtest.h>

#include "core/review/keys.hpp"
#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

record::Evidence seen(Uuid key, const std::string& path) {
  record::Evidence evidence;
  evidence.key = key;
  evidence.path = path;
  return evidence;
}

Uuid key_number(std::uint64_t number) {
  Random random(number);
  return Uuid::fresh(0, random);
}

}  // namespace

TEST(Keys, ANoteKeepsTheKeyOfItsPath) {
  World world;
  world.write("A.md", "a").write("B.md", "b");
  const auto& snapshot = world.read().snapshot();
  const Keys keys =
      Keys::match(snapshot, {seen(key_number(1), "B.md"), seen(key_number(2), "gone.md")});
  EXPECT_EQ(keys.key(world.file("B.md")), key_number(1));
  EXPECT_EQ(keys.file(key_number(1)), world.file("B.md"));
  EXPECT_EQ(keys.key(world.file("A.md")), std::nullopt);
  EXPECT_EQ(keys.file(key_number(2)), std::nullopt);
  EXPECT_TRUE(keys.knows(key_number(2)));
  EXPECT_EQ(keys.pair(world.file("A.md"), world.file("B.md")), std::nullopt);
}

TEST(Keys, TwoKeysForOnePathTheFirstWins) {
  World world;
  world.write("A.md", "a");
  const Keys keys = Keys::match(world.read().snapshot(),
                                {seen(key_number(1), "A.md"), seen(key_number(2), "A.md")});
  EXPECT_EQ(keys.key(0), key_number(1));
}

TEST(Keys, AreGivenWhenTheRecordFirstNamesANote) {
  World world;
  world.write("A.md", "---\nuid: a-1\n---\nNeeds [[B]] and [[B]].\n")
      .write("B.md", "Words here.\n");
  world.read();
  EXPECT_TRUE(world.record().evidence().value().empty());
  ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::strong));
  const auto evidence = world.record().evidence().value();
  ASSERT_EQ(evidence.size(), 2U);
  const auto& of_a = evidence[evidence[0].path == "A.md" ? 0 : 1];
  EXPECT_EQ(of_a.title, "A");
  EXPECT_EQ(of_a.front_id, "a-1");
  EXPECT_EQ(of_a.targets, std::vector<std::string>{"B"});
  EXPECT_EQ(of_a.content_hash, world.review().snapshot().parse(world.file("A.md")).content_hash());
  EXPECT_FALSE(of_a.fingerprint.empty());
  const auto key = world.review().keys().key(world.file("A.md"));
  EXPECT_EQ(key, of_a.key);
  world.restart();
  EXPECT_EQ(world.review().keys().key(world.file("A.md")), key);
}

TEST(Keys, AFreshKeyIsNeverOneThatWasUsed) {
  World world;
  world.write("A.md", "a");
  const auto& snapshot = world.read().snapshot();
  const Moment now{1000, 0};
  const NoteKey first = fresh_key({}, snapshot, 0, now, 7);
  EXPECT_EQ(fresh_key({}, snapshot, 0, now, 7), first);
  const Keys keys = Keys::match(snapshot, {seen(first, "elsewhere.md")});
  EXPECT_NE(fresh_key(keys, snapshot, 0, now, 7), first);
}

}  // namespace whylink::review
