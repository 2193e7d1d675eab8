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
#include <variant>
#include <vector>

#include "whylink/base.hpp"
#include "whylink/memory.hpp"

namespace whylink::record {

// ---- names --------------------------------------------------------------------------------------

// The identity of a note, given when the record first has to name it; survives rename and move.
using NoteKey = Uuid;

// A connection: two different notes, smaller key first.
struct Pair {
  NoteKey a;
  NoteKey b;
  // Puts the keys in order.
  [[nodiscard]] static Pair of(NoteKey one, NoteKey other);
  auto operator<=>(const Pair&) const = default;
};

// What a person thinks of a connection. Never feeds the memory model.
enum class Worth : std::uint8_t { unjudged, strong, weak, map_only };

// The kinds of prompt that are reviews come first; chain and rebuild are extras that are kept but
// do not feed the memory model, and still_true asks for worth only.
enum class PromptKind : std::uint8_t {
  why,
  missing_neighbour,
  reverse,
  contrast,
  chain,
  rebuild,
  still_true,
};
[[nodiscard]] std::string_view name(PromptKind kind);  // "why", "missing neighbour", ...
[[nodiscard]] std::optional<PromptKind> prompt_kind(std::string_view name);
[[nodiscard]] std::string_view name(Worth worth);  // "", "strong", "weak", "map-only"
[[nodiscard]] std::optional<Worth> worth(std::string_view name);
[[nodiscard]] bool feeds_memory(PromptKind kind);

// ---- events: the bodies -------------------------------------------------------------------------

struct NoteKeyed {  // a note got its key
  NoteKey key;
  std::string path;
  std::string title;
};
struct NoteRenamed {  // the note of this key now lies at `path`
  NoteKey key;
  std::string path;
};
// Why a day other than the one that fuzz chose was decided on.
enum class LoadReason : std::uint8_t {
  none,
  sibling,   // a connection that shares a note is due that day
  work,      // that day holds more work
  easy_day,  // the person wants less on that weekday
};
[[nodiscard]] std::string_view name(LoadReason reason);  // "", "sibling", "work", "easy day"
[[nodiscard]] std::optional<LoadReason> load_reason(std::string_view name);

struct Enrolled {
  Pair pair;
  bool by_hand = false;  // false: by rule; such an event is never what `undo` takes back
  std::string reason;
};
struct Unenrolled {
  Pair pair;
};
// One graded answer, with what was decided then; replay recomputes the memory state and never the
// decision.
struct Reviewed {
  Pair pair;
  PromptKind kind = PromptKind::why;
  std::string answer;  // may be empty
  memory::Grade grade = memory::Grade::blank;
  std::optional<int> confidence;  // 1 unsure, 2 fairly, 3 sure
  double seconds = 0;             // from prompt to grade
  int hints = 0;                  // how many were shown
  Day due = 0;                    // the decision, after fuzz and load
  double raw_interval = 0;        // days, before rounding, fuzz and load
  int fuzz_days = 0;              // what fuzz added or took
  int load_days = 0;              // what balancing the load added or took
  LoadReason load_reason = LoadReason::none;
  int earliest_days = 0;   // the range that the day was chosen from; 0 in events of before it was
  int latest_days = 0;     //   kept
  std::string parameters;  // name of the parameter set: "default" or a fitted one's
  std::string algorithm;   // "FSRS-6"
};
struct Judged {
  Pair pair;
  Worth worth = Worth::unjudged;
};
struct Suspended {
  Pair pair;
};
struct Resumed {
  Pair pair;
};
struct Snoozed {
  Pair pair;
  Day until = 0;  // not shown before this day
};
struct Dismissed {  // a suggestion that is nothing, for good
  Pair pair;
};
struct Ripening {  // a suggestion to be shown again from `until` on
  Pair pair;
  Day until = 0;
};
struct Accepted {  // a suggestion found fruitful
  Pair pair;
};
struct Undone {  // takes the named event back
  Uuid event;
};
// A review's grade or answer was a mistake; the record keeps both. Of each field the latest
// correction holds. `due` is the day decided anew; without it a corrected grade leaves the old day.
struct Corrected {
  Uuid event;
  std::optional<memory::Grade> grade;
  std::optional<std::string> answer;
  std::optional<Day> due = std::nullopt;
};
struct SettingChanged {  // a setting that belongs to the vault; `value` is JSON text
  std::string name;
  std::string value;
};
// What another version of whylink wrote and this one does not know: the kind, or parts of it. Kept
// word for word and passed over; only read, never appended.
struct Unknown {
  std::string kind;
  std::string body;  // JSON text
};
// The setting that holds the weights of the memory model, a JSON array as memory::Parameters::from
// takes it. Cards are computed with these; without the setting, with the published defaults.
constexpr std::string_view kParametersSetting = "memory.parameters";

using Body = std::variant<NoteKeyed, NoteRenamed, Enrolled, Unenrolled, Reviewed, Judged, Suspended,
                          Resumed, Snoozed, Dismissed, Ripening, Accepted, Undone, Corrected,
                          SettingChanged, Unknown>;

struct Event {
  Uuid id;                  // UUIDv7
  std::uint64_t clock = 0;  // hybrid logical clock: milliseconds << 16 | counter
  Uuid device;
  std::uint64_t sequence = 0;  // 1, 2, ... on its device
  Moment time;
  Day day = 0;  // local day it counts for
  Body body;
  // The first event of those that one deed of a person left and that are taken back together, this
  // one among them; none where it stands alone.
  std::optional<Uuid> batch = std::nullopt;
};
// The order of events, everywhere and on every device: (clock, device, sequence).
[[nodiscard]] bool before(const Event& one, const Event& other);
// "reviewed", "note-keyed", ...: the name in the journal and the database.
[[nodiscard]] std::string_view kind_name(const Body& body);
// The connection an event speaks of, if it speaks of one directly.
[[nodiscard]] std::optional<Pair> pair_of(const Body& body);
// True for what a person did and may take back with `undo`; false for keys, renames, enrolment by
// rule, and undo itself.
[[nodiscard]] bool can_be_undone(const Body& body);
// One line of JSON without a line ending, and back. io for a line that is no event, saying why; of
// a kind that is not known too.
[[nodiscard]] std::string to_json(const Event& event);
[[nodiscard]] Result<Event> event_from_json(std::string_view line);

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

// The standing of one connection after its events, in order; events that an Undone names are left
// out. This is the one definition of replay; the incremental path must agree with it.
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
  // undo or correction of an event that is not here. refused: of one that cannot be undone, was
  // undone already, or is no review. io: the disk is full or failed; nothing was kept. Text that is
  // no UTF-8 is mended and numbers are made finite; the events returned are what is kept.
  [[nodiscard]] Result<std::vector<Event>> append(std::vector<Body> bodies);
  // All events that name the pair, and the Undone and Corrected that name those, in order.
  [[nodiscard]] Result<std::vector<Event>> events_of(Pair pair) const;
  [[nodiscard]] Result<std::vector<Event>> all_events() const;
  // The Reviewed events that count for a day, as they were given, those undone left out, in order.
  // Costs what was done on that day and since.
  [[nodiscard]] Result<std::vector<Event>> reviews_of(Day day) const;
  [[nodiscard]] Result<std::optional<Event>> event(Uuid id) const;
  // The newest event of this device that can be undone and has not been; none when there is nothing
  // left.
  [[nodiscard]] Result<std::optional<Event>> last_undoable() const;
  // The events of a batch that have not been undone, in order.
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
