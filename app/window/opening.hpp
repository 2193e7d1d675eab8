// A vault being opened, and its day planned, away from the window's thread, which goes on answering
// meanwhile.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/window/desk.hpp"

namespace whylink::window {

class Opening {
 public:
  // Begins at once. `wake` is called from another thread when there is something new to see: some
  // hundred times at most, and when it ended.
  Opening(workspace::OpenOptions options, std::function<void()> wake);
  // Stops it and waits for it; not for long where a drive does not answer.
  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

  struct Seen {
    std::size_t done = 0;   // notes
    std::size_t total = 0;  // 0 while it is unknown
    bool ended = false;
  };
  [[nodiscard]] Seen seen() const;
  // It ends soon, with ErrorKind::cancelled.
  void stop();
  // Blocks until it ended.
  void wait();
  // What came of it, once, after it ended.
  [[nodiscard]] Result<std::unique_ptr<Desk>> take();

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
  std::thread thread_;
};

}  // namespace whylink::window
