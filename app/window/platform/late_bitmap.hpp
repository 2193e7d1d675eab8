// Pictures that are read while the window goes on: their size is known at once, their pixels come.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "app/window/platform/bitmap.hpp"

namespace whylink::window {

class LateBitmap {
 public:
  explicit LateBitmap(BitmapSize size) : size_(size) {}
  explicit LateBitmap(Bitmap bitmap);

  [[nodiscard]] BitmapSize size() const { return size_; }  // of the file's
  // Null as long as they have not come, and where they cannot be read.
  [[nodiscard]] std::shared_ptr<const Bitmap> pixels() const;
  // Why they cannot.
  [[nodiscard]] std::string trouble() const;
  // Called once, from any thread.
  void come(Result<Bitmap> bitmap);

 private:
  BitmapSize size_;
  mutable std::mutex mutex_;
  std::shared_ptr<const Bitmap> pixels_;
  std::string trouble_;
};

// Reads pictures one after the other on a thread of its own. Those that nobody has any more are
// passed over.
class BitmapReader {
 public:
  // `wake` is called from that thread when pixels came, never after the reader is gone.
  explicit BitmapReader(std::function<void()> wake);
  // Waits for nothing: a picture that is being read, maybe from a drive that does not answer, is
  // left to itself.
  ~BitmapReader();
  BitmapReader(const BitmapReader&) = delete;
  BitmapReader& operator=(const BitmapReader&) = delete;

  using Bytes = std::function<Result<std::string>()>;
  // `file` is called once, on that thread, and owns what it needs. Brought down as by
  // read_bitmap().
  [[nodiscard]] std::shared_ptr<LateBitmap> read(BitmapSize size, Bytes file, int most_width,
                                                 int most_height);
  // Blocks until all have come.
  void wait();

 private:
  struct Job {
    std::weak_ptr<LateBitmap> to;
    Bytes file;
    int most_width = 0;
    int most_height = 0;
  };
  struct Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> jobs;  // the first is being read
    std::function<void()> wake;
    bool ends = false;
  };
  void begin();
  static void work(const std::shared_ptr<Shared>& shared);

  std::shared_ptr<Shared> shared_;
  bool works_ = false;  // its thread, begun with the first picture
};

}  // namespace whylink::window
