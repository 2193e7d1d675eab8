#include "app/window/widgets/frame.hpp"

#include <algorithm>
#include <array>

#include "app/window/widgets/shapes.hpp"

namespace whylink::window {

namespace {

constexpr std::string_view kFieldPrefix = "field.";

struct NamedKey {
  std::string_view cap;
  KeyPress press;
};
constexpr std::array<NamedKey, 10> kNamedKeys = {{{"Enter", {Key::enter, 0, false, false}},
                                                  {"Ctrl+Enter", {Key::enter, 0, true, false}},
                                                  {"Space", {Key::space, 0, false, false}},
                                                  {"Esc", {Key::escape, 0, false, false}},
                                                  {"Tab", {Key::tab, 0, false, false}},
                                                  {"Del", {Key::erase, 0, false, false}},
                                                  {"Ctrl ↑", {Key::up, 0, true, false}},
                                                  {"F1", {Key::f1, 0, false, false}},
                                                  {"F2", {Key::f2, 0, false, false}},
                                                  {"Ctrl+Q", {Key::character, 'q', true, false}}}};

// The one key that a cap names.
std::optional<InputEvent> event_of(std::string_view cap) {
  for (const NamedKey& named : kNamedKeys) {
    if (named.cap == cap) return InputEvent{named.press, 0};
  }
  const bool letter = cap.size() == 1 && static_cast<unsigned char>(cap.front()) > ' ';
  if (!letter) return std::nullopt;
  const char c = cap.front();
  const bool capital = c >= 'A' && c <= 'Z';
  return InputEvent{{}, static_cast<char32_t>(capital ? c - 'A' + 'a' : c)};
}

// A key that goes on acting while it is held.
bool moves(Key key) {
  constexpr std::array kMoving = {Key::left, Key::right, Key::up,      Key::down,
                                  Key::home, Key::end,   Key::page_up, Key::page_down};
  return std::ranges::find(kMoving, key) != kMoving.end();
}

const Input& no_input() {
  static const Input nothing;
  return nothing;
}

}  // namespace

Frame::Frame(Canvas& canvas, const Input& input, FocusState& focus, Clipboard& clipboard)
    : canvas_(&canvas), given_(&input), input_(&input), focus_(&focus), clipboard_(&clipboard) {
  typing_ = is_field(focus.focused);
  for (const InputEvent& event : input.events) {
    if (event.key.key == Key::tab && !focus.order.empty()) take_tab(event.key);
  }
  focus.keeps_tab.clear();
  if (input.clicked) {
    focus.before_click = focus.focused;
    focus.by_keyboard = false;
  }
  if (!focus.overlays.empty()) input_ = &no_input();
}

Frame::~Frame() {
  if (given_->released) focus_->pressed.clear();
  if (overlays_.size() < focus_->overlays.size()) {
    focus_->focused = focus_->overlays[overlays_.size()].focused_before;
    focus_->overlays.resize(overlays_.size());
  }
  focus_->order = std::move(order_);
  // What is no longer shown cannot hold the focus, or letters would stay dead.
  if (std::ranges::find(focus_->order, focus_->focused) == focus_->order.end()) {
    focus_->focused.clear();
  }
}

void Frame::take_tab(const KeyPress& press) {
  const bool kept = !focus_->keeps_tab.empty() && focus_->keeps_tab == focus_->focused;
  if (kept && !press.shift) return;
  const auto at = std::ranges::find(focus_->order, focus_->focused);
  const std::size_t count = focus_->order.size();
  std::size_t next = press.shift ? count - 1 : 0;
  if (at != focus_->order.end()) {
    const auto now = static_cast<std::size_t>(at - focus_->order.begin());
    next = (now + (press.shift ? count - 1 : 1)) % count;
  }
  move_focus(std::string(focus_->order[next]));
}

bool Frame::is_field(std::string_view name) {
  return name.starts_with(kFieldPrefix);
}

void Frame::focus(std::string_view name) {
  focus_->focused = name;
}

void Frame::move_focus(std::string_view name) {
  focus_->focused = name;
  focus_->by_keyboard = true;
  focus_moved_ = true;
}

bool Frame::pressed(char letter) const {
  // Marks lie elsewhere on every keyboard: they count as written, letters and digits as pressed.
  const bool mark = letter < '0' || (letter > '9' && letter < 'a') || letter > 'z';
  return !typing_ && std::ranges::any_of(input_->events, [letter, mark](const InputEvent& event) {
    if (mark) return event.written == static_cast<char32_t>(letter);
    return !event.key.repeat && key_letter(event) == letter;
  });
}
bool Frame::pressed(Key key) const {
  return !typing_ && pressed_anywhere(key);
}
bool Frame::pressed_anywhere(Key key) const {
  if (std::ranges::find(taken_, key) != taken_.end()) return false;
  return std::ranges::any_of(input_->events, [key](const InputEvent& event) {
    return event.key.key == key && !event.key.control && (!event.key.repeat || moves(key));
  });
}
bool Frame::chord(Key key, char letter) const {
  return std::ranges::any_of(input_->events, [key, letter](const InputEvent& event) {
    const KeyPress& press = event.key;
    return press.control && press.key == key && press.letter == letter && !press.repeat;
  });
}

bool Frame::take(Key key) {
  if (!pressed(key)) return false;
  taken_.push_back(key);
  return true;
}

float Frame::take_wheel(Box area) {
  const Box seen = common(area, canvas_->visible());
  if (wheel_taken_ || input_->wheel == 0 || !seen.holds(input_->mouse_x, input_->mouse_y)) return 0;
  wheel_taken_ = true;
  return input_->wheel;
}

bool Frame::begin_overlay(std::string_view name) {
  const std::size_t depth = overlays_.size();
  overlays_.emplace_back(name);
  orders_below_.push_back(std::move(order_));
  order_.clear();
  probes_.clear();
  covered_texts_ = canvas_->shown().size();
  std::vector<Overlay>& open = focus_->overlays;
  const bool stays = depth < open.size() && open[depth].name == name;
  if (!stays) {
    if (depth < open.size()) focus_->focused = open[depth].focused_before;
    open.resize(depth);
    open.push_back({std::string(name), focus_->focused});
    focus_->focused.clear();
  }
  input_ = stays && depth + 1 == open.size() ? given_ : &no_input();
  return !stays;
}

void Frame::end_overlay(bool closes) {
  input_ = &no_input();
  if (!closes) return;
  overlays_.pop_back();
  order_ = std::move(orders_below_.back());
  orders_below_.pop_back();
}

Touch Frame::touch(std::string_view name, Box box, bool enabled) {
  const Box seen = common(box, canvas_->visible());
  Touch touch;
  touch.hovered = enabled && seen.holds(input_->mouse_x, input_->mouse_y);
  if (enabled) order_.emplace_back(name);
  if (touch.hovered && input_->clicked) {
    focus_->pressed = name;
    take_focus(name);
  }
  if (touch.hovered && input_->released && focus_->pressed == name) touch.done = true;
  const bool focused = enabled && is_focused(name);
  touch.ring = focused && focus_->by_keyboard;
  if (touch.ring && (take(Key::enter) || take(Key::space))) touch.done = true;
  const bool clipped = seen.w < box.w || seen.h < box.h;
  probes_.push_back({std::string(name), box, enabled, focused, clipped, canvas_->visible()});
  if (enabled && pose_ == Pose::hovered) touch.hovered = true;
  if (enabled && pose_ == Pose::focused) touch.ring = true;
  return touch;
}

// On a click. Who types goes on typing after a button was clicked: letters must not become keys.
void Frame::take_focus(std::string_view name) {
  if (is_field(name) || !is_field(focus_->focused)) focus_->focused = name;
}

void Frame::press(std::string_view cap) {
  clicked_ = *input_;
  if (const auto event = event_of(cap)) clicked_.events.push_back(*event);
  input_ = &clicked_;
}

Touch Frame::part(std::string_view name, std::string_view list, Box box) {
  const Box seen = common(box, canvas_->visible());
  Touch touch;
  touch.hovered = seen.holds(input_->mouse_x, input_->mouse_y);
  if (touch.hovered && input_->clicked) {
    focus_->pressed = name;
    take_focus(list);
  }
  touch.done = touch.hovered && input_->released && focus_->pressed == name;
  if (pose_ == Pose::hovered) touch.hovered = true;
  probes_.push_back({std::string(name), box, true, false, true, canvas_->visible(), true});
  return touch;
}

bool Frame::button(std::string_view name, Box box, std::string_view label, Look look,
                   bool enabled) {
  const auto [done, hovered, ring] = touch(name, box, enabled);
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
  if (look == Look::quiet && enabled) canvas_->outline(box, t.edge, 6);
  // Where a hairline is as strong as an edge, what cannot be pressed has none.
  if (!enabled && !t.is_stark()) canvas_->outline(box, t.line, 6);
  if (ring) canvas_->outline(box.inset(-3), t.accent, 8, 2);
  const Type type = look == Look::primary ? Type::strong : Type::body;
  const float room = box.w - 16;
  const float wide = std::min(canvas_->text_width(type, label), room);
  const float height = Canvas::line_height(type);
  // Signs stand on the middle of small letters, which is lower than that of a word.
  const float lift = label == "−" || label == "+" || label == "×" ? 1.5F : 0;
  canvas_->line(box.x + (box.w - wide) / 2, box.y + (box.h - height) / 2 - lift, room, type, ink,
                label);
  return done;
}

bool Frame::choice(std::string_view name, Box box, std::string_view word, char key,
                   std::string_view below, Colour colour) {
  const auto [done, hovered, ring] = touch(name, box);
  const Theme& t = theme();
  canvas_->fill(box, hovered ? t.sunken : t.surface, 8);
  canvas_->outline(box, hovered ? colour : t.edge, 8);
  if (ring) canvas_->outline(box.inset(-3), t.accent, 10, 2);
  constexpr float kTwoLines = 52;
  const float inset = box.w < 120 ? 8 : 12;
  const bool flat = box.h < kTwoLines;
  const float first = Canvas::line_height(Type::strong);
  const float high = flat ? first : first + Canvas::line_height(Type::caption) + 4;
  const float top = box.y + (box.h - high) / 2;
  const std::string label(1, key);
  const float base = Canvas::baseline(Type::strong) - Canvas::baseline(Type::caption);
  const Box cap{box.x + inset, top + base - 1, 20, 20};
  canvas_->outline(cap, t.line, 4);
  const float wide = canvas_->text_width(Type::caption, label);
  canvas_->line(cap.x + (cap.w - wide) / 2, top + base, wide + 1, Type::caption, t.muted, label);
  const float left = cap.right() + (inset < 12 ? 6.0F : 8.0F);
  canvas_->line(left, top, box.right() - 8 - left, Type::strong, colour, word);
  const float beside = left + canvas_->text_width(Type::strong, word) + 12;
  const float from = flat ? beside : box.x + inset;
  if (from < box.right() - 24) {
    canvas_->line(from, top + (flat ? base : first + 2), box.right() - 6 - from, Type::caption,
                  t.muted, below);
  }
  // The second click of two was meant for what stood there before.
  return (done && input_->clicks < 2) || pressed(key);
}

float Frame::keys(float x, float bottom, float width, KeyHints hints, std::size_t most_rows) {
  constexpr float kRow = 28;
  constexpr float kCap = 20;
  constexpr float kBetween = 16;
  const auto cap_width = [&](const std::string& key) {
    return std::max(kCap, canvas_->text_width(Type::caption, key) + 12);
  };
  std::vector<Point> places;  // from x, and from the first row
  const auto place_all = [&] {
    places.clear();
    Point pen;
    for (const auto& [key, meaning] : hints) {
      const float wide = cap_width(key) + 6 + canvas_->text_width(Type::caption, meaning);
      if (pen.x > 0 && pen.x + wide > width) pen = {0, pen.y + kRow};
      places.push_back(pen);
      pen.x += wide + kBetween;
    }
    return places.empty() || places.back().y < kRow * static_cast<float>(most_rows) - 1;
  };
  if (most_rows == 0) return bottom;
  // The last leads to all the others.
  while (!place_all() && hints.size() > 1) hints.erase(hints.end() - 2);
  const Theme& t = theme();
  const float first = bottom - kCap - (places.empty() ? 0.0F : places.back().y);
  for (std::size_t i = 0; i < hints.size(); ++i) {
    const auto& [key, meaning] = hints[i];
    const float from = x + places[i].x;
    const float y = first + places[i].y;
    const float cap = cap_width(key);
    const float word = from + cap + 6;
    const float right = std::min(word + canvas_->text_width(Type::caption, meaning), x + width + 1);
    const bool one = event_of(key).has_value();
    const Touch touch =
        one ? part("key." + key, focus_->before_click, {from, y - 2, right - from, kCap + 4})
            : Touch{};
    const Colour ink = touch.hovered ? t.ink : t.muted;
    canvas_->outline({from, y, cap, kCap}, touch.hovered ? t.ink : t.line, 4);
    const float letters = canvas_->text_width(Type::caption, key);
    canvas_->line(from + (cap - letters) / 2, y, letters + 1, Type::caption, ink, key);
    canvas_->line(word, y, x + width - word + 1, Type::caption, ink, meaning);
    if (touch.done) press(key);
  }
  return first;
}

}  // namespace whylink::window
