// Whatever call of a command fails, and wherever it is killed: what it acknowledged is there, what
// it refused is not, and what is wrong is told and mended. Of each command a few calls;
// scripts/soak takes all.
#include <gtest/gtest.h>

#include <memory>

#include "tests/faults/trial.hpp"

namespace whylink::faults {

namespace {

class Faults : public testing::Test {
 protected:
  static void SetUpTestSuite() { ground = std::make_unique<Ground>(); }
  static void TearDownTestSuite() { ground.reset(); }

  static void expect_good(const Trial& trial, const Fault& fault) {
    const Verdict verdict = trial.suffer(fault);
    EXPECT_FALSE(is_bad(verdict.outcome))
        << name(verdict.outcome) << ": " << verdict.why << "\nwhylink_soak_faults --only "
        << trial.command().name << " --how " << fault.how << " --at " << fault.at;
  }

  // Of each command one call, chosen by the seed, fails in each of these ways.
  static void expect_good_at_some(const std::vector<std::string>& hows, std::uint64_t seed) {
    Random random(seed);
    for (const Command& command : commands(*ground)) {
      const Trial trial(*ground, command);
      for (const std::string& how : hows) {
        std::vector<long> fitting;
        for (const Call& call : trial.calls()) {
          if (Trial::fits(call, how)) fitting.push_back(call.number);
        }
        if (!fitting.empty()) expect_good(trial, {how, fitting[random.below(fitting.size())]});
      }
    }
  }

  inline static std::unique_ptr<Ground> ground;
};

}  // namespace

TEST_F(Faults, AnErrorOrAFullDiskLosesNothing) {
  expect_good_at_some({"eio", "full", "half"}, 1);
}

TEST_F(Faults, BeingKilledLosesNothing) {
  expect_good_at_some({"kill-before", "kill-after", "kill-half"}, 2);
}

// A write broken off in the first moments of a record, before it has a log, let nobody read it but
// who writes.
TEST_F(Faults, AFirstWriteBrokenOffStopsNoReader) {
  const Trial trial(*ground, commands(*ground).front());
  for (const Call& call : trial.calls()) {
    if (call.name == "pwrite" && call.path.ends_with("/reviews.db")) {
      expect_good(trial, {"kill-before", call.number});
    }
  }
}

// What is committed was called lost where the look whether the file is still in its place failed.
TEST_F(Faults, ALookThatFailsIsNoOtherFile) {
  const Trial trial(*ground, commands(*ground).front());
  for (const Call& call : trial.calls()) {
    if (call.name == "stat" && call.path.ends_with("/reviews.db")) {
      expect_good(trial, {"eio", call.number});
    }
  }
}

}  // namespace whylink::faults
