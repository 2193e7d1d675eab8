// The program without a display, worked by keys, mouse and the names of its controls, with a home
// and a data folder of its own.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "app/window/application.hpp"
#include "app/window/platform/stage.hpp"
#include "app/workspace/system.hpp"
#include "tests/vault/temporary_vault.hpp"

namespace whylink::window {

class OwnClipboard : public Clipboard {
 public:
  std::string text() override { return kept_; }
  void set_text(const std::string& text) override { kept_ = text; }

 private:
  std::string kept_;
};

class Driver : public ::testing::Test {
 protected:
  Driver() : data_(folder_.root() / "data"), home_(folder_.root() / "home") {
    std::filesystem::create_directories(data_);
    std::filesystem::create_directories(home_);
    ::setenv("HOME", home_.c_str(), 1);
    ::unsetenv("XDG_CONFIG_HOME");
  }

  // A fresh start of the program; what ran before is closed.
  void start() {
    application_.reset();
    Launch launch;
    launch.how.data = data_;
    launch.how.access = record::Access::write;
    launch.how.clock = [this] { return now_; };
    launch.how.seed = 1;
    launch.sample = WHYLINK_SOURCE_DIR "/assets/sample-vault";
    launch.wake = [this] { wake_(); };
    launch.ticks = [this] { return ticks_; };
    launch.drives = drives_;
    application_.emplace(std::move(launch), clipboard_);
    frame({});
  }
  void open_vault(const std::filesystem::path& vault) {
    application_->open(vault.string());
    settle();
    now_.milliseconds += 60'000;
  }
  // Until what is being opened is there.
  void settle() {
    application_->wait();
    frame({});
    frame({});
  }
  void frame(const Input& input) {
    stage_.begin();
    application_->draw(stage_.canvas(), input);
    stage_.end();
  }
  [[nodiscard]] bool shows(std::string_view text) const {
    return std::ranges::any_of(stage_.canvas().shown(),
                               [text](const ShownText& one) { return one.text == text; });
  }
  // Some text on the screen holds it.
  [[nodiscard]] bool reads(std::string_view words) const {
    return std::ranges::any_of(stage_.canvas().shown(), [words](const ShownText& one) {
      return one.text.find(words) != std::string::npos;
    });
  }
  void key(Key key, bool control = false) {
    Input input;
    input.events.push_back({{key, 0, control, false}, 0});
    frame(input);
    frame({});
  }
  // Who reveals an answer looks at it before pressing on.
  void reveal() {
    key(Key::enter, true);
    ticks_ += 2000;
  }
  void write(std::u32string_view text) {
    for (const char32_t c : text) {
      Input input;
      input.events.push_back({{}, c});
      frame(input);
    }
    frame({});
  }
  // Where that control stands; empty where there is none.
  [[nodiscard]] Box place(std::string_view name) const {
    const auto& probes = application_->probes();
    const auto found = std::ranges::find(probes, name, &Probe::name);
    return found == probes.end() ? Box{} : found->box;
  }
  // Presses and lets go in the middle of that control; `clicks` is 2 for the second of two.
  void click(std::string_view name, int clicks = 1) {
    const Box box = place(name);
    ASSERT_GT(box.w, 0) << name;
    Input input;
    input.mouse_x = box.x + box.w / 2;
    input.mouse_y = box.y + box.h / 2;
    input.mouse_down = input.clicked = true;
    input.clicks = clicks;
    frame(input);
    input.mouse_down = input.clicked = false;
    input.released = true;
    frame(input);
    frame({});
  }

  Moment now_ = *parse_moment("2026-03-01T09:00:00+01:00");
  // Every disk answers in time, however slow the machine is that tests.
  Patience drives_{std::chrono::seconds(30), [](const std::string&) {}};
  std::int64_t ticks_ = 0;              // milliseconds
  std::function<void()> wake_ = [] {};  // set before anything is opened
  vault::TemporaryVault folder_;
  std::filesystem::path data_;
  std::filesystem::path home_;
  OwnClipboard clipboard_;
  Stage stage_{1280, 800, 1, themes().front()};
  std::optional<Application> application_;
};

}  // namespace whylink::window
