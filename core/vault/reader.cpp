#include "core/vault/reader.hpp"

#include <cerrno>
#include <chrono>
#include <exception>
#include <new>
#include <stdexcept>

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

tl::unexpected<Error> out_of_memory(const std::string& path) {
  Error error{ErrorKind::io, "out of memory while reading this note", path,
              "make it shorter, or close other programs"};
  error.number = ENOMEM;
  return tl::make_unexpected(std::move(error));
}

Cause cause_of(const Error& error) {
  if (error.kind == ErrorKind::refused) return Cause::own_fault;
  if (error.number == ENOMEM) return Cause::out_of_memory;
  return error.number == 0 ? Cause::not_regular : Cause::file_unread;
}

FileFinding unread(const std::string& path, const Error& error) {
  FileFinding found{.cause = cause_of(error), .path = path, .error = error.number};
  if (found.cause == Cause::own_fault) found.detail = error.what;
  return found;
}

struct Reading {
  const Roots& roots;
  Scan scan;
  Readings& readings;
};

void read_batch(const Reading& reading, std::size_t first, std::size_t last, Harvest& harvest) {
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t id = first; id < last; ++id) {
    const File& file = reading.readings.walk.files[id];
    if (reading.readings.blocks[id] || !has_links(file.kind)) continue;
    auto block = read_block(reading.roots, file, harvest.bytes, nullptr, reading.scan);
    if (!block) {
      harvest.findings.push_back(unread(file.path, block.error()));
      continue;
    }
    reading.readings.blocks[id] = std::move(*block);
    ++harvest.cost.files_read;
    harvest.cost.bytes_read += harvest.bytes.size();
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
  harvest.cost.work_seconds += spent.count();
}

}  // namespace

BlockPtr scan_file(const File& file, std::string_view bytes) {
  note::Block block =
      file.kind == FileKind::canvas ? note::scan_canvas(bytes) : note::scan_note(bytes);
  return {block.release(), std::default_delete<std::byte[]>()};
}

Result<BlockPtr> read_block(const Roots& roots, const File& file, std::string& bytes,
                            FileFacts* facts, Scan scan) {
  try {
    const Status status = roots.read(file, note::kLongestNote, bytes, facts);
    if (!status) return tl::make_unexpected(status.error());
    return scan(file, bytes);
  } catch (const std::bad_alloc&) {
    std::string().swap(bytes);
    return out_of_memory(file.path);
  } catch (const std::length_error&) {
    std::string().swap(bytes);
    return out_of_memory(file.path);
  } catch (const std::exception& bug) {
    return fail(ErrorKind::refused, bug.what(), file.path);
  }
}

Result<Readings> read_missing(const Roots& roots, Walk walk, std::vector<BlockPtr> blocks,
                              const ReadOptions& options, Scan scan) {
  Readings readings{std::move(walk), std::move(blocks), {}, {}, {}};
  const Reading reading{roots, scan, readings};
  const std::size_t files = readings.walk.files.size();
  const unsigned threads = thread_count(options.threads);
  std::vector<Harvest> harvests(threads);
  in_parallel(files, threads, kBatch, [&](std::size_t first, std::size_t last, unsigned thread) {
    if (options.stop.stop_requested()) return;
    read_batch(reading, first, last, harvests[thread]);
    if (thread == 0 && options.progress) options.progress({"reading notes", last, files});
  });
  if (options.stop.stop_requested()) {
    return fail(ErrorKind::cancelled, "reading the vault was stopped");
  }
  for (const Harvest& harvest : harvests) {
    readings.cost.files_read += harvest.cost.files_read;
    readings.cost.bytes_read += harvest.cost.bytes_read;
    readings.cost.work_seconds += harvest.cost.work_seconds;
    readings.findings.insert(readings.findings.end(), harvest.findings.begin(),
                             harvest.findings.end());
  }
  return readings;
}

}  // namespace whylink::vault
