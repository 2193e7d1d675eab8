// What the session does where the disk takes nothing, or the vault is away: no word is lost, and
// nothing is said to be recorded that is not.
#include <utility>

#include "app/terminal/review_dialogue.hpp"

namespace whylink::terminal {

namespace {

// What a person can mend beside the session: a full disk, a drive, a folder that was moved.
bool may_pass(const Error& error) {
  return error.kind == ErrorKind::io || error.kind == ErrorKind::vault_unreadable;
}

}  // namespace

Status ReviewDialogue::insist(const std::function<Status()>& act) {
  while (true) {
    Status done = act();
    if (done || !may_pass(done.error())) return done;
    const bool is_kept = done.error().kind == ErrorKind::vault_unreadable;
    say((is_kept ? "The session cannot go on: " : "This is not on disk: ") + done.error().line() +
        ".");
    say("What you typed is still here. Enter tries again; q leaves.");
    while (true) {
      const Typed typed = lines_->next({"again> ", {}, {}});
      if (typed.end != Typed::End::line || typed.text == "q") return done;
      if (typed.text.empty()) break;
      say("Enter tries again; q leaves.");
    }
    run_->resume();  // mending a disk is no time of thinking
  }
}

Status ReviewDialogue::insist_once(const std::function<Status()>& act) {
  const auto before = last_event();
  return insist([&]() -> Status {
    Status done = act();
    if (done || !may_pass(done.error()) || last_event() == before) return done;
    return keep_trying(done);  // it is recorded, and only where the session stands is not
  });
}

Status ReviewDialogue::keep_trying(const Status& kept) {
  if (!kept && !may_pass(kept.error())) return kept;
  const bool is_refused = !kept && kept.error().kind == ErrorKind::io;
  const bool is_told = std::exchange(unsaved_, is_refused);
  if (is_refused && !is_told) {
    say("What you type is not on disk yet: " + kept.error().line() +
        ". It is tried again with what you type next.");
  }
  return {};
}

Result<int> ReviewDialogue::break_off(const Error& error) {
  if (!run_->done()) {
    say(run_->pause() ? "The session is kept; it goes on here the next time."
                      : "The session could not be kept as it is now.");
  }
  return tl::make_unexpected(error);
}

std::optional<Uuid> ReviewDialogue::last_event() const {
  const auto last = workspace_->record().last_undoable();
  if (!last || !*last) return std::nullopt;
  return (*last)->id;
}

}  // namespace whylink::terminal
