#include "app/workspace/home.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "app/workspace/system.hpp"

namespace whylink::workspace {

namespace fs = std::filesystem;

namespace {

class Homes : public testing::Test {
 protected:
  Homes() {
    std::string pattern = (fs::temp_directory_path() / "whylink-app-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) place_ = fs::canonical(pattern);
    for (const char* name : {"one", "two"}) fs::create_directories(place_ / name);
    places_ = *find_places(place_ / "data");
  }
  ~Homes() override {
    std::error_code ignored;
    fs::remove_all(place_, ignored);
  }
  Homes(const Homes&) = delete;
  Homes& operator=(const Homes&) = delete;

  Home home_of(const fs::path& root) {
    const auto registry = Registry::load(places_);
    const PresenceOf all = [](std::string_view) { return Presence::here; };
    return find_home(*registry, places_, root, all, clock_, random_);
  }
  void remember(Home home, const char* opened) {
    home.vault.opened = opened;
    auto registry = Registry::load(places_);
    ASSERT_TRUE(registry->remember(home.vault));
  }

  fs::path place_;
  Places places_;
  Clock clock_ = fixed_clock(Moment{1'772'000'000'000, 60});
  Random random_{1};
};

}  // namespace

TEST_F(Homes, TheFirstVaultHasTheDataFolderToItselfAndOthersAreApart) {
  const Home first = home_of(place_ / "one");
  EXPECT_EQ(first.vault.folder, places_.data);
  remember(first, "2026-03-02T09:00:00+01:00");
  const Home again = home_of(place_ / "one");
  EXPECT_TRUE(again.known);
  EXPECT_EQ(again.vault.uuid, first.vault.uuid);
  const Home second = home_of(place_ / "two");
  EXPECT_FALSE(second.known);
  EXPECT_EQ(second.vault.folder.parent_path(), places_.data);
  EXPECT_EQ(second.vault.folder, places_.data / folder_name(place_ / "two"));
}

TEST_F(Homes, AVaultIsFoundByFolderByNameAndAsTheLastOpened) {
  remember(home_of(place_ / "one"), "2026-03-02T09:00:00+01:00");
  remember(home_of(place_ / "two"), "2026-03-02T08:30:00+00:00");  // half an hour later
  const auto registry = Registry::load(places_);
  ASSERT_TRUE(registry);
  EXPECT_EQ(*registry->find(""), place_ / "two");
  EXPECT_EQ(*registry->find("One"), place_ / "one");
  EXPECT_EQ(*registry->find((place_ / "one/").string()), place_ / "one");
  EXPECT_EQ(registry->find("three").error().kind, ErrorKind::vault_unreadable);
}

TEST_F(Homes, WithoutAnyVaultNoneIsGuessed) {
  EXPECT_EQ(Registry::load(places_)->find("").error().kind, ErrorKind::usage);
}

TEST_F(Homes, ADamagedListIsMovedAsideAndNothingIsLost) {
  fs::create_directories(places_.data);
  std::ofstream(places_.data / "vaults.json") << "{ no list";
  const auto registry = Registry::load(places_);
  ASSERT_TRUE(registry);
  EXPECT_TRUE(registry->damaged());
  remember(home_of(place_ / "one"), "2026-03-02T09:00:00+01:00");
  EXPECT_TRUE(fs::exists(places_.data / "vaults.json.damaged"));
  EXPECT_EQ(Registry::load(places_)->vaults().size(), 1U);
}

// A vault moved away, and a new one begun at its old place: two vaults, two records.
TEST_F(Homes, ANewVaultAtTheOldPlaceOfAnotherHasAFolderOfItsOwn) {
  remember(home_of(place_ / "two"), "2026-03-02T08:00:00+01:00");  // has the data folder
  const Home first = home_of(place_ / "one");
  remember(first, "2026-03-02T09:00:00+01:00");
  Home moved = home_of(place_ / "one");
  moved.vault.path = place_ / "elsewhere";
  remember(moved, "2026-03-02T10:00:00+01:00");
  fs::create_directories(place_ / "elsewhere");
  const Home fresh = home_of(place_ / "one");
  EXPECT_FALSE(fresh.known);
  EXPECT_NE(fresh.vault.uuid, first.vault.uuid);
  EXPECT_NE(fresh.vault.folder, first.vault.folder);
  EXPECT_EQ(fresh.vault.folder.parent_path(), places_.data);
}

// Two programs that opened the list at the same time both add to it.
TEST_F(Homes, WhatAnotherProcessRememberedMeanwhileStays) {
  auto early = Registry::load(places_);
  remember(home_of(place_ / "one"), "2026-03-02T09:00:00+01:00");
  KnownVault late;
  late.name = "two";
  late.path = place_ / "two";
  late.folder = places_.data / "two";
  late.uuid = Uuid::fresh(1, random_);
  late.opened = "2026-03-02T10:00:00+01:00";
  ASSERT_TRUE(early->remember(late));
  EXPECT_EQ(Registry::load(places_)->vaults().size(), 2U);
  EXPECT_EQ(early->vaults().size(), 2U);
}

TEST_F(Homes, AFolderWhoseNameIsNoUtf8IsKnownAgain) {
  const fs::path odd = place_ / "caf\xe9";
  fs::create_directories(odd);
  remember(home_of(place_ / "one"), "2026-03-02T09:00:00+01:00");
  const Home first = home_of(odd);
  remember(first, "2026-03-02T10:00:00+01:00");
  const Home again = home_of(odd);
  EXPECT_TRUE(again.known);
  EXPECT_EQ(again.vault.path, odd);
  EXPECT_EQ(again.vault.folder, first.vault.folder);
  remember(again, "2026-03-02T11:00:00+01:00");
  EXPECT_EQ(Registry::load(places_)->vaults().size(), 2U);
}

TEST_F(Homes, FilesAndFoldersAreForTheirOwnerAlone) {
  remember(home_of(place_ / "one"), "2026-03-02T09:00:00+01:00");
  struct stat info{};
  ASSERT_EQ(::stat((places_.data / "vaults.json").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
  ASSERT_EQ(::stat(places_.data.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0700U);
}

}  // namespace whylink::workspace
