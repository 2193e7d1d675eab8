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
#include "whylink/disk.hpp"
#include "whylink/note.hpp"

namespace whylink::vault {

// What a name could mean beyond these is not told: nobody reads on, and a vault in which thousands
// of files share a name has as many links to them.
constexpr std::size_t kMostCandidates = 100;

using FileId = std::uint32_t;  // index into Snapshot::files()
constexpr FileId kNoFile = 0xffffffffU;

enum class FileKind : std::uint8_t { note, canvas, base, attachment };

struct File {
  std::string path;       // vault-relative, "/"-separated, NFC
  std::string disk_path;  // the bytes the disk uses, when they differ from `path`; else empty
  FileKind kind = FileKind::attachment;

  [[nodiscard]] std::string_view name() const;    // "Note.md"
  [[nodiscard]] std::string_view title() const;   // "Note"; other files keep their extension
  [[nodiscard]] std::string_view folder() const;  // "a/b", "" at the root
};

// What tells that a file's bytes may have changed.
struct FileFacts {
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;  // mtime, nanoseconds since the epoch
  std::uint64_t inode = 0;
  bool operator==(const FileFacts&) const = default;
};

// The step of the resolution order (docs/formats.md) that decided.
enum class Rule : std::uint8_t {
  self,          // empty path: the source itself
  absolute,      // leading "/": exact vault path
  relative,      // ./ or ../: relative to the source's folder
  exact,         // exact vault path
  own_folder,    // in the source's own folder
  only,          // the one file of that name
  below_folder,  // the shortest path below the source's folder
  shortest,      // the shortest path of several
  tie,           // several of the same length: lexicographically first
  part_of_name,  // the one path that ends so, in the middle of a folder's name
  spelling,      // of paths that differ in case only, the one spelled like the link
  unresolved,    // no file
};
[[nodiscard]] std::string_view name(Rule rule);

// What one written link came to; one for each link of the note, in the same order.
struct ResolvedLink {
  FileId target = kNoFile;
  Rule rule = Rule::unresolved;
  bool ambiguous = false;      // other files fit, and neither the whole path nor the source's own
                               // folder decided; or the names differ in case only
  bool subpath_exists = true;  // the heading or block named is there
  FileId from = kNoFile;       // canvas edges: the card at the other end
  bool operator==(const ResolvedLink&) const = default;
};

// A symbolic link that leads out of the vault and is followed, because the person allowed it: to a
// folder, whose files are in the vault below the path of the link, or to a file.
struct FollowedLink {
  std::string path;              // as of a File
  std::string disk_path;         // as of a File
  std::filesystem::path target;  // absolute, with no link on the way
  bool is_folder = true;
  bool operator==(const FollowedLink&) const = default;
};

// Why a note is kept out of review and discovery; the words are shown to people.
struct Exclusion {
  enum class Kind : std::uint8_t {
    none,
    index,          // arranges links: by name, by shape, or a canvas
    daily,          // its name is a date
    template_note,  // lies in the template folder
    ignored,        // by the "Excluded files" of Obsidian's settings
    conflict_copy,  // a second version that a program which syncs left, by its name
    rule,           // by a rule of the person's own
  } kind = Kind::none;
  std::string reason;
};
[[nodiscard]] std::string_view name(Exclusion::Kind kind);
[[nodiscard]] std::optional<Exclusion::Kind> exclusion_kind(std::string_view name);

// The reason that a note excluded by a rule ("folder", "Archive") carries.
[[nodiscard]] std::string rule_reason(std::string_view rule, std::string_view value);

// What the person said about exclusions, beside what is recognised. Paths compare without case.
struct ExclusionRules {
  std::vector<std::string> folders;  // "Archive/Old": all below it
  std::vector<std::string> globs;    // of whole paths: "*" and "?" within a part, "**" over parts
  std::vector<std::string> tags;     // "draft": also "draft/idea"
  std::vector<std::string> properties;  // "status=draft", or "draft" for any value but false
  std::vector<std::string> keep;        // globs of notes that nothing excludes
  std::vector<Exclusion::Kind> off;     // what is not recognised
  bool operator==(const ExclusionRules&) const = default;
};
// JSON text as the vault's setting `kExclusionsSetting` holds it, and back. usage: not of that
// form, or a rule that cannot be read; says which.
constexpr std::string_view kExclusionsSetting = "exclusions";
[[nodiscard]] std::string to_json(const ExclusionRules& rules);
[[nodiscard]] Result<ExclusionRules> exclusion_rules(std::string_view json);

// ---- findings of reading
// ----------------------------------------------------------------------------------

// The sorts of finding that reading a vault can make.
enum class FindingKind : std::uint8_t {
  conflict_copy,  // a program that syncs left a second version of a file
  same_name,      // two files whose paths are the same text (equal in NFC)
  outside_link,   // a symbolic link that is not followed, or a second way to a folder
  over_limit,     // more than a limit of ours; what is beyond it is left out
  unreadable,     // not read, or not as it is
};
constexpr std::size_t kFindingKinds = 5;
// A short stable word: "conflict-copy", "same-name", "outside-link", "over-limit", "unreadable".
[[nodiscard]] std::string_view name(FindingKind kind);

// What exactly is so. In brackets the fields of the finding that say more.
enum class Cause : std::uint8_t {
  conflict_copy,       // of the file `other`, which is there
  lone_conflict_copy,  // of `other`, which is not
  same_name,           // the file whose bytes on disk are `other` has the same path; left out
  in_note,             // the parse of a note or canvas says it [in_note, line]
  file_unread,         // a note or canvas cannot be read; nothing is known of it [error]
  not_regular,         // the same, for something else is in its place by now
  out_of_memory,       // the same, for it takes more memory than there is
  own_fault,           // the same, for the parser threw [detail]
  folder_unlisted,     // a folder cannot be listed, or not to its end [error]
  folder_too_deep,     // a folder nested deeper than the limit; it is left out [limit]
  folder_visited,      // a folder that is in the vault already by another way; read once
  special_file,        // a pipe, a socket or a device; not opened
  // Symbolic links, none of them followed.
  link_out_of_vault,     // to `other`; the person may allow it
  link_inside,           // to the place `other` in the vault
  link_around_vault,     // to a folder that holds the vault
  link_visited,          // to what is in the vault already
  link_broken,           // to nowhere; `other` is what it says [error]
  link_to_special_file,  // to a pipe, a socket or a device
  link_unread,           // to what cannot be read [error]
  too_many_followed,     // as many as the limit are followed already [limit]
  // Of Obsidian's settings. Defaults hold in their place; of those that are unread or broken what
  // they were before, where that is known.
  settings_unread,       // a file cannot be read [error]
  settings_broken,       // it is not a JSON object
  settings_too_long,     // it is larger than the limit in bytes [limit]
  date_format_too_long,  // of daily notes, in Obsidian's settings; it is not used [limit]
  // Expressions of Obsidian's Excluded files, and globs of the person's own rules; such a one
  // excludes and keeps nothing.
  filter_broken,       // cannot be read [other, detail]
  rule_broken,         // cannot be read [other, detail]
  filter_over_budget,  // takes more steps than the limit over all paths [other, limit]
  rule_over_budget,    // takes more steps than the limit over all paths [other, limit]
  too_many_filters,    // those behind the first are left out [limit, count]
  too_many_globs,      // the same
  too_many_kept,       // the same
};

// Something wrong with one file; it never stops a reading. A value: the sentences are the front
// end's.
struct FileFinding {
  Cause cause = Cause::in_note;
  std::string path = {};                                    // empty where it is about no file
  std::uint32_t line = 0;                                   // 0: none
  note::FindingKind in_note = note::FindingKind::too_long;  // with Cause::in_note
  int error = 0;                                            // errno, 0 where it is none
  std::uint64_t limit = 0;                                  // the most that may be
  std::uint64_t count = 0;                                  // how many there are
  std::string other = {};   // the path or text that it is about beside `path`
  std::string detail = {};  // what a library says of it, in its words

  [[nodiscard]] FindingKind kind() const;
  [[nodiscard]] std::string where() const;  // "path:line", "path" where no line is known
  bool operator==(const FileFinding&) const = default;
};
// The order that findings are kept in: by path, line and cause.
[[nodiscard]] bool is_before(const FileFinding& one, const FileFinding& other);

// How much work a reading took.
struct ReadingCost {
  std::size_t files_read = 0;
  std::uint64_t bytes_read = 0;
  double work_seconds = 0;  // summed over threads
};

// Copies share everything that did not change. A FileId belongs to a snapshot and to those made
// from it by refresh() while no file came or went.
class Snapshot {
 public:
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::span<const File> files() const;  // ordered by path
  [[nodiscard]] const File& file(FileId id) const { return files()[id]; }
  [[nodiscard]] const FileFacts& facts(FileId id) const;
  [[nodiscard]] std::optional<FileId> find(std::string_view path) const;  // exact, NFC
  // Markdown notes and canvases, what has links: those that could be read. What could not has a
  // finding, and is tried again at the next reading.
  [[nodiscard]] bool has_parse(FileId id) const;
  [[nodiscard]] note::ParsedNote parse(FileId id) const;  // has_parse(id) must hold
  [[nodiscard]] std::span<const ResolvedLink> resolved(FileId id) const;
  [[nodiscard]] const Exclusion& exclusion(FileId id) const;
  // Whether the rules take it for a conflict copy, also where exclusion() names something else,
  // which came first. Costs a look at its name.
  [[nodiscard]] bool is_conflict_copy(FileId id) const;
  [[nodiscard]] const ExclusionRules& rules() const;
  // In the order of is_before(). One file may have several.
  [[nodiscard]] std::span<const FileFinding> findings() const { return findings_; }
  // Why the cache could not be written, where it could not: costs time at the next start.
  [[nodiscard]] const std::optional<Error>& cache_error() const { return cache_error_; }
  // The links out of the vault that were followed, ordered by path; none unless they are allowed.
  [[nodiscard]] std::span<const FollowedLink> followed() const;
  [[nodiscard]] bool follows_links() const;
  // Whether a note may be there of which nothing is known, for it, a folder above it or the link
  // that leads to it could not be read. A path that the vault has and has read is none.
  [[nodiscard]] bool is_unread(std::string_view path) const;
  [[nodiscard]] std::size_t note_count() const;  // .md files
  [[nodiscard]] std::size_t canvas_count() const;
  // The ids of two snapshots with the same files mean the same.
  [[nodiscard]] bool has_files_of(const Snapshot& other) const { return tree_ == other.tree_; }
  [[nodiscard]] const ReadingCost& cost() const { return cost_; }

  // The files that a link path could mean, best first, at most kMostCandidates, for `--explain`.
  [[nodiscard]] std::vector<FileId> candidates(std::string_view target, FileId source) const;
  // The note a person means by `words`: a path or the end of one in whole parts, with .md or
  // without; a title is the shortest such end. "./" and "/" are the vault's root. None or several
  // are errors (not_found, usage) that name the candidates; so is a path with "..".
  [[nodiscard]] Result<FileId> find_note(std::string_view words) const;

 private:
  friend class SnapshotBuilder;
  struct Tree;   // the files and their names
  struct Chunk;  // what was read of some files with neighbouring ids
  [[nodiscard]] const Chunk& chunk(FileId id) const;

  std::filesystem::path root_;
  std::shared_ptr<const Tree> tree_;
  std::vector<std::shared_ptr<const Chunk>> chunks_;
  std::shared_ptr<const class ExclusionFilter> filter_;
  std::shared_ptr<const struct PathVerdicts> verdicts_;  // of the filter about the files
  std::vector<FileFinding> findings_;
  std::optional<Error> cache_error_;
  ReadingCost cost_;
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

struct ReadOptions {
  unsigned threads = 0;              // 0: all cores
  std::filesystem::path cache_file;  // empty: read everything, write no cache
  ExclusionRules rules;              // beside those of Obsidian's settings
  bool follow_links = false;         // symbolic links that lead out of the vault
  OnProgress progress;               // called from the calling thread
  std::stop_token stop;              // cancelled: the reading ends with ErrorKind::cancelled
  const disk::Calls* disk = &disk::system_calls();  // a test puts one in its place that fails
};

// Reads the vault at `root`. vault_unreadable: missing, no folder, or not permitted. io: out of
// memory where it is not one note that took it.
[[nodiscard]] Result<SnapshotPtr> read_vault(const std::filesystem::path& root,
                                             const ReadOptions& options);

// The vault now, where `before` is how it was: reads only what changed by size, time or inode, and
// shares all else while no file came or went. Errors as read_vault. Costs a walk of the folder.
[[nodiscard]] Result<SnapshotPtr> read_again(const Snapshot& before, const ReadOptions& options);
// The same where it is known which files may have changed, by their path in the vault: costs what
// these notes cost while none of them came or went.
[[nodiscard]] Result<SnapshotPtr> refresh(const Snapshot& before,
                                          std::span<const std::string> paths,
                                          const ReadOptions& options);
// The notes whose bytes two snapshots with the same files hold differently; costs a look at each.
[[nodiscard]] std::vector<FileId> changed_notes(const Snapshot& before, const Snapshot& now);
// The same vault under other rules; reads nothing.
[[nodiscard]] SnapshotPtr with_rules(const Snapshot& before, const ExclusionRules& rules);

// The bytes of a file as they are on disk now, from its beginning at most `most`. io when it is
// gone or unreadable. Never follows a path out of the vault, but for the links in followed().
[[nodiscard]] Result<std::string> read_file(const Snapshot& snapshot, FileId id,
                                            std::size_t most = note::kLongestNote);
// The bytes that the note's parse was made from; has_parse(id) must hold. io, too, when they are
// others by now, for then nothing in them is where the parse says.
[[nodiscard]] Result<std::string> read_unchanged(const Snapshot& snapshot, FileId id);

}  // namespace whylink::vault
