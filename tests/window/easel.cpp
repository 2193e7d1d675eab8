#include "tests/window/easel.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

Easel::Easel(Draw draw, int width, int height, float scale, const Theme& theme)
    : draw_(std::move(draw)), stage_(width, height, scale, theme) {
  frame({});
  frame({});
}

void Easel::frame(const Input& input) {
  stage_.begin();
  {
    Frame frame(stage_.canvas(), input, focus_, clipboard_);
    draw_(frame);
    probes_ = frame.probes();
  }
  drawn_ = &stage_.end();
}

void Easel::press(Key key, bool shift) {
  Input input;
  input.events.push_back({{key, 0, false, shift}, 0});
  frame(input);
  frame({});
}

void Easel::click(std::string_view name, int clicks) {
  const Probe* control = find(name);
  ASSERT_NE(control, nullptr) << name;
  const Box box = common(control->box, control->visible);
  click_at(box.x + box.w / 2, box.y + box.h / 2, clicks);
}

void Easel::click_at(float x, float y, int clicks) {
  Input input;
  input.mouse_x = x;
  input.mouse_y = y;
  frame(input);
  input.mouse_down = input.clicked = true;
  input.clicks = clicks;
  frame(input);
  input.mouse_down = input.clicked = false;
  input.released = true;
  frame(input);
  frame({});
}

void Easel::hover(float x, float y) {
  Input input;
  input.mouse_x = x;
  input.mouse_y = y;
  frame(input);
}

void Easel::wheel(float x, float y, float steps) {
  Input input;
  input.mouse_x = x;
  input.mouse_y = y;
  input.wheel = steps;
  frame(input);
  frame({});
}

const Probe* Easel::find(std::string_view name) const {
  const auto at = std::ranges::find(probes_, name, &Probe::name);
  return at == probes_.end() ? nullptr : &*at;
}

bool Easel::shows(std::string_view text, bool whole) const {
  return std::ranges::any_of(stage_.canvas().shown(), [&](const ShownText& one) {
    const Box seen = common(one.box, one.visible);
    if (seen.w <= 0 || seen.h <= 0) return false;
    return whole ? one.text == text : one.text.find(text) != std::string::npos;
  });
}

std::size_t Easel::count_of_texts() const {
  return stage_.canvas().shown().size();
}

}  // namespace whylink::window
