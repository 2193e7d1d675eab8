// Two connections, A to B and C to D, in a vault of their own, and a clock that a test moves.
#pragma once

#include <gtest/gtest.h>

#include "app/workspace/session_run.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::workspace {

class SmallVault : public testing::Test {
 protected:
  SmallVault() {
    vault_.write("A.md", "Sleep after study makes [[B]] stronger than waking hours.\n");
    vault_.write("B.md", "It is a note.\n");
    vault_.write("C.md", "Gardens teach patience, which [[D]] asks of every reader.\n");
    vault_.write("D.md", "It is another note.\n");
    open();
  }
  // As a new process would; the one before is closed first.
  void open() {
    workspace_.reset();
    OpenOptions options;
    options.vault = vault_.root().string();
    options.data = data_.root();
    options.access = record::Access::write;
    options.clock = [this] { return now_; };
    options.seed = 3;
    options.tell = [this](const std::string& line) { told_.push_back(line); };
    workspace_ = Workspace::open(options).value();
  }
  [[nodiscard]] SessionRun begin(std::optional<double> minutes = {}) {
    SessionWish wish;
    wish.kind = record::PromptKind::why;
    wish.minutes = minutes;
    return SessionRun::begin(*workspace_, wish).value();
  }
  [[nodiscard]] std::string shown(const SessionRun& run) const {
    return workspace_->snapshot().file(run.prompt().source).path;
  }
  void pass_days(int days) { now_.milliseconds += std::int64_t{days} * 86'400'000; }

  Moment now_{1'772'354'400'000, 60};
  vault::TemporaryVault vault_;
  vault::TemporaryVault data_;
  std::vector<std::string> told_;
  std::unique_ptr<Workspace> workspace_;
};

}  // namespace whylink::workspace
