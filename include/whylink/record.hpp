// What a person did, kept for good: the events, what follows from them, and what is local to this
// device. The only room that knows SQLite.
//
// `reviews.db` is the truth; beside it `journal.jsonl` holds every event as a line of JSON, synced
// with each commit, from which the shared part can be rebuilt. A Record is used by one thread at a
// time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/base.hpp"
#include "whylink/memory.hpp"
#include "whylink/record/events.hpp"  // IWYU pragma: export

namespace whylink::record {

// ---- projections: what follows from the events --------------------------------------------------

// The standing of one connection. Derived: replaying the events gives it back, equal in every
// field.
struct Card {
  Pair pair;
  bool enrolled = false;
  bool by_hand = false;
  bool suspended = false;
  bool dismissed = false;
  bool accepted = false;
  Worth worth = Worth::unjudged;
  Day enrolled_on = 0;
  Day snoozed_until = 0;  // 0: not snoozed; else not shown before that day
  Day ripens_on = 0;
  std::optional<memory::State> state;  // none before the first review that feeds memory
  Day reviewed_on = 0;                 // day of the last review that fed memory
  Day due = 0;                         // decided at that review, as are:
  double raw_interval = 0;             // days, before rounding, fuzz and load
  int fuzz_days = 0;                   // what fuzz added or took
  int load_days = 0;                   // what balancing the load added or took
  LoadReason load_reason = LoadReason::none;
  int latest_days = 0;  // the last day of its range; 0 where it was not kept
  int reviews = 0;      // those that fed memory
  // Blanks after the first review, and those since the last pass. A second look on the day of a
  // blank counts for neither.
  int lapses = 0;
  int blanks_running = 0;
  std::optional<PromptKind> last_kind;
  std::optional<memory::Grade> last_grade;
  std::string enrol_reason;
  bool operator==(const Card&) const = default;
};

// The standing of one connection after its events, in order, of which those in force count. This is
// the one definition of replay; the incremental path must agree with it.
[[nodiscard]] Card replay(Pair pair, const std::vector<Event>& events,
                          const memory::Parameters& parameters);

// What is known of a keyed note, to find it again after a rename. Local; refreshed with each
// snapshot.
struct Evidence {
  NoteKey key;
  std::string path;  // where it was last seen
  std::string title;
  std::string front_id;                    // front-matter id, or empty
  std::uint64_t content_hash = 0;          // XXH3 of the bytes, 0 when never seen
  std::vector<std::uint32_t> fingerprint;  // MinHash, empty when never taken
  std::vector<std::string> targets;        // titles it links to
  bool gone = false;                       // found no note; kept with all its history
  bool operator==(const Evidence&) const = default;
};

// ---- the database -------------------------------------------------------------------------------

enum class Access : std::uint8_t { read, write };

class Disk;

// What the record needs from outside: the place, the clock, randomness, and who asks.
struct OpenOptions {
  std::filesystem::path folder;  // holds reviews.db, journal.jsonl, lock, backups/
  Access access = Access::write;
  Clock clock;
  std::uint64_t seed = 0;  // of ids; 0: take true randomness
  std::string holder;      // what a second writer is told: "whylink review, since 09:14"
  // Called, once until it is mended, when an append is in the database and the journal is behind.
  std::function<void(const Error&)> warn;
  Disk* disk = nullptr;  // for tests, a disk that fails; else the file system
};

// What `doctor` found, one a fact; `repairable` ones are mended by repair().
struct Trouble {
  std::string what;
  std::string where;
  std::string remedy;
  bool repairable = false;
};

class Record {
 public:
  // Opens or (with Access::write) creates the record; migrates older versions after a verified
  // backup; checks integrity when the last run did not end cleanly; brings the journal up to the
  // database. database: damaged or newer. refused: another process holds it for writing (says who).
  // io: folder not creatable, read-only, full. Reading a record that does not exist gives an empty
  // one.
  [[nodiscard]] static Result<Record> open(const OpenOptions& options);
  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();

  // --- shared events -----------------------------------------------------------------------------
  // Appends the bodies as events of now, all or none. Two or more of them that a person can take
  // back, or that take something back, become one batch. When it returns they are on disk, in the
  // database and, unless OpenOptions::warn was told otherwise, in the journal. Projections are
  // updated in the same transaction. usage: a body that cannot be (a grade of 7). not_found: an
  // undo, redo or correction of an event that is not here. refused: of one that cannot be undone,
  // was undone or redone already, or is no review. io: the disk is full or failed; nothing was
  // kept. Text that is no UTF-8 is mended and numbers are made finite; the events returned are what
  // is kept.
  [[nodiscard]] Result<std::vector<Event>> append(std::vector<Body> bodies);
  // The same for what was done at other times, as another program recorded it: each event gets the
  // day and the place in the order that its time calls for. usage, besides: a time that is still to
  // come; an undo, redo or correction. Costs a replay of the connections named.
  struct Dated {
    Body body;
    Moment time;
  };
  [[nodiscard]] Result<std::vector<Event>> append_dated(std::vector<Dated> dated);
  // All events that name the pair, and the Undone, Redone and Corrected that lead to those, in
  // order.
  [[nodiscard]] Result<std::vector<Event>> events_of(Pair pair) const;
  [[nodiscard]] Result<std::vector<Event>> all_events() const;
  // The Reviewed events that count for a day (of a corrected time: for that day), as they were
  // given, those undone left out, in order.
  // Costs what was done on that day and since.
  [[nodiscard]] Result<std::vector<Event>> reviews_of(Day day) const;
  [[nodiscard]] Result<std::optional<Event>> event(Uuid id) const;
  // The newest event of this device that can be undone and has not been; none when there is nothing
  // left.
  [[nodiscard]] Result<std::optional<Event>> last_undoable() const;
  // The newest undo of this device that has not been lifted, if nothing that can be undone was done
  // on this device since; else none.
  [[nodiscard]] Result<std::optional<Event>> last_redoable() const;
  // The number of the newest event of this device, 0 before the first. Whatever the clock of the
  // machine does, what is done later has a higher one.
  [[nodiscard]] std::uint64_t last_sequence() const;
  // The Reviewed events that are dated after the moment, in order, but for those undone or of a
  // corrected time: made while the clock of the machine was ahead.
  [[nodiscard]] Result<std::vector<Event>> reviews_after(Moment moment) const;
  // The events of a batch that have not been undone (of undos: that have not been lifted), in
  // order.
  [[nodiscard]] Result<std::vector<Event>> events_of_batch(Uuid batch) const;

  // --- projections -------------------------------------------------------------------------------
  [[nodiscard]] Result<std::optional<Card>> card(Pair pair) const;
  [[nodiscard]] Result<std::vector<Card>> cards() const;  // ordered by pair
  // The weights that the cards are computed with.
  [[nodiscard]] const memory::Parameters& parameters() const;
  // Latest value of a vault setting, JSON text.
  [[nodiscard]] Result<std::optional<std::string>> setting(std::string_view name) const;
  // Sum and count of answer seconds by kind of prompt, reviews undone left out.
  struct AnswerTime {
    PromptKind kind;
    double seconds;
    int reviews;
  };
  [[nodiscard]] Result<std::vector<AnswerTime>> answer_times() const;

  // --- note evidence -----------------------------------------------------------------------------
  [[nodiscard]] Result<std::vector<Evidence>> evidence() const;  // ordered by key
  [[nodiscard]] Status put_evidence(const std::vector<Evidence>& changed);

  // --- local and precious: drafts, the running session, device settings --------------------------
  // A named piece of text of this device; on disk when put returns.
  [[nodiscard]] Result<std::optional<std::string>> local(std::string_view name) const;
  [[nodiscard]] Status put_local(std::string_view name, std::string_view value);
  [[nodiscard]] Status drop_local(std::string_view name);

  // --- care --------------------------------------------------------------------------------------
  [[nodiscard]] const Uuid& device() const;
  // A verified copy of the whole database at `to` (a file that does not exist yet).
  [[nodiscard]] Status back_up(const std::filesystem::path& to) const;
  // One backup a day in backups/. The newest kBackupsKept remain, and before these the last one of
  // each of kMonthsKept months. Nothing when today's exists, or the record holds no event.
  [[nodiscard]] Status back_up_daily();
  // Integrity, foreign keys, journal against database, projections against replay.
  [[nodiscard]] Result<std::vector<Trouble>> diagnose(const OnProgress& progress = {}) const;
  // Mends what diagnose() calls repairable: projections and indexes from events, events from the
  // journal, the journal from events. Returns what was mended.
  [[nodiscard]] Result<std::vector<Trouble>> repair(const OnProgress& progress = {});

 private:
  struct Parts;
  explicit Record(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

constexpr int kBackupsKept = 10;
constexpr int kMonthsKept = 24;

// What restoring from a copy would do, without doing it.
struct RestorePreview {
  std::size_t events_now = 0;
  std::size_t events_in_copy = 0;
  std::size_t events_lost = 0;  // in the record now (or its journal) and not in the copy
  std::string newest_in_copy;   // RFC 3339, empty when it holds none
};
[[nodiscard]] Result<RestorePreview> preview_restore(const std::filesystem::path& folder,
                                                     const std::filesystem::path& copy);
// Replaces the record by the copy, after moving the present one aside into backups/. Takes the
// lock.
[[nodiscard]] Status restore(const OpenOptions& options, const std::filesystem::path& copy);
// What was wrong and is mended, and what is left.
struct Healing {
  std::vector<Trouble> mended;
  std::vector<Trouble> left;
};
// Brings the record in the folder into good order: repairs it where it can be opened, else makes it
// anew from whatever is whole in its database and its journal, which are then both in backups/ as
// they were. Takes the lock. database: there is nothing to save, or a newer whylink or another
// program wrote it; nothing was changed.
[[nodiscard]] Result<Healing> heal(const OpenOptions& options, const OnProgress& progress = {});
// Rebuilds a missing or damaged reviews.db from the journal (a damaged one is moved aside, never
// deleted). Returns the number of events that came back; lines that hold none are passed over and
// told to `skipped`. Takes the lock. refused: the database is in good order. not_found: no journal.
// database: neither it nor the journal holds an event that can be read; nothing was changed.
[[nodiscard]] Result<std::size_t> rebuild_from_journal(const OpenOptions& options,
                                                       std::vector<Trouble>* skipped = nullptr);

}  // namespace whylink::record
