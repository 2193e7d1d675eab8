// One open vault and its session as the screens show them: makes the states of Today, Ask, Reveal
// and Done, and does what they say the person wants. One thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "app/window/platform/late_bitmap.hpp"
#include "app/window/screens/screens.hpp"
#include "app/workspace/session_run.hpp"

namespace whylink::window {

enum class ScreenId : std::uint8_t {
  start,
  chooser,
  vaults,
  opening,
  today,
  ask,
  reveal,
  done,
  keys,
  error,
  gallery  // hidden: for those who build the window
};
// What pictures are made of, in the order of the documents; `name` is the picture's file name.
inline constexpr std::array kScreens = {
    ScreenId::start, ScreenId::chooser, ScreenId::vaults, ScreenId::opening, ScreenId::today,
    ScreenId::ask,   ScreenId::reveal,  ScreenId::done,   ScreenId::keys,    ScreenId::error};
[[nodiscard]] std::string_view name(ScreenId screen);

class Desk {
 public:
  // The workspace is open for writing. Begins at Today.
  explicit Desk(std::unique_ptr<workspace::Workspace> workspace);

  [[nodiscard]] workspace::Workspace& workspace() const { return *workspace_; }
  // Today, ask, reveal or done.
  [[nodiscard]] ScreenId screen() const { return screen_; }
  [[nodiscard]] Intent draw(Frame& frame);
  void perform(DayWish wish);
  void perform(const PromptWish& wish);
  // Takes back the last thing done, in the session or before it; first of all that the answer was
  // shown, where nothing was done since.
  void undo();
  // What went wrong in the last calls; the screen stands where the session stands. Taken once.
  [[nodiscard]] std::optional<Error> take_trouble();

  void go_to_today();
  // Makes the screen's state anew, after an error or when another screen lay over it.
  void reload();
  // Keeps what is half done, and counts no time from here on until the session is gone on with;
  // called before the desk is left, or covered by another screen.
  void rest();
  // It is in sight again.
  void go_on();
  // Letters were typed that are not on disk yet. Every step but typing writes them down; for a
  // pause in typing somebody has to call save_draft().
  [[nodiscard]] bool draft_waits() const { return draft_waits_; }
  void save_draft();
  // For pictures: goes to that screen as far as the session can.
  void show(ScreenId screen);

  [[nodiscard]] const FieldState& answer() const { return ask_.answer; }
  // Called with what the person is to be told, and "Undo" or "".
  std::function<void(std::string, std::string)> tell = [](const std::string&, const std::string&) {
  };
  // Called from any thread when a picture came: a frame is due.
  std::function<void()> wake = [] {};
  // Blocks until all pictures of what was drawn have come.
  void wait() { bitmaps_.wait(); }
  // Called with the path of a note that is to be opened.
  std::function<Status(const std::string&)> open_address;

 private:
  void load_today();
  void change_minutes(int direction);
  void narrow();
  // The plan of the day as it is narrowed; where the scope is wrong, without it.
  [[nodiscard]] Result<review::Plan> plan();
  void teach_empty_day(const review::Plan& plan);
  void show_what_is_left(const review::Plan& plan);
  void list_items(std::span<const review::Item> items);
  void start();
  void enter_session();
  void load_stage();
  void load_ask();
  void load_reveal();
  void load_done();
  void play_to_the_end();
  [[nodiscard]] Status act(const PromptWish& wish);
  [[nodiscard]] Status give_hint();
  void show_hints();
  [[nodiscard]] Status judge(review::Action action);
  void type_on();
  // False: there was nothing.
  [[nodiscard]] Result<bool> take_back();
  void skip(const std::string& what, const std::function<Status()>& act);
  void take_up_session();
  void five_more_minutes();
  void keep(const Status& status);
  void fail(const Error& error) { trouble_ = error; }
  void open_note();

  std::unique_ptr<workspace::Workspace> workspace_;
  std::optional<workspace::SessionRun> run_;
  std::optional<int> minutes_;  // as chosen on Today; none: the default, or a session that was left
  std::string scope_;           // as narrowed on Today
  ScreenId screen_ = ScreenId::today;
  bool draft_waits_ = false;
  bool resting_ = false;
  bool just_revealed_ = false;  // and nothing was done since
  std::optional<Error> trouble_;
  BitmapReader bitmaps_{[this] { wake(); }};  // outlives the screens, which ask it
  TodayState today_;
  AskState ask_;
  RevealState reveal_;
  DoneState done_;
};

}  // namespace whylink::window
