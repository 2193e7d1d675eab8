#include "app/window/application.hpp"

#include <fmt/format.h>

#include <cmath>

#include "whylink/text.hpp"

namespace whylink::window {

using Stage = review::Session::Stage;

std::string_view name(ScreenId screen) {
  constexpr std::array<std::string_view, 6> kNames = {"today", "ask",  "reveal",
                                                      "done",  "keys", "error"};
  return kNames.at(static_cast<std::size_t>(screen));
}

Application::Application(workspace::Workspace& workspace, Clipboard& clipboard)
    : workspace_(&workspace), clipboard_(&clipboard) {
  load_today();
}

void Application::draw(Canvas& canvas, const Input& input) {
  Intent intent;
  const ScreenId before = screen_;
  {
    Frame frame(canvas, input, focus_, *clipboard_);
    switch (screen_) {
      case ScreenId::today:
        intent = today_screen(frame, today_);
        break;
      case ScreenId::ask:
        intent = ask_screen(frame, ask_);
        break;
      case ScreenId::reveal:
        intent = reveal_screen(frame, reveal_);
        break;
      case ScreenId::done:
        intent = done_screen(frame, done_);
        break;
      case ScreenId::keys:
        intent = keys_screen(frame, keys_);
        break;
      case ScreenId::error:
        intent = error_screen(frame, error_);
        break;
    }
    probes_ = frame.probes();
    if (frame.pressed('t')) theme_ = theme_after(frame.theme()).name;
    if (frame.chord(Key::character, 'q')) intent = {Intent::Kind::leave};
  }
  perform(intent);
  // A widget may have changed what was drawn before it, so that every input is drawn twice.
  again_ = screen_ != before || intent.kind != Intent::Kind::none || !input.events.empty() ||
           input.clicked || input.released || input.wheel != 0;
}

void Application::leave() {
  if (run_) keep(run_->pause());
}

void Application::show(ScreenId screen) {
  if (screen == ScreenId::ask || screen == ScreenId::reveal) enter_session();
  if (run_ && !run_->done() && screen == ScreenId::reveal) {
    keep(run_->finish_typing());
    load_stage();
  }
  if (screen == ScreenId::done && run_) load_done();
  if (screen == ScreenId::error) {
    error_ = {"The note cannot be read: permission denied",
              "Notes/Sleep and memory.md:12",
              "Allow reading it, then go on",
              {}};
  }
  below_ = screen_;
  const bool possible = screen != ScreenId::ask && screen != ScreenId::reveal;
  if (possible && (screen != ScreenId::done || run_)) screen_ = screen;
}

void Application::perform(const Intent& intent) {
  using Kind = Intent::Kind;
  switch (intent.kind) {
    case Kind::none:
      return;
    case Kind::start:
      return enter_session();
    case Kind::minutes:
      return change_minutes(intent.number);
    case Kind::keys:
      below_ = screen_;
      screen_ = ScreenId::keys;
      return;
    case Kind::back:
      return go_back();
    case Kind::today:
      return go_to_today();
    case Kind::leave:
      close_ = true;
      return;
    case Kind::open_note:
      return open_note();
    default:
      if (run_) perform_at_prompt(intent);
      return;
  }
}

void Application::go_back() {
  const bool is_over = screen_ == ScreenId::keys || screen_ == ScreenId::error;
  if (!is_over) {
    leave();
    return go_to_today();
  }
  const bool failed = screen_ == ScreenId::error;
  screen_ = below_;
  if (screen_ == ScreenId::today) return load_today();
  // What failed may have gone part of its way: the page under it may be of a prompt that is past.
  if (failed && run_) load_stage();
}

void Application::go_to_today() {
  screen_ = ScreenId::today;
  load_today();
}

void Application::perform_at_prompt(const Intent& intent) {
  using Kind = Intent::Kind;
  switch (intent.kind) {
    case Kind::answer_changed:
      return keep(run_->type(ask_.answer.buffer.text()));
    case Kind::hint:
      if (const auto given = run_->hint(); !given) fail(given.error());
      ask_.hints = run_->hints();
      ask_.more_hints = ask_.hints.size() < run_->prompt().hints.size();
      return;
    case Kind::confidence:
      keep(run_->say_confidence(intent.number));
      ask_.confidence = run_->session().work.confidence;
      return;
    case Kind::strong:
    case Kind::weak:
    case Kind::map_only: {
      const review::Action action = intent.kind == Kind::strong ? review::Action::strong
                                    : intent.kind == Kind::weak ? review::Action::weak
                                                                : review::Action::map_only;
      if (const auto judged = run_->judge(action); !judged) return fail(judged.error());
      reveal_.judged = review::name(action);
      return;
    }
    case Kind::finish_typing:
      keep(run_->finish_typing());
      break;
    case Kind::grade:
      keep(run_->grade(static_cast<memory::Grade>(intent.number)));
      break;
    case Kind::not_now:
      keep(run_->not_now());
      break;
    case Kind::suspend:
      keep(run_->suspend());
      break;
    case Kind::undo:
      if (const auto undone = run_->undo(); !undone) {
        if (undone.error().kind != ErrorKind::not_found) return fail(undone.error());
        done_.can_undo = false;
        return;
      }
      break;
    default:
      return;
  }
  if (screen_ != ScreenId::error) load_stage();
}

void Application::keep(const Status& status) {
  if (!status) fail(status.error());
}

void Application::fail(const Error& error) {
  error_ = {error.what, error.where, error.remedy, {}};
  if (!error_.remedy.empty() && error_.remedy.front() >= 'a' && error_.remedy.front() <= 'z') {
    error_.remedy.front() = static_cast<char>(error_.remedy.front() - 'a' + 'A');
  }
  if (screen_ != ScreenId::error) below_ = screen_;
  screen_ = ScreenId::error;
}

void Application::open_note() {
  if (!run_ || run_->done() || !open_address) return;
  const std::string& path = workspace_->snapshot().file(run_->prompt().source).path;
  keep(open_address(path));
}

}  // namespace whylink::window
