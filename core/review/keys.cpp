#include "core/review/keys.hpp"

#include <algorithm>
#include <random>

#include "whylink/text.hpp"

namespace whylink::review {

namespace {

std::string front_id_of(const note::ParsedNote& note) {
  for (const char* key : {"id", "uid"}) {
    if (const std::string_view id = note.property(key); !id.empty()) return std::string(id);
  }
  return {};
}

std::vector<std::string> target_titles(const vault::Snapshot& snapshot, FileId file) {
  std::vector<std::string> titles;
  for (const vault::ResolvedLink& link : snapshot.resolved(file)) {
    if (link.target == vault::kNoFile || link.target == file) continue;
    if (snapshot.has_parse(link.target)) titles.emplace_back(snapshot.file(link.target).title());
  }
  std::ranges::sort(titles);
  const auto doubles = std::ranges::unique(titles);
  titles.erase(doubles.begin(), doubles.end());
  return titles;
}

}  // namespace

Keys Keys::match(const vault::Snapshot& snapshot, const std::vector<record::Evidence>& evidence) {
  Keys keys;
  for (const record::Evidence& known : evidence) {
    keys.known_.insert(known.key);
    const auto file = snapshot.find(known.path);
    if (!file || !snapshot.has_parse(*file)) {
      if (snapshot.is_unread(known.path)) keys.unread_.insert(known.key);
      continue;
    }
    // Two keys for one path: the smaller wins, as it does everywhere. Evidence is ordered by key.
    if (keys.by_file_.contains(*file)) continue;
    keys.put(*file, known.key);
  }
  return keys;
}

std::optional<NoteKey> Keys::key(FileId file) const {
  const auto found = by_file_.find(file);
  return found == by_file_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FileId> Keys::file(NoteKey key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Pair> Keys::pair(FileId one, FileId other) const {
  const auto key = this->key(one);
  const auto other_key = this->key(other);
  if (!key || !other_key) return std::nullopt;
  return Pair::of(*key, *other_key);
}

void Keys::put(FileId file, NoteKey key) {
  by_file_[file] = key;
  by_key_[key] = file;
  known_.insert(key);
}

record::Evidence evidence_of(const vault::Snapshot& snapshot, FileId file, NoteKey key) {
  const note::ParsedNote note = snapshot.parse(file);
  record::Evidence evidence;
  evidence.key = key;
  evidence.path = snapshot.file(file).path;
  evidence.title = snapshot.file(file).title();
  evidence.front_id = front_id_of(note);
  evidence.content_hash = note.content_hash();
  evidence.targets = target_titles(snapshot, file);
  const auto bytes = vault::read_file(snapshot, file);
  if (bytes && note.body_offset() <= bytes->size()) {
    evidence.fingerprint = text::fingerprint(std::string_view(*bytes).substr(note.body_offset()));
  }
  return evidence;
}

NoteKey fresh_key(const Keys& keys, const vault::Snapshot& snapshot, FileId file, Moment now,
                  std::uint64_t seed) {
  // With the path in it, two runs with one seed do not give one key to two notes.
  std::uint64_t start = seed ^ text::hash64(snapshot.file(file).path);
  if (seed == 0) {
    std::random_device device;
    start = (static_cast<std::uint64_t>(device()) << 32U) | device();
  }
  Random random(start);
  NoteKey key = Uuid::fresh(now.milliseconds, random);
  while (keys.knows(key)) key = Uuid::fresh(now.milliseconds, random);
  return key;
}

}  // namespace whylink::review
