// The window on a display of its own, worked with keyboard and mouse as a person does. What it
// shows comes back through `--report`.
#pragma once

#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/e2e/child.hpp"
#include "tests/e2e/sandbox.hpp"

namespace whylink::desktop {

// An X server without a screen. None where Xvfb or xdotool is missing.
class Display {
 public:
  Display();
  ~Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;
  [[nodiscard]] bool works() const { return works_; }

 private:
  void start();

  std::unique_ptr<e2e::Child> server_;
  std::string number_;
  bool works_ = false;
};

class Window {
 public:
  // Opens the sample vault of the sandbox, at a fixed time and seed, and waits until it
  // is open.
  explicit Window(const e2e::Sandbox& sandbox, const std::vector<std::string>& more = {});
  // The same with a command of one's own, run in `folder`.
  Window(std::filesystem::path folder, const std::string& program,
         const std::vector<std::string>& words);

  // As xdotool names keys: "ctrl+Return".
  void key(const std::string& chord);
  // `pause_ms` between the keys; what needs a key of its own comes through only with a long one.
  void type(const std::string& text, int pause_ms);
  void paste(const std::string& text);
  void click(const std::string& control);
  void resize(int width, int height);

  [[nodiscard]] const nlohmann::json& seen() const { return seen_; }
  // Reads on until the window shows that screen, or that answer. False: it ended before.
  bool until_screen(const std::string& screen);
  bool until_answer(const std::string& answer);
  // Whether some text that can be read holds it.
  [[nodiscard]] bool reads(const std::string& words) const;
  // Reads on until what was typed is on disk, which it is a second later.
  bool until_kept();
  // Closes the window; its exit code.
  int quit();
  // Its exit code, once it ends by itself.
  int wait();
  void kill() { program_->kill(); }
  // As a system that shuts down ends it; its exit code.
  int terminate();

 private:
  bool read_on();
  void act(const std::vector<std::string>& words) const;

  std::filesystem::path folder_;
  std::unique_ptr<e2e::Child> program_;
  std::unique_ptr<e2e::Child> clipboard_;
  std::string id_;
  nlohmann::json seen_ = nlohmann::json::object();  // nothing yet
};

}  // namespace whylink::desktop
