// Vaults made to hurt: each odd file is named in a finding, nothing outside the vault is read, and
// what is read is counted, never timed.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include "core/vault/walk.hpp"
#include "tests/vault/bad_disk.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

constexpr uid_t kNobody = 65534;

// Permissions do not bind root, as which tests may run: for a while the program is somebody else.
class WithoutRoot {
 public:
  explicit WithoutRoot(const TemporaryVault& vault) : was_(::geteuid()) {
    if (was_ != 0) return;
    using std::filesystem::perms;
    std::filesystem::permissions(vault.root(), perms::owner_all | perms::group_read |
                                                   perms::group_exec | perms::others_read |
                                                   perms::others_exec);
    changed_ = ::seteuid(kNobody) == 0;
  }
  WithoutRoot(const WithoutRoot&) = delete;
  WithoutRoot& operator=(const WithoutRoot&) = delete;
  ~WithoutRoot() {
    if (!changed_) return;
    EXPECT_EQ(::seteuid(was_), 0);
  }
  [[nodiscard]] bool holds() const { return was_ != 0 || changed_; }

 private:
  uid_t was_;
  bool changed_ = false;
};

// What is found of `path`; nothing where nothing is.
std::optional<FileFinding> finding_of(const Snapshot& snapshot, std::string_view path) {
  const auto found = std::ranges::find(snapshot.findings(), path, &FileFinding::path);
  if (found == snapshot.findings().end()) return std::nullopt;
  return *found;
}

std::optional<Cause> cause_of(const Snapshot& snapshot, std::string_view path) {
  const auto found = finding_of(snapshot, path);
  return found ? std::optional(found->cause) : std::nullopt;
}

// What the parse of the note at `path` finds.
std::optional<note::FindingKind> found_in(const Snapshot& snapshot, std::string_view path) {
  const auto found = finding_of(snapshot, path);
  if (!found || found->cause != Cause::in_note) return std::nullopt;
  return found->in_note;
}

std::string utf16(std::string_view ascii) {
  std::string out = "\xff\xfe";
  for (const char c : ascii) {
    out += c;
    out += '\0';
  }
  return out;
}

void listen_at(const std::filesystem::path& path) {
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  ASSERT_LT(text.size(), sizeof address.sun_path);
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  EXPECT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ::close(socket);
}

}  // namespace

TEST(HostileVault, Utf16IsNamedAsWhatItIsInNotesAndCanvases) {
  TemporaryVault vault;
  vault.write("a.md", utf16("[[b]]")).write("b.canvas", utf16(R"({"nodes":[]})"));
  vault.write("c.canvas", "{nodes");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(found_in(*snapshot, "a.md"), note::FindingKind::utf16);
  EXPECT_EQ(found_in(*snapshot, "b.canvas"), note::FindingKind::utf16);
  EXPECT_EQ(found_in(*snapshot, "c.canvas"), note::FindingKind::bad_canvas);
}

TEST(HostileVault, PipesAndSocketsAreNamedAndNeverOpened) {
  TemporaryVault vault;
  vault.write("a.md", "x");
  ASSERT_EQ(::mkfifo((vault.root() / "pipe.md").c_str(), 0600), 0);
  listen_at(vault.root() / "socket.canvas");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->files().size(), 1U);
  EXPECT_EQ(snapshot->cost().files_read, 1U);
  EXPECT_EQ(cause_of(*snapshot, "pipe.md"), Cause::special_file);
  EXPECT_EQ(cause_of(*snapshot, "socket.canvas"), Cause::special_file);
}

// Only the bytes of the vault's own notes are read, however often links lead round or out.
TEST(HostileVault, SymbolicLinksAddNoWork) {
  TemporaryVault outside;
  outside.write("secret.md", "[[a]] secret");
  TemporaryVault vault;
  vault.write("a.md", "12345").write("folder/b.md", "678");
  for (int i = 0; i < 50; ++i) {
    const std::string number = std::to_string(i);
    std::filesystem::create_directory_symlink(vault.root(), vault.root() / ("loop" + number));
    std::filesystem::create_directory_symlink("..", vault.root() / "folder" / ("up" + number));
    std::filesystem::create_symlink(outside.root() / "secret.md",
                                    vault.root() / ("out" + number + ".md"));
  }
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->cost().files_read, 2U);
  EXPECT_EQ(snapshot->cost().bytes_read, 8U);
  EXPECT_EQ(snapshot->findings().size(), 150U);
  EXPECT_EQ(cause_of(*snapshot, "out7.md"), Cause::link_out_of_vault);
  EXPECT_EQ(finding_of(*snapshot, "out7.md")->kind(), FindingKind::outside_link);
}

// A name that became a link after the walk is not followed either.
TEST(HostileVault, AFileThatBecameALinkIsNotRead) {
  TemporaryVault outside;
  outside.write("secret.md", "secret");
  TemporaryVault vault;
  vault.write("a.md", "x");
  const SnapshotPtr snapshot = vault.read();
  std::filesystem::remove(vault.root() / "a.md");
  std::filesystem::create_symlink(outside.root() / "secret.md", vault.root() / "a.md");
  EXPECT_FALSE(read_file(*snapshot, 0));
}

// Nor is a folder that became one, while the program runs or while it reads.
TEST(HostileVault, AFolderThatBecameALinkLeadsNowhere) {
  TemporaryVault outside;
  outside.write("a.md", "secret");
  TemporaryVault vault;
  vault.write("folder/a.md", "mine");
  const auto become_a_link = [&] {
    std::filesystem::remove_all(vault.root() / "folder");
    std::filesystem::create_directory_symlink(outside.root(), vault.root() / "folder");
  };
  const SnapshotPtr snapshot = vault.read();
  become_a_link();
  EXPECT_FALSE(read_file(*snapshot, 0));
  const auto again = refresh(*snapshot, std::vector<std::string>{"folder/a.md"}, {});
  ASSERT_TRUE(again);
  EXPECT_FALSE((*again)->find("folder/a.md"));

  std::filesystem::remove(vault.root() / "folder");
  vault.write("folder/a.md", "mine");
  BadDisk disk;
  disk.before_opening = [&](std::string_view path) {
    if (path == "folder/a.md") become_a_link();
    return 0;
  };
  ReadOptions options;
  options.disk = &disk;
  const SnapshotPtr raced = vault.read(options);
  EXPECT_FALSE(raced->has_parse(0));
  EXPECT_EQ(cause_of(*raced, "folder/a.md"), Cause::file_unread);
}

// Where a library would wait for a writer for ever.
TEST(HostileVault, PipesInPlaceOfObsidiansSettingsHoldUpNothing) {
  TemporaryVault vault;
  vault.write("a.md", "x").write(".obsidian/x", "");
  for (const char* name : {"app.json", "daily-notes.json", "templates.json"}) {
    ASSERT_EQ(::mkfifo((vault.root() / ".obsidian" / name).c_str(), 0600), 0);
  }
  EXPECT_EQ(vault.read()->note_count(), 1U);
}

TEST(HostileVault, WhatMayNotBeReadIsNamedAndTheRestIsRead) {
  TemporaryVault vault;
  vault.write("a.md", "[[b]]").write("closed.md", "[[a]]").write("folder/b.md", "x");
  std::filesystem::permissions(vault.root() / "closed.md", std::filesystem::perms::none);
  std::filesystem::permissions(vault.root() / "folder", std::filesystem::perms::none);
  SnapshotPtr snapshot;
  {
    const WithoutRoot as_somebody(vault);
    if (!as_somebody.holds()) GTEST_SKIP() << "root, and may not be anybody else";
    snapshot = vault.read();
  }
  std::filesystem::permissions(vault.root() / "folder", std::filesystem::perms::owner_all);
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(snapshot->note_count(), 2U);
  EXPECT_EQ(cause_of(*snapshot, "closed.md"), Cause::file_unread);
  EXPECT_EQ(finding_of(*snapshot, "closed.md")->error, EACCES);
  EXPECT_EQ(cause_of(*snapshot, "folder"), Cause::folder_unlisted);
  EXPECT_EQ(finding_of(*snapshot, "folder")->error, EACCES);
  EXPECT_FALSE(snapshot->has_parse(*snapshot->find("closed.md")));
  EXPECT_EQ(snapshot->resolved(*snapshot->find("a.md")).size(), 1U);
}

TEST(HostileVault, FoldersDeeperThanTheLimitAreLeftOutAndNamed) {
  TemporaryVault vault;
  std::string path;
  for (std::size_t i = 0; i < kDeepestFolder; ++i) path += "d/";
  vault.write(path + "in.md", "x").write(path + "d/out.md", "x");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->note_count(), 1U);
  EXPECT_EQ(cause_of(*snapshot, path + "d"), Cause::folder_too_deep);
}

// Sparse, so that it costs no disk: one byte over the limit, of which no more than that is read.
TEST(HostileVault, ANoteOverTheLimitIsNamed) {
  TemporaryVault vault;
  vault.write("big.md").write("small.md", "[[big]]");
  std::filesystem::resize_file(vault.root() / "big.md", 2 * note::kLongestNote);
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(found_in(*snapshot, "big.md"), note::FindingKind::too_long);
  EXPECT_LE(snapshot->cost().bytes_read, note::kLongestNote + 1 + 7);
  const auto unchanged = read_unchanged(*snapshot, *snapshot->find("big.md"));
  ASSERT_TRUE(unchanged) << unchanged.error().line();
  EXPECT_EQ(unchanged->size(), note::kLongestNote);
}

// Names are only ever names: what they hold neither ends a row nor leaves the vault.
TEST(HostileVault, NamesWithNewlinesAndControlCharactersStayTheirOwn) {
  TemporaryVault vault;
  vault.write("a\nb.md", "1").write("\x1b[31mred.md", "22").write("tab\there.md", "333");
  vault.write("..\\up.md.").write("...md", "hidden").write("x..md", "4444");
  const SnapshotPtr snapshot = vault.read();
  EXPECT_EQ(snapshot->cost().bytes_read, 10U);
  EXPECT_TRUE(snapshot->find("a\nb.md"));
  EXPECT_TRUE(snapshot->find("\x1b[31mred.md"));
  EXPECT_TRUE(snapshot->find("x..md"));
}

// An unchanged vault is read once, whatever its findings are.
TEST(HostileVault, OddFilesAreNotReadAgain) {
  TemporaryVault vault;
  vault.write("a.md", utf16("x")).write("b.canvas", "{").write("nul.md", std::string(9, '\0'));
  std::filesystem::create_directory_symlink(vault.root(), vault.root() / "loop");
  const SnapshotPtr before = vault.read();
  const auto now = read_again(*before, {});
  ASSERT_TRUE(now);
  EXPECT_EQ((*now)->cost().files_read, 0U);
}

}  // namespace whylink::vault
