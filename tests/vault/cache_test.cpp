// The index cache: what did not change is not read again, and a cache that is not sound is not
// used.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>

#include "tests/vault/bad_disk.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::vault {

namespace {

// Three notes of an hour ago (a file changed in the last two seconds is never trusted), and a cache
// beside the vault.
class Cached : public testing::Test {
 protected:
  Cached() {
    vault_.write("a.md", "[[b]] [[c]]").write("b.md", "# B\n[[a]]").write("d/c.md", "[[b#B]]");
    for (const char* path : {"a.md", "b.md", "d/c.md"}) age(path);
  }

  void age(const std::string& path, int minutes = 60) const {
    const auto file = vault_.root() / path;
    std::filesystem::last_write_time(
        file, std::filesystem::last_write_time(file) - std::chrono::minutes(minutes));
  }
  [[nodiscard]] std::filesystem::path cache() const { return beside_.root() / "index"; }
  SnapshotPtr read() const {
    ReadOptions options;
    options.cache_file = cache();
    return vault_.read(options);
  }
  [[nodiscard]] std::size_t reread() const { return read()->cost().files_read; }
  void damage(std::size_t at) const {
    std::fstream file(cache(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(file.get() ^ 0x40);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
  }

  TemporaryVault vault_;
  TemporaryVault beside_;
};

}  // namespace

TEST_F(Cached, UnchangedVaultReadsNoNote) {
  EXPECT_EQ(reread(), 3U);
  EXPECT_EQ(reread(), 0U);
}

TEST_F(Cached, SnapshotFromTheCacheEqualsAFreshOne) {
  read();
  const SnapshotPtr cached = read();
  const SnapshotPtr fresh = vault_.read();
  ASSERT_EQ(cached->files().size(), fresh->files().size());
  for (FileId id = 0; id < fresh->files().size(); ++id) {
    EXPECT_TRUE(std::ranges::equal(cached->parse(id).bytes(), fresh->parse(id).bytes()));
    ASSERT_EQ(cached->resolved(id).size(), fresh->resolved(id).size());
    for (std::size_t i = 0; i < fresh->resolved(id).size(); ++i) {
      EXPECT_EQ(cached->resolved(id)[i].target, fresh->resolved(id)[i].target);
    }
  }
}

TEST_F(Cached, OnlyWhatChangedIsRead) {
  read();
  vault_.write("b.md", "[[a]] [[c]] more");
  age("b.md", 30);
  EXPECT_EQ(reread(), 1U);
  EXPECT_EQ(reread(), 0U);
}

// Same size, same time, another file: an editor that saves by renaming and keeps the times.
TEST_F(Cached, AnotherInodeIsAnotherFile) {
  read();
  const auto time = std::filesystem::last_write_time(vault_.root() / "b.md");
  vault_.write("b.new", "# B\n[[c]]");
  std::filesystem::rename(vault_.root() / "b.new", vault_.root() / "b.md");
  std::filesystem::last_write_time(vault_.root() / "b.md", time);
  EXPECT_EQ(reread(), 1U);
}

// A file written in the same tick as the cache could change again without a new time.
TEST_F(Cached, WhatWasJustWrittenIsNotTrusted) {
  vault_.write("new.md", "x");
  read();
  EXPECT_EQ(reread(), 1U);
}

namespace {

// Reading takes long: three seconds go by with each file that is opened.
class SlowDisk : public BadDisk {
 public:
  SlowDisk() {
    before_opening = [this](std::string_view) {
      later_ns_ += 3'000'000'000;
      return 0;
    };
  }
  [[nodiscard]] std::int64_t now_ns() const override { return BadDisk::now_ns() + later_ns_; }

 private:
  std::int64_t later_ns_ = 0;
};

}  // namespace

// It was looked at in the tick in which it was written, and may have been written again in it while
// the others were read.
TEST_F(Cached, WhatWasWrittenJustBeforeALongReadingIsNotTrusted) {
  vault_.write("new.md", "x");
  SlowDisk disk;
  ReadOptions options;
  options.cache_file = cache();
  options.disk = &disk;
  static_cast<void>(vault_.read(options));
  EXPECT_EQ(reread(), 1U);
}

TEST_F(Cached, FilesThatCameAndWentAreNoticed) {
  read();
  std::filesystem::remove(vault_.root() / "b.md");
  const SnapshotPtr snapshot = read();
  EXPECT_EQ(snapshot->note_count(), 2U);
  EXPECT_EQ(snapshot->resolved(*snapshot->find("a.md"))[0].target, kNoFile);
  std::filesystem::rename(vault_.root() / "a.md", vault_.root() / "z.md");
  EXPECT_EQ(reread(), 1U);
}

TEST_F(Cached, AnyDamagedByteMeansABuildFromScratch) {
  read();
  const std::size_t size = std::filesystem::file_size(cache());
  for (std::size_t at = 0; at < size; at += 13) {
    damage(at);
    const SnapshotPtr snapshot = read();
    EXPECT_EQ(snapshot->note_count(), 3U);
    EXPECT_EQ(snapshot->cost().files_read, 3U) << "byte " << at;
    read();
  }
}

TEST_F(Cached, TruncatedEmptyAndForeignCachesAreRebuilt) {
  read();
  for (const std::uintmax_t size : {std::uintmax_t{0}, std::uintmax_t{20}, std::uintmax_t{300}}) {
    std::filesystem::resize_file(cache(), size);
    EXPECT_EQ(reread(), 3U);
    EXPECT_EQ(reread(), 0U);
  }
  TemporaryVault other;
  other.write("a.md", "x");
  ReadOptions options;
  options.cache_file = cache();
  EXPECT_EQ(other.read(options)->cost().files_read, 1U);
  EXPECT_EQ(reread(), 3U);  // it was the other vault's by now
}

// A mapped file would end the program here.
TEST_F(Cached, ACacheThatIsCutShortUnderAReaderTakesNothingFromIt) {
  read();
  const SnapshotPtr snapshot = read();
  ASSERT_EQ(snapshot->cost().files_read, 0U);
  std::filesystem::resize_file(cache(), 0);
  EXPECT_EQ(snapshot->parse(*snapshot->find("a.md")).links().size(), 2U);
}

TEST_F(Cached, ACacheThatIsCutShortWhileItIsReadIsTakenForNone) {
  read();
  BadDisk disk;
  disk.before_reading = [&] {
    std::filesystem::resize_file(cache(), 200);
    return 0;
  };
  ReadOptions options;
  options.cache_file = cache();
  options.disk = &disk;
  EXPECT_EQ(vault_.read(options)->cost().files_read, 3U);
}

// A hole of a terabyte, or what another program keeps there: its size is not taken at its word.
TEST_F(Cached, OfAFileThatIsNoCacheOnlyTheHeaderIsRead) {
  read();
  for (const bool is_ours : {true, false}) {
    if (!is_ours) std::filesystem::resize_file(cache(), 0);
    std::filesystem::resize_file(cache(), 1U << 30U);
    BadDisk disk;
    int reads = 0;
    disk.before_reading = [&reads] { return ++reads > 100 ? EIO : 0; };
    ReadOptions options;
    options.cache_file = cache();
    options.disk = &disk;
    static_cast<void>(vault_.read(options));
    EXPECT_EQ(reads, 4) << "the header and three notes";
  }
}

TEST_F(Cached, APipeOrAFolderInPlaceOfTheCacheHoldsUpNothing) {
  ASSERT_EQ(::mkfifo(cache().c_str(), 0600), 0);
  EXPECT_EQ(reread(), 3U);
  EXPECT_EQ(reread(), 0U) << "a cache stands in its place by now";
  std::filesystem::remove(cache());
  std::filesystem::create_directory(cache());
  EXPECT_EQ(reread(), 3U);
}

TEST_F(Cached, ACacheThatCannotBeWrittenIsToldAndHarmsNothing) {
  ReadOptions options;
  options.cache_file = beside_.root() / "no" / "such" / "folder" / "index";
  const SnapshotPtr snapshot = vault_.read(options);
  ASSERT_TRUE(snapshot->cache_error());
  EXPECT_EQ(snapshot->cache_error()->where, options.cache_file.string());
  EXPECT_TRUE(snapshot->findings().empty()) << "it is not about the vault";
  EXPECT_EQ(snapshot->note_count(), 3U);
}

}  // namespace whylink::vault
