// Symbolic links that lead out of the vault: not followed unless that is allowed; then each folder
// and each file is read once, whatever leads to it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/vault/walk.hpp"
#include "tests/vault/bad_disk.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Following : public testing::Test {
 protected:
  Following() {
    options_.follow_links = true;
    outside_.write("o.md", "[[a]]").write("sub/p.md", "[[o]]");
    vault_.write("a.md", "[[o]]").write("folder/b.md", "x");
  }
  void link(const std::filesystem::path& target, const std::string& path) const {
    std::filesystem::create_symlink(target, vault_.root() / path);
  }
  [[nodiscard]] SnapshotPtr read() const { return vault_.read(options_); }
  [[nodiscard]] std::vector<std::string> paths() const { return paths(*read()); }
  static std::vector<std::string> paths(const Snapshot& snapshot) {
    std::vector<std::string> all;
    for (const File& file : snapshot.files()) all.push_back(file.path);
    return all;
  }
  static std::optional<Cause> cause_of(const Snapshot& snapshot, std::string_view path) {
    const auto found = std::ranges::find(snapshot.findings(), path, &FileFinding::path);
    return found == snapshot.findings().end() ? std::nullopt : std::optional(found->cause);
  }
  [[nodiscard]] std::string text_of(const Snapshot& snapshot, std::string_view path) const {
    const auto id = snapshot.find(path);
    return id ? read_file(snapshot, *id).value_or("(unread)") : "(no such file)";
  }

  TemporaryVault outside_;
  TemporaryVault vault_;
  ReadOptions options_;
};

}  // namespace

TEST_F(Following, IsOffUnlessAllowedAndTheFindingSaysHowToAllowIt) {
  link(outside_.root(), "out");
  link(outside_.root() / "o.md", "one.md");
  link("folder", "inner");
  options_.follow_links = false;
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot), ElementsAre("a.md", "folder/b.md"));
  EXPECT_THAT(snapshot->followed(), IsEmpty());
  for (const char* path : {"out", "one.md"}) {
    EXPECT_EQ(cause_of(*snapshot, path), Cause::link_out_of_vault) << path;
  }
  EXPECT_EQ(cause_of(*snapshot, "inner"), Cause::link_inside);
  ASSERT_EQ(snapshot->findings().size(), 3U);
  for (const FileFinding& one : snapshot->findings()) {
    EXPECT_EQ(one.kind(), FindingKind::outside_link);
  }
  EXPECT_EQ(snapshot->findings()[0].other, "folder");
}

// A link may pass another one. What lies out of the vault is not looked at: it may be a drive that
// does not answer.
TEST_F(Following, WhereItIsOffTellsByTheWordsOfAllLinksWhereOneLeads) {
  const std::filesystem::path inside = std::filesystem::canonical(vault_.root());
  link("/nowhere", "sub");
  link("sub/deep", "through");
  link("folder", "second");
  link("second/b.md", "twice.md");
  link(inside / "folder", "absolute");
  link("../" + inside.filename().string() + "/a.md", "back.md");
  link(inside.parent_path(), "around");
  link(inside.parent_path().string() + "/", "slash");
  // Through a link out of the vault ".." is another folder than the words say.
  link(outside_.root() / "sub", "folder/s");
  link(inside / "folder/s/../o.md", "beyond");
  link("gone", "broken");
  link("circle", "circle");
  link("..", "folder/root");
  options_.follow_links = false;
  const SnapshotPtr snapshot = read();
  const std::tuple<const char*, Cause, std::string> links[] = {
      {"sub", Cause::link_out_of_vault, "/nowhere"},
      {"through", Cause::link_out_of_vault, "sub/deep"},
      {"second", Cause::link_inside, "folder"},
      {"twice.md", Cause::link_inside, "folder/b.md"},
      {"absolute", Cause::link_inside, "folder"},
      {"back.md", Cause::link_inside, "a.md"},
      {"around", Cause::link_around_vault, inside.parent_path().string()},
      {"slash", Cause::link_around_vault, inside.parent_path().string()},
      {"beyond", Cause::link_out_of_vault, (inside / "folder/s/../o.md").string()},
      {"broken", Cause::link_broken, "gone"},
      {"circle", Cause::link_broken, "circle"},
      {"folder/root", Cause::link_inside, "."},
  };
  for (const auto& [path, cause, other] : links) {
    EXPECT_EQ(cause_of(*snapshot, path), cause) << path;
    const auto found = std::ranges::find(snapshot->findings(), path, &FileFinding::path);
    if (found == snapshot->findings().end()) continue;
    EXPECT_EQ(found->other, other) << path;
  }
  EXPECT_FALSE(snapshot->is_unread("broken/x.md")) << "it would not be in the vault either";
}

// Of a system that cannot tell, words alone are believed.
TEST_F(Following, WhereNobodyCanTellTheWordsOfOneLinkSayWhereItLeads) {
  const std::filesystem::path inside = std::filesystem::canonical(vault_.root());
  link("folder", "second");
  link(inside / "folder/b.md", "absolute");
  link("../gone", "folder/up");
  link("../..", "folder/around");
  BadDisk old;
  old.before_opening = [](std::string_view) { return ENOSYS; };
  options_.disk = &old;
  options_.follow_links = false;
  const SnapshotPtr snapshot = read();
  EXPECT_EQ(cause_of(*snapshot, "second"), Cause::link_inside);
  EXPECT_EQ(cause_of(*snapshot, "absolute"), Cause::link_inside);
  EXPECT_EQ(cause_of(*snapshot, "folder/up"), Cause::link_inside);
  EXPECT_EQ(cause_of(*snapshot, "folder/around"), Cause::link_around_vault);
}

TEST_F(Following, PutsTheNotesOfAFolderBelowThePathOfItsLink) {
  link(outside_.root(), "out");
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot), ElementsAre("a.md", "folder/b.md", "out/o.md", "out/sub/p.md"));
  EXPECT_THAT(snapshot->findings(), IsEmpty());
  ASSERT_EQ(snapshot->followed().size(), 1U);
  EXPECT_EQ(snapshot->followed()[0].path, "out");
  EXPECT_EQ(snapshot->followed()[0].target, std::filesystem::canonical(outside_.root()));
  // Links go to and fro.
  EXPECT_EQ(snapshot->resolved(*snapshot->find("a.md"))[0].target, *snapshot->find("out/o.md"));
  EXPECT_EQ(snapshot->resolved(*snapshot->find("out/o.md"))[0].target, *snapshot->find("a.md"));
  EXPECT_EQ(text_of(*snapshot, "out/sub/p.md"), "[[o]]");
}

TEST_F(Following, TakesASingleFileUnderThePathOfItsLink) {
  link(outside_.root() / "o.md", "folder/Other name.md");
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot), ElementsAre("a.md", "folder/Other name.md", "folder/b.md"));
  EXPECT_EQ(text_of(*snapshot, "folder/Other name.md"), "[[a]]");
}

TEST_F(Following, ReadsNothingTwiceWhateverLeadsThere) {
  link(".", "self");
  link("folder", "inner");
  link("../..", "folder/up");
  link(vault_.root().parent_path(), "around");
  link("/", "everything");
  link("a.md", "double.md");
  link("inner/b.md", "through.md");
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot), ElementsAre("a.md", "folder/b.md"));
  EXPECT_EQ(snapshot->cost().files_read, 2U);
  for (const char* path : {"self", "inner", "double.md", "through.md"}) {
    EXPECT_EQ(cause_of(*snapshot, path), Cause::link_inside) << path;
  }
  for (const char* path : {"folder/up", "around", "everything"}) {
    EXPECT_EQ(cause_of(*snapshot, path), Cause::link_around_vault) << path;
  }
}

TEST_F(Following, OfTwoLinksToOneFolderTakesTheFirstByPath) {
  link(outside_.root(), "z");
  link(outside_.root(), "m");
  link(outside_.root() / "sub", "n");
  link(outside_.root() / "o.md", "first.md");
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot), ElementsAre("a.md", "folder/b.md", "m/o.md", "m/sub/p.md"));
  for (const char* path : {"z", "n", "first.md"}) {
    EXPECT_EQ(cause_of(*snapshot, path), Cause::link_visited) << path;
  }
}

// What begins with a dot is not in the vault because the folder around it is.
TEST_F(Following, TakesAFileOutOfAPartThatIsNotRead) {
  outside_.write(".notes/x.md", "[[a]]");
  link(outside_.root(), "out");
  link(outside_.root() / ".notes/x.md", "x.md");
  link(outside_.root() / "sub/p.md", "p.md");
  const SnapshotPtr snapshot = read();
  EXPECT_EQ(text_of(*snapshot, "x.md"), "[[a]]");
  EXPECT_EQ(cause_of(*snapshot, "x.md"), std::nullopt);
  EXPECT_EQ(cause_of(*snapshot, "p.md"), Cause::link_visited);
}

// The part that another link has brought is left out of the whole.
TEST_F(Following, ReadsAPartOnceWhereItsWholeComesLater) {
  link(outside_.root() / "sub", "b-part");
  link(outside_.root(), "c-whole");
  EXPECT_THAT(paths(), ElementsAre("a.md", "b-part/p.md", "c-whole/o.md", "folder/b.md"));
}

TEST_F(Following, EndsWhereLinksOutsideLeadRoundOrBack) {
  TemporaryVault further;
  further.write("f.md", "x");
  std::filesystem::create_symlink(outside_.root(), outside_.root() / "sub/round");
  std::filesystem::create_symlink(vault_.root(), outside_.root() / "back");
  std::filesystem::create_symlink(further.root(), outside_.root() / "on");
  std::filesystem::create_symlink(outside_.root(), further.root() / "and back");
  link(outside_.root(), "out");
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot),
              ElementsAre("a.md", "folder/b.md", "out/o.md", "out/on/f.md", "out/sub/p.md"));
  EXPECT_EQ(snapshot->followed().size(), 2U);
  EXPECT_EQ(text_of(*snapshot, "out/on/f.md"), "x");
  EXPECT_EQ(cause_of(*snapshot, "out/sub/round"), Cause::link_visited);
  EXPECT_EQ(cause_of(*snapshot, "out/back"), Cause::link_inside);
  EXPECT_EQ(cause_of(*snapshot, "out/on/and back"), Cause::link_visited);
}

TEST_F(Following, NamesLinksThatLeadNowhereRoundOrToADevice) {
  link("gone", "dangling");
  link("circle.md", "circle.md");
  link("/dev/zero", "zero.md");
  ASSERT_EQ(::mkfifo((outside_.root() / "pipe").c_str(), 0600), 0);
  link(outside_.root() / "pipe", "pipe.md");
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot), ElementsAre("a.md", "folder/b.md"));
  for (const char* path : {"dangling", "circle.md"}) {
    EXPECT_EQ(cause_of(*snapshot, path), Cause::link_broken) << path;
  }
  for (const char* path : {"zero.md", "pipe.md"}) {
    EXPECT_EQ(cause_of(*snapshot, path), Cause::link_to_special_file) << path;
  }
}

// A drive that is unplugged: what was behind the link is not gone.
TEST_F(Following, OfALinkThatLeadsNowhereBothAFolderAndANoteMayBeThere) {
  link("/nowhere/Note.md", "folder/Note.md");
  link("/nowhere/folder", "out");
  const SnapshotPtr snapshot = read();
  for (const char* path : {"folder/Note.md", "out", "out/o.md", "out/sub/p.md"}) {
    EXPECT_TRUE(snapshot->is_unread(path)) << path;
  }
  for (const char* path : {"folder", "folder/b.md", "folder/Note.md2", "outer/o.md", "x.md"}) {
    EXPECT_FALSE(snapshot->is_unread(path)) << path;
  }
}

// What lies in the vault and begins with a dot is not in it, by no way.
TEST_F(Following, OpensNoBackDoorToHiddenFoldersOfTheVault) {
  vault_.write(".trash/t.md", "x");
  link(".trash", "trash");
  EXPECT_THAT(paths(), ElementsAre("a.md", "folder/b.md"));
}

TEST_F(Following, OfMoreLinksThanAreFollowedTheRestIsNamed) {
  for (std::size_t i = 0; i <= kMostFollowed; ++i) {
    outside_.write("many/" + std::to_string(i) + "/n.md", "x");
    link(outside_.root() / "many" / std::to_string(i), "l" + std::to_string(1000 + i));
  }
  const SnapshotPtr snapshot = read();
  EXPECT_EQ(snapshot->followed().size(), kMostFollowed);
  EXPECT_EQ(snapshot->note_count(), kMostFollowed + 2);
  EXPECT_EQ(cause_of(*snapshot, "l" + std::to_string(1000 + kMostFollowed)),
            Cause::too_many_followed);
  EXPECT_TRUE(snapshot->is_unread("l" + std::to_string(1000 + kMostFollowed) + "/n.md"));
  EXPECT_EQ(snapshot->findings()[0].kind(), FindingKind::over_limit);
}

// Allowed is where the link leads when the vault is read, and nothing that takes its place.
TEST_F(Following, AFolderOutsideThatBecomesALinkLeadsNowhere) {
  TemporaryVault secret;
  secret.write("p.md", "secret");
  link(outside_.root(), "out");
  const SnapshotPtr snapshot = read();
  std::filesystem::rename(outside_.root() / "sub", outside_.root() / "was");
  std::filesystem::create_symlink(secret.root(), outside_.root() / "sub");
  EXPECT_EQ(text_of(*snapshot, "out/sub/p.md"), "(unread)");
}

TEST_F(Following, IsTakenUpByASessionWhenItIsSwitched) {
  link(outside_.root(), "out");
  ReadOptions off;
  const SnapshotPtr before = vault_.read(off);
  const auto on = read_again(*before, options_);
  ASSERT_TRUE(on);
  EXPECT_THAT(paths(**on), testing::SizeIs(4));
  const auto back = refresh(**on, std::vector<std::string>{"a.md"}, off);
  ASSERT_TRUE(back);
  EXPECT_THAT(paths(**back), testing::SizeIs(2));
  EXPECT_EQ((*back)->findings().size(), 1U);
}

// The same names lie in both folders.
TEST_F(Following, ALinkThatIsTurnedElsewhereIsNoticed) {
  TemporaryVault other;
  other.write("o.md", "other").write("sub/p.md", "other");
  link(outside_.root(), "out");
  const SnapshotPtr before = read();
  std::filesystem::remove(vault_.root() / "out");
  link(other.root(), "out");
  const auto now = read_again(*before, options_);
  ASSERT_TRUE(now);
  EXPECT_EQ(text_of(**now, "out/o.md"), "other");
  EXPECT_TRUE((*now)->parse(*(*now)->find("out/o.md")).links().empty());
}

TEST_F(Following, TakesUpAnEditOutside) {
  link(outside_.root(), "out");
  const SnapshotPtr before = read();
  outside_.write("o.md", "no link any more");
  const auto now = refresh(*before, std::vector<std::string>{"out/o.md"}, options_);
  ASSERT_TRUE(now);
  EXPECT_EQ((*now)->cost().files_read, 1U);
  EXPECT_TRUE((*now)->parse(*(*now)->find("out/o.md")).links().empty());
}

TEST_F(Following, WorksTheSameWhereTheKernelPromisesNothing) {
  BadDisk old;
  old.before_opening = [](std::string_view) { return ENOSYS; };
  options_.disk = &old;
  link(outside_.root(), "out");
  link("folder", "inner");
  const SnapshotPtr snapshot = read();
  EXPECT_THAT(paths(*snapshot), ElementsAre("a.md", "folder/b.md", "out/o.md", "out/sub/p.md"));
  EXPECT_EQ(cause_of(*snapshot, "inner"), Cause::link_inside);
  EXPECT_EQ(text_of(*snapshot, "out/sub/p.md"), "[[o]]");
  const FileId below = *snapshot->find("out/sub/p.md");
  ASSERT_TRUE(snapshot->has_parse(below)) << "read by parts as well";
  EXPECT_EQ(snapshot->resolved(below)[0].target, *snapshot->find("out/o.md"));
}

}  // namespace whylink::vault
