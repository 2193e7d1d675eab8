#include "app/workspace/scope_filter.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::workspace {

using review::FileId;

namespace {

bool contains(std::string_view text, const std::string& folded) {
  return text::fold(text).find(folded) != std::string::npos;
}

std::string without_trailing_slash(std::string text) {
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

}  // namespace

Result<ScopeFilter> ScopeFilter::make(const Scope& scope, const review::Review& review,
                                      const record::Record& record,
                                      std::function<void(const std::string&)> tell) {
  ScopeFilter filter(review, record, std::move(tell));
  for (const Term& term : scope.terms) {
    Wanted wanted{term, text::fold(term.text), vault::kNoFile};
    if (term.kind == TermKind::tag && wanted.folded.front() == '#') wanted.folded.erase(0, 1);
    if (term.kind == TermKind::path) {
      wanted.folded = without_trailing_slash(std::move(wanted.folded));
    }
    if (term.kind == TermKind::near) {
      const auto note = review.snapshot().find_note(term.text);
      if (!note) return fail_within("near:", note.error());
      wanted.near = *note;
    }
    filter.wanted_.push_back(std::move(wanted));
  }
  return filter;
}

Result<bool> ScopeFilter::holds(const graph::Edge& edge) {
  for (const Wanted& wanted : wanted_) {
    const auto one = holds(wanted, edge);
    if (!one) return tl::make_unexpected(one.error());
    if (*one == wanted.term.negated) return false;
  }
  return true;
}

Result<bool> ScopeFilter::holds(const Wanted& wanted, const graph::Edge& edge) {
  switch (wanted.term.kind) {
    case TermKind::path:
      return path_holds(wanted.folded, edge.a) || path_holds(wanted.folded, edge.b);
    case TermKind::tag:
      return tag_holds(wanted.folded, edge.a) || tag_holds(wanted.folded, edge.b);
    case TermKind::near:
      return review_->graph().distance(wanted.near, edge.a, 1) <= 1 &&
             review_->graph().distance(wanted.near, edge.b, 1) <= 1;
    case TermKind::state:
      return state_holds(wanted.term.text, edge);
    case TermKind::answer:
      return answer_holds(wanted.folded, edge);
    case TermKind::word:
      return word_holds(wanted.folded, edge);
  }
  return false;
}

// A note, with or without its extension, or anything below a folder.
bool ScopeFilter::path_holds(const std::string& folded, FileId file) const {
  const std::string path = text::fold(review_->snapshot().file(file).path);
  if (!path.starts_with(folded)) return false;
  const std::string_view rest = std::string_view(path).substr(folded.size());
  return rest.empty() || rest.front() == '/' || rest == ".md" || folded == "/";
}

// A tag holds the tags nested in it.
bool ScopeFilter::tag_holds(const std::string& folded, FileId file) const {
  const note::ParsedNote note = review_->snapshot().parse(file);
  return std::ranges::any_of(note.tags(), [&](const note::Slice& slice) {
    const std::string tag = text::fold(note.text(slice));
    return tag == folded || tag.starts_with(folded + "/");
  });
}

bool ScopeFilter::state_holds(const std::string& state, const graph::Edge& edge) const {
  const review::Connection connection = review_->connection(edge);
  if (state == review::name(connection.standing)) return true;
  if (!connection.card) return false;
  if (state == "weak") return review::is_weak_candidate(*connection.card);
  const bool lapsed = connection.standing == review::Standing::lapsed;
  return state == "due" && lapsed && connection.card->due <= review_->today();
}

Result<bool> ScopeFilter::answer_holds(const std::string& folded, const graph::Edge& edge) const {
  const auto pair = review_->keys().pair(edge.a, edge.b);
  if (!pair) return false;
  const auto events = record_->events_of(*pair);
  if (!events) return tl::make_unexpected(events.error());
  return std::ranges::any_of(record::in_force(*events), [&](const record::Event& event) {
    const auto* reviewed = std::get_if<record::Reviewed>(&event.body);
    return reviewed != nullptr && contains(reviewed->answer, folded);
  });
}

// In the paths, or in a passage that links the two.
bool ScopeFilter::word_holds(const std::string& folded, const graph::Edge& edge) {
  const vault::Snapshot& snapshot = review_->snapshot();
  if (contains(snapshot.file(edge.a).path, folded)) return true;
  if (contains(snapshot.file(edge.b).path, folded)) return true;
  for (const graph::LinkRef& link : review_->graph().links(edge)) {
    const note::ParsedNote note = snapshot.parse(link.source);
    const note::WrittenLink& written = note.links()[link.index];
    if (written.passage == note::kNone) continue;
    const note::Passage& passage = note.passages()[written.passage];
    if (passage.end <= passage.begin) {
      if (contains(note.text(passage.text), folded)) return true;
      continue;
    }
    const std::string& bytes = bytes_of(link.source);
    if (passage.end > bytes.size()) continue;  // it is told that they cannot be read
    const auto text = std::string_view(bytes).substr(passage.begin, passage.end - passage.begin);
    if (contains(text, folded)) return true;
  }
  return false;
}

const std::string& ScopeFilter::bytes_of(FileId file) {
  const auto [at, added] = bytes_.try_emplace(file);
  if (!added) return at->second;
  auto bytes = vault::read_unchanged(review_->snapshot(), file);
  if (bytes) {
    at->second = std::move(*bytes);
  } else {
    tell_(bytes.error().line());
  }
  return at->second;
}

}  // namespace whylink::workspace
