#include "app/terminal/console.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>

#include "whylink/text.hpp"

namespace whylink::terminal {

namespace {

constexpr std::size_t kBuffer = 1U << 16U;
constexpr std::int64_t kProgressEvery = 100;  // milliseconds

std::string_view environment(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// Returns 0 or the errno of what went wrong.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return 0;
}

std::int64_t steady_milliseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

}  // namespace

Console::Console() {
  out_terminal_ = ::isatty(STDOUT_FILENO) == 1;
  in_terminal_ = ::isatty(STDIN_FILENO) == 1;
  error_terminal_ = ::isatty(STDERR_FILENO) == 1;
  const std::string_view term = environment("TERM");
  dumb_ = term.empty() || term == "dumb";
  color_ = out_terminal_ && !dumb_ && environment("NO_COLOR").empty();
}

void Console::write(std::string_view text) {
  if (broken_) return;
  pending_ += text;
  if (pending_.size() >= kBuffer) flush();
}

void Console::flush() {
  if (!broken_ && !pending_.empty()) {
    error_ = write_all(STDOUT_FILENO, pending_);
    broken_ = error_ != 0;
  }
  pending_.clear();
}

void Console::tell(std::string_view line) {
  end_progress();
  flush();
  write_all(STDERR_FILENO, "whylink: " + text::printable(line) + "\n");
}

void Console::note(std::string_view line) {
  if (quiet_) return;
  end_progress();
  flush();
  write_all(STDERR_FILENO, text::printable(line) + "\n");
}

void Console::show_progress(const Progress& progress) {
  if (quiet_ || !error_terminal_ || dumb_) return;
  const std::int64_t now = steady_milliseconds();
  if (now - progress_ms_ < kProgressEvery) return;
  progress_ms_ = now;
  const std::string counted = progress.total > 0
                                  ? fmt::format(" {}/{}", progress.done, progress.total)
                                  : fmt::format(" {}", progress.done);
  write_all(STDERR_FILENO, fmt::format("\r{}{}\x1b[K", text::printable(progress.stage), counted));
  progress_shown_ = true;
}

void Console::end_progress() {
  if (!progress_shown_) return;
  progress_shown_ = false;
  write_all(STDERR_FILENO, "\r\x1b[K");
}

Status Console::status() const {
  if (error_ == 0 || error_ == EPIPE) return {};
  return fail(ErrorKind::io, fmt::format("cannot write the output ({})", errno_text(error_)),
              "standard output", "make room where it goes");
}

int Console::columns() const {
  winsize size{};
  if (out_terminal_ && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return size.ws_col;
  }
  const std::string value(environment("COLUMNS"));
  const long columns = std::strtol(value.c_str(), nullptr, 10);
  if (columns >= 20 && columns <= 10000) return static_cast<int>(columns);
  return out_terminal_ ? 80 : 0;
}

}  // namespace whylink::terminal
