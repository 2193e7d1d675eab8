#include "app/window/opening.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <new>
#include <stop_token>
#include <system_error>

namespace whylink::window {

namespace {

using Opened = Result<std::unique_ptr<Desk>>;

// A bug in there must not end the program, nor the vault that is open now.
Opened open_safely(workspace::OpenOptions how) {
  try {
    auto workspace = workspace::Workspace::open(std::move(how));
    if (!workspace) return tl::make_unexpected(workspace.error());
    return std::make_unique<Desk>(std::move(*workspace));
  } catch (const std::bad_alloc&) {
    return fail(ErrorKind::io, "out of memory", "", "close other programs and do it again");
  } catch (const std::exception& bug) {
    return fail(ErrorKind::refused, std::string("an error in whylink itself: ") + bug.what(), "",
                "what was recorded is kept");
  } catch (...) {
    return fail(ErrorKind::refused, "an error in whylink itself", "", "what was recorded is kept");
  }
}

}  // namespace

// Outlives the opening: the workspace keeps the functions that it was opened with.
struct Opening::Shared {
  std::mutex mutex;
  std::condition_variable over;
  Seen seen;
  std::optional<Opened> result;
  std::stop_source stop;

  void end(Opened opened) {
    {
      const std::lock_guard lock(mutex);
      result.emplace(std::move(opened));
      seen.ended = true;
    }
    over.notify_all();
  }

  // Whether that is worth a look.
  bool advance(const Progress& progress) {
    constexpr std::size_t kSteps = 200;
    const std::lock_guard lock(mutex);
    const auto step = [&](std::size_t done) {
      return progress.total == 0 ? 0 : done * kSteps / progress.total;
    };
    const bool news = seen.total != progress.total || step(seen.done) != step(progress.done);
    seen.done = progress.done;
    seen.total = progress.total;
    return news;
  }
};

Opening::Opening(workspace::OpenOptions options, std::function<void()> wake)
    : shared_(std::make_shared<Shared>()) {
  options.stop = shared_->stop.get_token();
  options.progress = [shared = shared_, wake](const Progress& progress) {
    if (shared->advance(progress)) wake();
  };
  const auto work = [shared = shared_, wake, how = std::move(options)]() mutable noexcept {
    auto opened = open_safely(std::move(how));
    if (opened && shared->stop.stop_requested()) {
      opened =
          tl::make_unexpected(Error{ErrorKind::cancelled, "opening the vault was stopped", "", ""});
    }
    shared->end(std::move(opened));
    wake();
  };
  try {
    thread_ = std::thread(work);
  } catch (const std::system_error& error) {
    shared_->end(fail(ErrorKind::io, std::string("the system gives no thread: ") + error.what(), "",
                      "close other programs and do it again"));
    wake();
  }
}

Opening::~Opening() {
  stop();
  constexpr std::chrono::seconds kPatience{2};
  std::unique_lock lock(shared_->mutex);
  const bool ended =
      shared_->over.wait_for(lock, kPatience, [this] { return shared_->seen.ended; });
  lock.unlock();
  if (!thread_.joinable()) return;
  ended ? thread_.join() : thread_.detach();
}

Opening::Seen Opening::seen() const {
  const std::lock_guard lock(shared_->mutex);
  return shared_->seen;
}

void Opening::stop() {
  shared_->stop.request_stop();
}

void Opening::wait() {
  if (thread_.joinable()) thread_.join();
}

Result<std::unique_ptr<Desk>> Opening::take() {
  wait();
  return std::move(*shared_->result);
}

}  // namespace whylink::window
