// What reading finds wrong, as values: of which kind, where, and in a fixed order.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/vault/settings_files.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

constexpr const char* kApp = ".obsidian/app.json";

}  // namespace

TEST(Findings, KindsHaveStableWords) {
  EXPECT_EQ(name(FindingKind::conflict_copy), "conflict-copy");
  EXPECT_EQ(name(FindingKind::same_name), "same-name");
  EXPECT_EQ(name(FindingKind::outside_link), "outside-link");
  EXPECT_EQ(name(FindingKind::over_limit), "over-limit");
  EXPECT_EQ(name(FindingKind::unreadable), "unreadable");
}

TEST(Findings, OfOneNoteAreOverALimitOrUnreadable) {
  const auto kind_of = [](note::FindingKind in_note) {
    return FileFinding{.in_note = in_note}.kind();
  };
  EXPECT_EQ(kind_of(note::FindingKind::too_long), FindingKind::over_limit);
  EXPECT_EQ(kind_of(note::FindingKind::too_many_links), FindingKind::over_limit);
  EXPECT_EQ(kind_of(note::FindingKind::binary), FindingKind::unreadable);
  EXPECT_EQ(kind_of(note::FindingKind::bad_canvas), FindingKind::unreadable);
}

TEST(Findings, SettingsThatAreMissingAreNone) {
  TemporaryVault vault;
  vault.write("a.md", "x");
  EXPECT_TRUE(vault.read()->findings().empty());
  vault.write(kApp, "{}");
  EXPECT_TRUE(vault.read()->findings().empty());
}

TEST(Findings, SettingsThatCannotBeReadAreNamedAndTheirDefaultsHold) {
  TemporaryVault vault;
  vault.write(kApp, R"({"userIgnoreFilters":["Old/"]} and more)");
  vault.write(".obsidian/templates.json", "[" + std::string(kLongestSettings, ' ') + "]");
  std::filesystem::create_directories(vault.root() / ".obsidian/daily-notes.json");
  vault.write("Old/a.md", "x");
  const SnapshotPtr snapshot = vault.read();
  const auto findings = snapshot->findings();
  ASSERT_EQ(findings.size(), 3U);
  EXPECT_EQ(findings[0].path, kApp);
  EXPECT_EQ(findings[0].cause, Cause::settings_broken);
  EXPECT_EQ(findings[1].cause, Cause::settings_unread);
  EXPECT_EQ(findings[1].kind(), FindingKind::unreadable);
  EXPECT_EQ(findings[2].cause, Cause::settings_too_long);
  EXPECT_EQ(findings[2].kind(), FindingKind::over_limit);
  EXPECT_EQ(snapshot->exclusion(0).kind, Exclusion::Kind::none);
}

TEST(Findings, AreGoneWithTheSettingsThatWereMended) {
  TemporaryVault vault;
  vault.write("a.md", "x").write(kApp, "{");
  const SnapshotPtr before = vault.read();
  ASSERT_EQ(before->findings().size(), 1U);
  EXPECT_EQ(with_rules(*before, {})->findings().size(), 1U);
  vault.write(kApp, "{}");
  const std::vector<std::string> paths = {kApp};
  EXPECT_TRUE((*refresh(*before, paths, {}))->findings().empty());
}

// Threads find them in any order, an edited note brings its own last.
TEST(Findings, StandInOrderHoweverTheyCame) {
  TemporaryVault vault;
  for (const char* path : {"z.md", "m.md", "a.md"}) vault.write(path, std::string(3, '\0'));
  std::filesystem::create_symlink("nowhere", vault.root() / "b.md");
  SnapshotPtr snapshot = vault.read();
  EXPECT_TRUE(std::ranges::is_sorted(snapshot->findings(), is_before));
  vault.write("a.md", "mended").write("z.md", "mended");
  snapshot = *refresh(*snapshot, std::vector<std::string>{"a.md", "z.md"}, {});
  vault.write("a.md", std::string(5, '\0'));
  snapshot = *refresh(*snapshot, std::vector<std::string>{"a.md"}, {});
  ASSERT_EQ(snapshot->findings().size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(snapshot->findings(), is_before));
}

}  // namespace whylink::vault
