// A folder of notes, read: which files there are, what every link resolves to, which notes are
// indexes, daily notes or templates. The only room that reads the vault.
//
// A Snapshot is the whole vault at one moment; it never changes and may be read from any thread.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/base.hpp"
#include "whylink/note.hpp"

namespace whylink::vault {

using FileId = std::uint32_t;  // index into Snapshot::files()
constexpr FileId kNoFile = 0xffffffffU;

enum class FileKind : std::uint8_t { note, canvas, base, attachment };

struct File {
  std::string path;       // vault-relative, "/"-separated, NFC
  std::string disk_path;  // the bytes the disk uses, when they differ from `path`; else empty
  FileKind kind = FileKind::attachment;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // mtime, nanoseconds since the epoch
  std::uint64_t inode = 0;

  [[nodiscard]] std::string_view name() const;    // "Note.md"
  [[nodiscard]] std::string_view title() const;   // "Note"; other files keep their extension
  [[nodiscard]] std::string_view folder() const;  // "a/b", "" at the root
};

// The step of the resolution order (docs/formats.md) that decided.
enum class Rule : std::uint8_t {
  self,        // empty path: the source itself
  absolute,    // leading "/": exact vault path
  relative,    // ./ or ../: relative to the source's folder
  exact,       // exact vault path
  own_folder,  // in the source's own folder
  only,        // the one file of that name
  shortest,    // the shortest path of several
  tie,         // several of the same length: lexicographically first
  unresolved,  // no file
};
[[nodiscard]] std::string_view name(Rule rule);

// What one written link came to; one for each link of the note, in the same order.
struct ResolvedLink {
  FileId target = kNoFile;
  Rule rule = Rule::unresolved;
  bool ambiguous = false;      // other files of that name exist and only length or order decided
  bool subpath_exists = true;  // the heading or block named is there
  FileId from = kNoFile;       // canvas edges: the card at the other end
};

// Why a note is kept out of review and discovery; the words are shown to people.
struct Exclusion {
  enum class Kind : std::uint8_t { none, index, daily, template_note, ignored } kind = Kind::none;
  std::string reason;
};
[[nodiscard]] std::string_view name(Exclusion::Kind kind);

// Something wrong with one file; it never stops a scan.
struct FileFinding {
  std::string path;
  std::string what;
  std::string remedy;
  std::uint32_t line = 0;

  [[nodiscard]] std::string where() const;  // "path:line", "path" where no line is known
};

// How much work a reading took.
struct ReadingCost {
  std::size_t files_read = 0;
  std::uint64_t bytes_read = 0;
  double work_seconds = 0;  // summed over threads
};

class Snapshot {
 public:
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::span<const File> files() const { return files_; }  // ordered by path
  [[nodiscard]] const File& file(FileId id) const { return files_[id]; }
  [[nodiscard]] std::optional<FileId> find(std::string_view path) const;  // exact, NFC
  // Markdown notes and canvases: what has links.
  [[nodiscard]] bool has_parse(FileId id) const;
  [[nodiscard]] note::ParsedNote parse(FileId id) const;  // has_parse(id) must hold
  [[nodiscard]] std::span<const ResolvedLink> resolved(FileId id) const;
  [[nodiscard]] const Exclusion& exclusion(FileId id) const;
  [[nodiscard]] std::span<const FileFinding> findings() const { return findings_; }
  [[nodiscard]] std::size_t note_count() const { return note_count_; }  // .md files
  [[nodiscard]] std::size_t canvas_count() const { return canvas_count_; }
  [[nodiscard]] const ReadingCost& cost() const { return cost_; }

  // The files that a link path could mean, best first, for `--explain`.
  [[nodiscard]] std::vector<FileId> candidates(std::string_view target, FileId source) const;
  // The note a person means by `words`: a path, a path without .md, or a title; none or several are
  // errors (not_found, usage) that name the candidates.
  [[nodiscard]] Result<FileId> find_note(std::string_view words) const;

 private:
  friend class SnapshotBuilder;
  struct Names;
  std::filesystem::path root_;
  std::vector<File> files_;
  std::vector<std::shared_ptr<const std::byte>> blocks_;  // by file; null without a parse
  std::vector<std::uint32_t> first_resolved_;             // by file, one more at the end
  std::vector<ResolvedLink> resolved_;
  std::vector<Exclusion> exclusions_;
  std::vector<FileFinding> findings_;
  std::shared_ptr<const Names> names_;
  std::size_t note_count_ = 0;
  std::size_t canvas_count_ = 0;
  ReadingCost cost_;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

struct ReadOptions {
  unsigned threads = 0;              // 0: all cores
  std::filesystem::path cache_file;  // empty: read everything, write no cache
  OnProgress progress;               // called from the calling thread
  std::stop_token stop;              // cancelled: the reading ends with ErrorKind::cancelled
};

// Reads the vault at `root`. vault_unreadable: missing, no folder, or not permitted.
[[nodiscard]] Result<SnapshotPtr> read_vault(const std::filesystem::path& root,
                                             const ReadOptions& options);

// The bytes of a file as they are on disk now. io when it is gone or unreadable; at most
// note::kLongestNote bytes. Never follows a path out of the vault.
[[nodiscard]] Result<std::string> read_file(const Snapshot& snapshot, FileId id);

}  // namespace whylink::vault
