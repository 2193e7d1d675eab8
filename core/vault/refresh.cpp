// Bringing a snapshot up to date.
#include <algorithm>

#include "core/vault/edge.hpp"
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

// Whether both have the same files, reached in the same way, and the same is to be said of the
// rest.
bool same_tree(const Snapshot& before, const Walk& walk) {
  const bool same_paths =
      std::ranges::equal(before.files(), walk.files, [](const File& one, const File& other) {
        return one.path == other.path && one.disk_path == other.disk_path;
      });
  return same_paths && std::ranges::equal(before.followed(), walk.followed) &&
         before.follows_links() == walk.follows_links &&
         SnapshotBuilder::walk_findings(before) == walk.findings;
}

// What could not be read is tried again. A note that has no parse ties no other to it, so that one
// that has got its parse is more than a changed note.
bool all_were_read(const Snapshot& before) {
  for (FileId id = 0; id < before.files().size(); ++id) {
    if (has_links(before.file(id).kind) && !before.has_parse(id)) return false;
  }
  return true;
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
SnapshotPtr with_notes_read(const Roots& roots, const Snapshot& before,
                            std::span<const FileId> changed) {
  std::vector<SnapshotBuilder::Change> changes;
  ReadingCost cost;
  std::string bytes;
  for (const FileId id : changed) {
    if (!before.has_parse(id)) continue;
    SnapshotBuilder::Change change{id, {}, nullptr};
    auto block = read_block(roots, before.file(id), bytes, &change.facts);
    if (!block) return nullptr;
    change.block = std::move(*block);
    changes.push_back(std::move(change));
    ++cost.files_read;
    cost.bytes_read += bytes.size();
  }
  return SnapshotBuilder::changed(before, changes, cost);
}

Result<SnapshotPtr> walk_and_read(const Snapshot& before, const ReadOptions& options) {
  auto roots = Roots::open_again(before.root(), {}, *options.disk);
  if (!roots) return tl::make_unexpected(roots.error());
  auto walk = walk_vault(*roots, before.root(), options);
  if (!walk) return tl::make_unexpected(walk.error());
  Settings settings =
      read_settings(roots->vault(), {options.disk, &SnapshotBuilder::filter(before)->settings()});
  const bool same = same_tree(before, *walk) && all_were_read(before) &&
                    settings == SnapshotBuilder::filter(before)->settings();
  if (same) {
    auto now = with_notes_read(*roots, before, other_facts(before, *walk));
    if (now) return now;
  }
  std::vector<BlockPtr> known = unchanged(before, *walk);
  auto readings = read_missing(*roots, std::move(*walk), std::move(known), options);
  if (!readings) return tl::make_unexpected(readings.error());
  auto filter = std::make_shared<const ExclusionFilter>(std::move(settings), before.rules());
  return SnapshotBuilder::build(before.root(), std::move(*readings), std::move(filter),
                                thread_count(options.threads));
}

// Null: more than these notes may have changed.
SnapshotPtr with_paths_read(const Snapshot& before, std::span<const std::string> paths,
                            const ReadOptions& options) {
  if (options.follow_links != before.follows_links()) return nullptr;
  const auto roots = Roots::open_again(before.root(), before.followed(), *options.disk);
  if (!roots) return nullptr;
  std::vector<FileId> changed;
  for (const std::string& path : paths) {
    const auto id = before.find(text::nfc(path));
    if (!id || is_settings(path)) return nullptr;  // a new file, or a folder
    if (has_links(before.file(*id).kind) && !before.has_parse(*id)) return nullptr;
    changed.push_back(*id);
  }
  return with_notes_read(*roots, before, changed);
}

}  // namespace

Result<SnapshotPtr> read_again(const Snapshot& before, const ReadOptions& options) {
  return at_the_edge(before.root(), [&] { return walk_and_read(before, options); });
}

Result<SnapshotPtr> refresh(const Snapshot& before, std::span<const std::string> paths,
                            const ReadOptions& options) {
  return at_the_edge(before.root(), [&]() -> Result<SnapshotPtr> {
    auto now = with_paths_read(before, paths, options);
    if (now) return now;
    return walk_and_read(before, options);
  });
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
