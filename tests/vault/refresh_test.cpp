// A snapshot brought up to date is what a reading from scratch gives, and shares what did not
// change.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

void expect_equal(const Snapshot& got, const Snapshot& wanted) {
  ASSERT_EQ(got.files().size(), wanted.files().size());
  for (FileId id = 0; id < wanted.files().size(); ++id) {
    SCOPED_TRACE(wanted.file(id).path);
    EXPECT_EQ(got.file(id).path, wanted.file(id).path);
    EXPECT_EQ(got.facts(id), wanted.facts(id));
    EXPECT_EQ(got.exclusion(id).reason, wanted.exclusion(id).reason);
    ASSERT_EQ(got.has_parse(id), wanted.has_parse(id));
    if (!wanted.has_parse(id)) continue;
    EXPECT_TRUE(std::ranges::equal(got.parse(id).bytes(), wanted.parse(id).bytes()));
    EXPECT_TRUE(std::ranges::equal(got.resolved(id), wanted.resolved(id)));
  }
  EXPECT_TRUE(std::ranges::equal(got.findings(), wanted.findings()));
}

SnapshotPtr refreshed(const Snapshot& before, const std::vector<std::string>& paths) {
  auto now = refresh(before, paths, {});
  EXPECT_TRUE(now) << now.error().line();
  return now.value_or(nullptr);
}

// Notes enough for several chunks.
void write_many(TemporaryVault& vault) {
  for (int i = 0; i < 600; ++i) {
    vault.write("n" + std::to_string(i) + ".md",
                "# H\n[[n" + std::to_string((i * 7) % 600) + "#H]] and [[gone]]\n");
  }
}

}  // namespace

TEST(Refresh, ReadsTheEditedNoteAlone) {
  TemporaryVault vault;
  write_many(vault);
  const SnapshotPtr before = vault.read();
  vault.write("n300.md", "Now it links to [[n1#H]] and [[n2]].");
  const SnapshotPtr now = refreshed(*before, {"n300.md"});
  EXPECT_EQ(now->cost().files_read, 1U);
  EXPECT_TRUE(now->has_files_of(*before));
  expect_equal(*now, *vault.read());
}

TEST(Refresh, LeavesTheSnapshotBeforeAsItWas) {
  TemporaryVault vault;
  vault.write("a.md", "[[b]]").write("b.md", "");
  const SnapshotPtr before = vault.read();
  vault.write("a.md", "nothing");
  const SnapshotPtr now = refreshed(*before, {"a.md"});
  EXPECT_EQ(before->resolved(0).size(), 1U);
  EXPECT_EQ(now->resolved(0).size(), 0U);
}

TEST(Refresh, SeesHeadingsComeAndGoForTheLinksToThem) {
  TemporaryVault vault;
  write_many(vault);
  vault.write("zz.md", "[[n0#H]]");
  SnapshotPtr now = vault.read();
  const FileId source = *now->find("zz.md");
  EXPECT_TRUE(now->resolved(source)[0].subpath_exists);
  vault.write("n0.md", "# Renamed\n");
  now = refreshed(*now, {"n0.md"});
  EXPECT_FALSE(now->resolved(source)[0].subpath_exists);
  expect_equal(*now, *vault.read());
}

TEST(Refresh, ReadsAgainWhereFilesComeAndGo) {
  TemporaryVault vault;
  write_many(vault);
  const SnapshotPtr before = vault.read();
  vault.write("gone.md", "here now");
  std::filesystem::remove(vault.root() / "n5.md");
  const SnapshotPtr now = refreshed(*before, {"gone.md", "n5.md"});
  EXPECT_EQ(now->cost().files_read, 1U) << "all others are known";
  EXPECT_FALSE(now->has_files_of(*before));
  expect_equal(*now, *vault.read());
}

TEST(Refresh, FindsWhatChangedWhereNobodySaysWhat) {
  TemporaryVault vault;
  write_many(vault);
  const SnapshotPtr before = vault.read();
  vault.write("n3.md", "of another length now").write("deep/new.md", "[[n3]]");
  const auto now = read_again(*before, {});
  ASSERT_TRUE(now);
  EXPECT_EQ((*now)->cost().files_read, 2U);
  expect_equal(**now, *vault.read());
}

TEST(Refresh, TakesUpObsidiansSettings) {
  TemporaryVault vault;
  vault.write("Old/a.md", "x").write("b.md", "y");
  const SnapshotPtr before = vault.read();
  vault.write(".obsidian/app.json", R"({"userIgnoreFilters":["Old/"]})");
  const SnapshotPtr now = refreshed(*before, {".obsidian/app.json"});
  expect_equal(*now, *vault.read());
  EXPECT_EQ(now->exclusion(*now->find("Old/a.md")).kind, Exclusion::Kind::ignored);
}

// Nothing that they leave out is asked about in the moment in which a program writes them.
TEST(Refresh, KeepsObsidiansSettingsWhileTheyCannotBeRead) {
  TemporaryVault vault;
  const std::string app = R"({"userIgnoreFilters":["Old/"]})";
  vault.write("Old/a.md", "x").write("Forms/b.md", "y").write(".obsidian/app.json", app);
  vault.write(".obsidian/templates.json", R"({"folder":"Forms"})");
  SnapshotPtr now = vault.read();
  for (const std::string& half : {std::string(), app.substr(0, 20), std::string("[]")}) {
    vault.write(".obsidian/app.json", half);
    now = refreshed(*now, {".obsidian/app.json"});
    EXPECT_EQ(now->exclusion(*now->find("Old/a.md")).kind, Exclusion::Kind::ignored) << half;
    EXPECT_EQ(now->findings().size(), 1U) << "it is told all the same";
  }
  vault.write(".obsidian/templates.json", "{}").write(".obsidian/app.json", "{}");
  now = refreshed(*now, {".obsidian/app.json"});
  EXPECT_EQ(now->exclusion(*now->find("Old/a.md")).kind, Exclusion::Kind::none);
  EXPECT_EQ(now->exclusion(*now->find("Forms/b.md")).kind, Exclusion::Kind::none);
  expect_equal(*now, *vault.read());
}

TEST(Refresh, ForgetsAFindingThatWasMended) {
  TemporaryVault vault;
  vault.write("a.md", std::string("a\0b", 3));
  const SnapshotPtr before = vault.read();
  EXPECT_EQ(before->findings().size(), 1U);
  vault.write("a.md", "ab");
  EXPECT_EQ(refreshed(*before, {"a.md"})->findings().size(), 0U);
}

}  // namespace whylink::vault
