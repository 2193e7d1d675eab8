#include <algorithm>
#include <cstdint>

#include "core/vault/cache.hpp"
#include "core/vault/edge.hpp"
#include "core/vault/parallel.hpp"
#include "core/vault/reader.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

std::size_t parsed(const std::vector<BlockPtr>& blocks) {
  return static_cast<std::size_t>(
      std::count_if(blocks.begin(), blocks.end(), [](const BlockPtr& block) { return !!block; }));
}

void keep_cache(Readings& readings, const std::filesystem::path& root,
                const std::filesystem::path& file, std::int64_t begun_ns) {
  const Status written = write_cache(file, root, readings.walk, readings.blocks, begun_ns);
  if (!written) readings.cache_error = written.error();
}

// Read on a thread of its own while the folder is walked: both wait for the disk.
class CacheBeside {
 public:
  CacheBeside(const std::filesystem::path& root, const ReadOptions& options)
      : root_(root), options_(options) {
    if (options.cache_file.empty()) return;
    if (thread_count(options.threads) == 1) {
      open();
      return;
    }
    try {
      thread_ = std::jthread([this] { open(); });
    } catch (const std::exception&) {  // no thread to be had
      open();
    }
  }
  [[nodiscard]] std::optional<Cache> take() {
    if (thread_.joinable()) thread_.join();
    return std::move(cache_);
  }

 private:
  // A cache that cannot be had costs time and nothing else.
  void open() noexcept {
    try {
      cache_ = Cache::open(options_.cache_file, root_, *options_.disk);
    } catch (const std::exception&) {
      cache_.reset();
    }
  }

  const std::filesystem::path& root_;
  const ReadOptions& options_;
  std::optional<Cache> cache_;
  std::jthread thread_;  // the last: it writes what stands above
};

Result<SnapshotPtr> read(const std::filesystem::path& root, const ReadOptions& options) {
  const std::int64_t begun_ns = options.disk->now_ns();
  auto roots = Roots::open(root, {}, *options.disk);
  if (!roots) return tl::make_unexpected(roots.error());
  CacheBeside beside(root, options);
  auto walk = walk_vault(*roots, root, options);
  if (!walk) return tl::make_unexpected(walk.error());
  Settings settings = read_settings(roots->vault(), {options.disk});
  const auto cache = beside.take();
  std::vector<BlockPtr> known =
      cache ? cache->unchanged(*walk) : std::vector<BlockPtr>(walk->files.size());
  auto readings = read_missing(*roots, std::move(*walk), std::move(known), options);
  if (!readings) return tl::make_unexpected(readings.error());
  const bool stale =
      !cache || readings->cost.files_read > 0 || cache->entry_count() != parsed(readings->blocks);
  if (stale && !options.cache_file.empty()) {
    keep_cache(*readings, root, options.cache_file, begun_ns);
  }
  auto filter = std::make_shared<const ExclusionFilter>(std::move(settings), options.rules);
  return SnapshotBuilder::build(root, std::move(*readings), std::move(filter),
                                thread_count(options.threads));
}

}  // namespace

Result<SnapshotPtr> read_vault(const std::filesystem::path& root, const ReadOptions& options) {
  return at_the_edge(root, [&] { return read(root, options); });
}

Result<std::string> read_file(const Snapshot& snapshot, FileId id, std::size_t most) {
  const File& file = snapshot.file(id);
  std::vector<FollowedLink> ways;
  for (const FollowedLink& link : snapshot.followed()) {
    if (leads_to(link, file.disk_path.empty() ? file.path : file.disk_path)) ways.push_back(link);
  }
  const auto roots = Roots::open_again(snapshot.root(), ways, disk::system_calls());
  if (!roots) return tl::make_unexpected(roots.error());
  std::string bytes;
  const Status status = roots->read(file, most, bytes, nullptr);
  if (!status) return tl::make_unexpected(status.error());
  bytes.resize(std::min(bytes.size(), most));
  return bytes;
}

Result<std::string> read_unchanged(const Snapshot& snapshot, FileId id) {
  // Of a note that is too long the parse has seen one byte more than may be.
  auto bytes = read_file(snapshot, id, note::kLongestNote + 1);
  if (!bytes) return bytes;
  if (text::hash64(*bytes) == snapshot.parse(id).content_hash()) {
    bytes->resize(std::min(bytes->size(), note::kLongestNote));
    return bytes;
  }
  return fail(ErrorKind::io, "the note changed since the vault was read", snapshot.file(id).path,
              "read the vault again");
}

}  // namespace whylink::vault
