// Bringing a snapshot up to date.
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

}  // namespace

Result<SnapshotPtr> read_again(const Snapshot& before, const ReadOptions& options) {
  const auto folder = Folder::open(before.root().string());
  if (!folder) return tl::make_unexpected(folder.error());
  const unsigned threads = thread_count(options.threads);
  auto walk = walk_vault(*folder, before.root().string(), threads, options.stop);
  if (!walk) return tl::make_unexpected(walk.error());
  std::vector<BlockPtr> known = unchanged(before, *walk);
  auto readings = read_missing(*folder, std::move(*walk), std::move(known), options);
  if (!readings) return tl::make_unexpected(readings.error());
  auto filter = std::make_shared<const ExclusionFilter>(read_settings(*folder), before.rules());
  return SnapshotBuilder::build(before.root(), std::move(*readings), std::move(filter), threads);
}

Result<SnapshotPtr> refresh(const Snapshot& before, std::span<const std::string> paths,
                            const ReadOptions& options) {
  const auto folder = Folder::open(before.root().string());
  if (!folder) return tl::make_unexpected(folder.error());
  std::vector<SnapshotBuilder::Change> changes;
  ReadingCost cost;
  std::string bytes;
  for (const std::string& path : paths) {
    if (is_settings(path)) return read_again(before, options);
    const auto id = before.find(text::nfc(path));
    if (!id) return read_again(before, options);  // a new file, or a folder
    if (!before.has_parse(*id)) continue;
    SnapshotBuilder::Change change{*id, {}, nullptr};
    auto block = read_block(*folder, before.file(*id), bytes, &change.facts);
    if (!block) return read_again(before, options);  // gone, or a case for a finding
    change.block = std::move(*block);
    changes.push_back(std::move(change));
    ++cost.files_read;
    cost.bytes_read += bytes.size();
  }
  return SnapshotBuilder::changed(before, changes, cost);
}

SnapshotPtr with_rules(const Snapshot& before, const ExclusionRules& rules) {
  const Settings& settings = SnapshotBuilder::filter(before)->settings();
  return SnapshotBuilder::filtered(before,
                                   std::make_shared<const ExclusionFilter>(settings, rules));
}

}  // namespace whylink::vault
