// What needs more than one process, or one that dies.
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "tests/e2e/child.hpp"
#include "tests/e2e/sandbox.hpp"

namespace whylink::e2e {

namespace {

using testing::Test;

class Process : public Test {
 protected:
  // A session at a fixed time, so that a restart lies on the same day.
  [[nodiscard]] std::vector<std::string> session() const {
    return {"review", "vault", "--data", "data", "--now", "2026-03-02T09:00:00+01:00",
            "--seed", "7"};
  }
  [[nodiscard]] Sandbox::Ended run(const std::string& command) const {
    return sandbox_.run(command);
  }
  // Waits until the text stands in the database's files.
  [[nodiscard]] bool is_in_record(const std::string& text) const {
    const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (std::chrono::steady_clock::now() < patience) {
      for (const char* name : {"data/reviews.db-wal", "data/reviews.db"}) {
        std::ifstream in(place() / name, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (bytes.find(text) != std::string::npos) return true;
      }
      std::this_thread::yield();
    }
    return false;
  }
  [[nodiscard]] const std::filesystem::path& place() const { return sandbox_.root(); }

 private:
  Sandbox sandbox_;
};

constexpr const char* kAsked = "? shows the keys.\n";

// The two notes that a question names.
std::string question_in(const std::string& output) {
  const std::size_t from = output.find("From ");
  const std::size_t end = output.find("\n\n", from);
  return from == std::string::npos ? std::string() : output.substr(from, end - from);
}

}  // namespace

TEST_F(Process, KilledInTheMiddleComesBackToTheSamePromptWithTheHalfTypedAnswer) {
  std::string first;
  {
    Child child(place(), session());
    first = child.read_until(kAsked);
    child.write("both rest on the same idea\nand the line after it\n");
    // Where the second line is being written the first one is on disk.
    ASSERT_TRUE(is_in_record("and the line after it"));
    child.kill();
    child.wait();
  }
  {
    Child child(place(), session());
    const std::string same = child.read_until(kAsked);
    EXPECT_EQ(question_in(same), question_in(first));
    EXPECT_NE(same.find("both rest on the same idea"), std::string::npos) << same;
    child.write(".\n");
    const std::string answer = child.read_until("How well did you recall");
    EXPECT_NE(answer.find("both rest on the same idea"), std::string::npos) << answer;
    child.write("3\n");
    const std::string second = child.read_until(kAsked);
    EXPECT_NE(question_in(second), question_in(first));
    child.write("half of a thou");
    child.close_input();  // the end of input counts as leaving
    EXPECT_EQ(child.wait(), 0);
  }
  Child child(place(), session());
  const std::string third = child.read_until(kAsked);
  EXPECT_NE(third.find("1 answered so far"), std::string::npos) << third;
  EXPECT_NE(third.find("half of a thou"), std::string::npos) << third;
  child.write("ght\n.\n");
  const std::string answer = child.read_until("How well did you recall");
  EXPECT_NE(answer.find("ght"), std::string::npos) << answer;
  child.close_input();
  EXPECT_EQ(child.wait(), 0);
}

TEST_F(Process, AGradeIsOnDiskBeforeTheNextPromptIsShown) {
  {
    Child child(place(), session());
    child.read_until(kAsked);
    child.write(".\n4\n");
    child.read_until(kAsked);
    child.kill();
    child.wait();
  }
  const auto graded = run("whylink connections vault --format jsonl | grep -c '\"reviews\":1'");
  EXPECT_EQ(graded.output, "1\n");
  // It can be taken back first thing after a restart.
  Child child(place(), session());
  child.read_until(kAsked);
  child.write("z\n");
  const std::string undone = child.read_until("How well did you recall");
  EXPECT_NE(undone.find("Taken back"), std::string::npos) << undone;
  child.close_input();
  EXPECT_EQ(child.wait(), 0);
}

TEST_F(Process, ASecondWriterIsToldWhoWritesAndReadersGoOn) {
  Child child(place(), session());
  child.read_until(kAsked);
  const auto refused = run("whylink act vault suspend --a Memex --b Zettelkasten");
  EXPECT_EQ(refused.code, 5) << refused.output;
  EXPECT_NE(refused.output.find("whylink review"), std::string::npos) << refused.output;
  const auto reading = run("whylink connections vault");
  EXPECT_EQ(reading.code, 0) << reading.output;
  child.close_input();
  EXPECT_EQ(child.wait(), 0);
  const auto afterwards = run("whylink act vault suspend --a Memex --b Zettelkasten");
  EXPECT_EQ(afterwards.code, 0) << afterwards.output;
}

TEST_F(Process, AReaderThatGoesAwayEndsItQuietly) {
  // Enough rows that they cannot all wait in the pipe.
  std::ofstream many(place() / "vault/Many.md");
  for (int i = 0; i < 20'000; ++i) many << "[[Memex|a link to Memex]]\n";
  many.close();
  Child child(place(), {"links", "vault", "--data", "data", "--format", "jsonl"});
  child.read_until("\n");
  child.close_output();
  EXPECT_EQ(child.wait(), 0);
}

TEST_F(Process, AFullDiskUnderTheOutputIsAnError) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const auto full = run("whylink links vault --format jsonl >/dev/full");
  EXPECT_EQ(full.code, 5) << full.output;
  EXPECT_NE(full.output.find("standard output"), std::string::npos) << full.output;
}

// What is committed is never reported as refused: whoever reads the exit code would do it twice.
TEST_F(Process, WhatIsRecordedIsSaidToBeAlsoWhereTheOutputIsLost) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const auto answered =
      run("whylink answer vault --a Flashcards --b 'Cue overload' --grade 3 --text x >/dev/full");
  EXPECT_EQ(answered.code, 0) << answered.output;
  EXPECT_NE(answered.output.find("it is recorded; only what it says is missing"),
            std::string::npos);
  const auto undone = run("whylink undo vault >/dev/full");
  EXPECT_EQ(undone.code, 0) << undone.output;
  EXPECT_EQ(run("whylink undo vault").output.find("reviewed"), std::string::npos);
}

}  // namespace whylink::e2e
