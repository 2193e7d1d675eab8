#include "app/window/platform/images.hpp"

#include <algorithm>
#include <utility>

namespace whylink::window {

void Images::set_card(Card card) {
  forget();
  card_ = std::move(card);
}

void Images::forget() {
  for (const Image& image : images_) {
    if (card_.drop) card_.drop(image.number);
  }
  images_.clear();
}

std::uintptr_t Images::number(const std::shared_ptr<const Bitmap>& bitmap) {
  for (const Image& image : images_) {
    if (image.address == bitmap.get() && !image.bitmap.expired()) return image.number;
  }
  const std::uintptr_t number = card_.send ? card_.send(*bitmap) : next_++;
  images_.push_back({number, bitmap.get(), bitmap});
  return number;
}

const Bitmap* Images::find(std::uintptr_t number) const {
  const auto found = std::ranges::find(images_, number, &Image::number);
  return found == images_.end() || found->bitmap.expired() ? nullptr : found->address;
}

void Images::sweep() {
  std::erase_if(images_, [this](const Image& image) {
    if (!image.bitmap.expired()) return false;
    if (card_.drop) card_.drop(image.number);
    return true;
  });
}

}  // namespace whylink::window
