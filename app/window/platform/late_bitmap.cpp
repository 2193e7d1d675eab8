#include "app/window/platform/late_bitmap.hpp"

#include <exception>
#include <system_error>
#include <thread>
#include <utility>

namespace whylink::window {

LateBitmap::LateBitmap(Bitmap bitmap)
    : size_{bitmap.own_width, bitmap.own_height},
      pixels_(std::make_shared<const Bitmap>(std::move(bitmap))) {}

std::shared_ptr<const Bitmap> LateBitmap::pixels() const {
  const std::lock_guard lock(mutex_);
  return pixels_;
}

std::string LateBitmap::trouble() const {
  const std::lock_guard lock(mutex_);
  return trouble_;
}

void LateBitmap::come(Result<Bitmap> bitmap) {
  const std::lock_guard lock(mutex_);
  if (bitmap) {
    pixels_ = std::make_shared<const Bitmap>(*std::move(bitmap));
  } else {
    trouble_ = bitmap.error().what;
  }
}

namespace {

// A picture that is too much for the machine is one that is not shown.
Result<Bitmap> read_now(const BitmapReader::Bytes& file, int most_width, int most_height) {
  try {
    const auto bytes = file();
    return bytes ? read_bitmap(*bytes, most_width, most_height)
                 : tl::make_unexpected(bytes.error());
  } catch (const std::exception& bug) {
    return fail(ErrorKind::io, bug.what());
  } catch (...) {
    return fail(ErrorKind::io, "it cannot be read");
  }
}

}  // namespace

BitmapReader::BitmapReader(std::function<void()> wake) : shared_(std::make_shared<Shared>()) {
  shared_->wake = std::move(wake);
}

BitmapReader::~BitmapReader() {
  const std::lock_guard lock(shared_->mutex);
  shared_->ends = true;
  shared_->wake = nullptr;
  shared_->changed.notify_all();
}

std::shared_ptr<LateBitmap> BitmapReader::read(BitmapSize size, Bytes file, int most_width,
                                               int most_height) {
  auto late = std::make_shared<LateBitmap>(size);
  {
    const std::lock_guard lock(shared_->mutex);
    shared_->jobs.push_back({late, std::move(file), most_width, most_height});
  }
  begin();
  shared_->changed.notify_all();
  return late;
}

// Where the system gives no thread, what was asked for is told as not to be read; the next picture
// tries again.
void BitmapReader::begin() {
  if (works_) return;
  try {
    std::thread([shared = shared_]() noexcept { work(shared); }).detach();
    works_ = true;
  } catch (const std::system_error&) {
    const std::lock_guard lock(shared_->mutex);
    for (const Job& job : shared_->jobs) {
      if (const auto to = job.to.lock())
        to->come(fail(ErrorKind::io, "the system gives no thread"));
    }
    shared_->jobs.clear();
  }
}

void BitmapReader::wait() {
  std::unique_lock lock(shared_->mutex);
  shared_->changed.wait(lock, [this] { return shared_->jobs.empty(); });
}

void BitmapReader::work(const std::shared_ptr<Shared>& shared) {
  std::unique_lock lock(shared->mutex);
  for (;;) {
    shared->changed.wait(lock, [&] { return shared->ends || !shared->jobs.empty(); });
    if (shared->ends) return;
    const Job job = shared->jobs.front();
    lock.unlock();
    if (!job.to.expired()) {
      auto bitmap = read_now(job.file, job.most_width, job.most_height);
      if (const auto to = job.to.lock()) to->come(std::move(bitmap));
    }
    lock.lock();
    shared->jobs.pop_front();
    shared->changed.notify_all();
    if (shared->wake) shared->wake();
  }
}

}  // namespace whylink::window
