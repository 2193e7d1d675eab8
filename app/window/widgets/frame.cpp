#include "app/window/widgets/frame.hpp"

#include <algorithm>

namespace whylink::window {

namespace {

constexpr std::string_view kFieldPrefix = "field.";

Colour mixed(Colour one, Colour other, float share) {
  const auto mix = [share](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(static_cast<float>(a) * (1 - share) +
                                     static_cast<float>(b) * share);
  };
  return {mix(one.red, other.red), mix(one.green, other.green), mix(one.blue, other.blue), 255};
}

}  // namespace

Frame::Frame(Canvas& canvas, const Input& input, FocusState& focus, Clipboard& clipboard)
    : canvas_(&canvas), input_(&input), focus_(&focus), clipboard_(&clipboard) {
  typing_ = is_field(focus.focused);
  for (const InputEvent& event : input.events) {
    if (event.key.key != Key::tab || focus.order.empty()) continue;
    const bool kept = !focus.keeps_tab.empty() && focus.keeps_tab == focus.focused;
    if (kept && !event.key.shift) continue;
    const auto at = std::ranges::find(focus.order, focus.focused);
    const std::size_t count = focus.order.size();
    std::size_t next = event.key.shift ? count - 1 : 0;
    if (at != focus.order.end()) {
      const auto now = static_cast<std::size_t>(at - focus.order.begin());
      next = (now + (event.key.shift ? count - 1 : 1)) % count;
    }
    focus.focused = focus.order[next];
    focus.by_keyboard = true;
  }
  focus.keeps_tab.clear();
  if (input.clicked) {
    focus.focused.clear();
    focus.by_keyboard = false;
  }
}

Frame::~Frame() {
  focus_->order = std::move(order_);
  if (input_->released) focus_->pressed.clear();
  // What is no longer shown cannot hold the focus, or letters would stay dead.
  if (std::ranges::find(focus_->order, focus_->focused) == focus_->order.end()) {
    focus_->focused.clear();
  }
}

bool Frame::is_field(std::string_view name) {
  return name.starts_with(kFieldPrefix);
}

void Frame::focus(std::string_view name) {
  focus_->focused = name;
}

bool Frame::pressed(char letter) const {
  // Marks lie elsewhere on every keyboard: they count as written, letters and digits as pressed.
  const bool mark = letter < '0' || (letter > '9' && letter < 'a') || letter > 'z';
  return !typing_ && std::ranges::any_of(input_->events, [letter, mark](const InputEvent& event) {
    if (mark) return event.written == static_cast<char32_t>(letter);
    const bool capital = event.written >= U'A' && event.written <= U'Z';
    const char32_t plain = capital ? event.written - U'A' + U'a' : event.written;
    return event.key.key == Key::none && plain == static_cast<unsigned char>(letter);
  });
}
bool Frame::pressed(Key key) const {
  return !typing_ && pressed_anywhere(key);
}
bool Frame::pressed_anywhere(Key key) const {
  return std::ranges::any_of(input_->events, [key](const InputEvent& event) {
    return event.key.key == key && !event.key.control;
  });
}
bool Frame::chord(Key key, char letter) const {
  return std::ranges::any_of(input_->events, [key, letter](const InputEvent& event) {
    return event.key.control && event.key.key == key && event.key.letter == letter;
  });
}

bool Frame::act(std::string_view name, Box box, bool enabled, bool& hovered) {
  hovered = enabled && box.holds(input_->mouse_x, input_->mouse_y);
  if (enabled) order_.emplace_back(name);
  bool done = false;
  if (hovered && input_->clicked) {
    focus_->pressed = name;
    focus_->focused = name;
  }
  if (hovered && input_->released && focus_->pressed == name) done = true;
  const bool focused = enabled && is_focused(name);
  if (focused && (pressed(Key::enter) || pressed(Key::space))) done = true;
  probes_.push_back({std::string(name), box, enabled, focused, false});
  return done;
}

bool Frame::part(std::string_view name, std::string_view list, Box box) {
  const Box seen = canvas_->visible();
  const bool there = seen.holds(input_->mouse_x, input_->mouse_y);
  const bool hovered = there && box.holds(input_->mouse_x, input_->mouse_y);
  if (hovered && input_->clicked) {
    focus_->pressed = name;
    focus_->focused = list;
  }
  probes_.push_back({std::string(name), box, true, false, true});
  return hovered && input_->released && focus_->pressed == name;
}

void Frame::focus_ring(std::string_view name, Box box, float radius) {
  if (!is_focused(name) || !focus_->by_keyboard) return;
  canvas_->outline(box.inset(-3), theme().accent, radius, 2);
}

bool Frame::button(std::string_view name, Box box, std::string_view label, Look look,
                   bool enabled) {
  bool hovered = false;
  const bool done = act(name, box, enabled, hovered);
  const Theme& t = theme();
  Colour ground = look == Look::primary ? t.accent : t.paper;
  Colour ink = look == Look::primary ? t.on_accent : t.ink;
  if (!enabled) {
    ground = t.paper;
    ink = t.faint;
  } else if (hovered) {
    ground = look == Look::primary ? mixed(ground, t.ink, 0.12F) : t.sunken;
  }
  canvas_->fill(box, ground, 6);
  if (look == Look::quiet || !enabled) canvas_->outline(box, t.line, 6);
  focus_ring(name, box);
  const Type type = look == Look::primary ? Type::strong : Type::body;
  const float room = box.w - 16;
  const float wide = std::min(canvas_->text_width(type, label), room);
  const float height = Canvas::line_height(type);
  canvas_->line(box.x + (box.w - wide) / 2, box.y + (box.h - height) / 2, room, type, ink, label);
  return done;
}

bool Frame::choice(std::string_view name, Box box, std::string_view word, char key,
                   std::string_view below, Colour colour) {
  bool hovered = false;
  const bool done = act(name, box, true, hovered);
  const Theme& t = theme();
  canvas_->fill(box, hovered ? t.sunken : t.surface, 8);
  canvas_->outline(box, hovered ? colour : t.line, 8);
  focus_ring(name, box, 10);
  constexpr float kTwoLines = 56;
  const bool flat = box.h < kTwoLines;
  const float first = Canvas::line_height(Type::strong);
  const float high = flat ? first : first + Canvas::line_height(Type::caption) + 4;
  const float top = box.y + (box.h - high) / 2;
  const std::string label(1, key);
  const float wide = canvas_->text_width(Type::caption, label);
  const Box cap{box.x + 12, top, wide + 12, 20};
  canvas_->outline(cap, t.line, 4);
  canvas_->line(cap.x + 6, cap.y, wide + 1, Type::caption, t.muted, label);
  const float left = cap.right() + 8;
  canvas_->line(left, top, box.right() - 8 - left, Type::strong, colour, word);
  const float beside = left + canvas_->text_width(Type::strong, word) + 12;
  const float from = flat ? beside : box.x + 12;
  if (from < box.right() - 24) {
    canvas_->line(from, flat ? top : top + first + 4, box.right() - 8 - from, Type::caption,
                  t.muted, below);
  }
  return done || pressed(key);
}

float Frame::keys(float x, float bottom, float width,
                  const std::vector<std::pair<std::string, std::string>>& hints) {
  constexpr float kRow = 28;
  constexpr float kCap = 20;
  std::vector<std::pair<float, float>> places;  // from x, and from the first row
  float left = 0;
  float top = 0;
  for (const auto& [key, meaning] : hints) {
    const float wide =
        canvas_->text_width(Type::caption, key) + 18 + canvas_->text_width(Type::caption, meaning);
    if (left > 0 && left + wide > width) {
      left = 0;
      top += kRow;
    }
    places.emplace_back(left, top);
    left += wide + 16;
  }
  const Theme& t = theme();
  const float first = bottom - kCap - top;
  for (std::size_t i = 0; i < hints.size(); ++i) {
    const auto& [key, meaning] = hints[i];
    const float from = x + places[i].first;
    const float y = first + places[i].second;
    const float cap = canvas_->text_width(Type::caption, key) + 12;
    canvas_->outline({from, y, cap, kCap}, t.line, 4);
    canvas_->line(from + 6, y, cap, Type::caption, t.muted, key);
    const float word = from + cap + 6;
    canvas_->line(word, y, x + width - word + 1, Type::caption, t.muted, meaning);
  }
  return first;
}

}  // namespace whylink::window
