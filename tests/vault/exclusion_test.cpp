// Index notes, daily notes and templates are recognised: Obsidian's settings first, then shape.
#include <gtest/gtest.h>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

Exclusion::Kind kind_of(const TemporaryVault& vault, const char* path) {
  const SnapshotPtr snapshot = vault.read();
  return snapshot->exclusion(*snapshot->find(path)).kind;
}

using Kind = Exclusion::Kind;

}  // namespace

TEST(Exclusion, DailyNotesBySettings) {
  TemporaryVault vault;
  vault.write(".obsidian/daily-notes.json", R"({"folder":"Tage/","format":"YYYY/[Tag] D. MMMM"})");
  vault.write("Tage/2026/Tag 3. März.md", "x").write("Tag 3. März.md", "x");
  EXPECT_EQ(kind_of(vault, "Tage/2026/Tag 3. März.md"), Kind::daily);
  EXPECT_EQ(kind_of(vault, "Tag 3. März.md"), Kind::none);
}

TEST(Exclusion, DailyNotesByShape) {
  TemporaryVault vault;
  vault.write("2026-03-01.md").write("j/20260301.md").write("2026-W09.md").write("2026-03-01 a.md");
  EXPECT_EQ(kind_of(vault, "2026-03-01.md"), Kind::daily);
  EXPECT_EQ(kind_of(vault, "j/20260301.md"), Kind::daily);
  EXPECT_EQ(kind_of(vault, "2026-W09.md"), Kind::daily);
  EXPECT_EQ(kind_of(vault, "2026-03-01 a.md"), Kind::none);
}

TEST(Exclusion, TemplatesBySettingsAndByFolder) {
  TemporaryVault vault;
  vault.write(".obsidian/templates.json", R"({"folder":"Vorlagen"})");
  vault.write("Vorlagen/a.md").write("x/Templates/b.md").write("c.md");
  EXPECT_EQ(kind_of(vault, "Vorlagen/a.md"), Kind::template_note);
  EXPECT_EQ(kind_of(vault, "x/Templates/b.md"), Kind::template_note);
  EXPECT_EQ(kind_of(vault, "c.md"), Kind::none);
}

TEST(Exclusion, IndexesByNameAndByShape) {
  TemporaryVault vault;
  std::string list;
  std::string prose;
  for (int i = 0; i < 25; ++i) {
    list += "- [[n" + std::to_string(i) + "]]\n";
    prose += "Some ten words of prose stand around the link to [[n" + std::to_string(i) + "]].\n";
  }
  vault.write("Home.md").write("Memory MOC.md").write("List.md", list).write("Prose.md", prose);
  vault.write("c.canvas", "{}");
  EXPECT_EQ(kind_of(vault, "Home.md"), Kind::index);
  EXPECT_EQ(kind_of(vault, "Memory MOC.md"), Kind::index);
  for (const char* name : {"_index.md", "∑ MOCs.md", "🆕 本库更新日志.md", "README.md"}) {
    vault.write(name, "x");
    EXPECT_EQ(kind_of(vault, name), Kind::index) << name;
  }
  vault.write("Body mass index.md", "x");
  EXPECT_EQ(kind_of(vault, "Body mass index.md"), Kind::none);
  EXPECT_EQ(kind_of(vault, "List.md"), Kind::index);
  EXPECT_EQ(kind_of(vault, "Prose.md"), Kind::none);
  EXPECT_EQ(kind_of(vault, "c.canvas"), Kind::index);
}

TEST(Exclusion, ObsidiansExcludedFilesAndTheirReason) {
  TemporaryVault vault;
  vault.write(".obsidian/app.json", R"({"userIgnoreFilters":["Old/"]})").write("Old/a.md");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->exclusion(0).kind, Kind::ignored);
  EXPECT_EQ(snapshot->exclusion(0).reason, "excluded in Obsidian's settings");
}

TEST(Exclusion, BrokenSettingsLeaveTheDefaults) {
  TemporaryVault vault;
  vault.write(".obsidian/app.json", "{").write(".obsidian/daily-notes.json", "[1]").write("a.md");
  EXPECT_EQ(kind_of(vault, "a.md"), Kind::none);
}

}  // namespace whylink::vault
