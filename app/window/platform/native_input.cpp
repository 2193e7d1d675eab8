#include "app/window/platform/native_input.hpp"

#include <GLFW/glfw3.h>

#include <cmath>

#include "app/window/platform/input_method.hpp"

namespace whylink::window {

namespace {

constexpr double kDoubleClickSeconds = 0.4;
constexpr double kSamePlace = 5;  // of a double click, in the window's units

NativeInput& of(GLFWwindow* window) {
  return *static_cast<NativeInput*>(glfwGetWindowUserPointer(window));
}

Key named(int key) {
  switch (key) {
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return Key::enter;
    case GLFW_KEY_ESCAPE:
      return Key::escape;
    case GLFW_KEY_TAB:
      return Key::tab;
    case GLFW_KEY_BACKSPACE:
      return Key::backspace;
    case GLFW_KEY_DELETE:
      return Key::erase;
    case GLFW_KEY_LEFT:
      return Key::left;
    case GLFW_KEY_RIGHT:
      return Key::right;
    case GLFW_KEY_UP:
      return Key::up;
    case GLFW_KEY_DOWN:
      return Key::down;
    case GLFW_KEY_HOME:
      return Key::home;
    case GLFW_KEY_END:
      return Key::end;
    case GLFW_KEY_PAGE_UP:
      return Key::page_up;
    case GLFW_KEY_PAGE_DOWN:
      return Key::page_down;
    case GLFW_KEY_SPACE:
      return Key::space;
    case GLFW_KEY_F1:
      return Key::f1;
    case GLFW_KEY_F2:
      return Key::f2;
    default:
      return Key::none;
  }
}

// Where the key lies, as an American keyboard names it.
char place_of(int key) {
  if (key >= GLFW_KEY_A && key <= GLFW_KEY_Z) return static_cast<char>('a' + key - GLFW_KEY_A);
  if (key >= GLFW_KEY_0 && key <= GLFW_KEY_9) return static_cast<char>('0' + key - GLFW_KEY_0);
  return 0;
}

void on_key(GLFWwindow* window, int key, int scancode, int action, int mods) {
  if (action == GLFW_RELEASE) return;
  NativeInput& native = of(window);
  native.last_key = glfwGetTime();
  KeyPress press{named(key), 0, (mods & GLFW_MOD_CONTROL) != 0, (mods & GLFW_MOD_SHIFT) != 0,
                 action == GLFW_REPEAT};
  const bool foreign = (mods & GLFW_MOD_SUPER) != 0;
  const bool prints = key >= GLFW_KEY_SPACE && key <= GLFW_KEY_WORLD_2;
  const bool writes = prints && !foreign && (mods & GLFW_MOD_ALT) == 0;
  if (prints && press.key == Key::none) {
    press.key = Key::character;
    const char* name = glfwGetKeyName(key, scancode);
    press.letter = letter_on(name == nullptr ? "" : name, place_of(key));
  }
  const InputMethod& method = InputMethod::instance();
  const HeldPress pressed = {press, writes, foreign, method.press()};
  if (method.is_certain() && method.keeps()) {
    native.foreign = false;  // what comes next is the input method's
    native.held.hold(pressed);
  } else {
    native.press(pressed);
  }
}

void on_character(GLFWwindow* window, unsigned c) {
  NativeInput& native = of(window);
  native.last_key = glfwGetTime();
  if (native.foreign) return;
  native.changed = true;
  native.keyboard.write(native.input, static_cast<char32_t>(c));
}

void on_cursor(GLFWwindow* window, double x, double y) {
  NativeInput& native = of(window);
  native.changed = true;
  native.x = x;
  native.y = y;
}

void on_enter(GLFWwindow* window, int entered) {
  NativeInput& native = of(window);
  native.changed = true;
  if (entered == GLFW_FALSE && !native.input.mouse_down) native.x = native.y = -1;
}

void on_button(GLFWwindow* window, int button, int action, int) {
  if (button != GLFW_MOUSE_BUTTON_LEFT) return;
  NativeInput& native = of(window);
  native.changed = true;
  native.keyboard.end_composing();
  if (action == GLFW_PRESS) {
    const double now = glfwGetTime();
    const bool near = std::abs(native.x - native.last_x) < kSamePlace &&
                      std::abs(native.y - native.last_y) < kSamePlace;
    const bool again = native.last_click >= 0 && now - native.last_click < kDoubleClickSeconds;
    native.clicks_in_row = again && near ? native.clicks_in_row % 3 + 1 : 1;
    native.last_click = now;
    native.last_x = native.x;
    native.last_y = native.y;
  }
  InputEvent event;
  event.mouse = action == GLFW_PRESS ? Mouse::down : Mouse::up;
  event.x = static_cast<float>(native.x);
  event.y = static_cast<float>(native.y);
  event.clicks = native.clicks_in_row;
  native.input.events.push_back(event);
}

void on_scroll(GLFWwindow* window, double, double y) {
  NativeInput& native = of(window);
  native.changed = true;
  native.input.wheel += static_cast<float>(y);
}

void on_refresh(GLFWwindow* window) {
  of(window).changed = true;
}
void on_size(GLFWwindow* window, int, int) {
  of(window).changed = true;
}

void on_focus(GLFWwindow* window, int focused) {
  if (focused != GLFW_FALSE) return;
  of(window).focus_lost = true;
  of(window).keyboard.end_composing();
}

}  // namespace

void NativeInput::listen(GLFWwindow* window) {
  glfwSetWindowUserPointer(window, this);
  InputMethod::instance().listen([this](const PressId& id) {
    if (const auto back = held.take_back(id)) press(*back);
  });
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetCursorPosCallback(window, on_cursor);
  glfwSetCursorEnterCallback(window, on_enter);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetScrollCallback(window, on_scroll);
  glfwSetWindowRefreshCallback(window, on_refresh);
  glfwSetFramebufferSizeCallback(window, on_size);
  glfwSetWindowFocusCallback(window, on_focus);
}

void NativeInput::stop(GLFWwindow* window) {
  InputMethod::instance().listen(nullptr);
  glfwSetKeyCallback(window, nullptr);
  glfwSetCharCallback(window, nullptr);
  glfwSetCursorPosCallback(window, nullptr);
  glfwSetCursorEnterCallback(window, nullptr);
  glfwSetMouseButtonCallback(window, nullptr);
  glfwSetScrollCallback(window, nullptr);
  glfwSetWindowRefreshCallback(window, nullptr);
  glfwSetFramebufferSizeCallback(window, nullptr);
  glfwSetWindowFocusCallback(window, nullptr);
  glfwSetWindowUserPointer(window, nullptr);
}

void NativeInput::press(const HeldPress& pressed) {
  const KeyPress& key = pressed.press;
  foreign = pressed.foreign;
  // As one of the keypad, it comes as a character.
  if (key.key == Key::none || (key.key == Key::character && !pressed.writes)) return;
  changed = true;
  if (key.control) {
    if (key.letter == '+' || key.letter == '=') zoom += 1;
    if (key.letter == '-') zoom -= 1;
    if (key.letter == '0') plain_size = true;
  }
  if (InputMethod::instance().is_certain()) keyboard.end_composing();  // there is nothing to guess
  keyboard.press(input, key, pressed.writes);
}

void NativeInput::settle() {
  input.mouse_x = static_cast<float>(x) * pixels_to_one;
  input.mouse_y = static_cast<float>(y) * pixels_to_one;
  for (InputEvent& event : input.events) {
    event.x *= pixels_to_one;
    event.y *= pixels_to_one;
  }
}

void NativeInput::forget() {
  input.events.clear();
  input.wheel = 0;
  if (!input.mouse_down) input.clicks = 0;
  zoom = 0;
  plain_size = false;
  changed = false;
}

}  // namespace whylink::window
