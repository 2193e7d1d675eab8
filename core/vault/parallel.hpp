// The same work for many items, shared out over threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace whylink::vault {

// The number of threads to use where the caller left it open with 0.
[[nodiscard]] inline unsigned thread_count(unsigned wanted) {
  return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

// Calls work(first, last, thread) for ranges that together cover 0 .. count - 1, from `threads`
// threads, the calling one (thread 0) among them; returns when all is done. Ranges are small, so
// that threads end together.
template <class Work>
void in_parallel(std::size_t count, unsigned threads, std::size_t range, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&](unsigned thread) {
    for (std::size_t first = next.fetch_add(range); first < count; first = next.fetch_add(range)) {
      work(first, std::min(first + range, count), thread);
    }
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads && i * range < count; ++i) others.emplace_back(run, i);
  run(0);
}

}  // namespace whylink::vault
