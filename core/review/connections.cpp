#include <algorithm>

#include "whylink/review.hpp"

namespace whylink::review {

namespace {

std::optional<double> recall_today(const memory::Model& model, const Card& card, Day today) {
  if (!card.state) return std::nullopt;
  return model.retrievability(card.state->stability, std::max(0, today - card.reviewed_on));
}

}  // namespace

Connection Review::connection(const graph::Edge& edge) const {
  Connection out{edge.a, edge.b, edge.link_count, Standing::unenrolled, card(edge.a, edge.b), {}};
  if (!out.card) return out;
  const Day now = today();
  out.standing = standing(*out.card, now);
  out.retrievability = recall_today(memory::Model(record_->parameters()), *out.card, now);
  return out;
}

std::vector<Connection> Review::connections() const {
  std::vector<Connection> out;
  out.reserve(graph_->edges().size());
  const memory::Model model(record_->parameters());
  const Day now = today();
  // Edges are ordered by file, and files by path.
  for (const graph::Edge& edge : graph_->edges()) {
    Connection& row = out.emplace_back(Connection{
        edge.a, edge.b, edge.link_count, Standing::unenrolled, card(edge.a, edge.b), {}});
    if (!row.card) continue;
    row.standing = standing(*row.card, now);
    row.retrievability = recall_today(model, *row.card, now);
  }
  return out;
}

}  // namespace whylink::review
