// Records that no vault has: found, named, taken, and never while somebody writes to them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <memory>

#include "app/workspace/care.hpp"
#include "app/workspace/system.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;
using testing::HasSubstr;

namespace {

class Adopting : public testing::Test {
 protected:
  Adopting() {
    std::string pattern = (fs::temp_directory_path() / "whylink-adopt-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) place_ = fs::canonical(pattern);
    write("one", "A", "B");
    write("two", "C", "D");
  }
  ~Adopting() override {
    std::error_code ignored;
    fs::remove_all(place_, ignored);
  }
  Adopting(const Adopting&) = delete;
  Adopting& operator=(const Adopting&) = delete;

  void write(const fs::path& vault, const std::string& from, const std::string& to) const {
    fs::create_directories(place_ / vault);
    std::ofstream(place_ / vault / (from + ".md")) << "It rests on [[" << to << "]], and says why.";
    std::ofstream(place_ / vault / (to + ".md")) << "Ground.";
  }
  OpenOptions options(const char* vault, std::uint64_t seed) {
    OpenOptions options;
    options.vault = (place_ / vault).string();
    options.data = place_ / "data";
    options.cache = false;
    options.clock = fixed_clock(Moment{1'772'000'000'000, 60});
    options.seed = seed;
    options.access = record::Access::write;
    options.tell = [this](const std::string& line) { told_ += line + "\n"; };
    return options;
  }
  std::unique_ptr<Workspace> open(const char* vault, std::uint64_t seed) {
    auto opened = Workspace::open(options(vault, seed));
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().line());
    return opened ? *std::move(opened) : nullptr;
  }
  void answer(const char* vault, std::uint64_t seed) {
    const auto open_vault = open(vault, seed);
    review::Answer answer;
    answer.grade = memory::Grade::clear;
    const bool is_one = open_vault->snapshot().find("A.md").has_value();
    ASSERT_TRUE(open_vault->answer({is_one ? "A" : "C", is_one ? "B" : "D", answer}));
  }
  // How many answers the vault's record holds.
  std::size_t reviews(const char* vault) {
    const auto events = open(vault, 9)->record().all_events().value();
    return static_cast<std::size_t>(std::ranges::count_if(events, [](const record::Event& event) {
      return std::holds_alternative<record::Reviewed>(event.body);
    }));
  }
  Care care(const char* vault) { return *Care::find(options(vault, 5)); }
  void lose_list() { fs::remove(place_ / "data/vaults.json"); }

  fs::path place_;
  std::string told_;
};

}  // namespace

TEST_F(Adopting, NothingIsToldWhereNothingIsLoose) {
  answer("one", 1);
  answer("two", 2);
  EXPECT_EQ(told_, "");
  EXPECT_TRUE(care("one").loose().empty());
}

// Two vaults opened with the same seed at the same time are two in the list.
TEST_F(Adopting, VaultsOfOneSeedAndMomentAreTwo) {
  answer("one", 1);
  answer("two", 1);
  EXPECT_EQ(Registry::load(*find_places(place_ / "data"))->vaults().size(), 2U);
}

TEST_F(Adopting, ARecordOfAnotherPlaceIsToldAndTaken) {
  answer("one", 1);
  lose_list();
  fs::rename(place_ / "one", place_ / "away");
  EXPECT_EQ(reviews("two"), 0U);
  EXPECT_THAT(told_, HasSubstr("begins with an empty record"));
  EXPECT_THAT(told_, HasSubstr((place_ / "one").string()));
  const auto loose = care("two").loose();
  ASSERT_EQ(loose.size(), 1U);
  EXPECT_EQ(loose[0].contents.connections, 1U);
  const auto adopted = care("two").adopt(loose[0].id.substr(0, 13), true);
  ASSERT_TRUE(adopted) << adopted.error().line();
  EXPECT_EQ(reviews("two"), 1U);
}

TEST_F(Adopting, WhatIsPutAsideComesBack) {
  answer("one", 1);
  lose_list();
  fs::remove_all(place_ / "one");
  answer("two", 2);
  answer("two", 3);
  const std::string old = care("two").loose().front().id;
  const auto refused = care("two").adopt(old, false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::refused);
  EXPECT_EQ(reviews("two"), 2U);
  ASSERT_TRUE(care("two").adopt(old, true));
  EXPECT_EQ(reviews("two"), 1U);
  const auto aside = care("two").loose();
  ASSERT_EQ(aside.size(), 1U);
  ASSERT_TRUE(care("two").adopt(aside.front().id, true));
  EXPECT_EQ(reviews("two"), 2U);
}

TEST_F(Adopting, WaitsForWhoWrites) {
  answer("one", 1);
  lose_list();
  fs::rename(place_ / "one", place_ / "away");
  const auto writer = open("two", 2);
  const std::string id = care("two").loose().front().id;
  const auto beside_own = care("two").adopt(id, true);
  ASSERT_FALSE(beside_own);
  EXPECT_EQ(beside_own.error().kind, ErrorKind::refused);
  EXPECT_THAT(beside_own.error().what, HasSubstr("held by"));
}

TEST_F(Adopting, WaitsForWhoWritesToTheOther) {
  answer("one", 1);
  lose_list();
  fs::rename(place_ / "one", place_ / "away");
  record::OpenOptions other;
  other.folder = place_ / "data";
  other.clock = fixed_clock(Moment{1'772'000'000'000, 60});
  const auto hold = record::Hold::take(other);
  ASSERT_TRUE(hold);
  const auto refused = care("two").adopt(care("two").loose().front().id, false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::refused);
  EXPECT_EQ(reviews("two"), 0U);
}

// The list names a vault for it, which is gone and not known again by its notes.
TEST_F(Adopting, ARecordWhoseVaultIsGoneIsOfNobody) {
  answer("one", 1);
  fs::remove_all(place_ / "one");
  {
    const auto begun = open("two", 2);
  }
  EXPECT_THAT(told_, HasSubstr("which is gone"));
  const auto loose = care("two").loose();
  ASSERT_EQ(loose.size(), 1U);
  EXPECT_TRUE(loose.front().listed);
  ASSERT_TRUE(care("two").adopt(loose.front().id, false));
  EXPECT_EQ(Registry::load(*find_places(place_ / "data"))->vaults().size(), 1U);
}

TEST_F(Adopting, CopiesOfOneRecordAreNamedByTheirFolders) {
  answer("one", 1);
  for (const char* name : {"copy-a", "copy-b"}) {
    fs::create_directories(place_ / "data" / name);
    fs::copy(place_ / "data/reviews.db", place_ / "data" / name / "reviews.db");
  }
  const auto loose = care("one").loose();
  ASSERT_EQ(loose.size(), 2U);
  const auto both = care("one").adopt("copy", true);
  ASSERT_FALSE(both);
  EXPECT_EQ(both.error().kind, ErrorKind::usage);
  EXPECT_TRUE(care("one").adopt("copy-b", true));
}

TEST_F(Adopting, LinksAreNotFollowed) {
  answer("one", 1);
  fs::rename(place_ / "data", place_ / "kept");
  fs::create_directories(place_ / "data/file");
  fs::create_directory_symlink(place_ / "kept", place_ / "data/linked");
  fs::create_symlink(place_ / "kept/reviews.db", place_ / "data/file/reviews.db");
  EXPECT_EQ(reviews("one"), 0U);
  EXPECT_EQ(told_, "");
}

}  // namespace whylink::workspace
