#include <set>

#include "app/workspace/scope_filter.hpp"
#include "app/workspace/system.hpp"
#include "app/workspace/workspace.hpp"
#include "whylink/graph.hpp"

namespace whylink::workspace {

IndexReport Workspace::index() const {
  IndexReport report;
  report.notes = snapshot_->note_count();
  report.canvases = snapshot_->canvas_count();
  for (FileId id = 0; id < snapshot_->files().size(); ++id) {
    if (!snapshot_->has_parse(id)) continue;
    report.bytes += snapshot_->facts(id).size;
    for (const vault::ResolvedLink& link : snapshot_->resolved(id)) {
      ++report.links;
      ++(link.target == vault::kNoFile ? report.unresolved : report.resolved);
    }
  }
  report.connections = graph::Graph(*snapshot_).edges().size();
  report.reread = snapshot_->cost().files_read;
  report.work_seconds = snapshot_->cost().work_seconds;
  report.seconds = reading_seconds_;
  report.cpu_seconds = cpu_seconds();
  report.peak_memory_bytes = peak_memory_bytes();
  return report;
}

std::vector<NoteRow> Workspace::notes() const {
  std::vector<std::size_t> links_in(snapshot_->files().size(), 0);
  for (FileId id = 0; id < snapshot_->files().size(); ++id) {
    if (!snapshot_->has_parse(id)) continue;
    for (const vault::ResolvedLink& link : snapshot_->resolved(id)) {
      if (link.target != vault::kNoFile) ++links_in[link.target];
    }
  }
  std::vector<NoteRow> rows;
  for (FileId id = 0; id < snapshot_->files().size(); ++id) {
    if (snapshot_->file(id).kind != vault::FileKind::note) continue;
    rows.push_back({id, review_->keys().key(id), snapshot_->resolved(id).size(), links_in[id]});
  }
  return rows;
}

Result<std::vector<review::Connection>> Workspace::connections(const Scope& scope) const {
  std::vector<review::Connection> all = review_->connections();
  if (scope.empty()) return all;
  auto filter = ScopeFilter::make(scope, *review_, *record_, options_.tell);
  if (!filter) return tl::make_unexpected(filter.error());
  std::vector<review::Connection> found;
  for (review::Connection& one : all) {
    const graph::Edge* edge = review_->graph().find(one.a, one.b);
    if (edge == nullptr) continue;
    const auto holds = filter->holds(*edge);
    if (!holds) return tl::make_unexpected(holds.error());
    if (*holds) found.push_back(std::move(one));
  }
  return found;
}

Result<review::Plan> Workspace::today(std::optional<double> minutes, const Scope& scope) const {
  if (!minutes) {
    const auto left = review_->minutes_left();
    if (!left) return tl::make_unexpected(left.error());
    minutes = *left;
  }
  if (scope.empty()) return review_->plan(*minutes);
  auto filter = ScopeFilter::make(scope, *review_, *record_, options_.tell);
  if (!filter) return tl::make_unexpected(filter.error());
  return review_->plan(*minutes, [&](const graph::Edge& edge) { return filter->holds(edge); });
}

Result<review::Plan> Workspace::today_spread(int days, const Scope& scope) const {
  constexpr int kMostMinutes = 1440;
  auto plan = today(kMostMinutes, scope);
  if (!plan) return plan;
  if (plan->rest_days > days) {
    return fail(ErrorKind::usage, "a whole day's minutes leave more than that many days hold", {},
                "give more days than " + std::to_string(days));
  }
  int too_few = 0;  // minutes; one is the least that is tried
  int enough = kMostMinutes;
  while (enough - too_few > 1) {
    const int middle = too_few + (enough - too_few) / 2;
    auto tried = today(middle, scope);
    if (!tried) return tried;
    if (tried->rest_days > days) {
      too_few = middle;
      continue;
    }
    enough = middle;
    plan = std::move(tried);
  }
  return plan;
}

Status Workspace::prompts(const PromptQuery& query, const OnPrompt& on_prompt) const {
  auto filter = ScopeFilter::make(query.scope, *review_, *record_, options_.tell);
  if (!filter) return tl::make_unexpected(filter.error());
  constexpr int kKinds = static_cast<int>(record::PromptKind::still_true) + 1;
  std::size_t given = 0;
  std::set<std::string> told;
  for (const review::Connection& connection : review_->connections()) {
    const graph::Edge* edge = review_->graph().find(connection.a, connection.b);
    if (edge == nullptr) continue;
    const auto holds = filter->holds(*edge);
    if (!holds) return tl::make_unexpected(holds.error());
    if (!*holds) continue;
    for (int i = 0; i < kKinds; ++i) {
      const auto kind = static_cast<record::PromptKind>(i);
      if (query.kind && *query.kind != kind) continue;
      const auto prompt = review_->prompt(*edge, kind);
      if (!prompt && prompt.error().kind == ErrorKind::not_found) continue;
      // A note that was changed or went away meanwhile; the others are still to be listed.
      if (!prompt && prompt.error().kind == ErrorKind::io) {
        if (told.insert(prompt.error().where).second) options_.tell(prompt.error().line());
        continue;
      }
      if (!prompt) return tl::make_unexpected(prompt.error());
      if (!on_prompt(*prompt) || ++given == query.limit) return {};
    }
  }
  return {};
}

}  // namespace whylink::workspace
