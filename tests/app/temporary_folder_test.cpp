// What a killed program left in the folder for temporary files goes with the next one.
#include "app/workspace/temporary_folder.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::workspace {
namespace {

namespace fs = std::filesystem;

class Temporary : public testing::Test {
 protected:
  void SetUp() override {
    const char* was = std::getenv("TMPDIR");
    if (was != nullptr) was_ = was;
    ::setenv("TMPDIR", place_.root().c_str(), 1);
  }
  void TearDown() override {
    if (was_.empty()) {
      ::unsetenv("TMPDIR");
    } else {
      ::setenv("TMPDIR", was_.c_str(), 1);
    }
  }
  // As a program left it that was killed an hour ago.
  [[nodiscard]] fs::path left(const char* name, bool with_lock = true) const {
    const fs::path folder = place_.root() / name;
    fs::create_directory(folder);
    std::ofstream(folder / "reviews.db") << "a copy";
    if (with_lock) std::ofstream(folder / "held") << "";
    fs::last_write_time(folder, fs::file_time_type::clock::now() - std::chrono::hours(1));
    return folder;
  }

  vault::TemporaryVault place_;
  std::string was_;
};

TEST_F(Temporary, GoesWithItsObject) {
  fs::path path;
  {
    const auto folder = TemporaryFolder::make();
    ASSERT_TRUE(folder);
    path = folder->path();
    EXPECT_TRUE(fs::is_directory(path));
    EXPECT_EQ(path.parent_path(), place_.root());
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST_F(Temporary, OfADeadProgramGoesWithTheNext) {
  const fs::path dead = left("whylink-aB3dE9");
  const auto folder = TemporaryFolder::make();
  ASSERT_TRUE(folder);
  EXPECT_FALSE(fs::exists(dead));
  EXPECT_TRUE(fs::exists(folder->path()));
}

TEST_F(Temporary, ThatIsHeldYoungOrNotOursStays) {
  const fs::path held = left("whylink-aB3dE9");
  const int file = ::open((held / "held").c_str(), O_RDONLY | O_CLOEXEC);
  ASSERT_EQ(::flock(file, LOCK_EX | LOCK_NB), 0);
  const fs::path young = left("whylink-aB3dE8");
  fs::last_write_time(young, fs::file_time_type::clock::now());
  const fs::path other = left("whylink-vault");
  const fs::path without = left("whylink-aB3dE7", false);
  remove_dead_folders();
  for (const fs::path& folder : {held, young, without}) EXPECT_TRUE(fs::exists(folder)) << folder;
  EXPECT_TRUE(fs::exists(other)) << "another length of name";
  ::close(file);
}

}  // namespace
}  // namespace whylink::workspace
