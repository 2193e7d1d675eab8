// What is done to several connections in one go, and taken back in one.
#include <gmock/gmock.h>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

using memory::Grade;

constexpr int kNotes = 7;

std::string path(int note) {
  return "N" + std::to_string(note) + ".md";
}

// A chain N0 - N1 - ... whose links all say why.
void write_chain(World& world) {
  for (int i = 0; i < kNotes; ++i) {
    const std::string text =
        i == 0 ? "Start of the chain.\n"
               : "It takes up what [[N" + std::to_string(i - 1) + "]] said of gardens here.\n";
    world.write(path(i), text);
  }
  world.read();
}

// The cards of the chain's connections; one that holds nothing is like none.
std::vector<Card> cards(World& world) {
  std::vector<Card> out;
  for (int i = 1; i < kNotes; ++i) {
    Card card = world.card(path(i - 1), path(i)).value_or(Card());
    Card nothing;
    nothing.pair = card.pair;
    if (card == nothing) card = Card();
    out.push_back(std::move(card));
  }
  return out;
}

Result<record::Event> act(World& world, int note, Action action) {
  return world.review().act(world.file(path(note)), world.file(path(note + 1)), action);
}

Day snoozed(World& world, int note) {
  const auto card = world.card(path(note), path(note + 1));
  return card ? card->snoozed_until : 0;
}

std::size_t events(World& world) {
  return world.record().all_events().value().size();
}

}  // namespace

TEST(Snooze, LastsUntilTheDayThatIsNamed) {
  World world;
  write_chain(world);
  const FileId one = world.file(path(0));
  const FileId other = world.file(path(1));
  ASSERT_TRUE(act(world, 0, Action::enrol));
  ASSERT_TRUE(world.review().snooze(one, other, World::kFirstDay + 3));
  world.pass_days(2);
  const auto is_asked = [&] {
    const auto plan = world.review().plan(60);
    return std::ranges::any_of(plan->items, [&](const Item& item) {
      return item.a == std::min(one, other) && item.b == std::max(one, other);
    });
  };
  EXPECT_FALSE(is_asked());
  world.pass_days(1);
  EXPECT_TRUE(is_asked());
  world.pass_days(-1);
  EXPECT_EQ(snoozed(world, 0), World::kFirstDay + 3);
  for (const Day day : {World::kFirstDay, World::kFirstDay + 2}) {
    const auto refused = world.review().snooze(one, other, day);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::usage);
  }
  EXPECT_FALSE(world.review().snooze(one, world.file(path(5)), World::kFirstDay + 9));
}

TEST(Bury, PutsOffTheSiblingsThatWouldBeAskedToday) {
  World world;
  write_chain(world);
  for (const int note : {1, 2, 3, 5}) ASSERT_TRUE(act(world, note, Action::enrol));
  ASSERT_TRUE(world.review().snooze(world.file(path(3)), world.file(path(4)), 30'000));
  const auto event = act(world, 2, Action::bury);
  ASSERT_TRUE(event);
  EXPECT_EQ(record::pair_of(event->body), world.card(path(2), path(3))->pair);
  const Day tomorrow = World::kFirstDay + 1;
  EXPECT_EQ(snoozed(world, 2), tomorrow);
  EXPECT_EQ(snoozed(world, 1), tomorrow);
  EXPECT_EQ(snoozed(world, 3), 30'000) << "put off for longer already";
  EXPECT_EQ(snoozed(world, 5), 0) << "shares no note";
  EXPECT_EQ(snoozed(world, 0), 0) << "not enrolled";
  const auto plan = world.review().plan(60);
  for (const Item& item : plan->items) {
    for (const int note : {2, 3}) {
      EXPECT_NE(item.a, world.file(path(note)));
      EXPECT_NE(item.b, world.file(path(note)));
    }
  }
}

TEST(Bury, IsTakenBackWhole) {
  World world;
  write_chain(world);
  for (const int note : {1, 2, 3}) ASSERT_TRUE(act(world, note, Action::enrol));
  const auto before = cards(world);
  const auto last = world.record().last_undoable().value();
  ASSERT_TRUE(act(world, 2, Action::bury));
  EXPECT_NE(cards(world), before);
  const auto undone = world.review().undo();
  ASSERT_TRUE(undone);
  EXPECT_EQ(cards(world), before);
  EXPECT_EQ(world.record().last_undoable().value()->id, last->id);
  // What is told is the undoing of what the person named.
  const auto told = world.record().event(std::get<record::Undone>(undone->body).event).value();
  EXPECT_EQ(record::pair_of(told->body), world.card(path(2), path(3))->pair);
}

TEST(Several, EnrolTakesWhatCanBeAsked) {
  World world;
  world.write("Bare.md", "[[N0]]\n");
  world.write("Daily/2026-01-01.md", "Gardens grew on [[N1]] as if nothing else mattered.\n");
  write_chain(world);
  ASSERT_TRUE(act(world, 0, Action::enrol));
  ASSERT_TRUE(act(world, 1, Action::map_only));
  ASSERT_TRUE(act(world, 2, Action::dismiss));
  EXPECT_EQ(world.review().enrol_all({}).value(), kNotes - 1 - 3);
  for (int note = 0; note + 1 < kNotes; ++note) {
    EXPECT_EQ(world.card(path(note), path(note + 1))->enrolled, note != 1 && note != 2) << note;
  }
  EXPECT_FALSE(world.card("Bare.md", path(0)).value_or(Card()).enrolled);
  EXPECT_FALSE(world.card("Daily/2026-01-01.md", path(1)).value_or(Card()).enrolled);
  EXPECT_TRUE(world.card(path(3), path(4))->by_hand);
}

TEST(Several, OfAScopeAloneAndNothingWritesNothing) {
  World world;
  write_chain(world);
  const FileId first = world.file(path(0));
  const Accepts at_first = [&](const graph::Edge& edge) { return edge.a == first; };
  EXPECT_EQ(world.review().unenrol_all({}).value(), 0);
  EXPECT_EQ(events(world), 0U);
  EXPECT_EQ(world.review().enrol_all(at_first).value(), 1);
  const std::size_t some = events(world);
  EXPECT_EQ(world.review().enrol_all(at_first).value(), 0);
  EXPECT_EQ(events(world), some);
  const Accepts wrong = [](const graph::Edge&) -> Result<bool> {
    return fail(ErrorKind::io, "cannot say");
  };
  EXPECT_FALSE(world.review().enrol_all(wrong));
  EXPECT_FALSE(world.review().unenrol_all(wrong));
  EXPECT_EQ(events(world), some);
}

// Whatever was done before, one undo after a batch gives back every card, and the next one takes
// back what was done before it; after a restart and on a record made from the journal alike.
TEST(Several, UndoGivesBackEveryCard) {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    SCOPED_TRACE(seed);
    Random random(seed);
    World world;
    write_chain(world);
    const auto some = [&](const graph::Edge& edge) { return (edge.a + seed) % 3 != 0; };
    for (int step = 0; step < 12; ++step) {
      const int note = static_cast<int>(random.below(kNotes - 1));
      if (random.below(2) == 0) {
        ASSERT_TRUE(act(world, note, static_cast<Action>(random.below(13))));
      } else {
        const auto grade = static_cast<Grade>(1 + random.below(4));
        ASSERT_TRUE(world.review().answer(world.edge(path(note), path(note + 1)), graded(grade)));
      }
      const auto before = cards(world);
      const auto last = world.record().last_undoable().value();
      const auto done =
          random.below(2) == 0 ? world.review().enrol_all(some) : world.review().unenrol_all(some);
      ASSERT_TRUE(done) << done.error().line();
      if (*done == 0) continue;
      if (random.below(3) == 0) world.restart();
      ASSERT_TRUE(world.review().undo());
      ASSERT_EQ(cards(world), before);
      ASSERT_EQ(world.record().last_undoable().value()->id, last->id);
      if (random.below(2) == 0) {
        ASSERT_TRUE(world.review().enrol_all(some));
      }
      world.pass_seconds(static_cast<int>(random.below(200'000)));
    }
    EXPECT_TRUE(world.record().diagnose().value().empty());
  }
}

}  // namespace whylink::review
