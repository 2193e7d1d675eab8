// A value that is found on a thread of its own, because finding it may take as long as a drive that
// does not answer. Whoever asked goes on, and may forget the question: the thread is left to
// itself.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

namespace whylink::window {

// What may be called from any thread for as long as it is not closed; afterwards it does nothing.
class Waker {
 public:
  explicit Waker(std::function<void()> wake) : wake_(std::move(wake)) {}
  void operator()() {
    const std::lock_guard lock(mutex_);
    if (wake_) wake_();
  }
  void close() {
    const std::lock_guard lock(mutex_);
    wake_ = nullptr;
  }

 private:
  std::mutex mutex_;
  std::function<void()> wake_;
};

template <class T>
class Away {
 public:
  using Publish = std::function<void(T)>;

  // Begins at once. `find` may publish what it has so far any number of times; what it needs it
  // must own. Each time, and when it ends, `waker` is called.
  Away(std::function<void(const Publish&)> find, std::shared_ptr<Waker> waker)
      : shared_(std::make_shared<Shared>()) {
    try {
      std::thread([shared = shared_, find = std::move(find), waker]() noexcept {
        run(*shared, find, *waker);
      }).detach();
    } catch (const std::system_error&) {
      shared_->end(true);
    }
  }

  // What was published last, once.
  [[nodiscard]] std::optional<T> take() {
    const std::lock_guard lock(shared_->mutex);
    return std::exchange(shared_->value, std::nullopt);
  }
  [[nodiscard]] bool over() const {
    const std::lock_guard lock(shared_->mutex);
    return shared_->over;
  }
  // It was too much for the machine, and ended with what was published so far.
  [[nodiscard]] bool failed() const {
    const std::lock_guard lock(shared_->mutex);
    return shared_->failed;
  }
  // Until it ended, or that time has passed. True: it ended.
  bool wait(std::chrono::milliseconds at_most) {
    std::unique_lock lock(shared_->mutex);
    return shared_->ended.wait_for(lock, at_most, [this] { return shared_->over; });
  }

 private:
  struct Shared {
    std::mutex mutex;
    std::condition_variable ended;
    std::optional<T> value;
    bool over = false;
    bool failed = false;

    void end(bool has_failed) {
      {
        const std::lock_guard lock(mutex);
        over = true;
        failed = has_failed;
      }
      ended.notify_all();
    }
  };
  static void run(Shared& shared, const std::function<void(const Publish&)>& find, Waker& waker) {
    bool failed = false;
    try {
      find([&](T value) {
        {
          const std::lock_guard lock(shared.mutex);
          shared.value.emplace(std::move(value));
        }
        waker();
      });
    } catch (...) {
      failed = true;
    }
    shared.end(failed);
    waker();
  }
  std::shared_ptr<Shared> shared_;
};

}  // namespace whylink::window
