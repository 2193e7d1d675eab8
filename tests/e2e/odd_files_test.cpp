// Pipes and devices in place of files of ours, and of those that a person names: each call ends,
// and says which file it is.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "tests/e2e/sandbox.hpp"

namespace whylink::e2e {

namespace {

using testing::HasSubstr;
using testing::Not;

class OddFiles : public testing::Test {
 protected:
  OddFiles() { prepare("whylink answer vault --a Memex --b Zettelkasten --grade 3 --text x"); }
  [[nodiscard]] Sandbox::Ended run(const std::string& command) const {
    return sandbox_.run(command);
  }
  void prepare(const std::string& command) const {
    const auto ended = sandbox_.run(command);
    EXPECT_EQ(ended.code, 0) << ended.output;
  }
  // Puts a pipe that nobody writes to in place of the file, and runs the command.
  [[nodiscard]] Sandbox::Ended with_pipe(const std::string& file,
                                         const std::string& command) const {
    return run("rm -rf " + file + " && mkfifo " + file + " && " + command);
  }
  static constexpr const char* kToWrite = "whylink act vault suspend --a Memex --b Zettelkasten";
  static constexpr const char* kToWriteIn = "settings vault minutes 21";
  static constexpr const char* kToRead = "whylink connections vault >/dev/null";

 private:
  Sandbox sandbox_;
};

}  // namespace

TEST_F(OddFiles, InPlaceOfTheRecordAreNamed) {
  for (const char* file : {"data/reviews.db", "data/reviews.db-wal", "data/reviews.db-shm",
                           "data/journal.jsonl", "data/lock"}) {
    SCOPED_TRACE(file);
    prepare("rm -rf kept && cp -r data kept");
    const auto ended = with_pipe(file, kToWrite);
    EXPECT_NE(ended.code, 0);
    EXPECT_THAT(ended.output, HasSubstr("not a regular file"));
    EXPECT_THAT(ended.output, HasSubstr(file));
    prepare("rm -r data && mv kept data");
  }
}

TEST_F(OddFiles, InPlaceOfTheDatabaseHoldUpNoReaderEither) {
  EXPECT_THAT(with_pipe("data/reviews.db", kToRead).output, HasSubstr("data/reviews.db"));
  // Notes are read without the record.
  const auto index = run("whylink index vault");
  EXPECT_EQ(index.code, 0) << index.output;
  EXPECT_NE(run("whylink doctor vault").code, 0);
}

TEST_F(OddFiles, InPlaceOfTheListOfVaultsAreNamed) {
  const auto ended = with_pipe("data/vaults.json", kToRead);
  EXPECT_NE(ended.code, 0);
  EXPECT_THAT(ended.output, HasSubstr("vaults.json"));
  // Notes are read without the list.
  const auto links = run("whylink links vault");
  EXPECT_EQ(links.code, 0) << links.output;
  EXPECT_THAT(links.output, HasSubstr("vaults.json"));
  prepare("rm data/vaults.json");
  EXPECT_THAT(with_pipe("data/vaults.lock", "whylink settings vault minutes 20").output,
              HasSubstr("vaults.lock"));
}

// Whatever of ours is a pipe or a device: every command ends, and none of them by a signal.
TEST_F(OddFiles, InPlaceOfAnyFileOfOursHoldUpNoCommand) {
  prepare("echo '.' | whylink review vault >/dev/null; test -d data/backups");
  for (const char* file :
       {"reviews.db", "reviews.db-wal", "reviews.db-shm", "reviews.db-journal", "journal.jsonl",
        "journal.jsonl.new", "lock", "vaults.json", "vaults.lock", "vaults.json.damaged", "backups",
        "backups/reviews-2026-03-02.db", "window", "$(basename data/index-*)"}) {
    prepare("rm -rf kept && cp -r data kept");
    const std::string name = std::string("\"data/") + file + "\"";
    const std::vector<std::string> all = {"index vault",
                                          "connections vault",
                                          kToWriteIn,
                                          "backup vault --to copy.db",
                                          "restore vault --from kept/reviews.db",
                                          "doctor vault --repair",
                                          "review vault"};
    for (const auto& [made, commands] :
         {std::pair("mkfifo ", all),
          std::pair("ln -s /dev/zero ", std::vector<std::string>{"connections vault", kToWriteIn}),
          std::pair("ln -s /dev/full ",
                    std::vector<std::string>{kToWriteIn, "doctor vault --repair"})}) {
      for (const std::string& command : commands) {
        SCOPED_TRACE(made + std::string(file) + ": " + command);
        const auto ended = run("rm -rf data copy.db && cp -r kept data && rm -rf " + name + " && " +
                               made + name + " && timeout 60 whylink " + command);
        EXPECT_LE(ended.code, 6) << ended.output;
      }
    }
    prepare("rm -rf data && mv kept data");
  }
}

TEST_F(OddFiles, TheFolderOfTheCacheIsClosedToOthers) {
  const auto ended =
      run("mkdir -p home/.cache/whylink && chmod 755 home/.cache/whylink && "
          "\"$WHYLINK_PROGRAM\" index vault >/dev/null && stat -c %a home/.cache/whylink");
  EXPECT_EQ(ended.output, "700\n");
}

TEST_F(OddFiles, InPlaceOfTheCacheGiveWayToOne) {
  const auto ended =
      run("c=$(ls data/index-*.cache) && rm $c && mkfifo $c && whylink index vault && test -f $c");
  EXPECT_EQ(ended.code, 0) << ended.output;
}

TEST_F(OddFiles, NamedToBeReadAreRefused) {
  EXPECT_EQ(run("mkfifo pipe").code, 0);
  for (const char* command :
       {"whylink answer vault --a Memex --b Zettelkasten --grade 3 --text-file pipe",
        "whylink memory replay --log pipe", "whylink memory replay --log vault --params pipe"}) {
    SCOPED_TRACE(command);
    EXPECT_EQ(run(command).code, 2);
    EXPECT_THAT(run(command).output, HasSubstr("named pipe"));
  }
  const auto restored = run("whylink restore vault --from pipe --yes");
  EXPECT_NE(restored.code, 0);
  EXPECT_THAT(restored.output, HasSubstr("not a regular file"));
}

TEST_F(OddFiles, WithoutAnEndEndAtTheLimit) {
  const std::string answer = "whylink answer vault --a Memex --b Zettelkasten --grade 3 ";
  for (const std::string& command :
       {answer + "--text-file /dev/zero", "yes | " + answer + "--text-file -",
        std::string("whylink memory replay --log /dev/null --params /dev/zero")}) {
    SCOPED_TRACE(command);
    const auto ended = run(command);
    EXPECT_EQ(ended.code, 2) << ended.output;
    EXPECT_THAT(ended.output, HasSubstr("it is longer than"));
  }
}

TEST_F(OddFiles, ThatAShellMakesOfACommandAreRead) {
  const auto ended =
      run("echo 'both store trails' | whylink answer vault --a Memex --b Zettelkasten --grade 3 "
          "--text-file /dev/stdin");
  EXPECT_EQ(ended.code, 0) << ended.output;
}

TEST_F(OddFiles, AmongTheNotesAreNamedAndTheOthersAreRead) {
  const auto ended = run("mkfifo vault/pipe.md vault/pipe.canvas && whylink doctor vault");
  EXPECT_THAT(ended.output, HasSubstr("pipe.md"));
  EXPECT_THAT(ended.output, HasSubstr("pipe.canvas"));
}

// ---- links out of the vault
// -----------------------------------------------------------------------

TEST_F(OddFiles, LinksOutOfTheVaultAreFollowedOnceThatIsAllowed) {
  prepare(
      "mkdir shared && echo 'It takes up [[Memex]] and adds weather to it.' > shared/Out.md && "
      "ln -s \"$PWD/shared\" vault/shared");
  EXPECT_THAT(run("whylink doctor vault").output,
              HasSubstr("whylink settings vault follow-symlinks on"));
  const std::string out =
      "whylink links vault --quiet --format jsonl | grep -c '\"shared/Out.md\"'";
  EXPECT_EQ(run(out).output, "0\n");

  EXPECT_EQ(run("whylink settings vault follow-symlinks on").code, 0);
  EXPECT_EQ(run(out).output, "1\n");
  EXPECT_THAT(run("whylink connections vault").output, HasSubstr("shared/Out.md"));
  const auto doctor = run("whylink doctor vault");
  EXPECT_THAT(doctor.output, HasSubstr("a symbolic link, followed to "));
  EXPECT_EQ(doctor.code, 0) << doctor.output;

  EXPECT_EQ(run("whylink undo vault").code, 0);
  EXPECT_EQ(run(out).output, "0\n");
  EXPECT_THAT(run("whylink connections vault").output, Not(HasSubstr("shared/Out.md")));
}

// What lies behind a link says nothing of whose record it is: many vaults may share it.
TEST_F(OddFiles, AVaultThatMovedIsKnownByItsOwnNotes) {
  prepare(
      "mkdir notes shared && echo 'It takes up [[B]] and adds weather.' > notes/A.md && "
      "echo 'Rain, after all, is [[C]].' > notes/B.md && echo c > shared/C.md && "
      "ln -s \"$PWD/shared\" notes/n && whylink settings notes follow-symlinks on && "
      "whylink answer notes --a A --b B --grade 3 --text x && "
      "whylink answer notes --a B --b C --grade 3 --text x");
  // Also while the drive is unplugged.
  const auto moved = run("mv notes moved && mv shared away && whylink connections moved");
  EXPECT_THAT(moved.output, HasSubstr("this is the vault that was at "));
  const auto again = run("mv away shared && whylink connections moved");
  EXPECT_THAT(again.output, HasSubstr("\"n/C.md\""));
  EXPECT_THAT(run("whylink settings moved | grep follow-symlinks").output, HasSubstr("\"on\""));
}

TEST_F(OddFiles, AVaultThatSharesALinkedFolderIsNotTheOneThatIsAway) {
  prepare(
      "mkdir notes shared other && echo 'It takes up [[B]] and adds weather.' > shared/A.md && "
      "echo b > shared/B.md && ln -s \"$PWD/shared\" notes/n && "
      "whylink settings notes follow-symlinks on && "
      "whylink answer notes --a A --b B --grade 3 --text x && mv notes away && "
      "echo 'Mine, on [[D]].' > other/C.md && echo d > other/D.md && "
      "ln -s \"$PWD/shared\" other/n");
  const auto asked =
      run("NOW=2026-03-03T09:00:00+01:00 whylink settings other minutes 10 && whylink links other");
  EXPECT_THAT(asked.output, Not(HasSubstr("this is the vault")));
  EXPECT_THAT(asked.output, Not(HasSubstr("n/A.md")));
  // Nor is it while nobody knows what was behind the link.
  EXPECT_THAT(run("mv shared gone && whylink settings other minutes 11").output,
              Not(HasSubstr("this is the vault")));
  const auto back = run("mv gone shared && mv away notes && whylink connections notes");
  EXPECT_THAT(back.output, HasSubstr("\"n/A.md\""));
}

// A copy of the record whose notes are all behind a link is the vault's own as far as one can tell.
TEST_F(OddFiles, ACopyOfNotesBehindALinkIsRestored) {
  prepare(
      "mkdir notes shared && echo 'It takes up [[B]] and adds weather.' > shared/A.md && "
      "echo b > shared/B.md && ln -s \"$PWD/shared\" notes/n && "
      "whylink settings notes follow-symlinks on && "
      "whylink answer notes --a A --b B --grade 3 --text x && whylink backup notes --to copy.db");
  const auto restored =
      run("find data -mindepth 2 -name 'reviews.db*' -delete; "
          "whylink restore notes --from copy.db --yes");
  EXPECT_EQ(restored.code, 0) << restored.output;
}

}  // namespace whylink::e2e
