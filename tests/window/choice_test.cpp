// Choosing a vault and opening it: first start, the folder chooser, the switcher, errors.
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <utility>

#include "tests/window/driver.hpp"

namespace whylink::window {
namespace {

namespace fs = std::filesystem;

class Choosing : public Driver {
 protected:
  Choosing() {
    one_ = make_vault("Garden");
    other_ = make_vault("笔记");
  }
  fs::path make_vault(const std::string& name) {
    const std::string folder = "home/" + name;
    folder_.write(folder + "/A.md", "Roots hold what [[B]] would wash away, every spring anew.\n");
    folder_.write(folder + "/B.md", "Rain.\n");
    return folder_.root() / folder;
  }
  void list_in_obsidian(const fs::path& vault) {
    folder_.write("home/.config/obsidian/obsidian.json",
                  R"({"vaults": {"1": {"path": ")" + vault.string() + R"(", "ts": 5}}})");
  }

  fs::path one_;
  fs::path other_;
};

TEST_F(Choosing, FirstStartOffersObsidiansVaultsAndComesToAPrompt) {
  list_in_obsidian(other_);
  start();
  ASSERT_EQ(application_->screen(), ScreenId::start);
  EXPECT_TRUE(shows("笔记"));
  EXPECT_TRUE(shows("~/笔记"));
  EXPECT_TRUE(shows("from Obsidian's list"));
  key(Key::enter);
  settle();
  ASSERT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->title(), "笔记 – whylink");
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::ask);
}

TEST_F(Choosing, FirstStartOffersTheSampleVaultAndCopiesItIntoTheDataFolder) {
  start();
  ASSERT_TRUE(shows("Sample vault"));
  key(Key::enter);
  settle();
  ASSERT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->workspace()->vault().path, data_ / "sample-vault");
  start();
  EXPECT_FALSE(shows("Sample vault")) << "it is among those opened before";
  EXPECT_TRUE(shows("sample-vault"));
}

TEST_F(Choosing, AFolderIsTypedWithCompletionAndOpened) {
  start();
  write(U"f");
  ASSERT_EQ(application_->screen(), ScreenId::chooser);
  EXPECT_TRUE(application_->is_typing());
  EXPECT_TRUE(shows("~/"));
  write(U"gar");
  EXPECT_TRUE(shows("Garden"));
  EXPECT_FALSE(shows("笔记"));
  key(Key::tab);
  EXPECT_TRUE(shows("~/Garden/"));
  EXPECT_TRUE(shows("2 notes in this folder itself"));
  key(Key::enter);
  settle();
  ASSERT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->workspace()->vault().path, one_);
}

TEST_F(Choosing, TheFolderIsFoundByArrowsAndByMouseToo) {
  start();
  write(U"f");
  key(Key::down);
  key(Key::enter);
  EXPECT_TRUE(shows("~/Garden/"));
  key(Key::up, true);
  EXPECT_TRUE(shows("~/"));
  click("chooser.list.1");
  EXPECT_TRUE(shows("~/笔记/"));
  click("chooser.up");
  EXPECT_TRUE(shows("~/"));
  click("chooser.place.0");
  click("chooser.list.0");
  click("chooser.open");
  settle();
  ASSERT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->workspace()->vault().path, one_);
}

// The drive answers when the test lets it.
class Hanging : public Choosing {
 protected:
  Hanging() {
    wake_ = [this] {
      const std::lock_guard lock(mutex_);
      wakes_ = true;
      woken_.notify_all();
    };
    drives_.patience = std::chrono::milliseconds(0);
    drives_.before_looking = [until = until_, path = other_.string()](const std::string& typed) {
      if (typed.find("笔记") != std::string::npos) until.wait();
    };
  }
  ~Hanging() override {
    answer();
    application_.reset();  // which wakes nobody any more
  }
  void answer() {
    if (!std::exchange(answered_, true)) answers_.set_value();
  }
  // Frames are drawn whenever another thread wakes the window, until that can be read.
  bool comes(std::string_view words) {
    constexpr std::size_t kMostFrames = 1000;
    for (std::size_t drawn = 0; !reads(words) && drawn < kMostFrames; ++drawn) {
      std::unique_lock lock(mutex_);
      woken_.wait(lock, [this] { return std::exchange(wakes_, false); });
      lock.unlock();
      frame({});
    }
    return reads(words);
  }

 private:
  std::promise<void> answers_;
  std::shared_future<void> until_ = answers_.get_future().share();
  bool answered_ = false;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool wakes_ = false;
};

TEST_F(Hanging, ADriveThatDoesNotAnswerHoldsUpNothingElse) {
  start();
  write(U"f");
  ASSERT_TRUE(comes("Garden"));
  write(U"笔记/");
  EXPECT_TRUE(reads("Reading this folder…"));
  write(U"A");
  key(Key::tab);
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::chooser);
  EXPECT_TRUE(application_->is_typing()) << "Tab waits";
  click("chooser.place.0");
  EXPECT_TRUE(comes("Garden")) << "another folder can be read";
  write(U"笔记/");
  EXPECT_TRUE(reads("Reading this folder…"));
  answer();
  EXPECT_TRUE(comes("2 notes in this folder itself"));
}

TEST_F(Hanging, TheWindowStartsWithAVaultThatDoesNotAnswer) {
  list_in_obsidian(other_);
  start();
  EXPECT_EQ(application_->screen(), ScreenId::start);
  EXPECT_TRUE(shows("笔记")) << "it is listed, whether it is there or not";
  fs::rename(other_, home_ / "elsewhere");
  answer();
  EXPECT_TRUE(comes("not there now"));
}

TEST_F(Choosing, AFileIsNoFolder) {
  start();
  write(U"f");
  write(U"Garden/A.md");
  EXPECT_TRUE(reads("This is a file, not a folder."));
}

TEST_F(Choosing, APathFromTheRootIsTypedBehindWhatStandsThere) {
  start();
  write(U"f");
  for (const char c : one_.string()) write(std::u32string(1, static_cast<char32_t>(c)));
  EXPECT_TRUE(reads("2 notes in this folder itself"));
}

TEST_F(Choosing, EnterAloneNeverOpensAFolderWithoutNotes) {
  start();
  write(U"f");
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::chooser) << "the home folder itself";
  key(Key::enter, true);
  settle();
  EXPECT_EQ(application_->workspace()->vault().path, home_) << "asked for in so many words";
}

TEST_F(Choosing, EscLeavesTheChooserForWhereItCameFrom) {
  start();
  write(U"f");
  key(Key::escape);
  EXPECT_EQ(application_->screen(), ScreenId::start);
  key(Key::escape);
  EXPECT_EQ(application_->screen(), ScreenId::start) << "there is nowhere else to be";
}

TEST_F(Choosing, SwitchingToAnotherVaultAndBackKeepsTheSessionOfEach) {
  list_in_obsidian(other_);
  start();
  open_vault(one_);
  key(Key::enter);
  write(U"half a thought");
  key(Key::escape);
  key(Key::escape);
  write(U"v");
  ASSERT_EQ(application_->screen(), ScreenId::vaults);
  EXPECT_TRUE(shows("open now"));
  key(Key::down);
  key(Key::enter);
  settle();
  ASSERT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->workspace()->vault().path, other_);
  write(U"v");
  click("vaults.list.1");
  settle();
  EXPECT_EQ(application_->workspace()->vault().path, one_);
  key(Key::enter);
  EXPECT_EQ(application_->answer(), "half a thought");
}

TEST_F(Choosing, TheVaultThatIsOpenIsGoneBackToWithoutOpeningItAgain) {
  start();
  open_vault(one_);
  write(U"v");
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::today);
}

TEST_F(Choosing, TheVaultThatIsOpenIsKnownBehindALinkToo) {
  fs::create_directory_symlink(one_, home_ / "link");
  list_in_obsidian(home_ / "link");
  start();
  open_vault(one_);
  write(U"v");
  ASSERT_TRUE(shows("link"));
  key(Key::down);
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::today);
}

TEST_F(Choosing, AForgottenVaultLeavesTheListAndComesBackWithZ) {
  start();
  open_vault(one_);
  open_vault(other_);
  write(U"v");
  key(Key::down);
  key(Key::erase);
  EXPECT_FALSE(shows("Garden"));
  EXPECT_TRUE(reads("Garden is off the list. Its answers are kept"));
  write(U"z");
  EXPECT_TRUE(shows("Garden"));
  EXPECT_FALSE(reads("is off the list"));
  click("vaults.list.1.remove");
  EXPECT_EQ(application_->screen(), ScreenId::vaults) << "it is not opened";
  EXPECT_TRUE(reads("Garden is off the list"));
  write(U"z");
  click("vaults.list.0");  // open now: cannot be forgotten
  write(U"v");
  key(Key::up);
  key(Key::erase);
  EXPECT_TRUE(shows("笔记"));
  click("vaults.back");
  EXPECT_EQ(application_->screen(), ScreenId::today);
}

TEST_F(Choosing, WhatCannotBeOpenedIsExplainedAndAnotherCanBeChosen) {
  start();
  open_vault(one_);
  fs::rename(one_, folder_.root() / "elsewhere");
  start();
  EXPECT_TRUE(shows("not there now"));
  key(Key::enter);
  settle();
  ASSERT_EQ(application_->screen(), ScreenId::error);
  EXPECT_TRUE(reads("Garden"));
  key(Key::escape);
  EXPECT_EQ(application_->screen(), ScreenId::start);
  open_vault(other_);
  EXPECT_EQ(application_->screen(), ScreenId::today);
}

TEST_F(Choosing, AVaultHeldByAnotherProgramLeavesTheOpenOneAlone) {
  start();
  open_vault(one_);
  workspace::OpenOptions held;
  held.vault = other_.string();
  held.data = data_;
  held.access = record::Access::write;
  held.clock = workspace::fixed_clock(now_);
  held.holder = "a test";
  const auto holder = workspace::Workspace::open(held);
  ASSERT_TRUE(holder);
  open_vault(other_);
  ASSERT_EQ(application_->screen(), ScreenId::error);
  EXPECT_TRUE(reads("a test"));
  key(Key::enter);
  EXPECT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->workspace()->vault().path, one_);
}

// The reading waits at its first sign of progress, until the person has cancelled.
TEST_F(Choosing, OpeningCanBeCancelledAndWhatWasOpenStays) {
  for (int i = 0; i < 2000; ++i) {
    folder_.write("home/Big/" + std::to_string(i) + ".md", "[[0]] is what all come back to.\n");
  }
  std::promise<void> cancelled;
  const std::shared_future<void> until = cancelled.get_future().share();
  start();
  open_vault(one_);
  wake_ = [until] { until.wait(); };
  application_->open((home_ / "Big").string());
  frame({});
  ASSERT_EQ(application_->screen(), ScreenId::opening);
  EXPECT_TRUE(shows("Reading Big"));
  key(Key::escape);
  cancelled.set_value();
  settle();
  EXPECT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->workspace()->vault().path, one_);
}

TEST_F(Choosing, AVaultThatMovedIsRecognisedAndThatIsSaid) {
  start();
  open_vault(one_);
  key(Key::enter);
  key(Key::enter, true);
  write(U"3");
  application_.reset();
  fs::rename(one_, home_ / "Moved");
  start();
  open_vault(home_ / "Moved");
  EXPECT_TRUE(reads("This is the vault that was at"));
  click("toast.close");
  EXPECT_FALSE(reads("This is the vault that was at"));
}

TEST_F(Choosing, AVaultThatMovesWhileItIsOpenIsOpenedAtItsNewPlace) {
  start();
  open_vault(one_);
  key(Key::enter);
  key(Key::enter, true);
  write(U"3");
  const Uuid device = application_->workspace()->record().device();
  fs::rename(one_, home_ / "Moved");
  open_vault(home_ / "Moved");
  settle();  // the first time it was refused
  ASSERT_EQ(application_->screen(), ScreenId::today);
  EXPECT_EQ(application_->workspace()->vault().path, home_ / "Moved");
  EXPECT_EQ(application_->workspace()->record().device(), device);
  EXPECT_EQ(application_->workspace()->record().reviews_of(now_.day()).value().size(), 1U);
  EXPECT_TRUE(reads("This is the vault that was at"));
}

}  // namespace
}  // namespace whylink::window
