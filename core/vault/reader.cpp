#include <algorithm>
#include <chrono>

#include "core/vault/cache.hpp"
#include "core/vault/parallel.hpp"
#include "core/vault/snapshot.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

// Files a worker takes at once: enough that taking costs nothing, few enough that work ends
// together.
constexpr std::size_t kBatch = 32;

// What one worker brings home.
struct Harvest {
  std::string bytes;  // of the file at hand; its memory is kept
  std::vector<FileFinding> findings;
  ReadingCost cost;
};

class Readers {
 public:
  // `blocks` holds what need not be read again.
  Readers(const Folder& root, const std::vector<File>& files, const ReadOptions& options,
          std::vector<BlockPtr> blocks)
      : root_(root), files_(files), options_(options), blocks_(std::move(blocks)) {}

  void run() {
    const unsigned threads = thread_count(options_.threads);
    std::vector<Harvest> harvests(threads);
    in_parallel(files_.size(), threads, kBatch,
                [&](std::size_t first, std::size_t last, unsigned thread) {
                  if (options_.stop.stop_requested()) return;
                  read_batch(first, last, harvests[thread]);
                  const bool reports = thread == 0 && options_.progress;
                  if (reports) options_.progress({"reading notes", last, files_.size()});
                });
    for (Harvest& harvest : harvests) {
      cost_.files_read += harvest.cost.files_read;
      cost_.bytes_read += harvest.cost.bytes_read;
      cost_.work_seconds += harvest.cost.work_seconds;
      findings_.insert(findings_.end(), harvest.findings.begin(), harvest.findings.end());
    }
  }

  std::vector<BlockPtr> take_blocks() { return std::move(blocks_); }
  [[nodiscard]] const std::vector<FileFinding>& findings() const { return findings_; }
  [[nodiscard]] const ReadingCost& cost() const { return cost_; }

 private:
  void read_batch(std::size_t first, std::size_t last, Harvest& harvest) {
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t id = first; id < last; ++id) read(id, harvest.bytes, harvest);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    harvest.cost.work_seconds += spent.count();
  }

  void read(std::size_t id, std::string& bytes, Harvest& harvest) {
    if (blocks_[id]) return;
    const File& file = files_[id];
    if (file.kind != FileKind::note && file.kind != FileKind::canvas) return;
    const std::string& path = file.disk_path.empty() ? file.path : file.disk_path;
    const Status status = read_regular_file(root_, path, note::kLongestNote, bytes, nullptr);
    if (!status) {
      harvest.findings.push_back({file.path, status.error().what, status.error().remedy, 0});
      bytes.clear();
    }
    ++harvest.cost.files_read;
    harvest.cost.bytes_read += bytes.size();
    note::Block block =
        file.kind == FileKind::canvas ? note::scan_canvas(bytes) : note::scan_note(bytes);
    blocks_[id] = BlockPtr(block.release(), std::default_delete<std::byte[]>());
  }

  const Folder& root_;
  const std::vector<File>& files_;
  const ReadOptions& options_;
  std::vector<BlockPtr> blocks_;
  std::vector<FileFinding> findings_;
  ReadingCost cost_;
};

std::size_t parsed(const std::vector<BlockPtr>& blocks) {
  return static_cast<std::size_t>(
      std::count_if(blocks.begin(), blocks.end(), [](const BlockPtr& block) { return !!block; }));
}

// A cache that cannot be written costs time at the next start and nothing else: a finding.
void keep_cache(Walk& walk, const std::vector<BlockPtr>& blocks, const std::filesystem::path& root,
                const std::filesystem::path& file) {
  // The file system's own clock, to compare with the times of files: not what a person calls now.
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto written_ns = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
  const Status written = write_cache(file, root, walk.files, blocks, written_ns);
  if (written) return;
  walk.findings.push_back({file.string(), written.error().what, written.error().remedy, 0});
}

}  // namespace

Result<SnapshotPtr> read_vault(const std::filesystem::path& root, const ReadOptions& options) {
  const auto folder = Folder::open(root.string());
  if (!folder) return tl::make_unexpected(folder.error());
  auto walk = walk_vault(*folder, root.string(), options.stop);
  if (!walk) return tl::make_unexpected(walk.error());
  const auto cache =
      options.cache_file.empty() ? std::nullopt : Cache::open(options.cache_file, root);
  Readers readers(
      *folder, walk->files, options,
      cache ? cache->unchanged(walk->files) : std::vector<BlockPtr>(walk->files.size()));
  readers.run();
  if (options.stop.stop_requested()) {
    return fail(ErrorKind::cancelled, "reading the vault was stopped");
  }
  walk->findings.insert(walk->findings.end(), readers.findings().begin(), readers.findings().end());
  std::vector<BlockPtr> blocks = readers.take_blocks();
  const bool stale =
      !cache || readers.cost().files_read > 0 || cache->entry_count() != parsed(blocks);
  if (stale && !options.cache_file.empty()) {
    keep_cache(*walk, blocks, root, options.cache_file);
  }
  SnapshotBuilder builder(root, std::move(*walk), std::move(blocks), readers.cost(),
                          read_settings(*folder), thread_count(options.threads));
  return builder.take();
}

Result<std::string> read_file(const Snapshot& snapshot, FileId id) {
  const auto folder = Folder::open(snapshot.root().string());
  if (!folder) return tl::make_unexpected(folder.error());
  const File& file = snapshot.file(id);
  std::string bytes;
  const Status status =
      read_regular_file(*folder, file.disk_path.empty() ? file.path : file.disk_path,
                        note::kLongestNote, bytes, nullptr);
  if (!status) return tl::make_unexpected(status.error());
  return bytes;
}

}  // namespace whylink::vault
