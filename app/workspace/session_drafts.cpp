// Half-typed answers of prompts that were left: none is lost, and none is asked to be typed again.
#include "app/workspace/drafts.hpp"
#include "app/workspace/session_run.hpp"

namespace whylink::workspace {

namespace {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

std::string draft_name(record::PromptKind kind, const record::Pair& pair) {
  return "draft " + std::string(record::name(kind)) + " " + pair.a.text() + " " + pair.b.text();
}

Status keep_draft(record::Record& record, record::PromptKind kind, const record::Pair& pair,
                  std::string_view text) {
  if (is_blank(text)) return {};
  return record.put_local(draft_name(kind, pair), std::string(text));
}

Status use_up_draft(record::Record& record, record::PromptKind kind, const record::Pair& pair,
                    std::string_view text) {
  const std::string name = draft_name(kind, pair);
  const auto draft = record.local(name);
  if (!draft) return tl::make_unexpected(draft.error());
  return *draft && **draft == text ? record.drop_local(name) : Status{};
}

Status SessionRun::keep_draft(const record::Pair& of, const review::Session::Work& work) {
  return workspace::keep_draft(workspace_->record(), work.kind, of, work.draft);
}

// The session has it on disk before the draft is dropped.
Status SessionRun::take_draft() {
  const auto pair = workspace_->review().keys().pair(item().a, item().b);
  if (!pair) return {};
  const std::string name = draft_name(session_.work.kind, *pair);
  auto draft = workspace_->record().local(name);
  if (!draft) return tl::make_unexpected(draft.error());
  if (!*draft) return {};
  session_.work.draft = **std::move(draft);
  if (const Status saved = save(); !saved) return saved;
  return workspace_->record().drop_local(name);
}

// An answer that is recorded uses up what was kept of it, as after "not now" was taken back.
Status SessionRun::drop_draft() {
  const auto pair = workspace_->review().keys().pair(item().a, item().b);
  if (!pair) return {};
  return workspace_->record().drop_local(draft_name(session_.work.kind, *pair));
}

Status SessionRun::step_back(const Uuid& event) {
  const review::Item* left = review::current(session_);
  const std::size_t at = session_.at;
  const auto pair =
      left == nullptr ? std::nullopt : workspace_->review().keys().pair(left->a, left->b);
  const review::Session::Work work = session_.work;
  const bool known = review::take_undo(session_, event);
  if (!known || session_.at == at || !pair) return {};
  return keep_draft(*pair, work);
}

Status SessionRun::put_aside() {
  record::Record& record = workspace_->record();
  const auto saved = record.local(kSavedSession);
  if (!saved) return tl::make_unexpected(saved.error());
  if (!*saved) return {};
  const vault::Snapshot& snapshot = workspace_->snapshot();
  const auto left = review::session_from_json(**saved, snapshot, workspace_->review().graph());
  if (!left) {
    workspace_->options().tell(
        "the session that was left was written by another whylink; it is kept as it is");
    return record.put_local(kUnreadSession, **saved);
  }
  const review::Item* item = review::current(*left);
  if (item == nullptr || is_blank(left->work.draft)) return {};
  const auto pair = workspace_->review().keys().pair(item->a, item->b);
  if (!pair) return {};
  workspace_->options().tell(
      "the answer you had begun, on " + std::string(snapshot.file(item->a).title()) + " and " +
      std::string(snapshot.file(item->b).title()) + ", is kept for the next time they are asked");
  return keep_draft(*pair, left->work);
}

}  // namespace whylink::workspace
