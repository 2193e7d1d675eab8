#include "core/vault/name_index.hpp"

#include <bit>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

std::uint32_t name_hash(std::string_view folded_name) {
  return static_cast<std::uint32_t>(text::hash64(folded_name));
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

void NameIndex::add(FileId id, std::vector<std::vector<FileId>>& groups) {
  const std::string_view name = last_part(folded_path(id));
  const FileId first = named_first(name);
  if (first == kNoFile) {
    const std::uint32_t hash = name_hash(name);
    FileId& head = head_[hash & (head_.size() - 1)];
    names_[id] = {hash, id, head, kAlone};
    head = id;
    return;
  }
  std::uint32_t& group = names_[first].group;
  if (group == kAlone) {
    group = static_cast<std::uint32_t>(groups.size());
    groups.push_back({first});
  }
  groups[group].push_back(id);
}

FileId NameIndex::named_first(std::string_view folded_name) const {
  const std::uint32_t hash = name_hash(folded_name);
  FileId id = head_[hash & (head_.size() - 1)];
  while (id != kNoFile && (names_[id].hash != hash || last_part(folded_path(id)) != folded_name)) {
    id = names_[id].next;
  }
  return id;
}

std::span<const FileId> NameIndex::at(std::string_view folded) const {
  const FileId first = named_first(last_part(folded));
  if (first == kNoFile) return {};
  const Name& name = names_[first];
  if (name.group == kAlone) {
    if (folded_path(first) != folded) return {};
    return {&name.id, 1};
  }
  const SharedName& shared = shared_[name.group];
  const SharedName::Place* place = shared.at(folded);
  return place == nullptr ? std::span<const FileId>() : shared.files(*place);
}

std::vector<NameIndex::Place> NameIndex::ending_with(std::string_view folded_suffix, End end,
                                                     std::string_view folder,
                                                     std::size_t most) const {
  const FileId first = named_first(last_part(folded_suffix));
  if (first == kNoFile) return {};
  const bool whole = end == End::whole_parts;
  const std::string longer = (whole ? "/" : "") + std::string(folded_suffix);
  const Name& name = names_[first];
  if (name.group == kAlone) {
    const std::string_view path = folded_path(first);
    const bool fits =
        path.size() > folded_suffix.size() && path.ends_with(longer) && path.starts_with(folder);
    if (!fits) return {};
    return {{{&name.id, 1}, 0}};
  }
  const SharedName& shared = shared_[name.group];
  std::vector<Place> out;
  for (const SharedName::Place* place : shared.ending_with(longer, folder, most + 1)) {
    const bool fits = place->folded.size() > folded_suffix.size() && out.size() < most;
    if (fits) out.push_back({shared.files(*place), place->length});
  }
  return out;
}

}  // namespace whylink::vault
