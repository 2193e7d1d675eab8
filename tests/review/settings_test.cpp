// What a person may wish of the reviews, in words.
#include "whylink/review/settings.hpp"

#include <gtest/gtest.h>

#include "tests/review/world.hpp"

namespace whylink::review {

TEST(Settings, AreReadAsTheyAreWritten) {
  Settings settings;
  const std::pair<std::string, std::string> all[] = {
      {"minutes", "7.5"},        {"new-per-day", "0"},        {"prompts-per-day", "40"},
      {"retention", "0.85"},     {"longest-interval", "365"}, {"easy-days", "sat=50 sun=0"},
      {"follow-symlinks", "on"},
  };
  for (const auto& [name, value] : all) {
    const auto changed = parse_setting(settings, name, value);
    ASSERT_TRUE(changed) << changed.error().line();
    settings = *changed;
    EXPECT_EQ(setting_value(settings, name), value);
  }
  EXPECT_EQ(settings.easy_days, (EasyDays{1, 1, 1, 1, 1, 0.5, 0}));
  EXPECT_EQ(parse_setting(settings, "easy-days", "none")->easy_days, kNoEasyDays);
  EXPECT_EQ(parse_setting(settings, "easy-days", "Sat=50, Sun=0")->easy_days, settings.easy_days);
}

TEST(Settings, RefuseWhatCannotBe) {
  const std::pair<std::string, std::string> all[] = {
      {"minutes", "0"},           {"minutes", "1e9"},
      {"minutes", "twelve"},      {"minutes", ""},
      {"minutes", "nan"},         {"new-per-day", "2.5"},
      {"new-per-day", "-1"},      {"retention", "1"},
      {"retention", "90 %"},      {"longest-interval", "3"},
      {"follow-symlinks", "yes"}, {"easy-days", "sat"},
      {"easy-days", ""},          {"easy-days", "xmas=0"},
      {"easy-days", "sat=101"},   {"easy-days", "mon=0 tue=0 wed=0 thu=0 fri=0 sat=0 sun=0"},
  };
  for (const auto& [name, value] : all) {
    const auto changed = parse_setting({}, name, value);
    ASSERT_FALSE(changed) << name << " " << value;
    EXPECT_EQ(changed.error().kind, ErrorKind::usage);
    EXPECT_NE(changed.error().what.find(name), std::string::npos);
    EXPECT_FALSE(changed.error().remedy.empty());
  }
  EXPECT_NE(parse_setting({}, "speed", "9").error().remedy.find("easy-days"), std::string::npos);
}

TEST(Settings, AreKeptAndTakenBack) {
  World world;
  world.write("A.md", "a").read();
  ASSERT_TRUE(world.review().set("minutes", "20"));
  ASSERT_TRUE(world.review().set("easy-days", "sun=50"));
  EXPECT_EQ(world.restart().settings().minutes, 20);
  EXPECT_EQ(world.review().settings().easy_days[6], 0.5);
  ASSERT_TRUE(world.review().undo());
  EXPECT_EQ(world.review().settings().easy_days, kNoEasyDays);
  ASSERT_TRUE(world.review().undo());
  EXPECT_EQ(world.review().settings(), Settings{});
  EXPECT_FALSE(world.review().set("minutes", "none"));
}

// The first of March 2026 is a Sunday.
TEST(Settings, AnEasyDayHasFewerMinutes) {
  World world;
  world.write("A.md", "a").read();
  EXPECT_EQ(world.review().minutes_left().value(), kDefaultMinutes);
  ASSERT_TRUE(world.review().set("easy-days", "sun=50"));
  EXPECT_EQ(world.review().minutes_left().value(), kDefaultMinutes / 2);
  ASSERT_TRUE(world.review().set("easy-days", "sun=0"));
  EXPECT_EQ(world.review().minutes_left().value(), 0);
  world.pass_days(1);
  EXPECT_EQ(world.review().minutes_left().value(), kDefaultMinutes);
}

// What the program decides with is what the record holds.
TEST(Settings, AreTheSameAfterARestart) {
  World world;
  world.write("A.md", "a").read();
  ASSERT_TRUE(world.review().set("retention", "0.912345678"));
  const Settings before = world.review().settings();
  EXPECT_EQ(world.restart().settings(), before);
}

// A minute a day holds a prompt, however long one takes; what is left of a day may not.
TEST(Settings, AShortDayHoldsAPrompt) {
  World world;
  world.write("A.md", "Because of [[B]].\n").write("B.md", "b").read();
  Answer slow = graded(memory::Grade::blank);
  slow.seconds = 75;
  ASSERT_TRUE(world.review().answer(world.edge("A.md", "B.md"), slow));
  ASSERT_TRUE(world.review().set("minutes", "1"));
  EXPECT_EQ(world.review().minutes_left().value(), 0);
  world.pass_days(2);
  EXPECT_EQ(world.review().minutes_left().value(), 1);
  EXPECT_EQ(world.review().plan(1)->items.size(), 1U);
}

}  // namespace whylink::review
