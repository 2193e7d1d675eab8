#include <algorithm>
#include <set>

#include "core/vault/parallel.hpp"
#include "core/vault/resolution.hpp"
#include "core/vault/snapshot.hpp"

namespace whylink::vault {

SnapshotPtr SnapshotBuilder::build(std::filesystem::path root, Readings readings, FilterPtr filter,
                                   unsigned threads) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->root_ = std::move(root);
  std::vector<FileFacts> facts = std::move(readings.walk.facts);
  snapshot->tree_ = std::make_shared<const Snapshot::Tree>(std::move(readings.walk));
  snapshot->filter_ = std::move(filter);
  snapshot->findings_ = snapshot->tree_->findings;
  snapshot->findings_.insert(snapshot->findings_.end(), readings.findings.begin(),
                             readings.findings.end());
  snapshot->cost_ = readings.cost;
  const auto filter_findings = snapshot->filter_->findings();
  snapshot->findings_.insert(snapshot->findings_.end(), filter_findings.begin(),
                             filter_findings.end());
  SnapshotBuilder builder(std::move(snapshot));
  builder.spread(std::move(facts), std::move(readings.blocks));
  builder.for_chunks(threads, &SnapshotBuilder::resolve_chunk);
  builder.for_chunks(threads, &SnapshotBuilder::exclude_chunk);
  for (FileId id = 0; id < builder.snapshot_->files().size(); ++id) builder.add_note_findings(id);
  return builder.snapshot_;
}

SnapshotPtr SnapshotBuilder::changed(const Snapshot& before, std::span<const Change> changes,
                                     const ReadingCost& cost) {
  SnapshotBuilder builder(std::make_shared<Snapshot>(before));
  builder.own_.resize(before.chunks_.size());
  Snapshot& now = *builder.snapshot_;
  now.cost_ = cost;
  std::set<std::size_t> touched;
  for (const Change& change : changes) {
    Chunk& chunk = builder.own(change.file / kChunk);
    chunk.facts[change.file % kChunk] = change.facts;
    chunk.blocks[change.file % kChunk] = change.block;
    touched.insert(change.file / kChunk);
    const std::string& path = now.file(change.file).path;
    std::erase_if(now.findings_, [&](const FileFinding& found) { return found.path == path; });
  }
  for (const std::size_t chunk : touched) {
    builder.resolve_chunk(chunk);
    builder.exclude_chunk(chunk);
  }
  for (const Change& change : changes) builder.add_note_findings(change.file);
  builder.look_for_subpaths(changes);
  return builder.snapshot_;
}

SnapshotPtr SnapshotBuilder::filtered(const Snapshot& before, FilterPtr filter) {
  SnapshotBuilder builder(std::make_shared<Snapshot>(before));
  builder.own_.resize(before.chunks_.size());
  Snapshot& now = *builder.snapshot_;
  for (const FileFinding& old : now.filter_->findings()) std::erase(now.findings_, old);
  now.filter_ = std::move(filter);
  for (const FileFinding& found : now.filter_->findings()) now.findings_.push_back(found);
  for (std::size_t chunk = 0; chunk < builder.own_.size(); ++chunk) builder.own(chunk);
  builder.for_chunks(thread_count(0), &SnapshotBuilder::exclude_chunk);
  return builder.snapshot_;
}

const BlockPtr& SnapshotBuilder::block(const Snapshot& snapshot, FileId id) {
  return snapshot.chunk(id).blocks[id % kChunk];
}

void SnapshotBuilder::spread(std::vector<FileFacts> facts, std::vector<BlockPtr> blocks) {
  for (std::size_t first = 0; first < facts.size(); first += kChunk) {
    const auto begin = static_cast<std::ptrdiff_t>(first);
    const auto end = static_cast<std::ptrdiff_t>(std::min(first + kChunk, facts.size()));
    auto chunk = std::make_shared<Chunk>();
    chunk->facts.assign(facts.begin() + begin, facts.begin() + end);
    chunk->blocks.assign(std::move_iterator(blocks.begin() + begin),
                         std::move_iterator(blocks.begin() + end));
    snapshot_->chunks_.push_back(chunk);
    own_.push_back(std::move(chunk));
  }
}

SnapshotBuilder::Chunk& SnapshotBuilder::own(std::size_t chunk) {
  if (!own_[chunk]) {
    own_[chunk] = std::make_shared<Chunk>(*snapshot_->chunks_[chunk]);
    snapshot_->chunks_[chunk] = own_[chunk];
  }
  return *own_[chunk];
}

void SnapshotBuilder::for_chunks(unsigned threads, void (SnapshotBuilder::*work)(std::size_t)) {
  in_parallel(own_.size(), threads, 1, [&](std::size_t first, std::size_t last, unsigned) {
    for (std::size_t chunk = first; chunk < last; ++chunk) (this->*work)(chunk);
  });
}

void SnapshotBuilder::resolve_chunk(std::size_t index) {
  Chunk& chunk = *own_[index];
  chunk.resolved.clear();
  chunk.first_resolved.clear();
  chunk.first_resolved.reserve(chunk.blocks.size() + 1);
  for (std::size_t i = 0; i < chunk.blocks.size(); ++i) {
    chunk.first_resolved.push_back(static_cast<std::uint32_t>(chunk.resolved.size()));
    if (chunk.blocks[i]) resolve_note(static_cast<FileId>(index * kChunk + i), chunk.resolved);
  }
  chunk.first_resolved.push_back(static_cast<std::uint32_t>(chunk.resolved.size()));
}

bool SnapshotBuilder::subpath_exists(const note::ParsedNote& source, const note::WrittenLink& link,
                                     FileId target) const {
  if (link.subpath.size == 0 || target == kNoFile) return true;
  if (snapshot_->file(target).kind != FileKind::note || !snapshot_->has_parse(target)) return true;
  return snapshot_->parse(target).has_subpath(source.text(link.subpath));
}

void SnapshotBuilder::resolve_note(FileId id, std::vector<ResolvedLink>& out) const {
  const Resolution resolution(snapshot_->tree_->names);
  const note::ParsedNote source = snapshot_->parse(id);
  for (const note::WrittenLink& link : source.links()) {
    const std::string_view target = source.text(link.target);
    const bool by_path =
        link.kind == note::LinkKind::canvas || link.kind == note::LinkKind::canvas_edge;
    const auto answer = by_path ? resolution.resolve_path(target) : resolution.resolve(target, id);
    ResolvedLink resolved{answer.file, answer.rule, answer.ambiguous};
    if (link.kind == note::LinkKind::canvas_edge) {
      resolved.from = resolution.resolve_path(source.text(link.from)).file;
    }
    resolved.subpath_exists = subpath_exists(source, link, answer.file);
    out.push_back(resolved);
  }
}

void SnapshotBuilder::exclude_chunk(std::size_t index) {
  Chunk& chunk = *own_[index];
  chunk.exclusions.assign(chunk.blocks.size(), {});
  for (std::size_t i = 0; i < chunk.blocks.size(); ++i) {
    if (!chunk.blocks[i]) continue;
    const File& file = snapshot_->files()[index * kChunk + i];
    chunk.exclusions[i] =
        snapshot_->filter_->exclusion_of(file, note::ParsedNote(chunk.blocks[i].get()));
  }
}

// Headings and blocks of the changed notes may have come or gone: the links to them are looked at
// anew.
void SnapshotBuilder::look_for_subpaths(std::span<const Change> changes) {
  std::vector<FileId> changed;
  for (const Change& change : changes) changed.push_back(change.file);
  std::ranges::sort(changed);
  for (std::size_t index = 0; index < own_.size(); ++index) {
    const Chunk& chunk = *snapshot_->chunks_[index];
    for (std::size_t i = 0; i < chunk.blocks.size(); ++i) {
      for (std::uint32_t at = chunk.first_resolved[i]; at < chunk.first_resolved[i + 1]; ++at) {
        const FileId target = chunk.resolved[at].target;
        if (!std::ranges::binary_search(changed, target)) continue;
        const note::ParsedNote source(chunk.blocks[i].get());
        const bool exists =
            subpath_exists(source, source.links()[at - chunk.first_resolved[i]], target);
        if (exists != chunk.resolved[at].subpath_exists) {
          own(index).resolved[at].subpath_exists = exists;
        }
      }
    }
  }
}

void SnapshotBuilder::add_note_findings(FileId id) {
  if (!snapshot_->has_parse(id)) return;
  for (const note::Finding& finding : snapshot_->parse(id).findings()) {
    snapshot_->findings_.push_back({snapshot_->file(id).path, std::string(note::name(finding.kind)),
                                    std::string(note::remedy(finding.kind)), finding.line});
  }
}

}  // namespace whylink::vault
