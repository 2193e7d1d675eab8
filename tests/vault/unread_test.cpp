// What cannot be read is told each time, is never remembered as empty, and is read as soon as it
// can be.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <stdexcept>

#include "core/vault/parallel.hpp"
#include "core/vault/reader.hpp"
#include "core/vault/walk.hpp"
#include "tests/vault/bad_disk.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

bool is_told(const Snapshot& snapshot, std::string_view path) {
  return std::ranges::find(snapshot.findings(), path, &FileFinding::path) !=
         snapshot.findings().end();
}

bool has_parse(const Snapshot& snapshot, std::string_view path) {
  const auto id = snapshot.find(path);
  return id && snapshot.has_parse(*id);
}

// Three notes of an hour ago, which a cache trusts.
class Unread : public testing::Test {
 protected:
  Unread() {
    vault_.write("a.md", "[[b]]").write("b.md", "[[a]]").write("folder/c.canvas", "{}");
    for (const char* path : {"a.md", "b.md", "folder/c.canvas"}) age(path);
    options_.cache_file = beside_.root() / "index";
    options_.disk = &disk_;
    options_.threads = 1;
  }
  void age(const std::string& path) const {
    const auto file = vault_.root() / path;
    std::filesystem::last_write_time(
        file, std::filesystem::last_write_time(file) - std::chrono::hours(1));
  }
  // The file at `path` cannot be opened.
  void refuse(const std::string& path, int error = EACCES) {
    disk_.before_opening = [path, error](std::string_view opened) {
      return opened == path ? error : 0;
    };
  }
  void allow_all() {
    disk_.before_opening = [](std::string_view) { return 0; };
    disk_.before_reading = [] { return 0; };
  }
  [[nodiscard]] SnapshotPtr read() const { return vault_.read(options_); }
  [[nodiscard]] SnapshotPtr again(const Snapshot& before) const {
    auto now = read_again(before, options_);
    EXPECT_TRUE(now) << now.error().line();
    return now.value_or(nullptr);
  }

  TemporaryVault vault_;
  TemporaryVault beside_;
  BadDisk disk_;
  ReadOptions options_;
};

}  // namespace

TEST_F(Unread, ANoteIsToldAtEveryStartAndReadOnceItCanBe) {
  for (const char* path : {"b.md", "folder/c.canvas"}) {
    SCOPED_TRACE(path);
    std::filesystem::remove(options_.cache_file);
    refuse(path);
    for (int start = 0; start < 3; ++start) {
      const SnapshotPtr snapshot = read();
      EXPECT_TRUE(is_told(*snapshot, path));
      EXPECT_FALSE(has_parse(*snapshot, path));
      EXPECT_EQ(snapshot->cost().files_read, start == 0 ? 2U : 0U);
    }
    allow_all();
    const SnapshotPtr snapshot = read();
    EXPECT_FALSE(is_told(*snapshot, path));
    EXPECT_TRUE(has_parse(*snapshot, path));
    EXPECT_EQ(snapshot->cost().files_read, 1U);
    EXPECT_EQ(read()->cost().files_read, 0U);
  }
}

TEST_F(Unread, ANoteIsReadInTheSameSessionOnceItCanBe) {
  refuse("b.md");
  SnapshotPtr snapshot = read();
  snapshot = again(*snapshot);
  EXPECT_TRUE(is_told(*snapshot, "b.md"));
  EXPECT_FALSE(has_parse(*snapshot, "b.md"));
  allow_all();
  const SnapshotPtr now = again(*snapshot);
  EXPECT_FALSE(is_told(*now, "b.md"));
  EXPECT_TRUE(has_parse(*now, "b.md"));
  // The links of others to it are ties now: a graph cannot take over what it was.
  EXPECT_FALSE(now->has_files_of(*snapshot));
}

TEST_F(Unread, ANoteIsReadAgainWhereItAloneIsAskedFor) {
  refuse("b.md");
  const SnapshotPtr before = read();
  allow_all();
  const auto now = refresh(*before, std::vector<std::string>{"b.md"}, options_);
  ASSERT_TRUE(now);
  EXPECT_TRUE(has_parse(**now, "b.md"));
}

TEST_F(Unread, ANoteThatChangedAndCannotBeReadHasNoOldLinks) {
  const SnapshotPtr before = read();
  vault_.write("b.md", "now without links");
  refuse("b.md");
  const SnapshotPtr now = again(*before);
  EXPECT_TRUE(is_told(*now, "b.md"));
  EXPECT_FALSE(has_parse(*now, "b.md"));
  EXPECT_TRUE(has_parse(*before, "b.md")) << "who reads on has what was";
}

TEST_F(Unread, AReadingThatFailsInTheMiddleIsNoShorterNote) {
  int reads = 0;
  disk_.most_at_once = 50'000;
  disk_.before_reading = [&reads] { return ++reads == 2 ? EIO : 0; };
  vault_.write("a.md", std::string(100'000, 'x'));
  const SnapshotPtr snapshot = read();
  EXPECT_FALSE(has_parse(*snapshot, "a.md"));
  EXPECT_TRUE(is_told(*snapshot, "a.md"));
}

TEST_F(Unread, ANoteThatGoesAwayBetweenTheListingAndTheReadingIsTold) {
  disk_.before_opening = [this](std::string_view path) {
    if (path == "b.md") std::filesystem::remove(vault_.root() / "b.md");
    return 0;
  };
  const SnapshotPtr snapshot = read();
  EXPECT_TRUE(is_told(*snapshot, "b.md"));
  EXPECT_FALSE(has_parse(*snapshot, "b.md"));
  EXPECT_FALSE(again(*snapshot)->find("b.md")) << "then it is gone";
}

TEST_F(Unread, AFolderThatGoesAwayBeforeItIsListedIsNotThere) {
  disk_.before_opening = [this](std::string_view path) {
    if (path == "folder") std::filesystem::remove_all(vault_.root() / "folder");
    return 0;
  };
  const SnapshotPtr snapshot = read();
  EXPECT_TRUE(snapshot->findings().empty());
  EXPECT_FALSE(snapshot->is_unread("folder/c.canvas"));
  EXPECT_EQ(snapshot->note_count(), 2U);
}

TEST_F(Unread, ANoteThatBecomesAPipeBetweenTheListingAndTheReadingIsTold) {
  disk_.before_opening = [this](std::string_view path) {
    if (path != "b.md") return 0;
    std::filesystem::remove(vault_.root() / "b.md");
    return ::mkfifo((vault_.root() / "b.md").c_str(), 0600) == 0 ? 0 : EIO;
  };
  const SnapshotPtr snapshot = read();
  EXPECT_TRUE(is_told(*snapshot, "b.md"));
  EXPECT_FALSE(has_parse(*snapshot, "b.md"));
}

TEST_F(Unread, AFolderIsToldAtEveryStartAndListedOnceItCanBe) {
  refuse("folder");
  for (int start = 0; start < 2; ++start) {
    const SnapshotPtr snapshot = read();
    EXPECT_TRUE(is_told(*snapshot, "folder"));
    EXPECT_FALSE(snapshot->find("folder/c.canvas"));
  }
  SnapshotPtr snapshot = read();
  allow_all();
  EXPECT_TRUE(has_parse(*read(), "folder/c.canvas"));
  snapshot = again(*snapshot);
  EXPECT_TRUE(has_parse(*snapshot, "folder/c.canvas"));
  EXPECT_FALSE(is_told(*snapshot, "folder"));
}

TEST_F(Unread, OfWhatMayBeThereNothingIsSaidToBeGone) {
  disk_.before_opening = [](std::string_view path) {
    return path == "folder" || path == "b.md" ? EIO : 0;
  };
  const SnapshotPtr snapshot = read();
  for (const char* path : {"b.md", "folder/c.canvas", "folder/deeper/x.md"}) {
    EXPECT_TRUE(snapshot->is_unread(path)) << path;
  }
  for (const char* path : {"a.md", "x.md", "folder", "folders/x.md"}) {
    EXPECT_FALSE(snapshot->is_unread(path)) << path;
  }
}

// All its files are there: only what is told of it is new.
TEST_F(Unread, AnEmptyFolderIsToldAsSoonAsItCannotBeListed) {
  std::filesystem::create_directory(vault_.root() / "empty");
  const SnapshotPtr before = read();
  refuse("empty");
  EXPECT_TRUE(is_told(*again(*before), "empty"));
}

// ---- memory and threads
// ---------------------------------------------------------------------------

namespace {

template <class Exception>
BlockPtr throw_for_b(const File& file, std::string_view bytes) {
  if (file.path != "b.md") return scan_file(file, bytes);
  if constexpr (std::is_same_v<Exception, std::bad_alloc>) {
    throw std::bad_alloc();
  } else {
    throw Exception("too much");
  }
}

Readings read_all(const std::filesystem::path& root, Scan scan) {
  auto roots = Roots::open(root, {}, disk::system_calls());
  auto walk = walk_vault(*roots, root, {});
  std::vector<BlockPtr> none(walk->files.size());
  auto readings = read_missing(*roots, std::move(*walk), std::move(none), {}, scan);
  EXPECT_TRUE(readings);
  return *std::move(readings);
}

}  // namespace

TEST_F(Unread, ANoteThatTakesMoreMemoryThanThereIsIsNamedAndTheOthersAreRead) {
  const std::pair<Scan, Cause> scans[] = {{&throw_for_b<std::bad_alloc>, Cause::out_of_memory},
                                          {&throw_for_b<std::length_error>, Cause::out_of_memory},
                                          {&throw_for_b<std::runtime_error>, Cause::own_fault}};
  for (const auto& [scan, cause] : scans) {
    const Readings readings = read_all(vault_.root(), scan);
    ASSERT_EQ(readings.findings.size(), 1U);
    EXPECT_EQ(readings.findings[0].path, "b.md");
    EXPECT_EQ(readings.findings[0].cause, cause);
    EXPECT_EQ(readings.findings[0].kind(), FindingKind::unreadable);
    for (std::size_t id = 0; id < readings.blocks.size(); ++id) {
      EXPECT_EQ(readings.blocks[id] == nullptr, readings.walk.files[id].path == "b.md");
    }
  }
}

TEST_F(Unread, MemoryThatEndsWhileFoldersAreListedIsAnErrorOnAnyThread) {
  disk_.before_opening = [](std::string_view path) -> int {
    if (path == "folder") throw std::bad_alloc();
    return 0;
  };
  for (const unsigned threads : {1U, 4U}) {
    options_.threads = threads;
    const auto snapshot = read_vault(vault_.root(), options_);
    ASSERT_FALSE(snapshot);
    EXPECT_EQ(snapshot.error().what, "out of memory while reading the vault");
  }
}

TEST(Parallel, WhatAThreadThrowsIsThrownWhereItWasStarted) {
  for (const unsigned threads : {1U, 2U, 8U}) {
    const auto work = [](std::size_t first, std::size_t, unsigned) {
      if (first == 500) throw std::runtime_error("here");
    };
    EXPECT_THROW(in_parallel(1000, threads, 1, work), std::runtime_error);
  }
}

TEST(Parallel, EachRangeIsDoneOnce) {
  std::vector<std::atomic<int>> done(1000);
  in_parallel(done.size(), 8, 7, [&](std::size_t first, std::size_t last, unsigned) {
    for (std::size_t i = first; i < last; ++i) ++done[i];
  });
  EXPECT_TRUE(std::ranges::all_of(done, [](const auto& times) { return times == 1; }));
}

}  // namespace whylink::vault
