#include "core/vault/name_index.hpp"

#include <bit>
#include <utility>

#include "core/vault/parallel.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

std::uint32_t name_hash(std::string_view folded_name) {
  return static_cast<std::uint32_t>(text::hash64(folded_name));
}

}  // namespace

NameIndex::NameIndex(std::span<const File> files, unsigned threads)
    : head_(std::bit_ceil(files.size() + 1), kNoFile), names_(files.size()) {
  fold_paths(files, threads);
  std::vector<std::vector<FileId>> groups;
  for (FileId id = 0; id < files.size(); ++id) add(id, groups);
  shared_.reserve(groups.size());
  for (const std::vector<FileId>& group : groups) {
    std::vector<SharedName::Member> members;
    members.reserve(group.size());
    for (const FileId id : group) {
      members.push_back({folded_path(id), files[id].path, files[id].disk_path, id});
    }
    shared_.emplace_back(std::move(members));
  }
}

void NameIndex::fold_paths(std::span<const File> files, unsigned threads) {
  constexpr std::size_t kPiece = 4096;
  std::vector<std::string> pieces((files.size() + kPiece - 1) / kPiece);
  in_parallel(files.size(), threads, kPiece, [&](std::size_t first, std::size_t last, unsigned) {
    std::string& piece = pieces[first / kPiece];
    for (std::size_t id = first; id < last; ++id) {
      const std::string folded = text::fold(files[id].path);
      const std::string_view name = last_part(folded);
      names_[id].path_size = static_cast<std::uint32_t>(folded.size());
      names_[id].name_size = static_cast<std::uint32_t>(name.size());
      names_[id].hash = name_hash(name);
      piece += folded;
    }
  });
  for (std::string& piece : pieces) {
    pool_ += piece;
    piece = std::string();  // the pool takes its place
  }
  std::uint32_t at = 0;
  for (Name& name : names_) {
    name.path_at = at;
    at += name.path_size;
  }
}

void NameIndex::add(FileId id, std::vector<std::vector<FileId>>& groups) {
  Name& own = names_[id];
  own.id = id;
  const FileId first = named(folded_name(own), own.hash);
  if (first == kNoFile) {
    own.next = std::exchange(head_[own.hash & (head_.size() - 1)], id);
    return;
  }
  std::uint32_t& group = names_[first].group;
  if (group == kAlone) {
    group = static_cast<std::uint32_t>(groups.size());
    groups.push_back({first});
  }
  groups[group].push_back(id);
}

FileId NameIndex::named(std::string_view folded_path) const {
  const std::string_view name = last_part(folded_path);
  return named(name, name_hash(name));
}

FileId NameIndex::named(std::string_view folded, std::uint32_t hash) const {
  FileId id = head_[hash & (head_.size() - 1)];
  while (id != kNoFile && (names_[id].hash != hash || folded_name(names_[id]) != folded)) {
    id = names_[id].next;
  }
  return id;
}

std::span<const FileId> NameIndex::at(FileId named, std::string_view folded_path) const {
  if (named == kNoFile) return {};
  const Name& name = names_[named];
  if (name.group == kAlone) {
    if (this->folded_path(named) != folded_path) return {};
    return {&name.id, 1};
  }
  const SharedName& shared = shared_[name.group];
  const SharedName::Place* place = shared.at(folded_path);
  return place == nullptr ? std::span<const FileId>() : shared.files(*place);
}

std::vector<NameIndex::Place> NameIndex::ending_with(FileId named, std::string_view folded_suffix,
                                                     End end, std::string_view folder,
                                                     std::size_t most) const {
  if (named == kNoFile) return {};
  const bool whole = end == End::whole_parts;
  const Name& name = names_[named];
  if (name.group == kAlone) {
    const std::string_view path = folded_path(named);
    const bool fits = path.size() > folded_suffix.size() && path.ends_with(folded_suffix) &&
                      (!whole || path[path.size() - folded_suffix.size() - 1] == '/') &&
                      path.starts_with(folder);
    if (!fits) return {};
    return {{{&name.id, 1}, 0}};
  }
  const SharedName& shared = shared_[name.group];
  const std::string longer = (whole ? "/" : "") + std::string(folded_suffix);
  std::vector<Place> out;
  for (const SharedName::Place* place : shared.ending_with(longer, folder, most + 1)) {
    const bool fits = place->folded.size() > folded_suffix.size() && out.size() < most;
    if (fits) out.push_back({shared.files(*place), place->length});
  }
  return out;
}

}  // namespace whylink::vault
