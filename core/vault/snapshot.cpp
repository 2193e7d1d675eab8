#include "core/vault/snapshot.hpp"

#include <algorithm>
#include <functional>

#include "core/vault/resolution.hpp"

namespace whylink::vault {

Snapshot::Tree::Tree(Walk walk, unsigned threads)
    : files(std::move(walk.files)),
      names(files, threads),
      followed(std::move(walk.followed)),
      findings(std::move(walk.findings)),
      unlisted(std::move(walk.unlisted)),
      unread_links(std::move(walk.unread_links)),
      follows_links(walk.follows_links) {
  for (const File& file : files) {
    if (file.kind == FileKind::note) ++notes;
    if (file.kind == FileKind::canvas) ++canvases;
  }
}

const Snapshot::Chunk& Snapshot::chunk(FileId id) const {
  return *chunks_[id / kChunk];
}

std::span<const File> Snapshot::files() const {
  return tree_->files;
}

bool Snapshot::is_unread(std::string_view path) const {
  if (const auto id = find(path)) return has_links(file(*id).kind) && !has_parse(*id);
  const auto holds = [](const std::vector<std::string>& sorted, std::string_view one) {
    return std::ranges::binary_search(sorted, one, std::less<std::string_view>());
  };
  // A link may lead to a note; a folder is none.
  if (holds(tree_->unread_links, path) || holds(tree_->unlisted, "")) return true;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/', slash + 1)) {
    const std::string_view above = path.substr(0, slash);
    if (holds(tree_->unlisted, above) || holds(tree_->unread_links, above)) return true;
  }
  return false;
}

std::span<const FollowedLink> Snapshot::followed() const {
  return tree_->followed;
}

bool Snapshot::follows_links() const {
  return tree_->follows_links;
}

const FileFacts& Snapshot::facts(FileId id) const {
  return chunk(id).facts[id % kChunk];
}

std::size_t Snapshot::note_count() const {
  return tree_->notes;
}

std::size_t Snapshot::canvas_count() const {
  return tree_->canvases;
}

std::optional<FileId> Snapshot::find(std::string_view path) const {
  const auto at = std::ranges::lower_bound(
      tree_->files, path, {}, [](const File& file) -> std::string_view { return file.path; });
  if (at == tree_->files.end() || at->path != path) return std::nullopt;
  return static_cast<FileId>(at - tree_->files.begin());
}

bool Snapshot::has_parse(FileId id) const {
  return chunk(id).blocks[id % kChunk] != nullptr;
}

note::ParsedNote Snapshot::parse(FileId id) const {
  return note::ParsedNote(chunk(id).blocks[id % kChunk].get());
}

std::span<const ResolvedLink> Snapshot::resolved(FileId id) const {
  const Chunk& here = chunk(id);
  const std::size_t at = id % kChunk;
  return std::span(here.resolved)
      .subspan(here.first_resolved[at], here.first_resolved[at + 1] - here.first_resolved[at]);
}

const Exclusion& Snapshot::exclusion(FileId id) const {
  return chunk(id).exclusions[id % kChunk];
}

bool Snapshot::is_conflict_copy(FileId id) const {
  return filter_->is_conflict_copy(file(id), verdicts_->files[id]);
}

const ExclusionRules& Snapshot::rules() const {
  return filter_->rules();
}

std::vector<FileId> Snapshot::candidates(std::string_view target, FileId source) const {
  return Resolution(tree_->files, tree_->names).candidates(target, source);
}

}  // namespace whylink::vault
