// The signals by which a system or a person ends a program, told on a thread where anything may be
// done: what is half typed can be kept.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

namespace whylink::window {

class EndSignals {
 public:
  // SIGTERM, SIGINT and SIGHUP go to `end`, called on a thread of its own; to be made before any
  // other thread, which inherits that they are kept from it. A second one ends the program at once,
  // for whoever should have listened to the first may be stuck.
  explicit EndSignals(std::function<void()> end);
  // They act again as they did before.
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

 private:
  void listen(const std::function<void()>& end);

  sigset_t kept_{};
  sigset_t before_{};
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace whylink::window
