// From the session to the states of the screens.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "app/window/desk.hpp"
#include "app/window/embeds_in.hpp"
#include "app/window/widgets/word_changes.hpp"
#include "app/workspace/day_words.hpp"
#include "app/workspace/words.hpp"
#include "whylink/text.hpp"

namespace whylink::window {

namespace {

constexpr int kMoreMinutes = 5;  // behind the last page

std::string place_in_session(const workspace::SessionRun& run) {
  return fmt::format("Prompt {} of {}  ·  {}", run.session().at + 1, run.session().items.size(),
                     review::name(run.item().kind));
}

// Who finds fewer than a day's new ones is told why.
std::string few_can_be_asked(std::size_t connections) {
  return fmt::format(
      " Of this vault's {} the others stand where nothing says why, alone in a list or in "
      "templates, daily and index notes; the command “whylink connections” tells of each.",
      workspace::counted(static_cast<int>(connections), "connection", "connections"));
}

// "fairly sure, with 1 hint"
std::string how_answered(const review::Session::Work& work) {
  std::string how;
  if (work.confidence) how = workspace::confidence_name(*work.confidence);
  if (work.hints == 0) return how;
  return how + (how.empty() ? "" : ", ") + "with " +
         workspace::counted(work.hints, "hint", "hints");
}

// The header as the first row of a Markdown table, which the row itself goes on.
std::string table_head(const std::string& header) {
  constexpr std::string_view kBetween = " | ";
  std::string rule = "|---|";
  for (std::size_t at = header.find(kBetween); at != std::string::npos;
       at = header.find(kBetween, at + 1)) {
    rule += "---|";
  }
  return "| " + header + " |\n" + rule + "\n";
}

void add_reason(std::vector<RevealState::Passage>& passages, const vault::SnapshotPtr& vault,
                const review::Reason& reason, BitmapReader& bitmaps) {
  const vault::Snapshot& snapshot = *vault;
  RevealState::Passage passage;
  passage.place = snapshot.file(reason.link.source).path;
  if (reason.line > 0) passage.place += fmt::format(":{}", reason.line);
  for (const std::string& heading : reason.headings) passage.place += "  ›  " + heading;
  for (const std::string& parent : reason.parents) {
    passage.parents.emplace_back(parent.ends_with(':') ? parent : parent + " ›");
  }
  std::string text;
  if (!reason.table_header.empty()) text = table_head(reason.table_header);
  const std::string_view whole = reason.passage;
  const std::size_t begin = std::min(reason.link_begin, whole.size());
  const std::size_t end = std::clamp(reason.link_end, begin, whole.size());
  Mark link;
  text += text::printable(whole.substr(0, begin), true);
  link.begin = text.size();
  text += text::printable(whole.substr(begin, end - begin), true);
  link.end = text.size();
  text += text::printable(whole.substr(end), true);
  passage.text =
      markdown::View(std::move(text), link, embeds_in(vault, reason.link.source, bitmaps));
  passages.push_back(std::move(passage));
}

// Of an answer, against the one given after it.
std::vector<Mark> changed_words(std::string_view answer, std::string_view later) {
  std::vector<Mark> marks;
  if (answer.empty() || later.empty()) return marks;
  for (const text::Range& range : word_changes(answer, later).removed) {
    marks.push_back({range.begin, range.end});
  }
  return marks;
}

}  // namespace

Result<review::Plan> Desk::plan() {
  auto scope = workspace::parse_scope(scope_);
  const std::optional<double> wished = minutes_ ? std::optional<double>(*minutes_) : std::nullopt;
  auto plan = scope ? workspace_->today(wished, *scope) : tl::make_unexpected(scope.error());
  const bool wrong = !plan && !scope_.empty();
  if (!wrong) return plan;
  today_.scope_trouble = plan.error().line();
  return workspace_->today(wished, {});
}

// The session of today that was left when the program ended, or by another front end.
void Desk::take_up_session() {
  const auto saved = workspace_->record().local("session");
  if (!saved || !*saved) return;
  const auto session =
      review::session_from_json(**saved, workspace_->snapshot(), workspace_->review().graph());
  const bool goes_on = session && session->day == workspace_->review().today() &&
                       review::current(*session) != nullptr;
  if (!goes_on) return;
  auto run = workspace::SessionRun::begin(*workspace_, {});
  if (!run) return fail(run.error());
  run_.emplace(std::move(*run));
  resting_ = true;
}

void Desk::load_today() {
  // A day that is over ends its session: what is due today is in none of yesterday's lists.
  if (run_ && run_->session().day != workspace_->review().today()) run_.reset();
  TodayState before = std::move(today_);
  today_ = {};
  today_.narrowing = before.narrowing || !scope_.empty();
  today_.scope = std::move(before.scope);
  today_.vault = workspace_->vault().name;
  const auto plan = this->plan();
  if (!plan) return fail(plan.error());
  today_.most = minutes_.value_or(static_cast<int>(std::lround(plan->minutes)));
  today_.minutes = std::max(1, static_cast<int>(std::ceil(plan->seconds_expected / 60)));
  if (plan->recall > 0) today_.holds = fmt::format("{} to recall", plan->recall);
  if (plan->fresh > 0) {
    today_.holds += (today_.holds.empty() ? "" : ", ") + fmt::format("{} new", plan->fresh);
  }
  if (run_ && !run_->done() && !minutes_ && scope_.empty()) return show_what_is_left(*plan);
  list_items(plan->items);
  if (plan->items.empty()) return teach_empty_day(*plan);
  if (const auto times = workspace_->record().answer_times(); times && times->empty()) {
    today_.intro =
        "You are shown two notes that you once linked. Write why, in a sentence; then see the "
        "passage, and grade how well you recalled it.";
    if (plan->fresh < workspace_->review().settings().new_per_day && scope_.empty()) {
      today_.intro += few_can_be_asked(workspace_->review().graph().edges().size());
    }
  }
  const std::string after = workspace::after_days_away(*plan);
  if (!after.empty()) today_.holds += ". " + after;
}

void Desk::list_items(std::span<const review::Item> items) {
  const vault::Snapshot& snapshot = workspace_->snapshot();
  for (const review::Item& item : items) {
    today_.items.push_back({std::string(snapshot.file(item.a).title()),
                            std::string(snapshot.file(item.b).title()), item.reason});
  }
}

// Of the session that was left; the plan tells how long a prompt takes.
void Desk::show_what_is_left(const review::Plan& plan) {
  const auto left = std::span(run_->session().items).subspan(run_->session().at);
  const double each = plan.items.empty()
                          ? review::kSecondsBeforeMeasured
                          : plan.seconds_expected / static_cast<double>(plan.items.size());
  const double seconds = each * static_cast<double>(left.size());
  today_.minutes = std::max(1, static_cast<int>(std::ceil(seconds / 60)));
  today_.resumed = true;
  today_.holds = workspace::counted(static_cast<int>(left.size()), "prompt", "prompts") +
                 " of today's session left";
  list_items(left);
}

void Desk::teach_empty_day(const review::Plan& plan) {
  if (workspace::lacks_minutes(plan)) {
    today_.minutes = 0;
    today_.holds = workspace::why_nothing(plan) + "; + asks for more.";
    return;
  }
  if (!scope_.empty()) {
    today_.minutes = 0;
    today_.holds = "Nothing that fits is to be asked today.";
    return;
  }
  today_.empty =
      workspace_->is_empty()
          ? "This vault holds no notes yet. Write two notes (.md files) in " +
                workspace_->snapshot().root().string() +
                ", link one to the other with [[its name]] in a sentence that says why, and come "
                "back."
          : "What is due comes back on its day, and a few new connections join each day: links "
            "that stand in a sentence.";
}

void Desk::change_minutes(int direction) {
  constexpr std::array kSteps = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 90, 120};
  const auto above = std::ranges::upper_bound(kSteps, today_.most);
  const auto from = std::ranges::lower_bound(kSteps, today_.most);
  if (direction > 0 && above != kSteps.end()) minutes_ = *above;
  if (direction < 0 && from != kSteps.begin()) minutes_ = *std::prev(from);
  const bool list_open = today_.list_open;
  load_today();
  today_.list_open = list_open;
}

void Desk::narrow() {
  scope_ = today_.scope.buffer.text();
  const bool list_open = today_.list_open;
  load_today();
  today_.list_open = list_open;
  // A scope that nobody understands narrows nothing; its words stay to be mended.
  if (!today_.scope_trouble.empty()) scope_.clear();
}

void Desk::enter_session() {
  if (run_ && run_->session().day != workspace_->review().today()) run_.reset();
  if (minutes_ || !scope_.empty() || !run_ || run_->done()) {
    workspace::SessionWish wish;
    if (minutes_) wish.minutes = *minutes_;
    wish.scope = scope_;
    auto run = workspace::SessionRun::begin(*workspace_, wish);
    if (!run) return fail(run.error());
    minutes_.reset();
    scope_.clear();
    today_.scope.buffer.reset("");
    today_.narrowing = false;
    run_.emplace(std::move(*run));
    resting_ = false;
  }
  load_stage();
}

// Behind the last page. What else is due fits, if anything is.
void Desk::five_more_minutes() {
  const auto plan = workspace_->today(kMoreMinutes, {});
  if (!plan) return fail(plan.error());
  if (plan->items.empty()) return tell("Nothing else is to be asked today.", "");
  minutes_ = kMoreMinutes;
  enter_session();
}

void Desk::load_stage() {
  if (std::exchange(resting_, false)) run_->resume();
  if (const Status ready = run_->require_prompt(); !ready) return fail(ready.error());
  switch (run_->session().stage) {
    case review::Session::Stage::ask:
      return load_ask();
    case review::Session::Stage::reveal:
      return load_reveal();
    case review::Session::Stage::done:
      return load_done();
  }
}

void Desk::load_ask() {
  const review::Prompt& prompt = run_->prompt();
  ask_ = {};
  ask_.place = place_in_session(*run_);
  ask_.question = prompt.question;
  ask_.source_title = prompt.source_title;
  ask_.target_title = prompt.target_title;
  ask_.source_path = prompt.source_path;
  for (const std::string& heading : prompt.source_headings) {
    ask_.source_path += "  ›  " + heading;
  }
  // `shown` says all that may be seen; what it leaves out (a masked name) is hidden here too.
  const auto is_shown = [&](const std::string& text) {
    return std::ranges::find(prompt.shown, text) != prompt.shown.end();
  };
  if (!is_shown(prompt.source_title)) ask_.source_title = "?";
  if (!is_shown(prompt.target_title)) ask_.target_title = "?";
  if (!is_shown(prompt.source_path)) ask_.source_path.clear();
  for (const std::string& text : prompt.shown) {
    const bool placed =
        text == prompt.question || text == prompt.source_title || text == prompt.source_path ||
        text == prompt.target_title ||
        std::ranges::find(prompt.source_headings, text) != prompt.source_headings.end();
    if (!placed) ask_.context.emplace_back(text);
  }
  show_hints();
  ask_.confidence = run_->session().work.confidence;
  ask_.answer.buffer.reset(run_->session().work.draft);
  screen_ = ScreenId::ask;
}

void Desk::show_hints() {
  ask_.hints.clear();
  for (const std::string& hint : run_->hints()) ask_.hints.emplace_back("Hint: " + hint);
  ask_.more_hints = ask_.hints.size() < run_->prompt().hints.size();
}

void Desk::load_reveal() {
  const auto revealed = run_->reveal();
  if (!revealed) {
    // Where the link is gone, the session stands at its next prompt.
    if (run_->session().stage != review::Session::Stage::reveal) load_stage();
    return fail(revealed.error());
  }
  const vault::Snapshot& snapshot = workspace_->snapshot();
  reveal_ = {};
  reveal_.place = place_in_session(*run_);
  reveal_.source_title = snapshot.file(run_->prompt().source).title();
  reveal_.target_title = snapshot.file(run_->prompt().target).title();
  reveal_.answer = TextBlock(run_->session().work.draft);
  reveal_.how = how_answered(run_->session().work);
  reveal_.can_type_on = just_revealed_;
  for (const review::Reason& reason : revealed->reasons) {
    add_reason(reveal_.passages, workspace_->shared_snapshot(), reason, bitmaps_);
  }
  reveal_.opening =
      markdown::View(text::printable(revealed->target_begins, true), {},
                     embeds_in(workspace_->shared_snapshot(), run_->prompt().target, bitmaps_));
  std::string later = reveal_.answer.text();
  for (const auto& one : revealed->earlier) {
    const std::string answer = text::printable(one.answer, true);
    const std::string grade(workspace::grade_name(one.grade));
    reveal_.earlier.push_back(
        {format_day(one.day) + "  ·  " + grade, TextBlock(answer, changed_words(answer, later))});
    if (!answer.empty()) later = answer;
  }
  for (const review::Outcome& one : run_->outcomes()) {
    const auto grade = static_cast<std::size_t>(one.grade) - 1;
    const bool today = review::comes_back(run_->session(), one.grade);
    reveal_.choices.at(grade) = {std::string(workspace::grade_name(one.grade)),
                                 today ? "again today" : workspace::in_days(one.days)};
  }
  const graph::Edge* edge = workspace_->review().graph().find(run_->item().a, run_->item().b);
  const auto card = edge == nullptr ? std::nullopt : workspace_->review().connection(*edge).card;
  if (card) reveal_.judged = record::name(card->worth);
  screen_ = ScreenId::reveal;
}

void Desk::load_done() {
  const auto summary = run_->summary();
  if (!summary) return fail(summary.error());
  done_ = {};
  done_.headline = summary->more > 0 ? "Done with these" : "Done for today";
  done_.lines = workspace::lines(*summary);
  const auto more = workspace_->today(kMoreMinutes, {});
  done_.has_more = more && !more->items.empty();
  screen_ = ScreenId::done;
}

}  // namespace whylink::window
