// What the rule enrols, and what it leaves alone; one rule a test.
#include <gmock/gmock.h>

#include <set>

#include "tests/review/world.hpp"

namespace whylink::review {

namespace {

constexpr const char* kReason = "Sleep after study makes [[B]] stronger than waking hours.\n";

// One connection of A and B that could be enrolled.
void write_pair(World& world) {
  world.write("A.md", kReason).write("B.md", "It is a note.\n");
}

// `count` notes in `folder`, each with a reason for the one before it.
void write_chain(World& world, const std::string& folder, int count) {
  world.write(folder + "/" + folder + "0.md", "Start of the chain.\n");
  for (int i = 1; i < count; ++i) {
    world.write(folder + "/" + folder + std::to_string(i) + ".md",
                "It takes up what [[" + folder + std::to_string(i - 1) +
                    "]] said of gardens and adds weather.\n");
  }
}

int enrolled(World& world) {
  const auto count = world.review().enrol_daily();
  EXPECT_TRUE(count) << count.error().line();
  return count.value_or(-1);
}

}  // namespace

TEST(Enrolment, TakesAConnectionThatAnswersWhy) {
  World world;
  write_pair(world);
  world.read();
  EXPECT_EQ(enrolled(world), 1);
  const auto card = world.card("A.md", "B.md");
  ASSERT_TRUE(card);
  EXPECT_TRUE(card->enrolled);
  EXPECT_FALSE(card->by_hand);
  EXPECT_EQ(card->enrol_reason, "the only connection of 'A'");
  EXPECT_EQ(world.record().last_undoable().value(), std::nullopt);
}

TEST(Enrolment, IsForeseenByAPlanThatWritesNothing) {
  World world;
  write_chain(world, "c", 14);
  world.read();
  const auto foreseen = world.review().plan(60).value();
  EXPECT_EQ(foreseen.fresh, kNewPerDay);
  EXPECT_TRUE(world.record().all_events().value().empty());
  EXPECT_EQ(enrolled(world), kNewPerDay);
  EXPECT_EQ(world.review().plan(60).value().items, foreseen.items);
}

TEST(Enrolment, OfNotesExcludedLaterIsNotAskedUnlessItWasByHand) {
  World world;
  write_chain(world, "c", 3);
  world.write("A.md", kReason).write("B.md", "It is a note.\n");
  world.read();
  EXPECT_GT(enrolled(world), 1);
  ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::unenrol));
  ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::enrol));
  vault::ExclusionRules rules;
  rules.globs = {"**"};
  const auto plan = world.exclude(rules).plan(60).value();
  ASSERT_EQ(plan.items.size(), 1U);
  EXPECT_EQ(world.review().snapshot().file(plan.items[0].a).path, "A.md");
}

TEST(Enrolment, IsForeseenOnlyWithinAScope) {
  World world;
  write_chain(world, "c", 14);
  world.read();
  const auto none = world.review().plan(60, [](const graph::Edge&) { return false; });
  EXPECT_TRUE(none.value().items.empty());
}

// Answers all that was enrolled and waits for its first prompt.
void answer_all_new(World& world) {
  for (const auto& row : world.review().connections()) {
    if (!row.card || !row.card->enrolled || row.card->state) continue;
    const graph::Edge* edge = world.review().graph().find(row.a, row.b);
    ASSERT_TRUE(world.review().answer(*edge, graded(memory::Grade::instant)));
  }
}

TEST(Enrolment, TakesFiveADayAndNoMore) {
  World world;
  write_chain(world, "c", 14);
  world.read();
  EXPECT_EQ(enrolled(world), kNewPerDay);
  EXPECT_EQ(enrolled(world), 0);
  world.restart();
  EXPECT_EQ(enrolled(world), 0);
  answer_all_new(world);
  world.pass_days(1);
  EXPECT_EQ(enrolled(world), kNewPerDay);
}

// Who was away for a week does not come back to thirty-five new ones.
TEST(Enrolment, AddsNothingToWhatWaitsForItsFirstPrompt) {
  World world;
  write_chain(world, "c", 20);
  world.read();
  ASSERT_EQ(enrolled(world), kNewPerDay);
  world.pass_days(7);
  EXPECT_EQ(enrolled(world), 0);
  EXPECT_EQ(world.review().plan(60)->fresh, kNewPerDay);
}

TEST(Enrolment, TakesAsManyAsThePersonWishes) {
  World world;
  write_chain(world, "c", 14);
  world.read();
  ASSERT_TRUE(world.review().set("new-per-day", "2"));
  EXPECT_EQ(enrolled(world), 2);
  answer_all_new(world);
  world.pass_days(1);
  ASSERT_TRUE(world.review().set("new-per-day", "0"));
  EXPECT_EQ(enrolled(world), 0);
}

// A flight west or a clock set back makes no second morning.
TEST(Enrolment, IsDoneOnceWhereADayComesTwice) {
  World world;
  write_chain(world, "c", 30);
  world.read();
  ASSERT_EQ(enrolled(world), kNewPerDay);
  answer_all_new(world);
  world.pass_days(-1);
  EXPECT_EQ(enrolled(world), 0);
  world.pass_days(1);
  EXPECT_EQ(enrolled(world), 0);
  world.pass_days(1);
  EXPECT_EQ(enrolled(world), kNewPerDay);
}

// What was answered by hand takes nothing of the rule's number.
TEST(Enrolment, ByHandIsNoMatterOfTheRule) {
  World world;
  write_chain(world, "c", 14);
  write_pair(world);
  world.read();
  ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::enrol));
  ASSERT_EQ(enrolled(world), kNewPerDay);
  ASSERT_TRUE(world.review().answer(world.edge("A.md", "B.md"), graded(memory::Grade::clear)));
  EXPECT_EQ(world.review().plan(60)->fresh, kNewPerDay);
}

// Fewer, the more minutes are taken by what is due; one minute a day holds none of five.
TEST(Enrolment, LeavesTheMinutesToWhatIsDue) {
  World world;
  write_chain(world, "c", 20);
  world.read();
  ASSERT_TRUE(world.review().set("minutes", "1"));
  ASSERT_EQ(enrolled(world), kNewPerDay);
  answer_all_new(world);
  world.pass_days(30);
  EXPECT_LT(enrolled(world), kNewPerDay);
}

TEST(Enrolment, IsDoneForTheDayEvenWhereAllWereTakenOutAgain) {
  World world;
  write_chain(world, "c", 12);
  world.read();
  ASSERT_EQ(enrolled(world), kNewPerDay);
  for (const auto& row : world.review().connections()) {
    if (!row.card || !row.card->enrolled) continue;
    ASSERT_TRUE(world.review().act(row.a, row.b, Action::unenrol));
  }
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, ReviewsByHandDoNotCountAsTheRulesOwn) {
  World world;
  write_pair(world);
  world.write("C.md", "Wholly unlike [[B]] because walking wakes people up.\n");
  world.read();
  ASSERT_TRUE(world.review().answer(world.edge("B.md", "C.md"), graded(memory::Grade::clear)));
  EXPECT_EQ(enrolled(world), 1);
}

TEST(Enrolment, LeavesBareLinksToTheInbox) {
  World world;
  world.write("A.md", "- [[B]]\n\nSee also [[C]].\n").write("B.md", "b").write("C.md", "c");
  world.read();
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, LeavesPropertiesAlone) {
  World world;
  world.write("A.md", "---\nup: \"[[B]]\"\n---\nMany words about something else entirely.\n");
  world.write("B.md", "b");
  world.read();
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, LeavesDailyNotesAlone) {
  World world;
  world.write("2026-02-10.md", kReason).write("B.md", "b");
  world.read();
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, LeavesTemplatesAlone) {
  World world;
  world.write("Templates/A.md", kReason).write("B.md", "b");
  world.read();
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, LeavesIndexNotesAlone) {
  World world;
  world.write("Index.md", kReason).write("B.md", "b");
  world.read();
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, LeavesFoldersExcludedInObsidianAlone) {
  World world;
  world.write(".obsidian/app.json", R"({"userIgnoreFilters": ["Old/"]})");
  world.write("Old/A.md", kReason).write("B.md", "b");
  world.read();
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, LeavesCanvasesAloneButTakesWhatTheirArrowsSay) {
  World world;
  world.write("A.md", "a").write("B.md", "b").write("Map.canvas", R"({
    "nodes": [{"id":"1","type":"file","file":"A.md"}, {"id":"2","type":"file","file":"B.md"}],
    "edges": [{"id":"e","fromNode":"1","toNode":"2","label":"slows down forgetting of"}]})");
  world.read();
  EXPECT_EQ(enrolled(world), 1);
  EXPECT_TRUE(world.card("A.md", "B.md"));
}

TEST(Enrolment, NeverTakesBackWhatAPersonPutAside) {
  for (const Action action : {Action::suspend, Action::map_only, Action::dismiss}) {
    World world;
    write_pair(world);
    world.read();
    ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), action));
    EXPECT_EQ(enrolled(world), 0) << name(action);
  }
}

TEST(Enrolment, TakesNothingTwice) {
  World world;
  write_pair(world);
  world.read();
  ASSERT_EQ(enrolled(world), 1);
  ASSERT_TRUE(world.review().act(world.file("A.md"), world.file("B.md"), Action::unenrol));
  world.pass_days(1);
  EXPECT_EQ(enrolled(world), 0);
}

TEST(Enrolment, IsSpreadOverFolders) {
  World world;
  for (const char* folder : {"a", "b", "c", "d", "e"}) write_chain(world, folder, 6);
  world.read();
  ASSERT_EQ(enrolled(world), kNewPerDay);
  std::set<char> folders;
  for (const auto& row : world.review().connections()) {
    if (row.card) folders.insert(world.review().snapshot().file(row.a).path.front());
  }
  EXPECT_THAT(folders, testing::ElementsAre('a', 'b', 'c', 'd', 'e'));
}

TEST(Enrolment, AsksAboutANoteOnceADayWhereItCan) {
  World world;
  write_chain(world, "c", 14);
  world.read();
  ASSERT_EQ(enrolled(world), kNewPerDay);
  std::set<FileId> notes;
  for (const auto& row : world.review().connections()) {
    if (row.card) notes.insert({row.a, row.b});
  }
  EXPECT_EQ(notes.size(), 2U * kNewPerDay);
}

TEST(Enrolment, CentralConnectionsComeFirst) {
  World world;
  world.write("Lone.md", "Rain makes [[Other]] grow faster than watering.\n")
      .write("Other.md", "o");
  world.write("Hub.md", "Practice makes [[Second]] hold longer than reading.\n");
  world.write("Second.md", "s");
  for (int i = 0; i < 8; ++i) {
    world.write("x" + std::to_string(i) + ".md", i % 2 == 0 ? "[[Hub]]" : "[[Second]]");
  }
  world.read();
  ASSERT_EQ(enrolled(world), 2);
  EXPECT_EQ(world.card("Hub.md", "Second.md")->enrol_reason,
            "central: 5 connections meet at 'Hub'");
  const auto plan = world.review().plan(1).value();
  ASSERT_EQ(plan.items.size(), 1U);
}

// Of two that are as central, the one that is thought about now.
TEST(Enrolment, WhatWasEditedLatelyComesFirst) {
  World world;
  world.write("A.md", kReason).write("B.md", "b");
  world.write("Old.md", "Rain makes [[Older]] grow faster than watering.\n").write("Older.md", "o");
  const auto day = std::chrono::sys_days(std::chrono::days(World::kFirstDay - 2));
  for (const char* name : {"A.md", "B.md"}) world.set_time(name, day);
  for (const char* name : {"Old.md", "Older.md"})
    world.set_time(name, day - std::chrono::days(900));
  world.read();
  ASSERT_TRUE(world.review().set("new-per-day", "1"));
  EXPECT_EQ(enrolled(world), 1);
  ASSERT_TRUE(world.card("A.md", "B.md"));
  EXPECT_EQ(world.card("A.md", "B.md")->enrol_reason, "the only connection of 'A', edited lately");
}

TEST(Enrolment, IsTheSameForTheSameVault) {
  const auto run = [] {
    World world;
    world.read_at(sample_vault());
    EXPECT_TRUE(world.review().enrol_daily());
    std::vector<std::pair<FileId, FileId>> pairs;
    for (const auto& row : world.review().connections()) {
      if (row.card) pairs.emplace_back(row.a, row.b);
    }
    return pairs;
  };
  const auto first = run();
  EXPECT_EQ(first.size(), static_cast<std::size_t>(kNewPerDay));
  EXPECT_EQ(run(), first);
}

}  // namespace whylink::review
