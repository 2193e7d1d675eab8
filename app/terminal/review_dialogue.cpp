#include "app/terminal/review_dialogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/terminal/open_note.hpp"
#include "app/terminal/review_pages.hpp"
#include "app/workspace/day_words.hpp"
#include "app/workspace/words.hpp"
#include "whylink/text.hpp"

namespace whylink::terminal {

using Stage = review::Session::Stage;

namespace {

// Single letters and digits that are keys somewhere: never the first line of an answer by accident.
bool is_key(const std::string& line) {
  if (line.size() == 1) return std::string_view("1234wkmhsneozqt?").find(line) != std::string::npos;
  return line == "c1" || line == "c2" || line == "c3";
}

// As a second look at it.
bool is_still_to_come(const review::Session& session, const review::Item& missed) {
  const auto from = session.items.begin() +
                    static_cast<std::ptrdiff_t>(std::min(session.at, session.items.size()));
  return std::any_of(from, session.items.end(), [&](const review::Item& item) {
    return item.kind == review::ItemKind::again && item.a == missed.a && item.b == missed.b;
  });
}

std::string without_blanks_at_end(std::string line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.pop_back();
  return line;
}

std::string with_line_end(std::string text) {
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

}  // namespace

ReviewDialogue::ReviewDialogue(Call& call, workspace::Workspace& workspace,
                               workspace::SessionRun& run)
    : call_(&call),
      workspace_(&workspace),
      run_(&run),
      page_(call.console()),
      lines_(make_line_source(call.console())) {}

Result<int> ReviewDialogue::hold() {
  greet();
  if (run_->done() && workspace_->is_empty()) return kDone;
  while (true) {
    const Status ready = insist([this] { return run_->require_prompt(); });
    if (!ready) return break_off(ready.error());
    Result<Step> step = Step::show;
    switch (run_->session().stage) {
      case Stage::ask:
        step = ask();
        break;
      case Stage::reveal:
        step = judge_answer();
        break;
      case Stage::done:
        step = part();
        break;
    }
    if (!step) return break_off(step.error());
    if (*step == Step::leave) return kDone;
    if (*step == Step::interrupted) return kCancelled;
    if (call_->console().broken()) return kDone;
  }
}

void ReviewDialogue::greet() {
  const review::Session& session = run_->session();
  if (run_->done()) {
    show_nothing_to_ask(page_, *workspace_, run_->plan().value_or(review::Plan()));
    return;
  }
  asked_anything_ = true;
  if (run_->resumed()) {
    page_.text(fmt::format("Going on with today's session, {} answered so far.",
                           review::answered(session)));
    return;
  }
  if (run_->plan()) page_.text(workspace::day_words(*run_->plan()));
}

Result<ReviewDialogue::Step> ReviewDialogue::ask() {
  show_question(page_, *run_, lines_->edits());
  seen_ = run_->session().at;
  retired_ = false;
  // On a terminal an unfinished line goes back into the editor; elsewhere the next line follows it.
  std::string before = run_->session().work.draft;
  Asked asked{"> ", {}, {}};
  if (lines_->edits()) {
    const std::size_t line_end = before.rfind('\n');
    const std::size_t begin = line_end == std::string::npos ? 0 : line_end + 1;
    asked.initial = before.substr(begin);
    before.resize(begin);
  } else {
    before = with_line_end(std::move(before));
  }
  bool typed_now = false;
  while (true) {
    asked.on_pause = [&](const std::string& line) {
      // A line that may become a key is no draft yet.
      const bool may_be_key = line == "." || (!typed_now && is_key(line));
      if (!may_be_key) static_cast<void>(run_->type(before + line));
    };
    const Typed typed = lines_->next(asked);
    asked.initial.clear();
    if (typed.end != Typed::End::line) {
      if (!typed.text.empty()) {
        const Status kept = keep_trying(run_->type(before + typed.text));
        if (!kept) return tl::make_unexpected(kept.error());
      }
      return leave(typed.end);
    }
    const std::string line = without_blanks_at_end(typed.text);
    if (line == ".") {
      Status kept = keep_trying(run_->type(before));
      if (kept) kept = keep_trying(run_->finish_typing());
      return kept ? Result<Step>(Step::show) : tl::make_unexpected(kept.error());
    }
    if (!typed_now && line.empty()) continue;
    if (!typed_now && is_key(line)) {
      const auto step = question_key(line);
      if (!step || *step != Step::stay) return step;
      continue;
    }
    before += typed.text + "\n";
    typed_now = true;
    const Status kept = keep_trying(run_->type(before));
    if (!kept) return tl::make_unexpected(kept.error());
  }
}

Result<ReviewDialogue::Step> ReviewDialogue::judge_answer() {
  Result<review::Reveal> reveal = review::Reveal();
  const Status read = insist([&]() -> Status {
    reveal = run_->reveal();
    const bool is_gone = !reveal && reveal.error().kind == ErrorKind::not_found;
    return reveal || is_gone ? Status{} : tl::make_unexpected(reveal.error());
  });
  if (!read) return tl::make_unexpected(read.error());
  if (!reveal && reveal.error().kind == ErrorKind::not_found) {
    page_.text(reveal.error().line() + ".");
    return Step::show;
  }
  if (seen_ != run_->session().at) show_prompt(page_, *run_);
  seen_ = run_->session().at;
  show_answer_page(page_, *workspace_, *run_, *reveal);
  while (true) {
    const Typed typed = lines_->next({"1-4> ", {}, {}});
    if (typed.end != Typed::End::line) return leave(typed.end);
    const std::string line = without_blanks_at_end(typed.text);
    if (line.empty()) continue;
    const auto step = answer_key(line);
    if (!step || *step != Step::stay) return step;
  }
}

// The last page, where everything can still be taken back.
Result<ReviewDialogue::Step> ReviewDialogue::part() {
  if (asked_anything_) {
    const auto summary = run_->summary();
    if (!summary) return tl::make_unexpected(summary.error());
    show_summary(page_, *summary);
  }
  page_.text("Enter leaves; z takes back the last thing done.");
  while (true) {
    const Typed typed = lines_->next({"> ", {}, {}});
    if (typed.end != Typed::End::line) return leave(typed.end);
    const std::string line = without_blanks_at_end(typed.text);
    if (line.empty()) return Step::leave;
    const auto step = common_key(line);
    if (!step) return tl::make_unexpected(step.error());
    if (!*step) say("The session is over: z takes back, q leaves.");
    if (*step && **step != Step::stay) return **step;
  }
}

Result<std::optional<ReviewDialogue::Step>> ReviewDialogue::common_key(const std::string& key) {
  Result<Step> step = Step::stay;
  if (key == "?") {
    show_help(page_);
  } else if (key == "q") {
    step = leave(Typed::End::end_of_input);
  } else if (key == "z") {
    step = undo();
  } else if (key == "w") {
    step = judge(review::Action::weak);
  } else if (key == "k") {
    step = judge(review::Action::strong);
  } else if (key == "m") {
    step = judge(review::Action::map_only);
  } else {
    return std::optional<Step>();
  }
  if (!step) return tl::make_unexpected(step.error());
  return std::optional<Step>(*step);
}

Result<ReviewDialogue::Step> ReviewDialogue::question_key(const std::string& key) {
  const auto common = common_key(key);
  if (!common) return tl::make_unexpected(common.error());
  if (*common) return **common;
  if (key == "h") return hint();
  if (key.front() == 'c') return confidence(key.back() - '0');
  if (key == "n" || key == "s") {
    const Status skipped =
        insist_once([&] { return key == "n" ? run_->not_now() : run_->suspend(); });
    if (!skipped) return tl::make_unexpected(skipped.error());
    say(key == "s" ? "Suspended: it is not asked again until `whylink act resume` brings it back."
        : std::exchange(retired_, false) ? "As map-only it is asked no more."
                                         : "Not now: it is asked again tomorrow at the earliest.");
    return Step::show;
  }
  return say("First end your answer with a line with only a full stop; then " + key +
             " works. To begin the answer with this line, put a blank before it.");
}

Result<ReviewDialogue::Step> ReviewDialogue::answer_key(const std::string& key) {
  if (key.size() == 1 && key.front() >= '1' && key.front() <= '4') {
    return grade(static_cast<memory::Grade>(key.front() - '0'));
  }
  if (key == "e") return say("Notes are not edited here; o opens this one in Obsidian.");
  if (key == "h") return say("The answer is shown already.");
  if (key == "o") {
    open_source();
    return Step::stay;
  }
  if (key == "t") {
    const Status back = keep_trying(run_->type_on());
    return back ? Result<Step>(Step::show) : tl::make_unexpected(back.error());
  }
  if (is_key(key)) return question_key(key);
  return say("This is no key here. Grade with 1 to 4, or see ? for the others.");
}

Result<ReviewDialogue::Step> ReviewDialogue::grade(memory::Grade grade) {
  Day due = 0;
  int days = 0;
  for (const review::Outcome& one : run_->outcomes()) {
    if (one.grade != grade) continue;
    due = one.due;
    days = one.days;
  }
  const review::Item graded_item = run_->item();
  const Status graded = insist_once([&] { return run_->grade(grade); });
  if (!graded) {
    return tl::make_unexpected(graded.error());
  }
  std::string then =
      fmt::format("It comes back {}, on {}.", workspace::in_days(days), format_day(due));
  if (is_still_to_come(run_->session(), graded_item))
    then = "It is asked once more at the end. " + then;
  if (retired_) then = "As map-only it is asked no more.";
  say(fmt::format("Recorded: {}. {}", workspace::grade_name(grade), then));
  return Step::show;
}

Result<ReviewDialogue::Step> ReviewDialogue::judge(review::Action action) {
  Result<std::pair<std::string, std::string>> judged = std::pair<std::string, std::string>();
  const Status done = insist_once([&]() -> Status {
    judged = run_->judge(action);
    return judged ? Status{} : tl::make_unexpected(judged.error());
  });
  if (!done && done.error().kind == ErrorKind::usage) {
    return say("w, k and m speak of a connection whose answer was shown; there is none yet.");
  }
  if (!done) return tl::make_unexpected(done.error());
  if (!judged) return say(fmt::format("Judged {}.", review::name(action)));
  const bool at_answer = run_->session().stage == Stage::reveal;
  if (at_answer) retired_ = action == review::Action::map_only;
  const std::string_view then =
      at_answer && retired_ ? " It is asked no more; n goes on without a grade." : "";
  return say(fmt::format("Judged {}: {} and {}.{}", review::name(action), judged->first,
                         judged->second, then));
}

Result<ReviewDialogue::Step> ReviewDialogue::confidence(int confidence) {
  const Status kept = keep_trying(run_->say_confidence(confidence));
  if (!kept) return tl::make_unexpected(kept.error());
  return say(fmt::format("Confidence: {}.", workspace::confidence_name(confidence)));
}

Result<ReviewDialogue::Step> ReviewDialogue::undo() {
  std::optional<workspace::Workspace::Undo> undone;
  const Status done = insist_once([&]() -> Status {
    auto undo = run_->undo();
    if (!undo) return tl::make_unexpected(undo.error());
    undone = *std::move(undo);
    return {};
  });
  if (!done && done.error().kind == ErrorKind::not_found) {
    return say("There is nothing to take back.");
  }
  if (!done) return tl::make_unexpected(done.error());
  say(undone ? workspace::taken_back(*workspace_, *undone) + "." : "Taken back.");
  asked_anything_ = asked_anything_ || !run_->done();
  return Step::show;
}

Result<ReviewDialogue::Step> ReviewDialogue::hint() {
  const std::size_t before = run_->hints().size();
  const auto given = run_->hint();
  const Status kept = keep_trying(given ? Status{} : tl::make_unexpected(given.error()));
  if (!kept) return tl::make_unexpected(kept.error());
  const std::vector<std::string> hints = run_->hints();
  return say(hints.size() > before ? "Hint: " + hints.back() : "There are no more hints.");
}

void ReviewDialogue::open_source() {
  if (!call_->console().is_terminal()) {
    say("Opening a note works on a terminal only.");
    return;
  }
  const std::string& path = workspace_->snapshot().file(run_->prompt().source).path;
  const Status opened = open_address(obsidian_address(workspace_->vault().name, path));
  say(opened ? "Opened in Obsidian: " + path : opened.error().line());
}

ReviewDialogue::Step ReviewDialogue::say(std::string_view text) {
  page_.text(text);
  page_.flush();
  return Step::stay;
}

Result<ReviewDialogue::Step> ReviewDialogue::leave(Typed::End end) {
  const Status kept = insist([this] { return run_->pause(); });
  if (!kept) return tl::make_unexpected(kept.error());
  if (!run_->done()) say("The session is kept; it goes on here the next time.");
  return end == Typed::End::interrupted ? Step::interrupted : Step::leave;
}

}  // namespace whylink::terminal
