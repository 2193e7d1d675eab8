#include "app/window/desk.hpp"

#include <utility>

#include "app/workspace/words.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

std::string_view name(ScreenId screen) {
  constexpr std::array<std::string_view, 11> kNames = {"start", "chooser", "vaults", "opening",
                                                       "today", "ask",     "reveal", "done",
                                                       "keys",  "error",   "gallery"};
  return kNames.at(static_cast<std::size_t>(screen));
}

Desk::Desk(std::unique_ptr<workspace::Workspace> workspace) : workspace_(std::move(workspace)) {
  take_up_session();
  load_today();
}

Intent Desk::draw(Frame& frame) {
  switch (screen_) {
    case ScreenId::ask:
      return ask_screen(frame, ask_);
    case ScreenId::reveal:
      return reveal_screen(frame, reveal_);
    case ScreenId::done:
      return done_screen(frame, done_);
    default:
      return today_screen(frame, today_);
  }
}

std::optional<Error> Desk::take_trouble() {
  return std::exchange(trouble_, std::nullopt);
}

void Desk::go_to_today() {
  rest();
  screen_ = ScreenId::today;
  load_today();
}

void Desk::reload() {
  if (run_ && screen_ != ScreenId::today) return load_stage();
  const bool list_open = today_.list_open;
  load_today();
  today_.list_open = list_open;
}

void Desk::rest() {
  save_draft();
  if (!run_ || resting_) return;
  const Status paused = run_->pause();
  resting_ = paused.has_value();
  keep(paused);
}

void Desk::go_on() {
  if (!run_ || screen_ == ScreenId::today) return;
  resting_ = false;
  run_->resume();
}

// Where the disk refuses, the draft goes on waiting: who asks again tries again.
void Desk::save_draft() {
  if (!draft_waits_) return;
  const Status typed = run_->type(ask_.answer.buffer.text());
  draft_waits_ = !typed;
  keep(typed);
}

void Desk::show(ScreenId screen) {
  if (screen == ScreenId::today) return go_to_today();
  enter_session();
  if (run_ && !run_->done() && screen == ScreenId::reveal) {
    keep(run_->finish_typing());
    load_stage();
  }
  if (screen == ScreenId::done && run_) play_to_the_end();
}

// On a copy of the record alone: pictures show a day that was gone through.
void Desk::play_to_the_end() {
  while (workspace_->options().rehearsal && !run_->done() && !trouble_) {
    keep(run_->finish_typing());
    if (!trouble_) keep(run_->grade(memory::Grade::clear));
  }
  if (!trouble_) load_done();
}

void Desk::perform(DayWish wish) {
  switch (wish) {
    case DayWish::start:
      return start();
    case DayWish::fewer_minutes:
      return change_minutes(-1);
    case DayWish::more_minutes:
      return change_minutes(1);
    case DayWish::narrow:
      return narrow();
    case DayWish::five_more_minutes:
      return five_more_minutes();
  }
}

// A scope that was typed counts, whether or not Enter was pressed behind it.
void Desk::start() {
  if (today_.narrowing && today_.scope.buffer.text() != scope_) narrow();
  if (!today_.scope_trouble.empty() || today_.items.empty()) return;
  enter_session();
}

void Desk::perform(const PromptWish& wish) {
  using Kind = PromptWish::Kind;
  if (!run_) return;
  if (wish.kind == Kind::answer_changed) {
    draft_waits_ = true;
    return;
  }
  save_draft();
  if (trouble_) return;
  switch (wish.kind) {
    case Kind::not_now:
      return skip("Put off until tomorrow: ", [this] { return run_->not_now(); });
    case Kind::suspend:
      return skip("Suspended, not asked any more: ", [this] { return run_->suspend(); });
    case Kind::open_note:
      return open_note();
    default:
      keep(act(wish));
  }
  const bool moves_on = wish.kind == Kind::finish_typing || wish.kind == Kind::grade;
  if (moves_on && !trouble_) load_stage();
  if (wish.kind == Kind::finish_typing && !trouble_) just_revealed_ = reveal_.can_type_on = true;
}

Status Desk::act(const PromptWish& wish) {
  using Kind = PromptWish::Kind;
  switch (wish.kind) {
    case Kind::hint:
      return give_hint();
    case Kind::confidence: {
      Status said = run_->say_confidence(wish.number);
      ask_.confidence = run_->session().work.confidence;
      return said;
    }
    case Kind::strong:
      return judge(review::Action::strong);
    case Kind::weak:
      return judge(review::Action::weak);
    case Kind::map_only:
      return judge(review::Action::map_only);
    case Kind::finish_typing:
      return run_->finish_typing();
    case Kind::grade:
      return run_->grade(static_cast<memory::Grade>(wish.number));
    default:
      return {};
  }
}

Status Desk::give_hint() {
  const auto given = run_->hint();
  show_hints();
  return given ? Status{} : tl::make_unexpected(given.error());
}

void Desk::undo() {
  if (run_) save_draft();
  if (trouble_) return;
  if (std::exchange(just_revealed_, false) && screen_ == ScreenId::reveal) return type_on();
  const auto undone = take_back();
  if (!undone) return fail(undone.error());
  if (!run_ || !*undone) return;
  load_stage();
  ask_.fresh = false;  // who works by keys goes on so: the next one is no letter of the answer
}

// Who pressed Ctrl+Enter too early has more to write; nothing was recorded yet.
void Desk::type_on() {
  keep(run_->type_on());
  if (trouble_) return;
  load_stage();
  tell("Back at the question, with what you wrote.", "");
}

// What was done is said, for its key lies beside harmless ones.
void Desk::skip(const std::string& what, const std::function<Status()>& act) {
  if (run_->done()) return;
  const vault::Snapshot& snapshot = workspace_->snapshot();
  const std::string words = what + std::string(snapshot.file(run_->item().a).title()) + " – " +
                            std::string(snapshot.file(run_->item().b).title());
  keep(act());
  if (trouble_) return;
  tell(text::printable(words), "Undo");
  load_stage();
}

Status Desk::judge(review::Action action) {
  // The same key again takes it off.
  const bool again = reveal_.judged == review::name(action);
  if (const auto judged = run_->judge(again ? review::Action::unjudge : action); !judged) {
    return tl::make_unexpected(judged.error());
  }
  reveal_.judged = again ? "" : review::name(action);
  just_revealed_ = reveal_.can_type_on = false;
  return {};
}

// With what was done before this session: then the day is planned anew.
Result<bool> Desk::take_back() {
  const auto undone = run_ ? run_->undo() : workspace_->undo();
  const bool nothing = !undone && undone.error().kind == ErrorKind::not_found;
  done_.can_undo = !nothing;
  if (nothing) tell("There is nothing to take back.", "");
  if (nothing) return false;
  if (!undone) return tl::make_unexpected(undone.error());
  tell(text::printable(workspace::taken_back(*workspace_, *undone)), "");
  if (!run_) load_today();
  return true;
}

void Desk::keep(const Status& status) {
  if (!status) fail(status.error());
}

void Desk::open_note() {
  if (!run_ || run_->done() || !open_address) return;
  const std::string& path = workspace_->snapshot().file(run_->prompt().source).path;
  keep(open_address(path));
}

}  // namespace whylink::window
