#include "app/terminal/raw_mode.hpp"

#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace whylink::terminal {

namespace {

constexpr std::array kEndingSignals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

// A signal handler can reach nothing but globals.
termios saved_mode;
volatile std::sig_atomic_t is_raw = 0;

void restore_mode() {
  if (is_raw == 0) return;
  is_raw = 0;
  ::tcsetattr(STDIN_FILENO, TCSANOW, &saved_mode);
}

void restore_and_end(int number) {
  restore_mode();
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

RawMode::RawMode() {
  if (::tcgetattr(STDIN_FILENO, &saved_mode) != 0) return;
  termios raw = saved_mode;
  raw.c_iflag &= static_cast<tcflag_t>(~(ICRNL | IXON | BRKINT | INPCK | ISTRIP));
  raw.c_lflag &= static_cast<tcflag_t>(~(ICANON | ECHO | IEXTEN | ISIG));
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  for (const int number : kEndingSignals) std::signal(number, restore_and_end);
  is_raw = 1;
  ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
}

RawMode::~RawMode() {
  restore_mode();
  for (const int number : kEndingSignals) std::signal(number, SIG_DFL);
}

}  // namespace whylink::terminal
