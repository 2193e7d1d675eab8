// The session as a dialogue of lines: plain text one after the other, so that it reads the same on
// a terminal, through a pipe and by a screen reader.
#pragma once

#include <functional>
#include <optional>

#include "app/terminal/call.hpp"
#include "app/terminal/line_source.hpp"
#include "app/terminal/page.hpp"
#include "app/workspace/session_run.hpp"

namespace whylink::terminal {

class ReviewDialogue {
 public:
  ReviewDialogue(Call& call, workspace::Workspace& workspace, workspace::SessionRun& run);

  // Until the person leaves or the input ends. Returns the exit code.
  [[nodiscard]] Result<int> hold();

 private:
  enum class Step : std::uint8_t { stay, show, leave, interrupted };

  void greet();
  [[nodiscard]] Result<Step> ask();
  [[nodiscard]] Result<Step> judge_answer();
  [[nodiscard]] Result<Step> part();
  // The keys that mean the same at the question and at the answer; nothing for other lines.
  [[nodiscard]] Result<std::optional<Step>> common_key(const std::string& key);
  [[nodiscard]] Result<Step> question_key(const std::string& key);
  [[nodiscard]] Result<Step> answer_key(const std::string& key);
  [[nodiscard]] Result<Step> grade(memory::Grade grade);
  [[nodiscard]] Result<Step> judge(review::Action action);
  [[nodiscard]] Result<Step> confidence(int confidence);
  [[nodiscard]] Result<Step> undo();
  [[nodiscard]] Result<Step> hint();
  void open_source();
  Step say(std::string_view text);  // always stays
  [[nodiscard]] Result<Step> leave(Typed::End end);

  // ---- a disk that refuses, a vault that is away
  // Does it until it is done, or the person leaves without: then the error.
  [[nodiscard]] Status insist(const std::function<Status()>& act);
  // The same for what becomes an event, which is never done twice.
  [[nodiscard]] Status insist_once(const std::function<Status()>& act);
  // Leaves with this error, after a last try to keep where the session stands.
  [[nodiscard]] Result<int> break_off(const Error& error);
  // Words that are not on disk yet are told once; they go there with what is typed next.
  [[nodiscard]] Status keep_trying(const Status& kept);
  [[nodiscard]] std::optional<Uuid> last_event() const;

  Call* call_;
  workspace::Workspace* workspace_;
  workspace::SessionRun* run_;
  Page page_;
  std::unique_ptr<LineSource> lines_;
  bool asked_anything_ = false;
  std::optional<std::size_t> seen_;  // the item whose question stands above
  bool retired_ = false;             // the connection shown was judged map-only just now
  bool unsaved_ = false;             // what was typed last, as was told
};

}  // namespace whylink::terminal
