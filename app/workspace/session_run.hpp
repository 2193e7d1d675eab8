// A review session as it runs: what is asked now, what may be done with it, and where it goes on.
// Every step is on disk before the call returns, so that a crash or a closed window comes back to
// the same prompt with the half-typed answer. A session that is not taken up any more, of another
// day or another wish, leaves its half-typed answer to the next prompt of that connection.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

// What the person asked for. An empty wish takes up any session of today that was left.
struct SessionWish {
  std::optional<double> minutes;
  std::optional<record::PromptKind> kind;
  std::string scope;
  [[nodiscard]] bool empty() const { return !minutes && !kind && scope.empty(); }
};

// The last page.
struct SessionSummary {
  int recalled = 0;   // connections whose reason was recalled today, of this session
  int explained = 0;  // those of them of which the reason was written down today
  int missed = 0;     // those that ended on a blank
  int sharper = 0;    // recalled better than the time before
  int put_off = 0;    // of this session, until tomorrow by hand
  int tomorrow = 0;   // connections that are due tomorrow
  int tomorrow_minutes = 0;
  int more = 0;  // prompts that today would still hold, without a wish for other minutes or a scope
};
// In sentences, one a line, as every front end shows them.
[[nodiscard]] std::vector<std::string> lines(const SessionSummary& summary);

class SessionRun {
 public:
  // Takes up the session of today that was left, else enrols what is new today and plans one.
  // `workspace` is open for writing and outlives the run.
  [[nodiscard]] static Result<SessionRun> begin(Workspace& workspace, const SessionWish& wish);

  [[nodiscard]] bool resumed() const { return resumed_; }
  [[nodiscard]] const review::Session& session() const { return session_; }
  // What it was begun with; none of a session that was taken up.
  [[nodiscard]] const std::optional<review::Plan>& plan() const { return plan_; }
  [[nodiscard]] bool done() const { return session_.stage == review::Session::Stage::done; }
  // Makes the prompt again where the vault was away when it should have been made. To be called
  // after an error, before prompt() is asked for.
  [[nodiscard]] Status require_prompt();
  // Neither may be asked for when the session is done.
  [[nodiscard]] const review::Item& item() const { return session_.items[session_.at]; }
  [[nodiscard]] const review::Prompt& prompt() const { return *prompt_; }
  // The hints given so far.
  [[nodiscard]] std::vector<std::string> hints() const;
  // A note that was edited meanwhile is read again, and the prompt made anew. not_found: the link
  // is gone; the session stands at the next prompt then. Any other error: it stands where it stood.
  [[nodiscard]] Result<review::Reveal> reveal();
  [[nodiscard]] std::vector<review::Outcome> outcomes() const;
  // Something was graded in this run, which w, k and m speak of until the next reveal.
  [[nodiscard]] bool just_graded() const { return graded_.has_value(); }

  // The half-typed answer as a whole.
  [[nodiscard]] Status type(std::string text);
  // The next hint; none when all were given.
  [[nodiscard]] Result<std::optional<std::string>> hint();
  [[nodiscard]] Status say_confidence(int confidence);  // 1 unsure, 2 fairly, 3 sure
  [[nodiscard]] Status finish_typing();
  // Back to the question, with what was typed, as if the answer had not been shown.
  [[nodiscard]] Status type_on();
  // Records the answer and goes on to the next prompt. A blank comes back once, at the end. usage:
  // the answer is not shown. Any other error: the session stands where it now says it does.
  [[nodiscard]] Status grade(memory::Grade grade);
  // strong, weak or map_only: of the connection revealed, before that of the one just graded.
  // Returns the paths it was about.
  [[nodiscard]] Result<std::pair<std::string, std::string>> judge(review::Action action);
  [[nodiscard]] Status suspend();
  [[nodiscard]] Status not_now();
  // Takes back the last thing done, in this session or before it, and returns to its prompt.
  [[nodiscard]] Result<Workspace::Undo> undo();
  // Keeps the time spent; called when the person leaves.
  [[nodiscard]] Status pause();
  // The person is back: what passed since then was not spent on the prompt.
  void resume();
  [[nodiscard]] Result<SessionSummary> summary() const;

 private:
  explicit SessionRun(Workspace& workspace) : workspace_(&workspace) {}
  [[nodiscard]] Result<bool> take_up(const SessionWish& wish);
  [[nodiscard]] Status take_up_undone();
  [[nodiscard]] Status take_up_grade();
  [[nodiscard]] Status start(const SessionWish& wish);
  [[nodiscard]] Status show_current(bool fresh);
  [[nodiscard]] Status choose_prompt();
  [[nodiscard]] Status prompt_again();
  // Takes back the step of this event, if the session knows it.
  [[nodiscard]] Status step_back(const Uuid& event);
  // What was half typed on a prompt that is left waits for the next time it is asked.
  [[nodiscard]] Status keep_draft(const record::Pair& of, const review::Session::Work& work);
  [[nodiscard]] Status take_draft();
  [[nodiscard]] Status drop_draft();
  // Keeps what is of worth in a saved session that is not taken up.
  [[nodiscard]] Status put_aside();
  // The prompt of the item shown in that kind; where the vault changed meanwhile, as it is now.
  [[nodiscard]] Result<review::Prompt> make_prompt(record::PromptKind kind);
  // Takes up what changed in the vault; the session goes on with what is left of it.
  [[nodiscard]] Status catch_up();
  [[nodiscard]] std::vector<record::PromptKind> kinds_in_order(const graph::Edge& edge) const;
  [[nodiscard]] const graph::Edge* edge() const;
  [[nodiscard]] std::pair<std::string, std::string> paths_of_item() const;
  [[nodiscard]] Status skip(review::Action action);
  [[nodiscard]] Status save();
  void count_time();

  static constexpr std::string_view kSavedSession = "session";
  static constexpr std::string_view kUnreadSession = "session-unread";

  Workspace* workspace_;
  review::Session session_;
  std::optional<review::Plan> plan_;
  std::optional<record::PromptKind> only_kind_;
  std::optional<review::Prompt> prompt_;
  std::optional<std::pair<FileId, FileId>> graded_;
  std::int64_t since_ms_ = 0;
  bool resumed_ = false;
};

}  // namespace whylink::workspace
