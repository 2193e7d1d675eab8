// The vault named by WHYLINK_BENCH_VAULT, in a running program: one note of it is edited over and
// over, and put back in the end.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "whylink/graph.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

namespace {

SnapshotPtr bench_vault(benchmark::State& run) {
  const char* root = std::getenv("WHYLINK_BENCH_VAULT");
  if (root == nullptr) {
    run.SkipWithError("WHYLINK_BENCH_VAULT names no vault");
    return nullptr;
  }
  static const SnapshotPtr snapshot = read_vault(root, {}).value();
  return snapshot;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

void write(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// A note in the middle of the vault, with links.
FileId edited_note(const Snapshot& snapshot) {
  FileId id = static_cast<FileId>(snapshot.files().size() / 2);
  while (!snapshot.has_parse(id) || snapshot.parse(id).links().empty()) ++id;
  return id;
}

void refresh_after_one_edit(benchmark::State& run) {
  SnapshotPtr snapshot = bench_vault(run);
  if (!snapshot) return;
  const std::string path = snapshot->file(edited_note(*snapshot)).path;
  const auto file = snapshot->root() / path;
  const std::string before = bytes_of(file);
  const std::array changed{edited_note(*snapshot)};
  graph::Graph graph(*snapshot);
  std::size_t edits = 0;
  for ([[maybe_unused]] auto _ : run) {
    run.PauseTiming();
    write(file, before + "\nOne more line, number " + std::to_string(++edits) + ".\n");
    run.ResumeTiming();
    snapshot = refresh(*snapshot, std::span(&path, 1), {}).value();
    graph = graph::Graph(graph, *snapshot, changed);
    benchmark::DoNotOptimize(graph);
  }
  write(file, before);
}

void graph_of_a_snapshot(benchmark::State& run) {
  const SnapshotPtr snapshot = bench_vault(run);
  if (!snapshot) return;
  for ([[maybe_unused]] auto _ : run) benchmark::DoNotOptimize(graph::Graph(*snapshot));
}

BENCHMARK(refresh_after_one_edit)->Unit(benchmark::kMillisecond);
BENCHMARK(graph_of_a_snapshot)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace whylink::vault
