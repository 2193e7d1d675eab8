// Notes that cannot be read today: their connections are left out of the day, and nothing that is
// kept of them, or of others, changes for it.
#include <gtest/gtest.h>

#include "tests/review/world.hpp"
#include "tests/vault/bad_disk.hpp"

namespace whylink::review {

namespace {

class Unread : public testing::Test {
 protected:
  Unread() {
    for (int i = 0; i < 2; ++i) {
      for (const char* folder : {"one/", "two/"}) {
        const std::string name = folder + std::to_string(i);
        world_.write(name + "A.md",
                     "Sleep after study makes [[" + name + "B]] stronger than waking hours.\n");
        world_.write(name + "B.md", "It is a note.\n");
      }
    }
    world_.read();
    EXPECT_TRUE(world_.review().set("new-per-day", "2"));
  }
  // The vault as it is read while nothing at or below that path can be opened.
  void read_without(std::string path) {
    vault::BadDisk disk;
    disk.before_opening = [path](std::string_view opened) {
      return opened.starts_with(path) ? EIO : 0;
    };
    vault::ReadOptions options;
    options.disk = &disk;
    const auto snapshot = vault::read_vault(world_.review().snapshot().root(), options);
    ASSERT_TRUE(snapshot);
    ASSERT_TRUE(world_.review().follow(*snapshot));
  }
  [[nodiscard]] std::size_t cards() { return world_.record().cards().value().size(); }
  [[nodiscard]] std::vector<record::Event> events() { return world_.record().all_events().value(); }

  World world_;
};

}  // namespace

// Two wait for their first prompt; that they cannot be seen makes no room for two more.
TEST_F(Unread, ConnectionsThatWaitGoOnToCountWhenNewOnesAreEnrolled) {
  ASSERT_EQ(world_.review().enrol_daily().value(), 2);
  world_.pass_days(1);
  for (const char* path : {"one", "two", "one/0A.md"}) {
    read_without(path);
    EXPECT_EQ(world_.review().enrol_daily().value(), 0) << path;
  }
}

TEST_F(Unread, NotesAreGivenNoKeysAndNoEvidenceOfNothing) {
  read_without("one/0B.md");
  ASSERT_TRUE(world_.review().enrol_daily());
  const auto all = world_.record().evidence();
  for (const record::Evidence& evidence : *all) {
    EXPECT_NE(evidence.path, "one/0B.md");
  }
}

TEST_F(Unread, ConnectionsAreBackAsTheyWereOnceTheirNotesCanBeRead) {
  const graph::Edge& edge = world_.edge("one/0A.md", "one/0B.md");
  ASSERT_TRUE(world_.review().answer(edge, graded(memory::Grade::clear)));
  const auto before = world_.card("one/0A.md", "one/0B.md");
  const auto kept = events();
  for (const char* path : {"one", "one/0A.md"}) {
    read_without(path);
    EXPECT_EQ(world_.review().graph().edges().size(), std::string(path) == "one" ? 2U : 3U);
    EXPECT_EQ(events().size(), kept.size());
  }
  world_.restart();
  const auto after = world_.card("one/0A.md", "one/0B.md");
  ASSERT_TRUE(after);
  EXPECT_EQ(after->due, before->due);
  EXPECT_EQ(after->reviews, before->reviews);
}

}  // namespace whylink::review
