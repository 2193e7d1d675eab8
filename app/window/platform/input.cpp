#include "app/window/platform/input.hpp"

#include <algorithm>
#include <iterator>

namespace whylink::window {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_written(const InputEvent& event) {
  return event.written != 0 && event.mouse == Mouse::none;
}

}  // namespace

Input take_share(Input& input, bool typing) {
  auto end = input.events.begin();
  if (end != input.events.end()) ++end;
  if (typing && !input.events.empty() && is_written(input.events.front())) {
    end = std::ranges::find_if_not(input.events, is_written);
  }
  Input share = input;
  share.events.assign(input.events.begin(), end);
  input.events.erase(input.events.begin(), end);
  input.wheel = 0;
  if (share.events.empty() || share.events.front().mouse == Mouse::none) return share;
  const InputEvent event = share.events.front();
  share.events.clear();
  share.mouse_x = event.x;
  share.mouse_y = event.y;
  share.clicked = event.mouse == Mouse::down;
  share.released = event.mouse == Mouse::up;
  share.mouse_down = input.mouse_down = share.clicked;
  share.clicks = input.clicks = event.clicks;
  return share;
}

char key_letter(const InputEvent& event) {
  const char32_t written = event.written;
  if (written == 0 || event.key.control) return 0;
  const char32_t small = written >= U'A' && written <= U'Z' ? written - U'A' + U'a' : written;
  const char plain = small < 0x80 ? static_cast<char>(small) : '\0';
  if (is_letter(plain) || is_digit(plain)) return plain;
  if (event.key.key != Key::character) return 0;
  if (is_digit(event.key.letter)) return event.key.shift ? '\0' : event.key.letter;
  return plain == 0 && is_letter(event.key.letter) ? event.key.letter : '\0';
}

char letter_on(std::string_view layout, char place) {
  const char c = layout.size() == 1 ? layout.front() : '\0';
  if (is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '=') return c;
  if (is_digit(place)) return place;
  const bool other_script = !layout.empty() && static_cast<unsigned char>(layout.front()) >= 0x80;
  return other_script ? place : '\0';
}

void Keyboard::end_press() {
  if (has_press_ && may_write_) ++composed_;
  has_press_ = false;
}

void Keyboard::press(Input& input, const KeyPress& press, bool writes) {
  end_press();
  swallowed_ = !writes && !press.control && composed_ > 0;
  if (swallowed_) {
    composed_ = press.key == Key::escape ? 0 : composed_ - (press.key == Key::backspace ? 1 : 0);
    return;
  }
  if (press.control) composed_ = 0;
  input.events.push_back({press, 0});
  has_press_ = true;
  may_write_ = writes && !press.control;
}

void Keyboard::write(Input& input, char32_t c) {
  composed_ = 0;
  const bool of_press = has_press_ && may_write_ && !input.events.empty();
  has_press_ = false;
  if (of_press && input.events.back().written == 0 && input.events.back().mouse == Mouse::none) {
    input.events.back().written = c;
  } else {
    input.events.push_back({{}, c});
  }
}

}  // namespace whylink::window
