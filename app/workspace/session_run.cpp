#include "app/workspace/session_run.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <ranges>
#include <set>

#include "app/workspace/system.hpp"
#include "whylink/text.hpp"

namespace whylink::workspace {

using Json = nlohmann::ordered_json;
using Stage = review::Session::Stage;
using record::PromptKind;

namespace {

constexpr std::string_view kSavedWish = "session-wish";
// Who leaves the desk in the middle of a prompt did not think for an hour.
constexpr double kLongestStretch = 300;
constexpr std::array kReviewKinds = {PromptKind::why, PromptKind::missing_neighbour,
                                     PromptKind::reverse, PromptKind::contrast};

std::string wish_json(const SessionWish& wish) {
  Json json = {{"minutes", nullptr}, {"kind", nullptr}, {"scope", wish.scope}};
  if (wish.minutes) json["minutes"] = *wish.minutes;
  if (wish.kind) json["kind"] = record::name(*wish.kind);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<PromptKind> kind_in(const std::string& wish) {
  const Json json = Json::parse(wish, nullptr, false);
  if (!json.is_object() || !json.contains("kind") || !json["kind"].is_string()) return {};
  return record::prompt_kind(json["kind"].get<std::string>());
}

}  // namespace

Result<SessionRun> SessionRun::begin(Workspace& workspace, const SessionWish& wish) {
  SessionRun run(workspace);
  const auto taken_up = run.take_up(wish);
  if (!taken_up) return tl::make_unexpected(taken_up.error());
  run.resumed_ = *taken_up;
  if (!run.resumed_) {
    if (const Status kept = run.put_aside(); !kept) return tl::make_unexpected(kept.error());
    if (const Status started = run.start(wish); !started) {
      return tl::make_unexpected(started.error());
    }
  }
  if (const Status shown = run.show_current(!run.resumed_); !shown) {
    return tl::make_unexpected(shown.error());
  }
  return run;
}

Result<bool> SessionRun::take_up(const SessionWish& wish) {
  const auto saved = workspace_->record().local(kSavedSession);
  if (!saved) return tl::make_unexpected(saved.error());
  if (!*saved) return false;
  const auto asked = workspace_->record().local(kSavedWish);
  if (!asked) return tl::make_unexpected(asked.error());
  const std::string saved_wish = asked->value_or("");
  if (!wish.empty() && wish_json(wish) != saved_wish) return false;
  auto session =
      review::session_from_json(**saved, workspace_->snapshot(), workspace_->review().graph());
  // What an older or newer program wrote is no reason to refuse a new session.
  if (!session || session->day != workspace_->review().today()) return false;
  session_ = std::move(*session);
  only_kind_ = kind_in(saved_wish);
  if (const Status known = take_up_undone(); !known) return tl::make_unexpected(known.error());
  if (const Status known = take_up_grade(); !known) return tl::make_unexpected(known.error());
  if (review::current(session_) != nullptr) return true;
  session_ = {};
  only_kind_.reset();
  return false;
}

// What was taken back elsewhere since, as by `whylink undo`.
Status SessionRun::take_up_undone() {
  const std::vector<review::Session::Step> steps = session_.steps;
  for (const review::Session::Step& step : steps | std::views::reverse) {
    const review::Item& item = session_.items[step.at];
    const auto pair = workspace_->review().keys().pair(item.a, item.b);
    if (!pair) continue;
    const auto events = workspace_->record().events_of(*pair);
    if (!events) return tl::make_unexpected(events.error());
    const std::vector<record::Event> holding = record::in_force(*events);
    if (std::ranges::find(holding, step.event, &record::Event::id) != holding.end()) continue;
    if (const Status moved = step_back(step.event); !moved) return moved;
  }
  return {};
}

// The record is written before the session: a crash between the two leaves a grade that the session
// does not know. It counts, and is not asked again.
Status SessionRun::take_up_grade() {
  const review::Item* shown = review::current(session_);
  if (shown == nullptr) return {};
  const auto pair = workspace_->review().keys().pair(shown->a, shown->b);
  if (!pair) return {};
  const auto events = workspace_->record().events_of(*pair);
  if (!events) return tl::make_unexpected(events.error());
  std::set<Uuid> known;
  for (const review::Session::Step& step : session_.steps) known.insert(step.event);
  for (const record::Event& event : record::in_force(*events)) {
    const auto* reviewed = std::get_if<record::Reviewed>(&event.body);
    if (reviewed == nullptr || known.contains(event.id)) continue;
    const bool is_own = event.device == workspace_->record().device();
    if (!is_own || !session_.after || event.sequence <= *session_.after) continue;
    review::take_grade(session_, reviewed->grade, event.id);
    session_.work = {};
    return save();
  }
  return {};
}

Status SessionRun::start(const SessionWish& wish) {
  const auto scope = parse_scope(wish.scope);
  if (!scope) return tl::make_unexpected(scope.error());
  if (const Status kept = workspace_->record().back_up_daily(); !kept) {
    workspace_->options().tell("no backup was made today: " + kept.error().line());
  }
  const auto enrolled = workspace_->review().enrol_daily();
  if (!enrolled) return tl::make_unexpected(enrolled.error());
  auto plan = workspace_->today(wish.minutes, *scope);
  if (!plan) return tl::make_unexpected(plan.error());
  const OpenOptions& options = workspace_->options();
  Random random(options.seed != 0 ? options.seed : true_seed());
  session_ = review::start_session(Uuid::fresh(options.clock().milliseconds, random).text(), *plan,
                                   workspace_->review().today());
  session_.after = workspace_->record().last_sequence();
  plan_ = *std::move(plan);
  only_kind_ = wish.kind;
  return workspace_->record().put_local(kSavedWish, wish_json(wish));
}

const graph::Edge* SessionRun::edge() const {
  return workspace_->review().graph().find(item().a, item().b);
}

// Shows the item where the session stands, as it was (`fresh`: in a kind chosen now), or the next
// that can be asked; without one the session is done.
Status SessionRun::show_current(bool fresh) {
  prompt_.reset();
  Status asked;
  while (asked && review::current(session_) != nullptr && !prompt_) {
    asked = fresh ? choose_prompt() : prompt_again();
    fresh = true;
  }
  if (review::current(session_) == nullptr) session_.stage = Stage::done;
  since_ms_ = workspace_->options().clock().milliseconds;
  if (const Status saved = save(); !saved) return saved;
  return asked;
}

Status SessionRun::prompt_again() {
  if (edge() == nullptr) return {};
  auto prompt = make_prompt(session_.work.kind);
  if (prompt) prompt_ = std::move(*prompt);
  if (!prompt && prompt.error().kind == ErrorKind::vault_unreadable) {
    return tl::make_unexpected(prompt.error());
  }
  return {};
}

// Passes over what cannot be asked now; but a vault that is away is no reason to ask nothing.
Status SessionRun::choose_prompt() {
  session_.stage = Stage::ask;
  const graph::Edge* found = edge();
  const auto kinds = found == nullptr ? std::vector<PromptKind>() : kinds_in_order(*found);
  for (const PromptKind kind : kinds) {
    auto prompt = make_prompt(kind);
    if (!prompt && prompt.error().kind == ErrorKind::vault_unreadable) {
      return tl::make_unexpected(prompt.error());
    }
    if (!prompt && review::current(session_) == nullptr) return {};
    if (!prompt) continue;
    prompt_ = std::move(*prompt);
    session_.work = {};
    session_.work.kind = kind;
    return take_draft();
  }
  review::pass_over(session_);
  return {};
}

Status SessionRun::require_prompt() {
  return done() || prompt_ ? Status{} : show_current(false);
}

// The main kind first, and never the same twice running for one connection while there is another.
std::vector<PromptKind> SessionRun::kinds_in_order(const graph::Edge& edge) const {
  if (only_kind_) return {*only_kind_};
  const review::Connection connection = workspace_->review().connection(edge);
  std::vector<PromptKind> kinds(kReviewKinds.begin(), kReviewKinds.end());
  const auto last = connection.card ? connection.card->last_kind : std::nullopt;
  if (last == PromptKind::why) {
    const vault::Snapshot& snapshot = workspace_->snapshot();
    Random random(text::hash64(snapshot.file(edge.a).path + "\n" + snapshot.file(edge.b).path) +
                  workspace_->options().seed + static_cast<unsigned>(connection.card->reviews));
    std::swap(kinds[1], kinds[1 + random.below(kinds.size() - 1)]);
  }
  if (last) {
    const auto again = std::ranges::find(kinds, *last);
    if (again != kinds.end()) std::rotate(again, again + 1, kinds.end());
  }
  return kinds;
}

void SessionRun::count_time() {
  const std::int64_t now = workspace_->options().clock().milliseconds;
  const double stretch = static_cast<double>(now - since_ms_) / 1000;
  session_.work.seconds += std::clamp(stretch, 0.0, kLongestStretch);
  since_ms_ = now;
}

Status SessionRun::save() {
  return workspace_->record().put_local(kSavedSession,
                                        review::to_json(session_, workspace_->snapshot()));
}

std::vector<std::string> SessionRun::hints() const {
  const auto given = std::min(static_cast<std::size_t>(session_.work.hints), prompt_->hints.size());
  return {prompt_->hints.begin(), prompt_->hints.begin() + static_cast<std::ptrdiff_t>(given)};
}

std::vector<review::Outcome> SessionRun::outcomes() const {
  const graph::Edge* found = edge();
  return found == nullptr ? std::vector<review::Outcome>() : workspace_->review().outcomes(*found);
}

Status SessionRun::type(std::string text) {
  session_.work.draft = std::move(text);
  count_time();
  return save();
}

Result<std::optional<std::string>> SessionRun::hint() {
  const auto given = static_cast<std::size_t>(session_.work.hints);
  if (given >= prompt_->hints.size()) return std::optional<std::string>();
  ++session_.work.hints;
  if (const Status saved = save(); !saved) return tl::make_unexpected(saved.error());
  return std::optional<std::string>(prompt_->hints[given]);
}

Status SessionRun::say_confidence(int confidence) {
  session_.work.confidence = confidence;
  return save();
}

Status SessionRun::finish_typing() {
  count_time();
  review::show_answer(session_);
  graded_.reset();
  return save();
}

Status SessionRun::type_on() {
  review::hide_answer(session_);
  return save();
}

Status SessionRun::grade(memory::Grade grade) {
  if (session_.stage != Stage::reveal) {
    return fail(ErrorKind::usage, "the answer is not shown yet", "", "grade after it is shown");
  }
  const graph::Edge* found = edge();
  if (found == nullptr) {  // unlinked meanwhile: nothing to grade
    review::pass_over(session_);
    return show_current(true);
  }
  count_time();
  review::Answer answer;
  answer.kind = session_.work.kind;
  answer.grade = grade;
  answer.text = session_.work.draft;
  while (!answer.text.empty() && answer.text.back() == '\n') answer.text.pop_back();
  answer.seconds = session_.work.seconds;
  answer.confidence = session_.work.confidence;
  answer.hints = session_.work.hints;
  if (const Status dropped = drop_draft(); !dropped) return dropped;
  const auto event = workspace_->review().answer(*found, answer);
  if (!event) return tl::make_unexpected(event.error());
  graded_ = {item().a, item().b};
  review::take_grade(session_, grade, event->id);
  return show_current(true);
}

Result<std::pair<std::string, std::string>> SessionRun::judge(review::Action action) {
  std::optional<std::pair<FileId, FileId>> judged = graded_;
  if (session_.stage == Stage::reveal) judged = {item().a, item().b};
  if (!judged) {
    return fail(ErrorKind::usage, "nothing was graded yet", "", "judge after the answer is shown");
  }
  const auto event = workspace_->review().act(judged->first, judged->second, action);
  if (!event) return tl::make_unexpected(event.error());
  review::take_judgement(session_, event->id);
  if (const Status saved = save(); !saved) return tl::make_unexpected(saved.error());
  return std::pair{workspace_->snapshot().file(judged->first).path,
                   workspace_->snapshot().file(judged->second).path};
}

Status SessionRun::skip(review::Action action) {
  const auto event = workspace_->review().act(item().a, item().b, action);
  if (!event) return tl::make_unexpected(event.error());
  if (const auto pair = workspace_->review().keys().pair(item().a, item().b)) {
    if (const Status kept = keep_draft(*pair, session_.work); !kept) return kept;
  }
  review::take_skip(session_, event->id);
  return show_current(true);
}

Status SessionRun::suspend() {
  return skip(review::Action::suspend);
}

Status SessionRun::not_now() {
  return skip(review::Action::snooze);
}

Result<Workspace::Undo> SessionRun::undo() {
  auto undo = workspace_->undo();
  if (!undo) return undo;
  graded_.reset();
  // What was done before this session leaves it where it stands.
  if (const Status moved = step_back(undo->undone.id); !moved) {
    return tl::make_unexpected(moved.error());
  }
  if (const Status shown = show_current(false); !shown) return tl::make_unexpected(shown.error());
  return undo;
}

void SessionRun::resume() {
  since_ms_ = workspace_->options().clock().milliseconds;
}

Status SessionRun::pause() {
  if (done()) return {};
  count_time();
  return save();
}

}  // namespace whylink::workspace
