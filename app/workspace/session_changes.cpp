// What has to do with a vault that changes while a session runs.
#include "app/workspace/session_run.hpp"

namespace whylink::workspace {

std::pair<std::string, std::string> SessionRun::paths_of_item() const {
  return {workspace_->snapshot().file(item().a).path, workspace_->snapshot().file(item().b).path};
}

Result<review::Prompt> SessionRun::make_prompt(record::PromptKind kind) {
  auto prompt = workspace_->review().prompt(*edge(), kind);
  if (prompt || prompt.error().kind != ErrorKind::io) return prompt;
  const auto paths = paths_of_item();
  if (const Status caught_up = catch_up(); !caught_up) {
    return tl::make_unexpected(caught_up.error());
  }
  if (review::current(session_) == nullptr || paths_of_item() != paths) {
    return fail(ErrorKind::not_found, "no link ties these two notes any more",
                paths.first + " and " + paths.second);
  }
  return workspace_->review().prompt(*edge(), kind);
}

Status SessionRun::catch_up() {
  const std::string kept = review::to_json(session_, workspace_->snapshot());
  const auto paths = paths_of_item();
  const auto work = session_.work;
  const auto pair = workspace_->review().keys().pair(item().a, item().b);
  const std::vector<std::string> notes = {paths.first, paths.second};
  if (const Status read = workspace_->read_again(notes); !read) return read;
  prompt_.reset();  // it speaks of files by their old numbers
  auto session =
      review::session_from_json(kept, workspace_->snapshot(), workspace_->review().graph());
  if (!session) return tl::make_unexpected(session.error());
  session_ = std::move(*session);
  graded_.reset();
  const bool same = review::current(session_) != nullptr && paths_of_item() == paths;
  return same || !pair ? Status{} : keep_draft(*pair, work);
}

Result<review::Reveal> SessionRun::reveal() {
  auto reveal = workspace_->review().reveal(*prompt_);
  if (reveal || reveal.error().kind != ErrorKind::io) return reveal;
  auto prompt = make_prompt(session_.work.kind);
  if (prompt) {
    prompt_ = std::move(*prompt);
    return workspace_->review().reveal(*prompt_);
  }
  if (prompt.error().kind != ErrorKind::not_found) return tl::make_unexpected(prompt.error());
  if (const Status shown = show_current(false); !shown) return tl::make_unexpected(shown.error());
  return tl::make_unexpected(prompt.error());
}

}  // namespace whylink::workspace
