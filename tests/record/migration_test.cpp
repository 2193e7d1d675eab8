// A record as each earlier version of the program left it, with all kinds of things in it, opened
// by this one. Before a migration is added, the version that was the newest until then gets its two
// files in schemas/: what its tables hold as SQL, and its journal.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/record/database.hpp"
#include "core/record/journal.hpp"
#include "core/record/schema.hpp"
#include "place.hpp"

namespace whylink::record {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

fs::path file_of(int version, const char* ending) {
  return fs::path(WHYLINK_SOURCE_DIR) / "tests/record/schemas" /
         ("version-" + std::to_string(version) + ending);
}

class Schema : public testing::TestWithParam<int> {
 protected:
  void SetUp() override {
    fs::create_directories(place_.folder());
    fs::permissions(place_.folder(), fs::perms::owner_all);
    auto database = Database::open(place_.database(), Database::Mode::create);
    ASSERT_TRUE(database);
    ASSERT_TRUE(database->execute("PRAGMA application_id = " + std::to_string(kApplicationId)));
    ASSERT_TRUE(migrate_to(*database, GetParam()));
    const Status filled = database->execute(bytes_of(file_of(GetParam(), ".sql")));
    ASSERT_TRUE(filled) << filled.error().line();
    fs::copy_file(file_of(GetParam(), ".jsonl"), place_.journal());
  }

  // Those of the journal of then, as they are written today.
  static std::vector<std::string> events_of_then() {
    std::vector<std::string> events;
    const auto journal = read_journal(file_of(GetParam(), ".jsonl")).value();
    EXPECT_THAT(journal.bad_lines, IsEmpty());
    for (const Event& event : journal.events) events.push_back(to_json(event));
    return events;
  }

  static void expect_all(const Record& record) {
    EXPECT_EQ(told(record), events_of_then());
    EXPECT_THAT(troubles(record), IsEmpty()) << "the cards among it: they are what replay gives";
    expect_cards(record);
    EXPECT_EQ(record.setting("minutes").value(), "20");
    EXPECT_EQ(record.setting("easy-days").value(), "{\"sun\":0.5}");
    EXPECT_EQ(record.local("session").value(), "{\"id\":\"x\",\"stage\":\"ask\"}");
    EXPECT_EQ(record.local("draft why").value(), "half a thought – 睡眠");
    const auto evidence = record.evidence().value();
    ASSERT_THAT(evidence, SizeIs(6));
    EXPECT_EQ(evidence[3].path, "Archiv/Überblick.md");
    EXPECT_THAT(evidence[4].fingerprint, ElementsAre(1, 2, 4294967295U));
    EXPECT_EQ(evidence[4].content_hash, 0x8123456789abcdefU);
    EXPECT_THAT(evidence[4].targets, ElementsAre("Memex", "Café"));
  }
  static void expect_cards(const Record& record) {
    EXPECT_THAT(record.cards().value(), SizeIs(11));
    const Card twice = card_of(record, pair(1, 2));
    EXPECT_EQ(twice.worth, Worth::strong);
    EXPECT_EQ(twice.reviews, 2);
    EXPECT_EQ(twice.lapses, 0) << "the blank was corrected";
    EXPECT_EQ(twice.last_grade, memory::Grade::clear);
    EXPECT_EQ(twice.raw_interval, 3.1734);
    EXPECT_TRUE(twice.state);
    EXPECT_GT(card_of(record, pair(1, 3)).snoozed_until, 0);
    EXPECT_FALSE(card_of(record, pair(1, 5)).suspended) << "resumed";
    EXPECT_FALSE(card_of(record, pair(1, 6)).suspended) << "undone";
    EXPECT_TRUE(card_of(record, pair(2, 3)).suspended);
    EXPECT_TRUE(card_of(record, pair(2, 4)).by_hand);
    EXPECT_TRUE(card_of(record, pair(4, 5)).dismissed);
    EXPECT_EQ(card_of(record, pair(5, 6)).worth, Worth::unjudged) << "undone";
  }

  Place place_;
};

TEST_P(Schema, IsBroughtForwardWithAllThatIsInIt) {
  {
    const Record record = place_.open();
    expect_all(record);
  }
  EXPECT_THAT(place_.warnings, IsEmpty());
  const auto journal = read_journal(place_.journal()).value();
  EXPECT_EQ(journal.form, kJournalForm);
  EXPECT_EQ(journal.unchecked, 0U);
  EXPECT_THAT(journal.bad_lines, IsEmpty());
  std::vector<std::string> lines;
  for (const Event& event : journal.events) lines.push_back(to_json(event));
  EXPECT_EQ(lines, events_of_then());
  expect_all(place_.open());
}

TEST_P(Schema, IsReadAsItIs) {
  const std::string before = bytes_of(place_.database());
  expect_all(place_.open(Access::read));
  EXPECT_EQ(bytes_of(place_.database()), before);
}

// Its journal alone brings back what is shared.
TEST_P(Schema, ComesBackFromTheJournalOfThen) {
  fs::remove(place_.database());
  ASSERT_TRUE(heal(place_.options()));
  const Record record = place_.open();
  EXPECT_EQ(told(record), events_of_then());
  expect_cards(record);
  EXPECT_THAT(troubles(record), IsEmpty());
}

// What was there goes on: the next event, and an undo of one of then.
TEST_P(Schema, GoesOn) {
  Record record = place_.open();
  const std::size_t before = told(record).size();
  const auto last = record.last_undoable().value();
  ASSERT_TRUE(last);
  add(record, Undone{last->id});
  add(record, Suspended{pair(1, 2)});
  EXPECT_THAT(told(record), SizeIs(before + 2));
  EXPECT_THAT(troubles(record), IsEmpty());
}

std::vector<int> versions_kept() {
  std::vector<int> versions;
  for (int version = 1; version <= newest_version(); ++version) {
    if (fs::exists(file_of(version, ".sql"))) versions.push_back(version);
  }
  return versions;
}

INSTANTIATE_TEST_SUITE_P(Each, Schema, testing::ValuesIn(versions_kept()));

TEST(Schemas, AreThereForEachVersionBeforeThis) {
  for (int version = 1; version < newest_version(); ++version) {
    EXPECT_TRUE(fs::exists(file_of(version, ".sql"))) << version;
    EXPECT_TRUE(fs::exists(file_of(version, ".jsonl"))) << version;
  }
}

}  // namespace
}  // namespace whylink::record
