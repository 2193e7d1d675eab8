#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/vault/conflict_copy.hpp"
#include "core/vault/parallel.hpp"
#include "core/vault/resolution.hpp"
#include "core/vault/snapshot.hpp"

namespace whylink::vault {

namespace {

// Whether other bytes in the file can end it.
bool is_of_bytes(Cause cause) {
  switch (cause) {
    case Cause::in_note:
    case Cause::file_unread:
    case Cause::not_regular:
    case Cause::out_of_memory:
    case Cause::own_fault:
      return true;
    default:
      return false;
  }
}

}  // namespace

SnapshotPtr SnapshotBuilder::build(std::filesystem::path root, Readings readings, FilterPtr filter,
                                   unsigned threads) {
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->root_ = std::move(root);
  std::vector<FileFacts> facts = std::move(readings.walk.facts);
  snapshot->tree_ = std::make_shared<const Snapshot::Tree>(std::move(readings.walk), threads);
  snapshot->filter_ = std::move(filter);
  snapshot->findings_ = snapshot->tree_->findings;
  snapshot->findings_.insert(snapshot->findings_.end(), readings.findings.begin(),
                             readings.findings.end());
  snapshot->cost_ = readings.cost;
  snapshot->cache_error_ = std::move(readings.cache_error);
  SnapshotBuilder builder(std::move(snapshot));
  builder.judge_paths(threads);
  builder.spread(std::move(facts), std::move(readings.blocks));
  builder.for_chunks(threads, &SnapshotBuilder::resolve_chunk);
  builder.look_for(builder.all_parts(), threads);
  builder.for_chunks(threads, &SnapshotBuilder::exclude_chunk);
  builder.found_.resize(builder.own_.size());
  builder.for_chunks(threads, &SnapshotBuilder::find_in_chunk);
  std::vector<FileFinding>& findings = builder.snapshot_->findings_;
  for (const std::vector<FileFinding>& found : builder.found_) {
    findings.insert(findings.end(), found.begin(), found.end());
  }
  builder.sort_findings();
  return builder.snapshot_;
}

SnapshotPtr SnapshotBuilder::changed(const Snapshot& before, std::span<const Change> changes,
                                     const ReadingCost& cost) {
  SnapshotBuilder builder(std::make_shared<Snapshot>(before));
  builder.own_.resize(before.chunks_.size());
  builder.parts_.resize(before.chunks_.size());
  Snapshot& now = *builder.snapshot_;
  now.cost_ = cost;
  std::set<std::size_t> touched;
  std::set<std::string_view> paths;
  for (const Change& change : changes) {
    Chunk& chunk = builder.own(change.file / kChunk);
    chunk.facts[change.file % kChunk] = change.facts;
    chunk.blocks[change.file % kChunk] = change.block;
    touched.insert(change.file / kChunk);
    paths.insert(now.file(change.file).path);
  }
  std::erase_if(now.findings_, [&](const FileFinding& found) {
    return is_of_bytes(found.cause) && paths.contains(found.path);
  });
  for (const std::size_t chunk : touched) {
    builder.resolve_chunk(chunk);
    builder.exclude_chunk(chunk);
  }
  for (const Change& change : changes) builder.add_note_findings(change.file, now.findings_);
  builder.look_for_changed_parts(changes);
  builder.sort_findings();
  return builder.snapshot_;
}

SnapshotPtr SnapshotBuilder::filtered(const Snapshot& before, FilterPtr filter) {
  SnapshotBuilder builder(std::make_shared<Snapshot>(before));
  builder.own_.resize(before.chunks_.size());
  Snapshot& now = *builder.snapshot_;
  for (const FileFinding& old : now.filter_->findings()) std::erase(now.findings_, old);
  for (const FileFinding& old : now.verdicts_->findings) std::erase(now.findings_, old);
  now.filter_ = std::move(filter);
  builder.judge_paths(thread_count(0));
  for (std::size_t chunk = 0; chunk < builder.own_.size(); ++chunk) builder.own(chunk);
  builder.for_chunks(thread_count(0), &SnapshotBuilder::exclude_chunk);
  std::erase_if(now.findings_, [](const FileFinding& found) {
    return found.kind() == FindingKind::conflict_copy;
  });
  for (FileId id = 0; id < now.files().size(); ++id) builder.add_name_findings(id, now.findings_);
  builder.sort_findings();
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
  parts_.resize(own_.size());
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
  parts_[index].clear();
  chunk.first_resolved.clear();
  chunk.first_resolved.reserve(chunk.blocks.size() + 1);
  for (std::size_t i = 0; i < chunk.blocks.size(); ++i) {
    chunk.first_resolved.push_back(static_cast<std::uint32_t>(chunk.resolved.size()));
    if (chunk.blocks[i]) {
      resolve_note(static_cast<FileId>(index * kChunk + i), chunk.resolved, parts_[index]);
    }
  }
  chunk.first_resolved.push_back(static_cast<std::uint32_t>(chunk.resolved.size()));
}

bool SnapshotBuilder::names_part(const note::WrittenLink& link, FileId target) const {
  if (link.subpath.size == 0 || target == kNoFile) return false;
  return snapshot_->file(target).kind == FileKind::note && snapshot_->has_parse(target);
}

void SnapshotBuilder::resolve_note(FileId id, std::vector<ResolvedLink>& out,
                                   std::vector<Part>& parts) const {
  const Resolution resolution(snapshot_->tree_->files, snapshot_->tree_->names);
  const note::ParsedNote source = snapshot_->parse(id);
  // The edges of a canvas share the text of their cards' paths: each is looked up once.
  std::unordered_map<std::uint32_t, Resolution::Answer> by_path;
  const auto file_of_card = [&](note::Slice path) {
    const auto [at, fresh] = by_path.try_emplace(path.at);
    if (fresh) at->second = resolution.resolve_path(source.text(path));
    return at->second;
  };
  std::uint32_t index = 0;
  for (const note::WrittenLink& link : source.links()) {
    const bool is_edge = link.kind == note::LinkKind::canvas_edge;
    const bool is_card = is_edge || link.kind == note::LinkKind::canvas;
    const auto answer =
        is_card ? file_of_card(link.target) : resolution.resolve(source.text(link.target), id);
    ResolvedLink resolved{answer.file, answer.rule, answer.ambiguous};
    if (is_edge) resolved.from = file_of_card(link.from).file;
    out.push_back(resolved);
    if (names_part(link, answer.file)) parts.push_back({answer.file, id, index});
    ++index;
  }
}

void SnapshotBuilder::judge_paths(unsigned threads) {
  Snapshot& now = *snapshot_;
  now.verdicts_ = std::make_shared<const PathVerdicts>(now.filter_->judge(now.files(), threads));
  for (const FileFinding& found : now.filter_->findings()) now.findings_.push_back(found);
  for (const FileFinding& found : now.verdicts_->findings) now.findings_.push_back(found);
}

void SnapshotBuilder::exclude_chunk(std::size_t index) {
  Chunk& chunk = *own_[index];
  chunk.exclusions.assign(chunk.blocks.size(), {});
  for (std::size_t i = 0; i < chunk.blocks.size(); ++i) {
    if (!chunk.blocks[i]) continue;
    const File& file = snapshot_->files()[index * kChunk + i];
    const PathVerdict& verdict = snapshot_->verdicts_->files[index * kChunk + i];
    chunk.exclusions[i] =
        snapshot_->filter_->exclusion_of(file, verdict, note::ParsedNote(chunk.blocks[i].get()));
  }
}

std::vector<SnapshotBuilder::Part> SnapshotBuilder::all_parts() const {
  std::vector<Part> all;
  for (const std::vector<Part>& parts : parts_) all.insert(all.end(), parts.begin(), parts.end());
  return all;
}

// Target by target: the headings of each are made ready once however many links name them, and are
// not kept.
void SnapshotBuilder::look_for(std::vector<Part> parts, unsigned threads) {
  std::ranges::sort(parts);
  std::vector<std::size_t> first;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == 0 || parts[i].target != parts[i - 1].target) first.push_back(i);
  }
  const std::size_t targets = first.size();
  first.push_back(parts.size());
  std::vector<char> exists(parts.size());
  const auto look = [&](std::size_t target) {
    const note::Subpaths subpaths(snapshot_->parse(parts[first[target]].target));
    for (std::size_t i = first[target]; i < first[target + 1]; ++i) {
      const note::ParsedNote source = snapshot_->parse(parts[i].source);
      exists[i] = subpaths.has(source.text(source.links()[parts[i].link].subpath)) ? 1 : 0;
    }
  };
  in_parallel(targets, threads, 16, [&](std::size_t begin, std::size_t end, unsigned) {
    for (std::size_t target = begin; target < end; ++target) look(target);
  });
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::size_t chunk = parts[i].source / kChunk;
    const std::uint32_t at =
        snapshot_->chunks_[chunk]->first_resolved[parts[i].source % kChunk] + parts[i].link;
    const bool now = exists[i] != 0;
    if (snapshot_->chunks_[chunk]->resolved[at].subpath_exists == now) continue;
    own(chunk).resolved[at].subpath_exists = now;
  }
}

// Headings and blocks of the changed notes may have come or gone: the links to them are looked at
// anew, and so are those of all notes that were resolved again.
void SnapshotBuilder::look_for_changed_parts(std::span<const Change> changes) {
  std::vector<bool> is_changed(snapshot_->files().size(), false);
  for (const Change& change : changes) is_changed[change.file] = true;
  std::vector<Part> parts = all_parts();
  for (std::size_t index = 0; index < own_.size(); ++index) {
    if (own_[index]) continue;
    const Chunk& chunk = *snapshot_->chunks_[index];
    for (std::size_t i = 0; i < chunk.blocks.size(); ++i) {
      for (std::uint32_t at = chunk.first_resolved[i]; at < chunk.first_resolved[i + 1]; ++at) {
        const FileId target = chunk.resolved[at].target;
        if (target == kNoFile || !is_changed[target]) continue;
        const auto source = static_cast<FileId>(index * kChunk + i);
        const std::uint32_t link = at - chunk.first_resolved[i];
        if (names_part(snapshot_->parse(source).links()[link], target)) {
          parts.push_back({target, source, link});
        }
      }
    }
  }
  look_for(std::move(parts), 1);
}

void SnapshotBuilder::find_in_chunk(std::size_t index) {
  const std::size_t first = index * kChunk;
  for (std::size_t i = 0; i < own_[index]->blocks.size(); ++i) {
    add_name_findings(static_cast<FileId>(first + i), found_[index]);
    add_note_findings(static_cast<FileId>(first + i), found_[index]);
  }
}

void SnapshotBuilder::add_name_findings(FileId id, std::vector<FileFinding>& out) const {
  // A copy that the person keeps is a note like any other.
  if (!snapshot_->is_conflict_copy(id)) return;
  const std::string& path = snapshot_->file(id).path;
  std::string original = original_of(path);
  const bool there = snapshot_->find(original).has_value();
  out.push_back({.cause = there ? Cause::conflict_copy : Cause::lone_conflict_copy,
                 .path = path,
                 .other = std::move(original)});
}

void SnapshotBuilder::add_note_findings(FileId id, std::vector<FileFinding>& out) const {
  if (!snapshot_->has_parse(id)) return;
  for (const note::Finding& finding : snapshot_->parse(id).findings()) {
    out.push_back({.cause = Cause::in_note,
                   .path = snapshot_->file(id).path,
                   .line = finding.line,
                   .in_note = finding.kind});
  }
}

void SnapshotBuilder::sort_findings() {
  std::ranges::sort(snapshot_->findings_, is_before);
}

}  // namespace whylink::vault
