#include "app/window/platform/end_signals.hpp"

#include <pthread.h>

#include <cstdlib>
#include <system_error>

namespace whylink::window {

EndSignals::EndSignals(std::function<void()> end) {
  sigemptyset(&kept_);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&kept_, signal);
  pthread_sigmask(SIG_BLOCK, &kept_, &before_);
  try {
    thread_ = std::thread([this, end = std::move(end)] { listen(end); });
  } catch (const std::system_error&) {
    // Without somebody who waits for them, the signals end the program as they always do.
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
}

EndSignals::~EndSignals() {
  if (!thread_.joinable()) return;
  over_ = true;
  pthread_kill(thread_.native_handle(), SIGHUP);  // as good as any that it waits for
  thread_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void EndSignals::listen(const std::function<void()>& end) {
  constexpr int kEndedBySignal = 128;
  for (bool first = true;; first = false) {
    int signal = 0;
    if (sigwait(&kept_, &signal) != 0 || over_) return;
    if (!first) std::_Exit(kEndedBySignal + signal);
    end();
  }
}

}  // namespace whylink::window
