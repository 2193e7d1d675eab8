// The same work for many items, shared out over threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace whylink::vault {

// The number of threads to use where the caller left it open with 0.
[[nodiscard]] inline unsigned thread_count(unsigned wanted) {
  return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

// What was thrown on threads: the first of it, to be thrown again where they were started. An
// exception that leaves a thread ends the program.
class Thrown {
 public:
  // Within a catch.
  void keep() noexcept {
    const std::scoped_lock lock(mutex_);
    if (!first_) first_ = std::current_exception();
  }
  // When no thread runs any more.
  void throw_again() {
    if (first_) std::rethrow_exception(std::exchange(first_, nullptr));
  }

 private:
  std::mutex mutex_;
  std::exception_ptr first_;
};

// Calls run(0) here and run(1), ... run(threads - 1) on threads of their own, at the same time;
// returns when all are done. Where the system gives no more threads there are fewer: run() must
// take what there is to do from what all share. It throws nothing.
template <class Run>
void on_threads(unsigned threads, const Run& run) {
  std::vector<std::jthread> others;
  try {
    others.reserve(threads);
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(run, i);
  } catch (const std::exception&) {
    run(0);  // with those that there are
    return;
  }
  run(0);
}

// Calls work(first, last, thread) for ranges that together cover 0 .. count - 1, from `threads`
// threads, the calling one (thread 0) among them; returns when all is done. Ranges are small, so
// that threads end together. What `work` throws is thrown again here; the ranges that no thread has
// begun by then are left out.
template <class Work>
void in_parallel(std::size_t count, unsigned threads, std::size_t range, const Work& work) {
  std::atomic<std::size_t> next{0};
  Thrown thrown;
  const auto run = [&](unsigned thread) noexcept {
    try {
      for (std::size_t first = next.fetch_add(range); first < count;
           first = next.fetch_add(range)) {
        work(first, std::min(first + range, count), thread);
      }
    } catch (...) {
      thrown.keep();
      next = count;
    }
  };
  const std::size_t ranges = (count + range - 1) / range;
  on_threads(static_cast<unsigned>(std::clamp<std::size_t>(ranges, 1, threads)), run);
  thrown.throw_again();
}

}  // namespace whylink::vault
