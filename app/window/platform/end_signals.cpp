#include "app/window/platform/end_signals.hpp"

#include <pthread.h>

#include <cstdlib>

namespace whylink::window {

EndSignals::EndSignals(std::function<void()> end) {
  sigemptyset(&kept_);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&kept_, signal);
  pthread_sigmask(SIG_BLOCK, &kept_, &before_);
  thread_ = std::thread([this, end = std::move(end)] { listen(end); });
}

EndSignals::~EndSignals() {
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
