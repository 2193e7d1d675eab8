#include <algorithm>
#include <chrono>

#include "core/vault/cache.hpp"
#include "core/vault/parallel.hpp"
#include "core/vault/reader.hpp"

namespace whylink::vault {

namespace {

std::size_t parsed(const std::vector<BlockPtr>& blocks) {
  return static_cast<std::size_t>(
      std::count_if(blocks.begin(), blocks.end(), [](const BlockPtr& block) { return !!block; }));
}

void keep_cache(Readings& readings, const std::filesystem::path& root,
                const std::filesystem::path& file) {
  // The file system's own clock, to compare with the times of files: not what a person calls now.
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto written_ns = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  const Status written = write_cache(file, root, readings.walk, readings.blocks, written_ns);
  if (!written) readings.cache_error = written.error();
}

}  // namespace

Result<SnapshotPtr> read_vault(const std::filesystem::path& root, const ReadOptions& options) {
  const auto folder = Folder::open(root.string());
  if (!folder) return tl::make_unexpected(folder.error());
  const unsigned threads = thread_count(options.threads);
  auto walk = walk_vault(*folder, root.string(), threads, options.stop);
  if (!walk) return tl::make_unexpected(walk.error());
  const auto cache =
      options.cache_file.empty() ? std::nullopt : Cache::open(options.cache_file, root);
  std::vector<BlockPtr> known =
      cache ? cache->unchanged(*walk) : std::vector<BlockPtr>(walk->files.size());
  auto readings = read_missing(*folder, std::move(*walk), std::move(known), options);
  if (!readings) return tl::make_unexpected(readings.error());
  const bool stale =
      !cache || readings->cost.files_read > 0 || cache->entry_count() != parsed(readings->blocks);
  if (stale && !options.cache_file.empty()) keep_cache(*readings, root, options.cache_file);
  auto filter = std::make_shared<const ExclusionFilter>(read_settings(*folder), options.rules);
  return SnapshotBuilder::build(root, std::move(*readings), std::move(filter), threads);
}

Result<std::string> read_file(const Snapshot& snapshot, FileId id, std::size_t most) {
  const auto folder = Folder::open(snapshot.root().string());
  if (!folder) return tl::make_unexpected(folder.error());
  const File& file = snapshot.file(id);
  std::string bytes;
  const Status status = read_regular_file(
      *folder, file.disk_path.empty() ? file.path : file.disk_path, most, bytes, nullptr);
  if (!status) return tl::make_unexpected(status.error());
  bytes.resize(std::min(bytes.size(), most));
  return bytes;
}

}  // namespace whylink::vault
