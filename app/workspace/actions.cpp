#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

namespace {

tl::unexpected<Error> same_note(const std::string& path) {
  return fail(ErrorKind::usage, "both ends are the same note", path, "name two notes");
}

}  // namespace

Result<const graph::Edge*> Workspace::edge_between(std::string_view a, std::string_view b) const {
  const auto one = snapshot_->find_note(a);
  if (!one) return tl::make_unexpected(one.error());
  const auto other = snapshot_->find_note(b);
  if (!other) return tl::make_unexpected(other.error());
  if (*one == *other) return same_note(snapshot_->file(*one).path);
  const graph::Edge* edge = review_->graph().find(*one, *other);
  if (edge != nullptr) return edge;
  return fail(ErrorKind::not_found, "no link ties these two notes",
              snapshot_->file(*one).path + " and " + snapshot_->file(*other).path,
              "see the connections there are with `whylink connections`");
}

Result<record::Event> Workspace::answer(const AnswerRequest& request) {
  const auto edge = edge_between(request.a, request.b);
  if (!edge) return tl::make_unexpected(edge.error());
  return review_->answer(**edge, request.answer);
}

Result<record::Event> Workspace::act(std::string_view a, std::string_view b,
                                     review::Action action) {
  const auto one = snapshot_->find_note(a);
  if (!one) return tl::make_unexpected(one.error());
  const auto other = snapshot_->find_note(b);
  if (!other) return tl::make_unexpected(other.error());
  if (*one == *other) return same_note(snapshot_->file(*one).path);
  return review_->act(*one, *other, action);
}

Result<Workspace::Undo> Workspace::undo() {
  auto undo = review_->undo();
  if (!undo) return tl::make_unexpected(undo.error());
  const auto* named = std::get_if<record::Undone>(&undo->body);
  if (named == nullptr) return Undo{*undo, *undo};
  auto undone = record_->event(named->event);
  if (!undone) return tl::make_unexpected(undone.error());
  if (const Status ruled = apply_exclusions(); !ruled) return tl::make_unexpected(ruled.error());
  return Undo{*undo, undone->value_or(*undo)};
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
