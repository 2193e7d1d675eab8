// The pictures that draw lists speak of, under the numbers they have there. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "app/window/platform/bitmap.hpp"

namespace whylink::window {

class Images {
 public:
  // What a graphics card needs: gives a bitmap a number of its own, and takes it back.
  struct Card {
    std::function<std::uintptr_t(const Bitmap&)> send;
    std::function<void(std::uintptr_t)> drop;
  };
  void set_card(Card card);
  [[nodiscard]] bool has_card() const { return card_.send != nullptr; }
  // Takes all numbers back; before the card goes away.
  void forget();

  // The same while the bitmap lives.
  [[nodiscard]] std::uintptr_t number(const std::shared_ptr<const Bitmap>& bitmap);
  // Null for a number that is none of ours.
  [[nodiscard]] const Bitmap* find(std::uintptr_t number) const;
  // Takes back the numbers of bitmaps that nobody has any more.
  void sweep();

 private:
  struct Image {
    std::uintptr_t number = 0;
    const Bitmap* address = nullptr;
    std::weak_ptr<const Bitmap> bitmap;
  };
  std::vector<Image> images_;
  Card card_;
  std::uintptr_t next_ = 16;  // behind the numbers of shapes and letters
};

}  // namespace whylink::window
