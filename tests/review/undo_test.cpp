// Whatever was done, undo gives back the exact standing from before it.
#include <gtest/gtest.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;

constexpr int kNotes = 5;

std::string path(int note) {
  return "N" + std::to_string(note) + ".md";
}

// All notes linked with one another.
void write_clique(World& world) {
  for (int i = 0; i < kNotes; ++i) {
    std::string text;
    for (int j = 0; j < kNotes; ++j) {
      if (j != i) text += "Reason for [[N" + std::to_string(j) + "]].\n";
    }
    world.write(path(i), text);
  }
  world.read();
}

// Cards by their notes; one that holds nothing is like none.
std::map<std::pair<int, int>, Card> cards(World& world) {
  std::map<std::pair<int, int>, Card> out;
  for (int i = 0; i < kNotes; ++i) {
    for (int j = i + 1; j < kNotes; ++j) {
      const auto card = world.card(path(i), path(j));
      if (!card) continue;
      Card nothing;
      nothing.pair = card->pair;
      if (*card != nothing) out[{i, j}] = *card;
    }
  }
  return out;
}

Status do_something(World& world, Random& random) {
  const int one = static_cast<int>(random.below(kNotes));
  const int other = (one + 1 + static_cast<int>(random.below(kNotes - 1))) % kNotes;
  Result<record::Event> event;
  if (random.below(2) == 0) {
    event = world.review().answer(world.edge(path(one), path(other)),
                                  graded(static_cast<Grade>(1 + random.below(4))));
  } else {
    event = world.review().act(world.file(path(one)), world.file(path(other)),
                               static_cast<Action>(random.below(13)));
  }
  if (!event) return tl::make_unexpected(event.error());
  return {};
}

}  // namespace

TEST(Undo, WithNothingDoneSaysSo) {
  World world;
  world.write("A.md", "a").read();
  const auto event = world.review().undo();
  ASSERT_FALSE(event);
  EXPECT_EQ(event.error().kind, ErrorKind::not_found);
}

TEST(Undo, OfTheFirstAnswerTakesTheConnectionOutAgain) {
  World world;
  write_clique(world);
  ASSERT_TRUE(world.review().answer(world.edge(path(0), path(1)), graded(Grade::clear)));
  const auto undone = world.review().undo();
  ASSERT_TRUE(undone);
  EXPECT_TRUE(std::holds_alternative<record::Undone>(undone->body));
  EXPECT_TRUE(cards(world).empty());
  EXPECT_TRUE(world.review().plan(12)->items.empty());
}

TEST(Undo, TakesNothingBackThatTheRuleDid) {
  World world;
  world.write("A.md", "Sleep after study makes [[B]] stronger than waking.\n").write("B.md", "b");
  ASSERT_EQ(world.read().enrol_daily().value(), 1);
  EXPECT_FALSE(world.review().undo());
  EXPECT_TRUE(world.card("A.md", "B.md")->enrolled);
}

TEST(Undo, RestoresEveryCardExactlyAtAnyDepthAndAfterARestart) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    World world;
    write_clique(world);
    std::vector<std::map<std::pair<int, int>, Card>> past;
    for (int step = 0; step < 25; ++step) {
      past.push_back(cards(world));
      const Status done = do_something(world, random);
      ASSERT_TRUE(done) << done.error().line();
      world.pass_seconds(static_cast<int>(random.below(300'000)));
    }
    for (std::size_t depth = past.size(); depth-- > 0;) {
      if (random.below(8) == 0) world.restart();
      const auto undone = world.review().undo();
      ASSERT_TRUE(undone) << undone.error().line();
      ASSERT_EQ(cards(world), past[depth]) << "at depth " << depth;
    }
    EXPECT_FALSE(world.review().undo());
  }
}

TEST(Undo, LeavesMemoryAndRecordAgreeing) {
  Random random(11);
  World world;
  write_clique(world);
  for (int step = 0; step < 60; ++step) {
    if (random.below(3) == 0) {
      static_cast<void>(world.review().undo());
    } else {
      ASSERT_TRUE(do_something(world, random));
    }
    const auto all = world.record().cards().value();
    for (const Card& kept : all) {
      const auto one = world.review().keys().file(kept.pair.a);
      const auto other = world.review().keys().file(kept.pair.b);
      ASSERT_TRUE(one && other);
      ASSERT_EQ(world.review().card(*one, *other), kept);
    }
    world.pass_seconds(40'000);
  }
}

}  // namespace whylink::review
