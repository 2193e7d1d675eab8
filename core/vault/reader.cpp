#include "core/vault/reader.hpp"

#include <chrono>

#include "core/vault/parallel.hpp"

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

BlockPtr scan(const File& file, std::string_view bytes) {
  note::Block block =
      file.kind == FileKind::canvas ? note::scan_canvas(bytes) : note::scan_note(bytes);
  return {block.release(), std::default_delete<std::byte[]>()};
}

void read_batch(const Folder& root, Readings& readings, std::size_t first, std::size_t last,
                Harvest& harvest) {
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t id = first; id < last; ++id) {
    const File& file = readings.walk.files[id];
    if (readings.blocks[id]) continue;
    if (file.kind != FileKind::note && file.kind != FileKind::canvas) continue;
    auto block = read_block(root, file, harvest.bytes, nullptr);
    if (!block) {
      harvest.findings.push_back(
          {.cause = Cause::file_unread, .path = file.path, .error = block.error().number});
      block = scan(file, {});
      harvest.bytes.clear();
    }
    readings.blocks[id] = std::move(*block);
    ++harvest.cost.files_read;
    harvest.cost.bytes_read += harvest.bytes.size();
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  harvest.cost.work_seconds += spent.count();
}

}  // namespace

Result<BlockPtr> read_block(const Folder& root, const File& file, std::string& bytes,
                            FileFacts* facts) {
  const std::string& path = file.disk_path.empty() ? file.path : file.disk_path;
  const Status status = read_regular_file(root, path, note::kLongestNote, bytes, facts);
  if (!status) return tl::make_unexpected(status.error());
  return scan(file, bytes);
}

Result<Readings> read_missing(const Folder& root, Walk walk, std::vector<BlockPtr> blocks,
                              const ReadOptions& options) {
  Readings readings{std::move(walk), std::move(blocks), {}, {}};
  const std::size_t files = readings.walk.files.size();
  const unsigned threads = thread_count(options.threads);
  std::vector<Harvest> harvests(threads);
  in_parallel(files, threads, kBatch, [&](std::size_t first, std::size_t last, unsigned thread) {
    if (options.stop.stop_requested()) return;
    read_batch(root, readings, first, last, harvests[thread]);
    if (thread == 0 && options.progress) options.progress({"reading notes", last, files});
  });
  if (options.stop.stop_requested()) {
    return fail(ErrorKind::cancelled, "reading the vault was stopped");
  }
  for (const Harvest& harvest : harvests) {
    readings.cost.files_read += harvest.cost.files_read;
    readings.cost.bytes_read += harvest.cost.bytes_read;
    readings.cost.work_seconds += harvest.cost.work_seconds;
    readings.walk.findings.insert(readings.walk.findings.end(), harvest.findings.begin(),
                                  harvest.findings.end());
  }
  return readings;
}

}  // namespace whylink::vault
