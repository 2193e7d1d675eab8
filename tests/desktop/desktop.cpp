#include "tests/desktop/desktop.hpp"

#include <algorithm>
#include <cstdlib>

namespace whylink::desktop {

using e2e::Child;

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 900;

}  // namespace

Display::Display() {
  start();
  if (number_.empty()) return;
  ::setenv("DISPLAY", (":" + number_).c_str(), 1);
  ::unsetenv("WAYLAND_DISPLAY");
  ::setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  ::setenv("LC_ALL", "C.UTF-8", 1);  // else xdotool cannot read what it is to type
  // For the window alone: Mesa keeps 112 bytes of a module it unloads, which no suppression names.
  ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
  Child hand("/", "xdotool", {"version"});
  hand.read_all();
  works_ = hand.wait() == 0;
}

// Ended gently, the server takes its lock with it.
Display::~Display() {
  if (server_) server_->terminate();
}

// The layout is French, whose keys write é: a letter that no key has would be put on a spare one
// for the time of its press, which a slow program misses.
void Display::start() {
  const std::string screen = std::to_string(kWidth) + "x" + std::to_string(kHeight) + "x24";
  server_ =
      std::make_unique<Child>("/", "Xvfb",
                              std::vector<std::string>{"-displayfd", "1", "-noreset", "-nolisten",
                                                       "tcp", "-screen", "0", screen});
  // It tells of displays that others have before it tells which it took.
  for (;;) {
    const std::string line = server_->read_until("\n");
    if (line.empty()) return;
    number_ = line.substr(0, line.size() - 1);
    if (number_.find_first_not_of("0123456789") == std::string::npos) break;
  }
  Child layout("/", "setxkbmap", {"-display", ":" + number_, "fr"});
  layout.read_all();
  layout.wait();
}

namespace {

std::vector<std::string> words_with(const std::vector<std::string>& more) {
  std::vector<std::string> words = {
      "vault", "--data", "data", "--now", "2026-03-02T09:00:00+01:00", "--seed", "7", "--report"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

Window::Window(const e2e::Sandbox& sandbox, const std::vector<std::string>& more)
    : Window(sandbox.root(), WHYLINK_PROGRAM, words_with(more)) {}

Window::Window(std::filesystem::path folder, const std::string& program,
               const std::vector<std::string>& words)
    : folder_(std::move(folder)) {
  program_ = std::make_unique<Child>(folder_, program, words);
  if (!read_on()) return;
  // It would wait for good for the window of a program that died meanwhile.
  Child search(folder_, "timeout",
               {"30", "xdotool", "search", "--sync", "--onlyvisible", "--class", "whylink"});
  id_ = search.read_until("\n");
  while (!id_.empty() && id_.back() == '\n') id_.pop_back();
  if (id_.empty()) return;
  act({"windowfocus", "--sync", id_});
  while (seen_.value("screen", "") == "opening" && read_on()) continue;
}

void Window::act(const std::vector<std::string>& words) const {
  std::vector<std::string> all = {"30", "xdotool"};
  all.insert(all.end(), words.begin(), words.end());
  Child hand(folder_, "timeout", all);
  hand.read_all();
  hand.wait();
}

void Window::key(const std::string& chord) {
  act({"key", "--clearmodifiers", chord});
}

void Window::type(const std::string& text, int pause_ms) {
  act({"type", "--delay", std::to_string(pause_ms), text});
}

void Window::paste(const std::string& text) {
  clipboard_ = std::make_unique<Child>(
      folder_, "xclip", std::vector<std::string>{"-quiet", "-selection", "clipboard"});
  clipboard_->write(text);
  clipboard_->close_input();
  clipboard_->read_until("request number 1");  // it holds the selection now
  key("ctrl+v");
}

void Window::click(const std::string& control) {
  const auto& box = seen_["controls"][control];
  if (!box.is_array()) return;
  const auto middle = [&](std::size_t from) {
    return std::to_string(
        static_cast<int>(box[from].get<double>() + box[from + 2].get<double>() / 2));
  };
  act({"mousemove", "--window", id_, middle(0), middle(1), "click", "1"});
}

void Window::resize(int width, int height) {
  act({"windowsize", "--sync", id_, std::to_string(width), std::to_string(height)});
}

// Passes over what the system's libraries say between the lines of the report.
bool Window::read_on() {
  for (;;) {
    const std::string line = program_->read_until("\n");
    if (line.empty()) return false;
    auto seen = nlohmann::json::parse(line, nullptr, false);
    if (!seen.is_object()) continue;
    seen_ = std::move(seen);
    return true;
  }
}

bool Window::until_screen(const std::string& screen) {
  while (seen_.value("screen", "") != screen) {
    if (!read_on()) return false;
  }
  return true;
}

bool Window::until_answer(const std::string& answer) {
  while (seen_.value("answer", "") != answer) {
    if (!read_on()) return false;
  }
  return true;
}

bool Window::reads(const std::string& words) const {
  const auto& texts = seen_["texts"];
  return std::ranges::any_of(texts, [&](const nlohmann::json& text) {
    return text.get<std::string>().find(words) != std::string::npos;
  });
}

bool Window::until_kept() {
  while (!seen_.value("kept", false)) {
    if (!read_on()) return false;
  }
  return true;
}

int Window::wait() {
  program_->read_all();
  return program_->wait();
}

int Window::terminate() {
  return program_->terminate();
}

int Window::quit() {
  key("ctrl+q");
  return wait();
}

}  // namespace whylink::desktop
