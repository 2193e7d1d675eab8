#include "core/record/in_step.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <chrono>
#include <thread>
#include <utility>

namespace whylink::record {

namespace {

// A writer lets go when the disk has its lines, which on a slow one takes a while; a reader when it
// has read the file. A person waits for the writer.
constexpr int kWriterTries = 100;
constexpr int kReaderTries = 2000;

bool lock(int file, int how, int tries) {
  for (int i = 0; i < tries; ++i) {
    if (::flock(file, how | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return false;
}

}  // namespace

InStep InStep::of_writer(int journal) {
  return {File{}, lock(journal, LOCK_EX, kWriterTries) ? journal : -1};
}

std::optional<InStep> InStep::of_reader(const std::filesystem::path& journal) {
  auto file = open_file("cannot open the journal", journal, O_RDONLY);
  if (!file) return std::nullopt;
  const int descriptor = file->descriptor.get();
  if (!lock(descriptor, LOCK_SH, kReaderTries)) return std::nullopt;
  return InStep(std::move(file->descriptor), descriptor);
}

InStep::InStep(InStep&& other) noexcept
    : own_(std::move(other.own_)), file_(std::exchange(other.file_, -1)) {}

InStep::~InStep() {
  if (file_ >= 0) ::flock(file_, LOCK_UN);
}

}  // namespace whylink::record
