// Database and journal as they are at one moment, while another process may write both.
#pragma once

#include <filesystem>
#include <optional>

#include "core/record/disk.hpp"

namespace whylink::record {

// Held on the journal's file by a writer from before it commits to the database until the journal
// has the same, and by a reader while it fixes what it sees of both. Neither keeps the other for
// long: a program that was stopped in between must not stop this one, so after a short wait it goes
// on without.
class InStep {
 public:
  // For a writer; `journal` stays open longer than this.
  [[nodiscard]] static InStep of_writer(int journal);
  // For a reader; none where there is no journal, or its writer does not let go.
  [[nodiscard]] static std::optional<InStep> of_reader(const std::filesystem::path& journal);

  InStep(InStep&& other) noexcept;
  InStep& operator=(InStep&&) = delete;
  InStep(const InStep&) = delete;
  InStep& operator=(const InStep&) = delete;
  ~InStep();

 private:
  InStep(File own, int file) : own_(std::move(own)), file_(file) {}

  File own_;
  int file_ = -1;  // that is locked; -1 for none
};

}  // namespace whylink::record
