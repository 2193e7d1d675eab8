// Obsidian's settings behind a symbolic link, as people have them who share settings between
// vaults: told, and read where links are followed.
#include <gtest/gtest.h>

#include <cerrno>

#include "tests/vault/bad_disk.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

namespace fs = std::filesystem;

constexpr const char* kApp = R"({"userIgnoreFilters":["Old/"]})";

// Once with the kernel's own promise, once with each part of a path opened alone.
class LinkedSettings : public testing::TestWithParam<bool> {
 protected:
  LinkedSettings() {
    vault_.write("Old/a.md", "x");
    shared_.write("app.json", kApp).write("templates.json", R"({"folder":"Forms"})");
    if (GetParam()) old_.before_opening = [](std::string_view) { return ENOSYS; };
    options_.disk = &old_;
    options_.follow_links = true;
  }
  void link_folder() const { fs::create_directory_symlink(shared_.root(), folder()); }
  void link_file() const {
    fs::create_directory(folder());
    fs::create_symlink(shared_.root() / "app.json", folder() / "app.json");
  }
  [[nodiscard]] fs::path folder() const { return vault_.root() / ".obsidian"; }
  [[nodiscard]] SnapshotPtr read() const { return vault_.read(options_); }
  [[nodiscard]] static bool is_ignored(const Snapshot& snapshot) {
    return snapshot.exclusion(0).kind == Exclusion::Kind::ignored;
  }

  TemporaryVault vault_;
  TemporaryVault shared_;
  BadDisk old_;
  ReadOptions options_;
};

INSTANTIATE_TEST_SUITE_P(Ways, LinkedSettings, testing::Bool(), [](const auto& by_parts) {
  return by_parts.param ? "by_parts" : "kernel";
});

}  // namespace

TEST_P(LinkedSettings, AreToldOnceWhereLinksAreNotFollowed) {
  link_folder();
  options_.follow_links = false;
  const SnapshotPtr snapshot = read();
  ASSERT_EQ(snapshot->findings().size(), 1U);
  EXPECT_EQ(snapshot->findings()[0].cause, Cause::settings_linked);
  EXPECT_EQ(snapshot->findings()[0].kind(), FindingKind::outside_link);
  EXPECT_EQ(snapshot->findings()[0].path, ".obsidian");
  EXPECT_FALSE(is_ignored(*snapshot));
}

TEST_P(LinkedSettings, OfOneFileAreToldWithItsName) {
  link_file();
  options_.follow_links = false;
  const SnapshotPtr snapshot = read();
  ASSERT_EQ(snapshot->findings().size(), 1U);
  EXPECT_EQ(snapshot->findings()[0].cause, Cause::settings_linked);
  EXPECT_EQ(snapshot->findings()[0].path, ".obsidian/app.json");
}

TEST_P(LinkedSettings, HoldWhereLinksAreFollowedAndAreShownAsFollowed) {
  link_folder();
  const SnapshotPtr snapshot = read();
  EXPECT_TRUE(snapshot->findings().empty());
  EXPECT_TRUE(is_ignored(*snapshot));
  ASSERT_EQ(snapshot->followed().size(), 1U);
  EXPECT_EQ(snapshot->followed()[0].path, ".obsidian");
  EXPECT_EQ(snapshot->followed()[0].target, fs::canonical(shared_.root()));
  EXPECT_EQ(snapshot->files().size(), 1U) << "no file of theirs is in the vault";
}

TEST_P(LinkedSettings, OfOneFileHoldWhereLinksAreFollowed) {
  link_file();
  const SnapshotPtr snapshot = read();
  EXPECT_TRUE(is_ignored(*snapshot));
  ASSERT_EQ(snapshot->followed().size(), 1U);
  EXPECT_EQ(snapshot->followed()[0].path, ".obsidian/app.json");
}

// Two links one after the other: the folder, and a file in what it leads to.
TEST_P(LinkedSettings, HoldThroughTwoLinks) {
  TemporaryVault further;
  further.write("x.json", kApp);
  fs::remove(shared_.root() / "app.json");
  fs::create_symlink(further.root() / "x.json", shared_.root() / "app.json");
  link_folder();
  const SnapshotPtr snapshot = read();
  EXPECT_TRUE(is_ignored(*snapshot));
  EXPECT_EQ(snapshot->followed().size(), 2U);
}

TEST_P(LinkedSettings, ALinkThatLeadsNowhereIsTold) {
  fs::create_directory_symlink("/nowhere", folder());
  const SnapshotPtr snapshot = read();
  ASSERT_EQ(snapshot->findings().size(), 1U);
  EXPECT_EQ(snapshot->findings()[0].cause, Cause::link_broken);
  EXPECT_EQ(snapshot->findings()[0].path, ".obsidian");
}

TEST_P(LinkedSettings, AreTakenUpByASessionWhenItIsSwitched) {
  link_folder();
  const SnapshotPtr followed = read();
  options_.follow_links = false;
  const auto off = read_again(*followed, options_);
  ASSERT_TRUE(off);
  EXPECT_FALSE(is_ignored(**off));
  EXPECT_TRUE((*off)->followed().empty());
  options_.follow_links = true;
  EXPECT_TRUE(is_ignored(**read_again(**off, options_)));
}

}  // namespace whylink::vault
