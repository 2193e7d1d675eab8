// What the window does, without a window: holds the open vault and the session, turns them into the
// states of the screens, and does what a screen says the person wants. One thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/window/screens/screens.hpp"
#include "app/workspace/session_run.hpp"

namespace whylink::window {

enum class ScreenId : std::uint8_t { today, ask, reveal, done, keys, error };
// The order of the documents; `name` is the file name of a screen's picture.
constexpr std::array<ScreenId, 6> kScreens = {ScreenId::today, ScreenId::ask,  ScreenId::reveal,
                                              ScreenId::done,  ScreenId::keys, ScreenId::error};
[[nodiscard]] std::string_view name(ScreenId screen);

class Application {
 public:
  // The workspace is open for writing and outlives the application.
  Application(workspace::Workspace& workspace, Clipboard& clipboard);

  void draw(Canvas& canvas, const Input& input);
  [[nodiscard]] ScreenId screen() const { return screen_; }
  [[nodiscard]] bool wants_to_close() const { return close_; }
  // Something changed while drawing: another frame is due.
  [[nodiscard]] bool must_draw_again() const { return again_; }
  // A text field has the focus.
  [[nodiscard]] bool is_typing() const { return Frame::is_field(focus_.focused); }
  // Of the last frame.
  [[nodiscard]] const std::vector<Probe>& probes() const { return probes_; }
  [[nodiscard]] const FieldState& answer() const { return ask_.answer; }
  // Keeps what is half done; called before the window closes.
  void leave();
  // For pictures: shows the screen with what the session has by now.
  void show(ScreenId screen);
  // The colours asked for with T, one after the other; empty: none were yet.
  [[nodiscard]] std::string_view theme() const { return theme_; }
  // Called with the address of a note that is to be opened.
  std::function<Status(const std::string&)> open_address;

 private:
  void load_today();
  void change_minutes(int direction);
  void enter_session();
  void load_stage();
  void load_ask();
  void load_reveal();
  void load_done();
  void perform(const Intent& intent);
  void go_back();
  void go_to_today();
  void perform_at_prompt(const Intent& intent);
  void keep(const Status& status);
  void fail(const Error& error);
  void open_note();

  workspace::Workspace* workspace_;
  Clipboard* clipboard_;
  std::optional<workspace::SessionRun> run_;
  std::optional<int> minutes_;  // as chosen on Today; none: the default, or a session that was left
  FocusState focus_;
  std::vector<Probe> probes_;
  ScreenId screen_ = ScreenId::today;
  ScreenId below_ = ScreenId::today;  // what `keys` and `error` lie over
  bool close_ = false;
  std::string_view theme_;
  bool again_ = false;
  TodayState today_;
  AskState ask_;
  RevealState reveal_;
  DoneState done_;
  KeysState keys_;
  ErrorState error_;
};

}  // namespace whylink::window
