// Which files are read, and what never stops a reading.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

std::vector<std::string> paths(const Snapshot& snapshot) {
  std::vector<std::string> out;
  for (const File& file : snapshot.files()) out.push_back(file.path);
  return out;
}

bool has_finding(const Snapshot& snapshot, std::string_view path) {
  return std::any_of(snapshot.findings().begin(), snapshot.findings().end(),
                     [&](const FileFinding& one) { return one.path == path; });
}

}  // namespace

TEST(Reading, FilesInOrderHiddenOnesLeftOut) {
  TemporaryVault vault;
  vault.write("b.md").write("a/c.md").write("fig.png").write("x.canvas").write("q.base");
  vault.write(".obsidian/app.json", "{}").write(".trash/old.md").write("a/.hidden.md");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(paths(*snapshot),
            (std::vector<std::string>{"a/c.md", "b.md", "fig.png", "q.base", "x.canvas"}));
  EXPECT_EQ(snapshot->note_count(), 2U);
  EXPECT_EQ(snapshot->canvas_count(), 1U);
  EXPECT_TRUE(snapshot->has_parse(0));
  EXPECT_FALSE(snapshot->has_parse(2));
}

TEST(Reading, EmptyFolderIsAnEmptyVault) {
  const TemporaryVault vault;
  EXPECT_EQ(vault.read()->files().size(), 0U);
}

TEST(Reading, MissingFolderAndFileAreRefusedClearly) {
  TemporaryVault vault;
  vault.write("note.md");
  const auto missing = read_vault(vault.root() / "nowhere", {});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::vault_unreadable);
  const auto file = read_vault(vault.root() / "note.md", {});
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().what, "this is not a folder");
}

// A FIFO would block its reader for ever; a symbolic link may lead out of the vault or round in
// circles.
TEST(Reading, OddFilesNeverStopIt) {
  TemporaryVault vault;
  vault.write("a.md", "[[b]]");
  ASSERT_EQ(::mkfifo((vault.root() / "pipe.md").c_str(), 0600), 0);
  std::filesystem::create_symlink("/etc/passwd", vault.root() / "leak.md");
  std::filesystem::create_directory_symlink(vault.root(), vault.root() / "loop");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(paths(*snapshot), (std::vector<std::string>{"a.md"}));
  EXPECT_TRUE(has_finding(*snapshot, "leak.md"));
  EXPECT_TRUE(has_finding(*snapshot, "loop"));
  EXPECT_TRUE(has_finding(*snapshot, "pipe.md"));
}

TEST(Reading, FoldersBelowTheLimitAreAFinding) {
  TemporaryVault vault;
  std::string path;
  for (int i = 0; i < 130; ++i) path += "d/";
  vault.write(path + "deep.md", "[[a]]").write("a.md", "");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(paths(*snapshot), (std::vector<std::string>{"a.md"}));
  EXPECT_EQ(snapshot->findings().size(), 1U);
}

TEST(Reading, NamesWithControlCharactersAndBadBytes) {
  TemporaryVault vault;
  vault.write("a\nb.md", "[[c]]").write("\xff.md", "[[c]]").write("c.md");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->note_count(), 3U);
  for (FileId id = 0; id < snapshot->files().size(); ++id) {
    EXPECT_TRUE(read_file(*snapshot, id)) << snapshot->file(id).path;
  }
  EXPECT_TRUE(snapshot->find("\xef\xbf\xbd.md"));
}

// The disk may hold a decomposed name; links and output use the composed one.
TEST(Reading, NamesAreComposed) {
  TemporaryVault vault;
  vault.write("U\xcc\x88.md", "x").write("a.md", "[[Ü]]");
  const SnapshotPtr snapshot = vault.read();
  const FileId composed = *snapshot->find("Ü.md");
  EXPECT_EQ(snapshot->resolved(*snapshot->find("a.md"))[0].target, composed);
  EXPECT_EQ(*read_file(*snapshot, composed), "x");
}

TEST(Reading, ManyThreadsGiveTheSameAsOne) {
  TemporaryVault vault;
  for (int i = 0; i < 300; ++i) {
    vault.write("n" + std::to_string(i) + ".md", "[[n" + std::to_string(i / 2) + "]] x");
  }
  ReadOptions one;
  one.threads = 1;
  ReadOptions many;
  many.threads = 8;
  const SnapshotPtr first = vault.read(one);
  const SnapshotPtr second = vault.read(many);
  ASSERT_EQ(paths(*first), paths(*second));
  for (FileId id = 0; id < first->files().size(); ++id) {
    EXPECT_EQ(first->resolved(id)[0].target, second->resolved(id)[0].target);
    EXPECT_TRUE(std::ranges::equal(first->parse(id).bytes(), second->parse(id).bytes()));
  }
}

TEST(Reading, CanBeStopped) {
  TemporaryVault vault;
  vault.write("a.md");
  std::stop_source source;
  source.request_stop();
  ReadOptions options;
  options.stop = source.get_token();
  const auto snapshot = read_vault(vault.root(), options);
  ASSERT_FALSE(snapshot);
  EXPECT_EQ(snapshot.error().kind, ErrorKind::cancelled);
}

TEST(Reading, AFileThatVanishedIsAnErrorOfItsOwn) {
  TemporaryVault vault;
  vault.write("a.md", "x");
  const SnapshotPtr snapshot = vault.read();
  std::filesystem::remove(vault.root() / "a.md");
  const auto bytes = read_file(*snapshot, 0);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().where, "a.md");
}

}  // namespace whylink::vault
