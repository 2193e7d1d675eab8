// What is done to several connections in one go, and taken back in one.
#include <unordered_map>

#include "core/review/candidates.hpp"
#include "core/review/keys.hpp"
#include "whylink/review.hpp"

namespace whylink::review {

void Review::bury_siblings(FileId one, FileId other, std::vector<record::Body>& events) const {
  const Day day = today();
  const auto touches = [&](FileId file) { return file == one || file == other; };
  for (const Placed& placed : placed()) {
    const bool same = touches(placed.a) && touches(placed.b);
    if (same || !(touches(placed.a) || touches(placed.b))) continue;
    // One put off for longer keeps its day.
    if (is_asked(*placed.card, day)) {
      events.emplace_back(record::Snoozed{placed.card->pair, day + 1});
    }
  }
}

Result<bool> Review::may_enrol_by_hand(const graph::Edge& edge, const Accepts& accepts) const {
  if (!is_material(*snapshot_, edge)) return false;
  if (const Card* card = find_card(edge.a, edge.b)) {
    const bool aside = card->dismissed || card->worth == record::Worth::map_only;
    if (card->enrolled || aside) return false;
  }
  if (accepts) {
    const auto taken = accepts(edge);
    if (!taken || !*taken) return taken;
  }
  // A note that cannot be read or asked about is passed over.
  const auto asked = prompt(edge, PromptKind::why);
  return asked && asked->answers_why;
}

Result<int> Review::enrol_all(const Accepts& accepts) {
  std::vector<record::Body> events;
  std::unordered_map<FileId, NoteKey> fresh;
  const auto key_of = [&](FileId file) {
    if (const auto key = keys_.key(file)) return *key;
    const auto [at, added] = fresh.try_emplace(file);
    if (!added) return at->second;
    at->second = fresh_key(keys_, *snapshot_, file, clock_(), seed_);
    const vault::File& note = snapshot_->file(file);
    events.emplace_back(record::NoteKeyed{at->second, note.path, std::string(note.title())});
    return at->second;
  };
  int enrolled = 0;
  for (const graph::Edge& edge : graph_->edges()) {
    const auto may = may_enrol_by_hand(edge, accepts);
    if (!may) return tl::make_unexpected(may.error());
    if (!*may) continue;
    const NoteKey key = key_of(edge.a);
    events.emplace_back(record::Enrolled{Pair::of(key, key_of(edge.b)), true, "chosen by hand"});
    ++enrolled;
  }
  if (enrolled == 0) return 0;
  if (const auto kept = append(std::move(events)); !kept) return tl::make_unexpected(kept.error());
  return enrolled;
}

Result<int> Review::unenrol_all(const Accepts& accepts) {
  std::vector<record::Body> events;
  for (const graph::Edge& edge : graph_->edges()) {
    const Card* card = find_card(edge.a, edge.b);
    if (card == nullptr || !card->enrolled) continue;
    if (accepts) {
      const auto taken = accepts(edge);
      if (!taken) return tl::make_unexpected(taken.error());
      if (!*taken) continue;
    }
    events.emplace_back(record::Unenrolled{card->pair});
  }
  if (events.empty()) return 0;
  const int unenrolled = static_cast<int>(events.size());
  if (const auto kept = append(std::move(events)); !kept) return tl::make_unexpected(kept.error());
  return unenrolled;
}

}  // namespace whylink::review
