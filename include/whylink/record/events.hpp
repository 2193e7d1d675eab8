// The events of the record: what a person did to the connections of a vault, one kind a struct.
// Values without behaviour; safe on any thread.
#pragma once

#include <cstdint>
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
struct Redone {  // lifts the named Undone, so that what it took back holds again
  Uuid undo;
};
// A review's grade, answer or time was a mistake; the record keeps both. Of each field the latest
// correction holds. `due` is the day decided anew; without it a corrected review leaves the old
// day. A review with a corrected time counts for the day of that time and comes in its order.
struct Corrected {
  Uuid event;
  std::optional<memory::Grade> grade;
  std::optional<std::string> answer;
  std::optional<Day> due = std::nullopt;
  std::optional<Moment> time = std::nullopt;
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
                          Resumed, Snoozed, Dismissed, Ripening, Accepted, Undone, Redone,
                          Corrected, SettingChanged, Unknown>;

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
// rule, undo and redo.
[[nodiscard]] bool can_be_undone(const Body& body);
// One line of JSON without a line ending, and back. io for a line that is no event, saying why; of
// a kind that is not known too.
[[nodiscard]] std::string to_json(const Event& event);
[[nodiscard]] Result<Event> event_from_json(std::string_view line);

// What holds of some events, given in order: those that were undone are left out, and so are undo,
// redo and corrections themselves; reviews are as they were corrected, and stand in the order of
// their corrected times. The one definition of what undo, redo and correction mean. Every event
// that one of them names, and every one that names an event of these, must be among them, as in
// Record::events_of().
[[nodiscard]] std::vector<Event> in_force(const std::vector<Event>& events);

}  // namespace whylink::record
