#include "app/window/platform/held_presses.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

constexpr std::size_t kMost = 4096;

}  // namespace

void HeldPresses::hold(const HeldPress& press) {
  held_.push_back(press);
  if (held_.size() > kMost) held_.pop_front();
}

std::optional<HeldPress> HeldPresses::take_back(const PressId& id) {
  const auto at = std::ranges::find_if(held_, [&](const HeldPress& press) {
    const bool same_key = press.id.keycode == id.keycode && press.id.modifiers == id.modifiers;
    return same_key && (id.time == 0 || press.id.time == id.time);
  });
  if (at == held_.end()) return std::nullopt;
  const HeldPress back = *at;
  held_.erase(at);
  return back;
}

}  // namespace whylink::window
