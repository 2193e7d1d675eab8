#include "whylink/review.hpp"

namespace whylink::review {

Review::Review(vault::SnapshotPtr snapshot, record::Record& record, ReviewOptions options)
    : snapshot_(std::move(snapshot)),
      graph_(std::make_shared<const graph::Graph>(*snapshot_)),
      record_(&record),
      clock_(std::move(options.clock)),
      seed_(options.seed) {}

Result<Review> Review::open(vault::SnapshotPtr snapshot, record::Record& record,
                            ReviewOptions options) {
  Review review(std::move(snapshot), record, std::move(options));
  const auto evidence = record.evidence();
  if (!evidence) return tl::make_unexpected(evidence.error());
  review.keys_ = Keys::match(*review.snapshot_, *evidence);
  if (const Status loaded = review.reload_cards(); !loaded) {
    return tl::make_unexpected(loaded.error());
  }
  return review;
}

Status Review::follow(vault::SnapshotPtr now) {
  if (now->has_files_of(*snapshot_)) {
    const auto changed = vault::changed_notes(*snapshot_, *now);
    graph_ = std::make_shared<const graph::Graph>(*graph_, *now, changed);
    snapshot_ = std::move(now);
    return {};
  }
  const auto evidence = record_->evidence();
  if (!evidence) return tl::make_unexpected(evidence.error());
  graph_ = std::make_shared<const graph::Graph>(*now);
  keys_ = Keys::match(*now, *evidence);
  snapshot_ = std::move(now);
  return {};
}

Status Review::reload_cards() {
  const auto cards = record_->cards();
  if (!cards) return tl::make_unexpected(cards.error());
  cards_.clear();
  for (const Card& card : *cards) cards_.emplace_hint(cards_.end(), card.pair, card);
  return {};
}

const Card* Review::find_card(FileId one, FileId other) const {
  const auto pair = keys_.pair(one, other);
  if (!pair) return nullptr;
  const auto found = cards_.find(*pair);
  return found == cards_.end() ? nullptr : &found->second;
}

const graph::Edge* Review::edge_of(Pair pair) const {
  const auto one = keys_.file(pair.a);
  const auto other = keys_.file(pair.b);
  return one && other ? graph_->find(*one, *other) : nullptr;
}

std::optional<Card> Review::card(FileId one, FileId other) const {
  const Card* found = find_card(one, other);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

}  // namespace whylink::review
