#include "core/vault/name_index.hpp"

#include <algorithm>
#include <bit>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

std::uint32_t name_hash(std::string_view folded_name) {
  return static_cast<std::uint32_t>(text::hash64(folded_name));
}

// Obsidian measures paths in UTF-16 units, as its language does.
std::size_t utf16_length(std::string_view path) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < path.size();) {
    length += text::next_code_point(path, at) > 0xffff ? 2U : 1U;
  }
  return length;
}

// The ends of a path from its name towards its root; each hash is made from the one before, so that
// all of them cost one pass.
class Endings {
 public:
  explicit Endings(std::string_view path) : path_(path), rest_(path.size()) {}

  bool next() {
    if (done_) return false;
    const std::size_t slash = rest_ == 0 ? path_.npos : path_.rfind('/', rest_ - 1);
    const std::size_t from = slash == path_.npos ? 0 : slash + 1;
    constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15;
    hash_ = (std::rotl(hash_, 23) ^ text::hash64(path_.substr(from, rest_ - from))) * kOdd;
    done_ = slash == path_.npos;
    rest_ = done_ ? 0 : slash;
    return true;
  }
  [[nodiscard]] std::uint64_t hash() const { return hash_; }

 private:
  std::string_view path_;
  std::size_t rest_;
  std::uint64_t hash_ = 0;
  bool done_ = false;
};

std::uint64_t path_hash(std::string_view path) {
  Endings endings(path);
  while (endings.next()) {
  }
  return endings.hash();
}

}  // namespace

NameIndex::NameIndex(std::span<const File> files)
    : head_(std::bit_ceil(files.size() + 1), kNoFile), names_(files.size()) {
  begin_.reserve(files.size() + 1);
  for (const File& file : files) {
    begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
    pool_ += text::fold(file.path);
  }
  begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
  for (FileId id = 0; id < files.size(); ++id) add(id);
  for (std::vector<FileId>& group : groups_) add_endings(files, group);
}

void NameIndex::add(FileId id) {
  const std::string_view name = last_part(folded_path(id));
  const FileId first = named_first(name);
  if (first == kNoFile) {
    const std::uint32_t hash = name_hash(name);
    FileId& head = head_[hash & (head_.size() - 1)];
    names_[id] = {hash, head, kAlone};
    head = id;
    return;
  }
  std::uint32_t& group = names_[first].group;
  if (group == kAlone) {
    group = static_cast<std::uint32_t>(groups_.size());
    groups_.push_back({first});
  }
  groups_[group].push_back(id);
}

void NameIndex::add_endings(std::span<const File> files, std::vector<FileId>& group) {
  std::vector<std::pair<std::size_t, FileId>> ranked;
  ranked.reserve(group.size());
  for (const FileId id : group) ranked.emplace_back(utf16_length(files[id].path), id);
  std::ranges::sort(ranked, [&](const auto& one, const auto& other) {
    if (one.first != other.first) return one.first < other.first;
    return files[one.second].path < files[other.second].path;
  });
  std::unordered_map<FileId, std::size_t> length;
  for (std::size_t i = 0; i < ranked.size(); ++i) group[i] = ranked[i].second;
  for (const auto& [units, id] : ranked) {
    length.emplace(id, units);
    Endings endings(folded_path(id));
    while (endings.next()) {
      const auto [at, fresh] = endings_.try_emplace(endings.hash(), Ending{id, false, false});
      if (fresh) continue;
      Ending& known = at->second;
      // Files come by length, so that only the second can be as short as the first.
      if (!known.several) known.tie = length.at(known.best) == units;
      known.several = true;
    }
    paths_.try_emplace(endings.hash(), id);
  }
}

FileId NameIndex::named_first(std::string_view folded_name) const {
  const std::uint32_t hash = name_hash(folded_name);
  FileId id = head_[hash & (head_.size() - 1)];
  while (id != kNoFile && (names_[id].hash != hash || last_part(folded_path(id)) != folded_name)) {
    id = names_[id].next;
  }
  return id;
}

std::vector<FileId> NameIndex::named(std::string_view folded_name) const {
  const FileId first = named_first(folded_name);
  if (first == kNoFile) return {};
  if (names_[first].group == kAlone) return {first};
  return groups_[names_[first].group];
}

bool NameIndex::ends(FileId id, std::string_view suffix) const {
  const std::string_view path = folded_path(id);
  if (!path.ends_with(suffix)) return false;
  return path.size() == suffix.size() || path[path.size() - suffix.size() - 1] == '/';
}

NameIndex::Ending NameIndex::ending_with(std::string_view folded_suffix) const {
  const FileId first = named_first(last_part(folded_suffix));
  if (first == kNoFile) return {};
  if (names_[first].group == kAlone) {
    return ends(first, folded_suffix) ? Ending{first, false, false} : Ending{};
  }
  const auto at = endings_.find(path_hash(folded_suffix));
  if (at == endings_.end() || !ends(at->second.best, folded_suffix)) return {};
  return at->second;
}

FileId NameIndex::at(std::string_view folded) const {
  const FileId first = named_first(last_part(folded));
  if (first == kNoFile || names_[first].group == kAlone) {
    return first != kNoFile && folded_path(first) == folded ? first : kNoFile;
  }
  const auto found = paths_.find(path_hash(folded));
  return found != paths_.end() && folded_path(found->second) == folded ? found->second : kNoFile;
}

}  // namespace whylink::vault
