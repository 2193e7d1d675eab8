// Where whylink's own files may lie: closed to others, and never in the vault.
#include "app/workspace/places.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::workspace {
namespace {

namespace fs = std::filesystem;

unsigned mode_of(const fs::path& path) {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 07777U : 0;
}

class PlacesTest : public testing::Test {
 protected:
  [[nodiscard]] bool is_outside(const fs::path& data) const {
    return require_outside(find_places(data).value(), vault_.root()).has_value();
  }
  vault::TemporaryVault vault_;
  vault::TemporaryVault elsewhere_;
};

}  // namespace

TEST_F(PlacesTest, InTheVaultAreRefusedUnderEveryName) {
  const fs::path link = elsewhere_.root() / "link";
  fs::create_directory_symlink(vault_.root(), link);
  fs::create_directory(vault_.root() / "notes");
  EXPECT_FALSE(is_outside(vault_.root()));
  EXPECT_FALSE(is_outside(vault_.root() / "notes" / "not yet" / "there"));
  EXPECT_FALSE(is_outside(vault_.root() / "notes" / ".." / "reviews"));
  EXPECT_FALSE(is_outside(link / "reviews"));
  EXPECT_TRUE(is_outside(vault_.root() / ".." / "reviews"));
  EXPECT_TRUE(is_outside(vault_.root() / ".reviews"));
  EXPECT_TRUE(is_outside(elsewhere_.root()));
}

TEST_F(PlacesTest, InTheVaultAreRefusedAlsoWhereNobodyChoseThem) {
  Places places;
  places.data = vault_.root() / "share" / "whylink";
  EXPECT_FALSE(require_outside(places, vault_.root()).has_value());
}

TEST_F(PlacesTest, InAVaultThatIsNamedByALinkAreRefused) {
  const fs::path second = elsewhere_.root() / "second";
  fs::create_directory_symlink(vault_.root(), second);
  Places places;
  places.data = vault_.root() / "reviews";
  EXPECT_FALSE(require_outside(places, second).has_value());
}

TEST_F(PlacesTest, OpenToOthersAreClosed) {
  const fs::path data = elsewhere_.root() / "data";
  fs::create_directory(data);
  fs::permissions(data, fs::perms(0755));
  ASSERT_TRUE(make_private_folder(data).has_value());
  EXPECT_EQ(mode_of(data), 0700U);
  ASSERT_TRUE(make_private_folder(data / "new").has_value());
  EXPECT_EQ(mode_of(data / "new"), 0700U);
}

TEST_F(PlacesTest, ToBeReadOnlyStaySo) {
  const fs::path data = elsewhere_.root() / "data";
  fs::create_directory(data);
  fs::permissions(data, fs::perms(0555));
  ASSERT_TRUE(make_private_folder(data).has_value());
  EXPECT_EQ(mode_of(data), 0500U);
}

TEST_F(PlacesTest, SharedByManyAreRefusedAndStayAsTheyAre) {
  const fs::path data = elsewhere_.root() / "data";
  fs::create_directory(data);
  fs::permissions(data, fs::perms(01777));
  const Status made = make_private_folder(data);
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().kind, ErrorKind::refused);
  EXPECT_EQ(mode_of(data), 01777U);
}

TEST_F(PlacesTest, OfAnotherPersonAreRefused) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  const fs::path data = elsewhere_.root() / "data";
  fs::create_directory(data);
  ASSERT_EQ(::chown(data.c_str(), 65534, 65534), 0);
  const Status made = make_private_folder(data);
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().kind, ErrorKind::refused);
}

}  // namespace whylink::workspace
