#include "core/vault/snapshot.hpp"

#include <algorithm>

#include "core/vault/exclusion.hpp"
#include "core/vault/parallel.hpp"
#include "core/vault/resolution.hpp"

namespace whylink::vault {

namespace {

constexpr std::size_t kNotesAtOnce = 256;

}  // namespace

SnapshotBuilder::SnapshotBuilder(std::filesystem::path root, Walk walk,
                                 std::vector<BlockPtr> blocks, ReadingCost cost,
                                 const Settings& settings, unsigned threads)
    : snapshot_(std::make_shared<Snapshot>()) {
  snapshot_->root_ = std::move(root);
  snapshot_->files_ = std::move(walk.files);
  snapshot_->findings_ = std::move(walk.findings);
  snapshot_->blocks_ = std::move(blocks);
  snapshot_->cost_ = cost;
  for (const File& file : snapshot_->files_) {
    if (file.kind == FileKind::note) ++snapshot_->note_count_;
    if (file.kind == FileKind::canvas) ++snapshot_->canvas_count_;
  }
  snapshot_->names_ = std::make_shared<Snapshot::Names>(snapshot_->files_);
  resolve_links(threads);
  recognise(settings, threads);
  add_note_findings();
}

void SnapshotBuilder::resolve_links(unsigned threads) {
  std::size_t links = 0;
  snapshot_->first_resolved_.reserve(snapshot_->files_.size() + 1);
  for (FileId id = 0; id < snapshot_->files_.size(); ++id) {
    snapshot_->first_resolved_.push_back(static_cast<std::uint32_t>(links));
    if (snapshot_->has_parse(id)) links += snapshot_->parse(id).links().size();
  }
  snapshot_->first_resolved_.push_back(static_cast<std::uint32_t>(links));
  snapshot_->resolved_.resize(links);
  in_parallel(snapshot_->files_.size(), threads, kNotesAtOnce,
              [&](std::size_t first, std::size_t last, unsigned) {
                for (std::size_t id = first; id < last; ++id) {
                  if (snapshot_->blocks_[id]) resolve_note(static_cast<FileId>(id));
                }
              });
}

void SnapshotBuilder::resolve_note(FileId id) {
  const Resolution resolution(snapshot_->files_, snapshot_->names_->index);
  const note::ParsedNote source = snapshot_->parse(id);
  ResolvedLink* out = snapshot_->resolved_.data() + snapshot_->first_resolved_[id];
  for (const note::WrittenLink& link : source.links()) {
    const std::string_view target = source.text(link.target);
    const bool by_path =
        link.kind == note::LinkKind::canvas || link.kind == note::LinkKind::canvas_edge;
    const auto answer = by_path ? resolution.resolve_path(target) : resolution.resolve(target, id);
    ResolvedLink resolved{answer.file, answer.rule, answer.ambiguous};
    if (link.kind == note::LinkKind::canvas_edge) {
      resolved.from = resolution.resolve_path(source.text(link.from)).file;
    }
    const bool has_headings = answer.file != kNoFile &&
                              snapshot_->files_[answer.file].kind == FileKind::note &&
                              snapshot_->has_parse(answer.file);
    if (link.subpath.size > 0 && has_headings) {
      resolved.subpath_exists =
          snapshot_->parse(answer.file).has_subpath(source.text(link.subpath));
    }
    *out++ = resolved;
  }
}

void SnapshotBuilder::recognise(const Settings& settings, unsigned threads) {
  snapshot_->exclusions_.resize(snapshot_->files_.size());
  in_parallel(snapshot_->files_.size(), threads, kNotesAtOnce,
              [&](std::size_t first, std::size_t last, unsigned) {
                for (std::size_t i = first; i < last; ++i) {
                  const auto id = static_cast<FileId>(i);
                  if (!snapshot_->has_parse(id)) continue;
                  snapshot_->exclusions_[id] =
                      exclusion_of(snapshot_->files_[id], snapshot_->parse(id), settings);
                }
              });
}

void SnapshotBuilder::add_note_findings() {
  for (FileId id = 0; id < snapshot_->files_.size(); ++id) {
    if (!snapshot_->has_parse(id)) continue;
    for (const note::Finding& finding : snapshot_->parse(id).findings()) {
      snapshot_->findings_.push_back({snapshot_->files_[id].path,
                                      std::string(note::name(finding.kind)),
                                      std::string(note::remedy(finding.kind)), finding.line});
    }
  }
}

std::optional<FileId> Snapshot::find(std::string_view path) const {
  const auto at = std::lower_bound(
      files_.begin(), files_.end(), path,
      [](const File& file, std::string_view wanted) { return file.path < wanted; });
  if (at == files_.end() || at->path != path) return std::nullopt;
  return static_cast<FileId>(at - files_.begin());
}

bool Snapshot::has_parse(FileId id) const {
  return blocks_[id] != nullptr;
}

note::ParsedNote Snapshot::parse(FileId id) const {
  return note::ParsedNote(blocks_[id].get());
}

std::span<const ResolvedLink> Snapshot::resolved(FileId id) const {
  return std::span(resolved_).subspan(first_resolved_[id],
                                      first_resolved_[id + 1] - first_resolved_[id]);
}

const Exclusion& Snapshot::exclusion(FileId id) const {
  return exclusions_[id];
}

std::vector<FileId> Snapshot::candidates(std::string_view target, FileId source) const {
  return Resolution(files_, names_->index).candidates(target, source);
}

}  // namespace whylink::vault
