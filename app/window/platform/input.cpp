#include "app/window/platform/input.hpp"

#include <algorithm>
#include <iterator>

namespace whylink::window {

Input take_share(Input& input, bool typing) {
  Input share = input;
  const auto is_written = [](const InputEvent& event) { return event.key.key == Key::none; };
  auto end = input.events.begin();
  if (end != input.events.end()) ++end;
  if (typing && !input.events.empty() && is_written(input.events.front())) {
    end = std::ranges::find_if_not(input.events, is_written);
  }
  share.events.assign(input.events.begin(), end);
  input.events.erase(input.events.begin(), end);
  input.clicked = false;
  input.released = false;
  input.wheel = 0;
  return share;
}

}  // namespace whylink::window
