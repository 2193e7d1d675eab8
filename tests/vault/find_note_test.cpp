// Finding the note a person means on a command line.
#include <gtest/gtest.h>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

TEST(FindNote, ByPathByTitleNeverByGuess) {
  TemporaryVault vault;
  vault.write("a/One.md").write("a/Two.md").write("b/Two.md").write("fig.png");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->find_note("a/One.md"), *snapshot->find("a/One.md"));
  EXPECT_EQ(snapshot->find_note("a/one"), *snapshot->find("a/One.md"));
  EXPECT_EQ(snapshot->find_note("ONE"), *snapshot->find("a/One.md"));
  EXPECT_EQ(snapshot->find_note("Two").error().kind, ErrorKind::usage);
  EXPECT_NE(snapshot->find_note("Two").error().line().find("a/Two.md, b/Two.md"),
            std::string::npos);
  EXPECT_EQ(snapshot->find_note("Three").error().kind, ErrorKind::not_found);
  EXPECT_EQ(snapshot->find_note("").error().kind, ErrorKind::not_found);
  EXPECT_EQ(snapshot->find_note("fig.png").error().kind, ErrorKind::not_found);
}

TEST(FindNote, PathsAreOfWholeParts) {
  TemporaryVault vault;
  vault.write("Notes/Memex.md").write("Notes/v1.2.md");
  const SnapshotPtr snapshot = vault.read();
  for (const char* words : {"otes/Memex.md", "otes/Memex", "emex", "emex.md", "s/memex"}) {
    EXPECT_EQ(snapshot->find_note(words).error().kind, ErrorKind::not_found) << words;
  }
  for (const char* words : {"notes/MEMEX.md", "memex.md", "Notes/memex"}) {
    EXPECT_EQ(snapshot->find_note(words), *snapshot->find("Notes/Memex.md")) << words;
  }
  EXPECT_EQ(snapshot->find_note("V1.2"), *snapshot->find("Notes/v1.2.md"));
}

TEST(FindNote, EveryTitleThatOneNoteHasFindsIt) {
  const std::string letters = "dm.";
  TemporaryVault vault;
  std::vector<std::string> titles;
  for (const char a : letters) {
    for (const char b : letters) {
      for (const char c : std::string("dm")) titles.push_back({a, b, c});
    }
  }
  titles.insert(titles.end(), {"d", "m", "md", "a.md"});
  std::erase_if(titles, [](const std::string& title) { return title.starts_with('.'); });
  for (const std::string& title : titles) vault.write("Folder/" + title + ".md");
  const SnapshotPtr snapshot = vault.read();
  for (const std::string& title : titles) {
    EXPECT_EQ(snapshot->find_note(title), *snapshot->find("Folder/" + title + ".md")) << title;
  }
}

TEST(FindNote, PathsCountFromTheRoot) {
  TemporaryVault vault;
  vault.write("a/First.md").write("b/Note.md").write("Note.md");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->find_note("./Note.md"), *snapshot->find("Note.md"));
  EXPECT_EQ(snapshot->find_note("./b/./Note"), *snapshot->find("b/Note.md"));
  EXPECT_EQ(snapshot->find_note("/b/Note"), *snapshot->find("b/Note.md"));
  EXPECT_EQ(snapshot->find_note("./note"), *snapshot->find("Note.md"));
  EXPECT_EQ(snapshot->find_note("./First").error().kind, ErrorKind::not_found);
  EXPECT_EQ(snapshot->find_note("b/../Note.md").error().kind, ErrorKind::usage);
  EXPECT_EQ(snapshot->find_note(".").error().kind, ErrorKind::not_found);
}

}  // namespace whylink::vault
