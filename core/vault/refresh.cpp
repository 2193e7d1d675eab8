// Bringing a snapshot up to date.
#include <algorithm>

#include "core/vault/parallel.hpp"
#include "core/vault/reader.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

// The blocks of `before` for the files of `walk` that did not change; both are ordered by path.
std::vector<BlockPtr> unchanged(const Snapshot& before, const Walk& walk) {
  std::vector<BlockPtr> blocks(walk.files.size());
  const auto old = before.files();
  FileId next = 0;
  for (std::size_t i = 0; i < walk.files.size(); ++i) {
    while (next < old.size() && old[next].path < walk.files[i].path) ++next;
    if (next == old.size()) break;
    const bool same = old[next].path == walk.files[i].path &&
                      old[next].disk_path == walk.files[i].disk_path &&
                      before.facts(next) == walk.facts[i];
    if (same) blocks[i] = SnapshotBuilder::block(before, next);
  }
  return blocks;
}

// Obsidian's settings decide about every note.
bool is_settings(std::string_view path) {
  return path.starts_with(".obsidian");
}

bool same_paths(const Snapshot& before, const Walk& walk) {
  return std::ranges::equal(before.files(), walk.files, [](const File& one, const File& other) {
    return one.path == other.path && one.disk_path == other.disk_path;
  });
}

// The files whose facts are other than they were; both have the same files.
std::vector<FileId> other_facts(const Snapshot& before, const Walk& walk) {
  std::vector<FileId> changed;
  for (FileId id = 0; id < walk.files.size(); ++id) {
    if (before.facts(id) != walk.facts[id]) changed.push_back(id);
  }
  return changed;
}

// `before` with the notes `changed` as they are on disk; null where one cannot be read.
SnapshotPtr with_notes_read(const Folder& folder, const Snapshot& before,
                            std::span<const FileId> changed) {
  std::vector<SnapshotBuilder::Change> changes;
  ReadingCost cost;
  std::string bytes;
  for (const FileId id : changed) {
    if (!before.has_parse(id)) continue;
    SnapshotBuilder::Change change{id, {}, nullptr};
    auto block = read_block(folder, before.file(id), bytes, &change.facts);
    if (!block) return nullptr;
    change.block = std::move(*block);
    changes.push_back(std::move(change));
    ++cost.files_read;
    cost.bytes_read += bytes.size();
  }
  return SnapshotBuilder::changed(before, changes, cost);
}

}  // namespace

Result<SnapshotPtr> read_again(const Snapshot& before, const ReadOptions& options) {
  const auto folder = Folder::open(before.root().string());
  if (!folder) return tl::make_unexpected(folder.error());
  const unsigned threads = thread_count(options.threads);
  auto walk = walk_vault(*folder, before.root().string(), threads, options.stop);
  if (!walk) return tl::make_unexpected(walk.error());
  Settings settings = read_settings(*folder);
  const bool same =
      same_paths(before, *walk) && settings == SnapshotBuilder::filter(before)->settings();
  if (same) {
    auto now = with_notes_read(*folder, before, other_facts(before, *walk));
    if (now) return now;
  }
  std::vector<BlockPtr> known = unchanged(before, *walk);
  auto readings = read_missing(*folder, std::move(*walk), std::move(known), options);
  if (!readings) return tl::make_unexpected(readings.error());
  auto filter = std::make_shared<const ExclusionFilter>(std::move(settings), before.rules());
  return SnapshotBuilder::build(before.root(), std::move(*readings), std::move(filter), threads);
}

Result<SnapshotPtr> refresh(const Snapshot& before, std::span<const std::string> paths,
                            const ReadOptions& options) {
  const auto folder = Folder::open(before.root().string());
  if (!folder) return tl::make_unexpected(folder.error());
  std::vector<FileId> changed;
  for (const std::string& path : paths) {
    const auto id = before.find(text::nfc(path));
    if (!id || is_settings(path)) return read_again(before, options);  // a new file, or a folder
    changed.push_back(*id);
  }
  auto now = with_notes_read(*folder, before, changed);
  if (now) return now;
  return read_again(before, options);  // one is gone, or a case for a finding
}

std::vector<FileId> changed_notes(const Snapshot& before, const Snapshot& now) {
  std::vector<FileId> changed;
  for (FileId id = 0; id < now.files().size(); ++id) {
    if (SnapshotBuilder::block(before, id) != SnapshotBuilder::block(now, id))
      changed.push_back(id);
  }
  return changed;
}

SnapshotPtr with_rules(const Snapshot& before, const ExclusionRules& rules) {
  const Settings& settings = SnapshotBuilder::filter(before)->settings();
  return SnapshotBuilder::filtered(before,
                                   std::make_shared<const ExclusionFilter>(settings, rules));
}

}  // namespace whylink::vault
