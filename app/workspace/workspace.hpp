// One open vault as the front ends see it: what can be read of it and what can be done with it.
// Every command and every screen is a call of this class. Used by one thread at a time.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/workspace/home.hpp"
#include "app/workspace/places.hpp"
#include "app/workspace/registry.hpp"
#include "app/workspace/scope.hpp"
#include "app/workspace/temporary_folder.hpp"
#include "whylink/base.hpp"
#include "whylink/record.hpp"
#include "whylink/review.hpp"
#include "whylink/vault.hpp"

namespace whylink::workspace {

using review::FileId;

// How much of the workspace a front end needs: the notes alone, or the record of reviews as well.
enum class Reach : std::uint8_t { notes, reviews };

struct OpenOptions {
  std::string vault;           // a folder, a name, or empty for the vault opened last
  std::filesystem::path data;  // empty: the XDG folders
  bool cache = true;
  Reach reach = Reach::reviews;
  record::Access access = record::Access::read;
  // Acts on a copy of the record, which is gone with the workspace. Goes with Access::write.
  bool rehearsal = false;
  Clock clock;
  std::uint64_t seed = 0;  // 0: true randomness
  std::string holder;      // what a second writer is told of us
  OnProgress progress;
  std::stop_token stop;                          // asked to: opening ends with ErrorKind::cancelled
  std::function<void(const std::string&)> tell;  // notices to the person, one line each
};

// ---- what the reading commands give
// --------------------------------------------------------------

struct IndexReport {
  std::size_t notes = 0;
  std::size_t canvases = 0;
  std::size_t links = 0;
  std::size_t resolved = 0;
  std::size_t unresolved = 0;
  std::size_t connections = 0;
  std::uint64_t bytes = 0;  // of all notes and canvases
  std::size_t reread = 0;   // files whose bytes were read this time
  double work_seconds = 0;  // summed over threads
  double seconds = 0;
  double cpu_seconds = 0;
  std::uint64_t peak_memory_bytes = 0;
};

struct LinkRow {
  FileId source = 0;
  const note::WrittenLink* link = nullptr;
  const vault::ResolvedLink* resolved = nullptr;
  std::string passage;                    // when asked for
  std::vector<std::string_view> heading;  // when asked for
  std::vector<FileId> alternatives;       // when asked for: other files the target could mean
};
// A note, a line of it, or one byte of that line.
struct LinkPlace {
  FileId file = 0;
  std::uint32_t line = 0;  // 0: all
  std::optional<std::uint32_t> column;
};
struct LinkQuery {
  bool context = false;
  bool explain = false;
  std::optional<LinkPlace> at;  // only what stands there
};
// False: no more rows are wanted.
using OnLink = std::function<bool(const LinkRow&)>;

// What looks like a link and is none.
struct UncountedRow {
  FileId source = 0;
  const note::UncountedLink* link = nullptr;
  std::string_view raw;
};
using OnUncounted = std::function<bool(const UncountedRow&)>;

struct NoteRow {
  FileId file = 0;
  std::optional<record::NoteKey> key;
  std::size_t links_out = 0;  // links written in the note
  std::size_t links_in = 0;   // links of the vault that come here
};

// One rule of exclusion, or one kind that is recognised, and how many notes it keeps out.
struct ExclusionRow {
  std::string_view rule;  // "folder", "glob", "tag", "property", "keep", "recognised"
  std::string value;
  bool on = true;
  std::size_t notes = 0;
};

using OnPrompt = std::function<bool(const review::Prompt&)>;
struct PromptQuery {
  std::optional<record::PromptKind> kind;
  Scope scope;
  std::size_t limit = 0;  // 0: all
};

struct AnswerRequest {
  std::string a;
  std::string b;
  review::Answer answer;
};

// The list of rules of that name ("folder", "glob", "tag", "property", "keep"); null for no such
// name.
[[nodiscard]] std::vector<std::string>* exclusion_list(vault::ExclusionRules& rules,
                                                       std::string_view rule);

class Workspace {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(OpenOptions options);

  [[nodiscard]] const vault::Snapshot& snapshot() const { return *snapshot_; }
  // To be kept by who reads on after the vault changed.
  [[nodiscard]] const vault::SnapshotPtr& shared_snapshot() const { return snapshot_; }
  [[nodiscard]] const KnownVault& vault() const { return home_.vault; }
  // No note and no link: front ends teach instead of showing empty lists.
  [[nodiscard]] bool is_empty() const { return snapshot_->note_count() == 0 && link_count() == 0; }
  // With Reach::reviews only.
  [[nodiscard]] review::Review& review() { return *review_; }
  [[nodiscard]] record::Record& record() { return *record_; }
  [[nodiscard]] const OpenOptions& options() const { return options_; }

  // Takes up what changed in the vault since it was read. Snapshot and graph are new ones
  // afterwards, and ids of before mean nothing unless the files are the same.
  [[nodiscard]] Status read_again();
  // The same where only these notes are known to have changed: costs what they cost, while all of
  // them are still there.
  [[nodiscard]] Status read_again(std::span<const std::string> paths);

  // --- reading
  // -------------------------------------------------------------------------------------
  [[nodiscard]] IndexReport index() const;
  void links(const LinkQuery& query, const OnLink& on_link) const;
  // Reads each note once more; one that cannot be read is told and passed over.
  void uncounted(const std::optional<LinkPlace>& at, const OnUncounted& on_row) const;
  // "Folder/Note.md:12:3", the line and the column left out or not. not_found, usage.
  [[nodiscard]] Result<LinkPlace> link_place(std::string_view words) const;
  [[nodiscard]] std::vector<NoteRow> notes() const;
  [[nodiscard]] std::vector<ExclusionRow> exclusions() const;
  [[nodiscard]] Result<std::vector<review::Connection>> connections(const Scope& scope) const;
  // Without minutes: what is left of today's.
  [[nodiscard]] Result<review::Plan> today(std::optional<double> minutes, const Scope& scope) const;
  // The plan of the fewest whole minutes that leave a rest which the next `days` days hold, 0 for
  // none; usage where a whole day's minutes leave more. Costs up to a dozen plans.
  [[nodiscard]] Result<review::Plan> today_spread(int days, const Scope& scope) const;
  [[nodiscard]] Status prompts(const PromptQuery& query, const OnPrompt& on_prompt) const;

  // --- acting; each returns the event that is on disk then
  // -------------------------------------------
  [[nodiscard]] Result<record::Event> answer(const AnswerRequest& request);
  [[nodiscard]] Result<record::Event> act(std::string_view a, std::string_view b,
                                          review::Action action);
  [[nodiscard]] Result<record::Event> snooze(std::string_view a, std::string_view b, Day until);
  // Enrols or unenrols what of the scope can be, in one go; returns how many. usage: another
  // action.
  [[nodiscard]] Result<int> act_on_scope(const Scope& scope, review::Action action);
  // The event taken back comes with it; of several that were taken back at once, the last one.
  struct Undo {
    record::Event undo;
    record::Event undone;
    std::size_t events = 1;  // how many were taken back
  };
  [[nodiscard]] Result<Undo> undo();
  // The event that holds again comes with it; of several, the last one.
  struct Redo {
    record::Event redo;
    record::Event redone;
    std::size_t events = 1;
  };
  [[nodiscard]] Result<Redo> redo();
  // As review::Review::correct; of a review that is not here, not_found.
  [[nodiscard]] Result<record::Event> correct(const Uuid& review,
                                              const review::Correction& correction);
  // Changes a setting, as review::Review::set, and acts by it at once.
  [[nodiscard]] Result<record::Event> set(std::string_view name, std::string_view value);
  // Replaces the rules of exclusion; they hold at once, everywhere. refused: they are so already.
  [[nodiscard]] Result<record::Event> set_exclusions(const vault::ExclusionRules& rules);
  // How many events one deed left: those of its batch, or the event alone.
  [[nodiscard]] Result<std::size_t> events_with(const record::Event& event) const;
  // Paths of the two notes an event speaks of; empty for one that has no note here.
  [[nodiscard]] std::vector<std::string> paths_of(const record::Event& event) const;

 private:
  Workspace() = default;
  [[nodiscard]] Status follow(Result<vault::SnapshotPtr> now);
  [[nodiscard]] Status read_notes();
  // Whether the record, as far as it is known by now, allows links out of the vault.
  [[nodiscard]] bool follows_symlinks(const std::filesystem::path& root) const;
  [[nodiscard]] vault::ReadOptions reading_again() const;
  [[nodiscard]] Status open_record();
  // Where nothing was done in the vault's record yet: what records there are that no vault has.
  // `begun`: it was there before it was opened.
  void tell_of_other_records(bool begun) const;
  void remember_in_record();
  // A new folder with a copy of the record that lies in home_.
  [[nodiscard]] Result<TemporaryFolder> copy_record() const;
  // Reads the notes again if the record says otherwise of links than was known when they were read.
  [[nodiscard]] Status apply_following();
  // Brings snapshot and review under the rules that the record holds, if others hold now.
  [[nodiscard]] Status apply_exclusions();
  void tell_after(std::string_view done, std::string_view what, const Error& error) const;
  // Of answers that a clock dated in the future.
  void tell_of_future() const;
  [[nodiscard]] Status remember();
  [[nodiscard]] std::size_t link_count() const;
  struct Notes {
    FileId one;
    FileId other;
  };
  // usage: both are the same.
  [[nodiscard]] Result<Notes> two_notes(std::string_view a, std::string_view b) const;
  [[nodiscard]] Result<const graph::Edge*> edge_between(std::string_view a,
                                                        std::string_view b) const;

  OpenOptions options_;
  Places places_;
  Registry registry_;
  Home home_;
  std::optional<TemporaryFolder> rehearsal_;
  vault::SnapshotPtr snapshot_;
  std::unique_ptr<record::Record> record_;
  std::unique_ptr<review::Review> review_;
  double reading_seconds_ = 0;
};

}  // namespace whylink::workspace
