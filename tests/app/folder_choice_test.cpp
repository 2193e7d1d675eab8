// Choosing a folder by typing, completing, going in and up.
#include "app/workspace/folder_choice.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/vault/temporary_vault.hpp"

namespace whylink::workspace {
namespace {

namespace fs = std::filesystem;

class Choosing : public testing::Test {
 protected:
  Choosing() {
    for (const char* folder :
         {"Notes/.obsidian", "Notes/Archive", "Notebooks", "music", ".hidden", "笔记/学习"}) {
      fs::create_directories(home() / folder);
    }
    vault_.write("Notes/A.md", "a");
    vault_.write("Notes/B.MD", "b");
    vault_.write("Notes/picture.png", "p");
  }
  [[nodiscard]] fs::path home() const { return vault_.root(); }
  [[nodiscard]] static std::vector<std::string> names(const FolderChoice& choice) {
    std::vector<std::string> names;
    for (const Subfolder& row : choice.rows()) names.push_back(row.name);
    return names;
  }
  using Names = std::vector<std::string>;

  vault::TemporaryVault vault_;
};

TEST_F(Choosing, BeginsAtHomeWithoutWhatIsHidden) {
  const FolderChoice choice(home());
  EXPECT_EQ(choice.typed(), "~/");
  EXPECT_EQ(names(choice), (Names{"music", "Notebooks", "Notes", "笔记"}));
  EXPECT_EQ(choice.chosen(), home());
}

TEST_F(Choosing, NarrowsWhateverTheCaseAndShowsHiddenOnesBehindADot) {
  FolderChoice choice(home());
  choice.type("~/NOTE");
  EXPECT_EQ(names(choice), (Names{"Notebooks", "Notes"}));
  EXPECT_FALSE(choice.chosen());
  choice.type("~/.");
  EXPECT_EQ(names(choice), (Names{".hidden"}));
}

TEST_F(Choosing, CompletesAsFarAsAllAgree) {
  FolderChoice choice(home());
  choice.type("~/not");
  EXPECT_EQ(choice.completed(), "~/Note");
  choice.type("~/Note");
  EXPECT_EQ(choice.completed(), "~/Note") << "nothing to add";
  choice.type("~/Notes");
  EXPECT_EQ(choice.completed(), "~/Notes/");
  choice.type("~/笔");
  EXPECT_EQ(choice.completed(), "~/笔记/");
  choice.type("~/nothing like it");
  EXPECT_EQ(choice.completed(), "~/nothing like it");
}

TEST_F(Choosing, SaysWhatLiesInTheFolderChosen) {
  FolderChoice choice(home());
  choice.type("~/Notes");
  EXPECT_EQ(choice.chosen(), home() / "Notes");
  EXPECT_EQ(choice.notes(), 2U);
  EXPECT_TRUE(choice.is_vault());
  choice.type("~/Notes/");
  EXPECT_EQ(choice.chosen(), home() / "Notes");
  EXPECT_EQ(choice.notes(), 2U);
  choice.type("~/music");
  EXPECT_EQ(choice.notes(), 0U);
  EXPECT_FALSE(choice.is_vault());
}

TEST_F(Choosing, GoesInAndUp) {
  FolderChoice choice(home());
  choice.type("~/n");
  choice.enter(1);
  EXPECT_EQ(choice.typed(), "~/Notes/");
  EXPECT_EQ(names(choice), (Names{"Archive"}));
  choice.type("~/Notes/Arch");
  choice.go_up();
  EXPECT_EQ(choice.typed(), "~/Notes/") << "first what was half typed";
  choice.go_up();
  EXPECT_EQ(choice.typed(), "~/");
  choice.go_up();
  EXPECT_EQ(choice.typed(), home().parent_path().string() + "/");
  for (int i = 0; i < 20; ++i) choice.go_up();
  EXPECT_EQ(choice.typed(), "/");
}

TEST_F(Choosing, APathThatIsNoneIsExplained) {
  FolderChoice choice(home());
  choice.type("Notes");
  EXPECT_TRUE(choice.rows().empty());
  EXPECT_FALSE(choice.chosen());
  EXPECT_EQ(choice.trouble(), "Begin with / or with ~, which means your home folder.");
  choice.type("~/Notes/A.md/");
  EXPECT_EQ(choice.trouble(), "This folder cannot be listed: Not a directory.");
  choice.type("~/gone/");
  EXPECT_EQ(choice.trouble(), "This folder cannot be listed: No such file or directory.");
  choice.type("~/");
  EXPECT_EQ(choice.trouble(), "");
}

TEST_F(Choosing, AnUnreadableFolderIsExplained) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  fs::permissions(home() / "music", fs::perms::none);
  FolderChoice choice(home());
  choice.type("~/music/");
  EXPECT_EQ(choice.trouble(), "This folder cannot be listed: Permission denied.");
  fs::permissions(home() / "music", fs::perms::owner_all);
}

TEST_F(Choosing, NamesOfAnyBytesCanBeEntered) {
  const std::string odd = "odd\xff\nname";
  fs::create_directories(home() / odd / "below");
  FolderChoice choice(home());
  choice.type("~/odd");
  ASSERT_EQ(names(choice), (Names{odd}));
  choice.enter(0);
  EXPECT_EQ(names(choice), (Names{"below"}));
  EXPECT_EQ(choice.chosen(), home() / odd);
}

TEST_F(Choosing, AHugeFolderIsListedInPartAndThatIsSaid) {
  for (std::size_t i = 0; i < FolderChoice::kMostRows + 5; ++i) {
    fs::create_directory(home() / "music" / std::to_string(i));
  }
  FolderChoice choice(home());
  choice.type("~/music/");
  EXPECT_EQ(choice.rows().size(), FolderChoice::kMostRows);
  EXPECT_TRUE(choice.rows_left_out());
  choice.type("~/music/99");
  EXPECT_EQ(choice.rows().size(), 11U);
  EXPECT_FALSE(choice.rows_left_out());
}

}  // namespace
}  // namespace whylink::workspace
