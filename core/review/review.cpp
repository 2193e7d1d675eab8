#include "whylink/review.hpp"

#include <nlohmann/json.hpp>

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
  if (const Status loaded = review.reload_settings(); !loaded) {
    return tl::make_unexpected(loaded.error());
  }
  return review;
}

Status Review::follow(vault::SnapshotPtr now) {
  is_placed_ = false;
  chosen_new_.reset();
  if (now->has_files_of(*snapshot_)) {
    if (now->rules() != snapshot_->rules()) {
      graph_ = std::make_shared<const graph::Graph>(*now);
    } else {
      const auto changed = vault::changed_notes(*snapshot_, *now);
      graph_ = std::make_shared<const graph::Graph>(*graph_, *now, changed);
    }
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
  is_placed_ = false;
  for (const Card& card : *cards) cards_.emplace_hint(cards_.end(), card.pair, card);
  return {};
}

// What a newer program or a person by hand wrote and this one cannot read leaves the default.
Status Review::reload_settings() {
  settings_ = {};
  for (const SettingName& setting : kSettingNames) {
    const auto kept = record_->setting(record_name(setting.name));
    if (!kept) return tl::make_unexpected(kept.error());
    if (!*kept) continue;
    const auto value = nlohmann::json::parse(**kept, nullptr, false);
    if (!value.is_string()) continue;
    const auto read = parse_setting(settings_, setting.name, value.get<std::string>());
    if (read) settings_ = *read;
  }
  return {};
}

Result<record::Event> Review::set(std::string_view name, std::string_view value) {
  const auto changed = parse_setting(settings_, name, value);
  if (!changed) return tl::make_unexpected(changed.error());
  const nlohmann::json text = setting_value(*changed, name);
  auto event = append({record::SettingChanged{record_name(name), text.dump()}});
  if (!event) return event;
  if (const Status loaded = reload_settings(); !loaded) return tl::make_unexpected(loaded.error());
  return event;
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
