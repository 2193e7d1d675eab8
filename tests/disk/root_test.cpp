// Files beneath a folder: no path leads out of it, whatever stands in the way. Every case is run
// twice, with the kernel's own promise and with each part of the path looked at alone.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ostream>

#include "tests/disk/temporary_folder.hpp"
#include "whylink/disk.hpp"

namespace whylink::disk {

namespace {

namespace fs = std::filesystem;

// A kernel, or a container, without the call.
class Without : public Calls {
 public:
  explicit Without(int error) : error_(error) {}
  int open_beneath(int, const char*, int) const override {
    errno = error_;
    return -1;
  }

 private:
  int error_;
};

struct Way {
  const char* name;
  const Calls* calls;
};
std::ostream& operator<<(std::ostream& out, const Way& way) {
  return out << way.name;
}

class Beneath : public testing::TestWithParam<Way> {
 protected:
  Beneath() {
    outside_.write("secret.md", "secret").write("folder/secret.md", "secret");
    folder_.write("a.md", "a").write("one/two/b.md", "b").write("one/..c.md", "c");
  }
  [[nodiscard]] Root root() const { return Root::open(folder_.path(), *GetParam().calls).value(); }
  // What stands in the file; its error where it cannot be read.
  [[nodiscard]] std::string read(const std::string& path) const { return read(root(), path); }
  static std::string read(const Root& root, const std::string& path) {
    std::string bytes;
    const Status done = root.read(path, 100, bytes);
    return done ? bytes : done.error().what;
  }

  TemporaryFolder outside_;
  TemporaryFolder folder_;
};

const Without kOldKernel(ENOSYS);
const Without kContainer(EPERM);

INSTANTIATE_TEST_SUITE_P(Ways, Beneath,
                         testing::Values(Way{"the kernel's", &system_calls()},
                                         Way{"old kernel", &kOldKernel},
                                         Way{"container", &kContainer}));

}  // namespace

TEST_P(Beneath, FilesAreReadInFoldersOfAnyDepth) {
  EXPECT_EQ(read("a.md"), "a");
  EXPECT_EQ(read("one/two/b.md"), "b");
  EXPECT_EQ(read("one/..c.md"), "c") << "two dots in a name lead nowhere";
}

TEST_P(Beneath, NoWordsOfAPathLeadOut) {
  const std::string name = outside_.path().filename().string();
  for (const std::string& path : {"../" + name + "/secret.md", "one/../../" + name + "/secret.md",
                                  (outside_ / "secret.md").string(), std::string("one/.."),
                                  std::string("one/../a.md"), std::string("a.md\0x", 6)}) {
    std::string bytes;
    EXPECT_FALSE(root().read(path, 100, bytes)) << path;
    EXPECT_FALSE(root().open_folder(path).is_open()) << path;
  }
}

TEST_P(Beneath, NoLinkIsFollowedAtAnyPartOfThePath) {
  fs::create_symlink(outside_ / "secret.md", folder_ / "out.md");
  fs::create_symlink("a.md", folder_ / "in.md");
  fs::create_directory_symlink(outside_.path(), folder_ / "out");
  fs::create_directory_symlink("one", folder_ / "in");
  for (const char* path :
       {"out.md", "in.md", "out/secret.md", "out/folder/secret.md", "in/two/b.md"}) {
    std::string bytes;
    const Status read = root().read(path, 100, bytes);
    ASSERT_FALSE(read) << path;
    EXPECT_EQ(read.error().number, ELOOP) << path << ": a link is told from what is missing";
    EXPECT_EQ(bytes, "") << path;
  }
  for (const char* path : {"out", "out/folder", "in", "in/two"}) {
    const Root open = root();
    EXPECT_FALSE(open.open_folder(path).is_open()) << path;
    EXPECT_EQ(errno, ELOOP) << path;
  }
  const Status none = [&] {
    std::string bytes;
    return root().read("a.md/b.md", 100, bytes);
  }();
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().number, ENOTDIR);
}

// The folder was one when the root was opened.
TEST_P(Beneath, AFolderThatBecameALinkLeadsNowhere) {
  folder_.write("folder/secret.md", "mine");
  const Root open = root();
  EXPECT_EQ(read(open, "folder/secret.md"), "mine");
  fs::rename(folder_ / "folder", folder_ / "was");
  fs::create_directory_symlink(outside_ / "folder", folder_ / "folder");
  EXPECT_NE(read(open, "folder/secret.md"), "secret");
}

// The open folder is meant, not what has its name by now.
TEST_P(Beneath, ARootThatIsReplacedGoesOnToBeTheOldOne) {
  const Root open = root();
  const fs::path name = folder_.path();
  const fs::path aside = name.string() + "-aside";
  fs::rename(name, aside);
  fs::create_directory_symlink(outside_.path(), name);
  EXPECT_EQ(read(open, "a.md"), "a");
  fs::remove(name);
  fs::rename(aside, name);
}

TEST_P(Beneath, PipesAndFoldersAreRefusedAtOnce) {
  ASSERT_EQ(::mkfifo((folder_ / "pipe.md").c_str(), 0600), 0);
  EXPECT_EQ(read("pipe.md"), "this is not a regular file");
  EXPECT_EQ(read("one"), "this is not a regular file");
}

TEST_P(Beneath, NoMoreThanTheLimitIsRead) {
  folder_.write("long.md", std::string(1000, 'x'));
  std::string bytes;
  ASSERT_TRUE(root().read("long.md", 100, bytes));
  EXPECT_EQ(bytes.size(), 101U) << "one byte more tells that there is more";
  struct stat facts{};
  ASSERT_TRUE(root().read("long.md", 1000, bytes, &facts));
  EXPECT_EQ(bytes.size(), 1000U);
  EXPECT_EQ(facts.st_size, 1000);
}

TEST_P(Beneath, WhatIsMissingSaysSo) {
  std::string bytes;
  const Status read = root().read("one/none.md", 100, bytes);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().number, ENOENT);
}

TEST_P(Beneath, AFolderIsListedThroughItsDescriptor) {
  EXPECT_TRUE(root().open_folder("").is_open());
  EXPECT_TRUE(root().open_folder("one/two").is_open());
  EXPECT_FALSE(root().open_folder("a.md").is_open());
}

TEST_P(Beneath, ARootWithoutLinksIsRefusedWhereOneStandsOnTheWay) {
  fs::create_directory_symlink(outside_.path(), folder_ / "out");
  const fs::path real = fs::canonical(outside_.path());
  EXPECT_TRUE(Root::open_unlinked(real / "folder", *GetParam().calls));
  EXPECT_FALSE(Root::open_unlinked(folder_ / "out/folder", *GetParam().calls));
}

namespace {

// Gives some bytes, then fails.
class FailingInTheMiddle : public Calls {
 public:
  std::int64_t read(int file, void* into, std::size_t size) const override {
    if (reads_++ == 0) return Calls::read(file, into, std::min<std::size_t>(size, 3));
    errno = EIO;
    return -1;
  }

 private:
  mutable int reads_ = 0;
};

// Is interrupted by a signal before each piece of one byte.
class Interrupted : public Calls {
 public:
  std::int64_t read(int file, void* into, std::size_t size) const override {
    if (reads_++ % 2 == 1) return Calls::read(file, into, std::min<std::size_t>(size, 1));
    errno = EINTR;
    return -1;
  }

 private:
  mutable int reads_ = 0;
};

// Tells how often it was asked.
class Counted : public Calls {
 public:
  std::int64_t read(int file, void* into, std::size_t size) const override {
    ++reads;
    return Calls::read(file, into, size);
  }

  mutable int reads = 0;
};

}  // namespace

TEST(Reading, ThatFailsInTheMiddleIsAnErrorAndNoShorterFile) {
  TemporaryFolder folder;
  folder.write("a.md", "0123456789");
  const FailingInTheMiddle calls;
  const Root root = Root::open(folder.path(), calls).value();
  std::string bytes;
  const Status read = root.read("a.md", 100, bytes);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().number, EIO);
}

TEST(Reading, ThatIsInterruptedGoesOn) {
  TemporaryFolder folder;
  folder.write("a.md", "0123456789");
  const Interrupted calls;
  const Root root = Root::open(folder.path(), calls).value();
  std::string bytes;
  ASSERT_TRUE(root.read("a.md", 100, bytes));
  EXPECT_EQ(bytes, "0123456789");
}

TEST(Reading, AsksOnceForAFileThatIsAsLongAsItSays) {
  TemporaryFolder folder;
  folder.write("a.md", "0123456789");
  const Counted calls;
  const Root root = Root::open(folder.path(), calls).value();
  std::string bytes;
  ASSERT_TRUE(root.read("a.md", 100, bytes));
  EXPECT_EQ(bytes, "0123456789");
  EXPECT_EQ(calls.reads, 1);
}

TEST(Reading, AsksOnWhereAFileHoldsMoreThanItSays) {
  const Counted calls;
  const Root root = Root::open("/proc/self", calls).value();  // its files say that they are empty
  std::string bytes;
  ASSERT_TRUE(root.read("status", 1U << 20U, bytes));
  EXPECT_NE(bytes.find("Threads:"), std::string::npos);
  EXPECT_GT(calls.reads, 1);
}

}  // namespace whylink::disk
