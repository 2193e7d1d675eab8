#include "app/workspace/drafts.hpp"
#include "app/workspace/scope_filter.hpp"
#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

namespace {

tl::unexpected<Error> same_note(const std::string& path) {
  return fail(ErrorKind::usage, "both ends are the same note", path, "name two notes");
}

}  // namespace

Result<Workspace::Notes> Workspace::two_notes(std::string_view a, std::string_view b) const {
  const auto one = snapshot_->find_note(a);
  if (!one) return tl::make_unexpected(one.error());
  const auto other = snapshot_->find_note(b);
  if (!other) return tl::make_unexpected(other.error());
  if (*one == *other) return same_note(snapshot_->file(*one).path);
  return Notes{*one, *other};
}

Result<const graph::Edge*> Workspace::edge_between(std::string_view a, std::string_view b) const {
  const auto notes = two_notes(a, b);
  if (!notes) return tl::make_unexpected(notes.error());
  const graph::Edge* edge = review_->graph().find(notes->one, notes->other);
  if (edge != nullptr) return edge;
  return fail(ErrorKind::not_found, "no link ties these two notes",
              snapshot_->file(notes->one).path + " and " + snapshot_->file(notes->other).path,
              "see the connections there are with `whylink connections`");
}

Result<record::Event> Workspace::answer(const AnswerRequest& request) {
  const auto edge = edge_between(request.a, request.b);
  if (!edge) return tl::make_unexpected(edge.error());
  return review_->answer(**edge, request.answer);
}

Result<record::Event> Workspace::act(std::string_view a, std::string_view b,
                                     review::Action action) {
  const auto notes = two_notes(a, b);
  if (!notes) return tl::make_unexpected(notes.error());
  return review_->act(notes->one, notes->other, action);
}

Result<record::Event> Workspace::snooze(std::string_view a, std::string_view b, Day until) {
  const auto notes = two_notes(a, b);
  if (!notes) return tl::make_unexpected(notes.error());
  return review_->snooze(notes->one, notes->other, until);
}

Result<int> Workspace::act_on_scope(const Scope& scope, review::Action action) {
  auto filter = ScopeFilter::make(scope, *review_, *record_, options_.tell);
  if (!filter) return tl::make_unexpected(filter.error());
  const auto accepts = [&](const graph::Edge& edge) { return filter->holds(edge); };
  if (action == review::Action::enrol) return review_->enrol_all(accepts);
  if (action == review::Action::unenrol) return review_->unenrol_all(accepts);
  return fail(ErrorKind::usage, "this is done to one connection at a time",
              std::string(review::name(action)), "name its notes with --a and --b");
}

Result<std::size_t> Workspace::events_with(const record::Event& event) const {
  if (!event.batch) return 1;
  const auto events = record_->events_of_batch(*event.batch);
  if (!events) return tl::make_unexpected(events.error());
  return events->size();
}

// No failure of the undo, which is kept: to do it again would take back a second thing.
void Workspace::tell_after(std::string_view done, std::string_view what, const Error& error) const {
  options_.tell("it is " + std::string(done) + ", but " + std::string(what) + ": " + error.line());
}

Result<Workspace::Undo> Workspace::undo() {
  auto undo = review_->undo();
  if (!undo) return tl::make_unexpected(undo.error());
  const auto* named = std::get_if<record::Undone>(&undo->body);
  if (named == nullptr) return Undo{*undo, *undo};
  auto undone = record_->event(named->event);
  if (!undone) return tl::make_unexpected(undone.error());
  const auto events = events_with(*undo);
  if (!events) return tl::make_unexpected(events.error());
  Status read = apply_following();
  if (read) read = apply_exclusions();
  if (!read) tell_after("taken back", "the vault is not read anew", read.error());
  // The grade is taken back, not the words: they stand in the box when it is asked again.
  if (const auto* graded = *undone ? std::get_if<record::Reviewed>(&(*undone)->body) : nullptr) {
    const Status kept = keep_draft(*record_, graded->kind, graded->pair, graded->answer);
    if (!kept) tell_after("taken back", "its words do not stand in the box again", kept.error());
  }
  return Undo{*undo, undone->value_or(*undo), *events};
}

Result<Workspace::Redo> Workspace::redo() {
  auto redo = review_->redo();
  if (!redo) return tl::make_unexpected(redo.error());
  const auto* named = std::get_if<record::Redone>(&redo->body);
  const auto undo = named == nullptr ? Result<std::optional<record::Event>>(std::nullopt)
                                     : record_->event(named->undo);
  if (!undo) return tl::make_unexpected(undo.error());
  const auto* lifted = *undo ? std::get_if<record::Undone>(&(*undo)->body) : nullptr;
  if (lifted == nullptr) return Redo{*redo, *redo};
  auto redone = record_->event(lifted->event);
  if (!redone) return tl::make_unexpected(redone.error());
  const auto events = events_with(*redo);
  if (!events) return tl::make_unexpected(events.error());
  Status read = apply_following();
  if (read) read = apply_exclusions();
  if (!read) tell_after("done again", "the vault is not read anew", read.error());
  // Its words count again; where they still stand as a draft they are used up.
  if (const auto* graded = *redone ? std::get_if<record::Reviewed>(&(*redone)->body) : nullptr) {
    const Status used = use_up_draft(*record_, graded->kind, graded->pair, graded->answer);
    if (!used) tell_after("done again", "its words still stand as a draft", used.error());
  }
  return Redo{*redo, redone->value_or(*redo), *events};
}

Result<record::Event> Workspace::correct(const Uuid& review, const review::Correction& correction) {
  return review_->correct(review, correction);
}

void Workspace::tell_of_future() const {
  const auto future = record_->reviews_after(options_.clock());
  if (!future || future->empty()) return;
  const record::Event& first = future->front();
  const std::string when = format_moment(first.time);
  if (future->size() > 1) {
    options_.tell(std::to_string(future->size()) + " answers are dated after now, the first " +
                  when + "; `whylink doctor` lists them and says how to correct them");
    return;
  }
  options_.tell("an answer is dated after now, " + when + "; correct it with `whylink correct " +
                first.id.text() + " --time DAY`");
}

Result<record::Event> Workspace::set(std::string_view name, std::string_view value) {
  auto event = review_->set(name, value);
  if (!event) return event;
  if (const Status followed = apply_following(); !followed) {
    return tl::make_unexpected(followed.error());
  }
  return event;
}

std::vector<std::string> Workspace::paths_of(const record::Event& event) const {
  const auto pair = record::pair_of(event.body);
  if (!pair) return {};
  std::vector<std::string> paths;
  for (const record::NoteKey key : {pair->a, pair->b}) {
    const auto file = review_->keys().file(key);
    paths.push_back(file ? snapshot_->file(*file).path : std::string());
  }
  return paths;
}

}  // namespace whylink::workspace
