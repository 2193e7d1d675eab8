// Obsidian's settings behind a symbolic link, as people have them who share settings between
// vaults: read wherever it leads, for they say what is not to be asked about.
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

TEST_P(LinkedSettings, HoldWhetherLinksAreFollowedOrNot) {
  link_folder();
  for (const bool follow_links : {false, true}) {
    options_.follow_links = follow_links;
    const SnapshotPtr snapshot = read();
    EXPECT_TRUE(snapshot->findings().empty());
    EXPECT_TRUE(is_ignored(*snapshot));
    EXPECT_EQ(snapshot->files().size(), 1U) << "no file of theirs is in the vault";
  }
}

TEST_P(LinkedSettings, HoldWhereOneFileIsALink) {
  link_file();
  EXPECT_TRUE(is_ignored(*read()));
}

// Two links one after the other: the folder, and a file in what it leads to.
TEST_P(LinkedSettings, HoldThroughTwoLinks) {
  TemporaryVault further;
  further.write("x.json", kApp);
  fs::remove(shared_.root() / "app.json");
  fs::create_symlink(further.root() / "x.json", shared_.root() / "app.json");
  link_folder();
  EXPECT_TRUE(is_ignored(*read()));
}

TEST_P(LinkedSettings, ALinkThatLeadsNowhereIsTold) {
  fs::create_directory_symlink("/nowhere", folder());
  const SnapshotPtr snapshot = read();
  ASSERT_EQ(snapshot->findings().size(), 1U);
  EXPECT_EQ(snapshot->findings()[0].cause, Cause::settings_unread);
  EXPECT_EQ(snapshot->findings()[0].error, ENOENT);
  EXPECT_EQ(snapshot->findings()[0].path, ".obsidian");
}

// The drive with the settings is unplugged while a session runs.
TEST_P(LinkedSettings, GoOnToHoldWhereTheyCannotBeReadAnyMore) {
  link_folder();
  const SnapshotPtr before = read();
  fs::rename(shared_.root() / "app.json", shared_.root() / "away.json");
  fs::remove(folder());
  fs::create_directory_symlink("/nowhere", folder());
  const auto after = read_again(*before, options_);
  ASSERT_TRUE(after);
  EXPECT_TRUE(is_ignored(**after));
  EXPECT_EQ((*after)->findings().size(), 1U);
}

}  // namespace whylink::vault
