// A session on a disk that takes nothing, and one whose vault or record is moved meanwhile: no word
// is lost, and nothing is said to be recorded that is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/e2e/child.hpp"
#include "tests/e2e/sandbox.hpp"

namespace whylink::e2e {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr const char* kAsked = "? shows the keys.\n";
constexpr const char* kShown = "How well did you recall";
constexpr const char* kTrouble = "Enter tries again; q leaves.";

// What was said, without the ends of lines that a page puts in.
std::string flat(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

class Trouble : public testing::Test {
 protected:
  // Its files can be kept from growing without a signal that ends it.
  [[nodiscard]] static std::vector<std::string> session(const std::string& vault = "vault") {
    return {"-c", "trap '' XFSZ; exec '" WHYLINK_PROGRAM "' review " + vault +
                      " --data data --now 2026-03-02T09:00:00+01:00 --seed 7"};
  }
  [[nodiscard]] Sandbox::Ended run(const std::string& command) const {
    return sandbox_.run(command);
  }
  [[nodiscard]] std::string read(const char* file) const {
    std::ifstream in(place() / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // No file of the process that writes the record grows any more, or each does again.
  void fill_disk(bool full) const {
    const std::string lock = read("data/lock");
    const std::size_t at = lock.find("(process ");
    ASSERT_NE(at, std::string::npos) << lock;
    const auto writer = static_cast<pid_t>(std::strtol(lock.c_str() + at + 9, nullptr, 10));
    rlimit limit{};
    ASSERT_EQ(::prlimit(writer, RLIMIT_FSIZE, nullptr, &limit), 0);
    limit.rlim_cur = full ? 0 : limit.rlim_max;
    ASSERT_EQ(::prlimit(writer, RLIMIT_FSIZE, &limit, nullptr), 0);
  }
  void move(const char* from, const char* to) const { fs::rename(place() / from, place() / to); }
  [[nodiscard]] std::string reviewed(const std::string& vault = "vault") const {
    return run("whylink connections " + vault + " --quiet | grep -c '\"reviews\":1'").output;
  }
  [[nodiscard]] const fs::path& place() const { return sandbox_.root(); }

 private:
  Sandbox sandbox_;
};

}  // namespace

TEST_F(Trouble, AFullDiskKeepsTheWordsAndIsTriedAgain) {
  Child child(place(), "sh", session());
  child.read_until(kAsked);
  fill_disk(true);
  child.write("both rest on the same idea\nand one more line\n.\n");
  const std::string shown = child.read_until(kShown);
  EXPECT_THAT(shown, HasSubstr("What you type is not on disk yet"));
  EXPECT_THAT(shown, HasSubstr("and one more line"));
  child.write("3\n");
  EXPECT_THAT(child.read_until(kTrouble), Not(HasSubstr("Recorded")));
  child.write("\n");
  EXPECT_THAT(child.read_until(kTrouble), HasSubstr("This is not on disk"));
  child.write("what\n");
  EXPECT_THAT(child.read_until(kTrouble), Not(HasSubstr("not on disk")));
  EXPECT_EQ(reviewed(), "0\n");
  fill_disk(false);
  child.write("\n");
  EXPECT_THAT(child.read_until(kAsked), HasSubstr("Recorded: Clear"));
  child.close_input();
  EXPECT_EQ(child.wait(), 0);
  EXPECT_EQ(reviewed(), "1\n");
  EXPECT_THAT(read("data/journal.jsonl"), HasSubstr("idea\\nand one more line"));
}

TEST_F(Trouble, WhoLeavesOnAFullDiskIsToldThatItIsNotKept) {
  {
    Child child(place(), "sh", session());
    child.read_until(kAsked);
    child.write("a line that is kept\n.\n");
    child.read_until(kShown);
    fill_disk(true);
    child.write("4\n");
    child.read_until(kTrouble);
    child.write("q\n");
    EXPECT_THAT(child.read_all(), HasSubstr("could not be kept"));
    EXPECT_EQ(child.wait(), 5);
  }
  Child again(place(), "sh", session());
  EXPECT_THAT(again.read_until(kShown), HasSubstr("a line that is kept"));
  again.close_input();
  EXPECT_EQ(again.wait(), 0);
}

// The lines of a script go on, and what was not recorded ends it with an error.
TEST_F(Trouble, AScriptOnAFullDiskEndsRefused) {
  Child child(place(), "sh", session());
  child.read_until(kAsked);
  fill_disk(true);
  child.write("words\n.\n3\n");
  child.close_input();
  EXPECT_THAT(child.read_all(), Not(HasSubstr("Recorded")));
  EXPECT_EQ(child.wait(), 5);
}

TEST_F(Trouble, AVaultThatMovesIsToldAndTheSessionGoesOnWhereItIsThen) {
  {
    Child child(place(), "sh", session());
    child.read_until(kAsked);
    move("vault", "moved");
    child.write("both rest on the same idea\n.\n");
    const std::string told = flat(child.read_until(kTrouble));
    EXPECT_THAT(told, HasSubstr("the folder of the vault is gone"));
    EXPECT_THAT(told, HasSubstr("open the vault where it is now"));
    child.write("q\n");
    EXPECT_THAT(child.read_all(), HasSubstr("The session is kept"));
    EXPECT_EQ(child.wait(), 3);
  }
  Child again(place(), "sh", session("moved"));
  const std::string shown = again.read_until(kShown);
  EXPECT_THAT(shown, HasSubstr("this is the vault that was at"));
  EXPECT_THAT(shown, HasSubstr("both rest on the same idea"));
  again.write("3\n");
  again.read_until(kAsked);
  again.close_input();
  EXPECT_EQ(again.wait(), 0);
  EXPECT_EQ(reviewed("moved"), "1\n");
}

// An answer that was shown can be graded without the notes, and is.
TEST_F(Trouble, AGradeGivenWhileTheVaultIsAwayIsRecorded) {
  Child child(place(), "sh", session());
  child.read_until(kAsked);
  child.write(".\n");
  child.read_until(kShown);
  move("vault", "moved");
  child.write("3\n");
  const std::string told = flat(child.read_until(kTrouble));
  EXPECT_THAT(told, HasSubstr("Recorded: Clear"));
  EXPECT_THAT(told, HasSubstr("the folder of the vault is gone"));
  move("moved", "vault");
  child.write("\n");
  child.read_until(kAsked);
  child.close_input();
  EXPECT_EQ(child.wait(), 0);
  EXPECT_EQ(reviewed(), "1\n");
}

TEST_F(Trouble, ARecordThatMovesTakesNothingUntilItIsBack) {
  Child child(place(), "sh", session());
  child.read_until(kAsked);
  child.write(".\n");
  child.read_until(kShown);
  move("data", "kept");
  child.write("3\n");
  EXPECT_THAT(child.read_until(kTrouble), Not(HasSubstr("Recorded")));
  move("kept", "data");
  child.write("\n");
  EXPECT_THAT(child.read_until(kAsked), HasSubstr("Recorded: Clear"));
  child.close_input();
  EXPECT_EQ(child.wait(), 0);
  EXPECT_EQ(reviewed(), "1\n");
}

// ---- no home
// --------------------------------------------------------------------------------------

TEST_F(Trouble, WithoutAHomeTheProgramAndItsStartSayTheSame) {
  const std::string alone = "env -i PATH=\"$PATH\" ";
  const std::string said = "there is no home folder to keep reviews in";
  for (const char* home : {"", "HOME= ", "HOME=here ", "XDG_DATA_HOME=/tmp/none "}) {
    SCOPED_TRACE(home);
    const auto program = run(alone + home + "'" WHYLINK_PROGRAM "' connections vault");
    EXPECT_EQ(program.code, 2);
    EXPECT_THAT(program.output, HasSubstr(said));
    for (const char* vault : {"", " vault"}) {
      const auto start = run(alone + home + "bash '" WHYLINK_SOURCE_DIR "/scripts/start'" + vault);
      EXPECT_NE(start.code, 0);
      EXPECT_THAT(start.output, HasSubstr(said));
      EXPECT_THAT(start.output, Not(HasSubstr("building")));
    }
  }
}

}  // namespace whylink::e2e
