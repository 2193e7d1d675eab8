// How a Snapshot is put together; everything after that only reads it.
#pragma once

#include <memory>
#include <vector>

#include "core/vault/exclusion.hpp"
#include "core/vault/name_index.hpp"
#include "core/vault/walk.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

using BlockPtr = std::shared_ptr<const std::byte>;

[[nodiscard]] inline bool has_links(FileKind kind) {
  return kind == FileKind::note || kind == FileKind::canvas;
}

struct Snapshot::Tree {
  Tree(Walk walk, unsigned threads);
  std::vector<File> files;
  NameIndex names;
  std::vector<FollowedLink> followed;
  std::vector<FileFinding> findings;      // of the walk
  std::vector<std::string> unlisted;      // folders; sorted
  std::vector<std::string> unread_links;  // sorted
  bool follows_links = false;
  std::size_t notes = 0;
  std::size_t canvases = 0;
};

// Files in one chunk: an edit copies one, so few enough to copy at once; a snapshot copies a
// pointer to each, so enough that there are few.
constexpr std::size_t kChunk = 256;

struct Snapshot::Chunk {
  std::vector<FileFacts> facts;
  std::vector<BlockPtr> blocks;               // null without a parse
  std::vector<std::uint32_t> first_resolved;  // by file, one more at the end
  std::vector<ResolvedLink> resolved;
  std::vector<Exclusion> exclusions;
};

// What was read of a vault, by file.
struct Readings {
  Walk walk;
  std::vector<BlockPtr> blocks;
  std::vector<FileFinding> findings;  // of the files that were read
  ReadingCost cost;
  std::optional<Error> cache_error;
};

using FilterPtr = std::shared_ptr<const ExclusionFilter>;

class SnapshotBuilder {
 public:
  // A snapshot of all that was read.
  [[nodiscard]] static SnapshotPtr build(std::filesystem::path root, Readings readings,
                                         FilterPtr filter, unsigned threads);

  struct Change {
    FileId file = kNoFile;
    FileFacts facts;
    BlockPtr block;
  };
  // The same files with other bytes in some.
  [[nodiscard]] static SnapshotPtr changed(const Snapshot& before, std::span<const Change> changes,
                                           const ReadingCost& cost);
  // The same notes under another filter.
  [[nodiscard]] static SnapshotPtr filtered(const Snapshot& before, FilterPtr filter);

  [[nodiscard]] static const FilterPtr& filter(const Snapshot& snapshot) {
    return snapshot.filter_;
  }
  [[nodiscard]] static const std::vector<FileFinding>& walk_findings(const Snapshot& snapshot) {
    return snapshot.tree_->findings;
  }
  [[nodiscard]] static const BlockPtr& block(const Snapshot& snapshot, FileId id);

 private:
  using Chunk = Snapshot::Chunk;
  explicit SnapshotBuilder(std::shared_ptr<Snapshot> snapshot) : snapshot_(std::move(snapshot)) {}

  void spread(std::vector<FileFacts> facts, std::vector<BlockPtr> blocks);
  Chunk& own(std::size_t chunk);
  void for_chunks(unsigned threads, void (SnapshotBuilder::*work)(std::size_t));
  void resolve_chunk(std::size_t chunk);
  void exclude_chunk(std::size_t chunk);
  // A link with a subpath into a note.
  struct Part {
    FileId target = kNoFile;
    FileId source = kNoFile;
    std::uint32_t link = 0;
    auto operator<=>(const Part&) const = default;
  };
  void resolve_note(FileId id, std::vector<ResolvedLink>& out, std::vector<Part>& parts) const;
  [[nodiscard]] bool names_part(const note::WrittenLink& link, FileId target) const;
  void look_for(std::vector<Part> parts, unsigned threads);
  void look_for_changed_parts(std::span<const Change> changes);
  [[nodiscard]] std::vector<Part> all_parts() const;
  void find_in_chunk(std::size_t chunk);
  void add_name_findings(FileId id, std::vector<FileFinding>& out) const;
  void add_note_findings(FileId id, std::vector<FileFinding>& out) const;
  void sort_findings();
  void judge_paths(unsigned threads);

  std::shared_ptr<Snapshot> snapshot_;
  std::vector<std::shared_ptr<Chunk>> own_;      // by chunk; those that may be changed
  std::vector<std::vector<Part>> parts_;         // by chunk; of the notes that were resolved
  std::vector<std::vector<FileFinding>> found_;  // by chunk
};

}  // namespace whylink::vault
