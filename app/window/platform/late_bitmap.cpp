#include "app/window/platform/late_bitmap.hpp"

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

BitmapReader::~BitmapReader() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<LateBitmap> BitmapReader::read(BitmapSize size, Bytes file, int most_width,
                                               int most_height) {
  auto late = std::make_shared<LateBitmap>(size);
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back({late, std::move(file), most_width, most_height});
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { work(); });
  changed_.notify_all();
  return late;
}

void BitmapReader::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return jobs_.empty(); });
}

void BitmapReader::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ends_ || !jobs_.empty(); });
    if (ends_) return;
    const Job& job = jobs_.front();
    lock.unlock();
    if (!job.to.expired()) {
      const auto bytes = job.file();
      auto bitmap = bytes ? read_bitmap(*bytes, job.most_width, job.most_height)
                          : tl::make_unexpected(bytes.error());
      if (const auto to = job.to.lock()) to->come(std::move(bitmap));
    }
    lock.lock();
    jobs_.pop_front();
    changed_.notify_all();
    lock.unlock();
    wake_();
    lock.lock();
  }
}

}  // namespace whylink::window
