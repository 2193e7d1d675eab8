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
