// The loop itself: which connections there are, which are enrolled, what is asked today, what the
// prompt shows and hides, and what an answer changes.
//
// Review joins a snapshot of the vault with the record. It is used by one thread at a time.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "whylink/base.hpp"
#include "whylink/graph.hpp"
#include "whylink/memory.hpp"
#include "whylink/record.hpp"
#include "whylink/vault.hpp"

namespace whylink::review {

using graph::LinkRef;
using record::Card;
using record::NoteKey;
using record::Pair;
using record::PromptKind;
using vault::FileId;

// ---- defaults
// -------------------------------------------------------------------------------------

constexpr double kDefaultMinutes = 12;
constexpr double kSecondsBeforeMeasured = 45;  // a prompt, before there are measured ones
constexpr int kNewPerDay = 5;
constexpr int kRipeningDays = 21;  // a suggestion left to ripen is shown again after these

// ---- identity of notes
// ----------------------------------------------------------------------------

// Which note has which key. Notes get keys only when the record first names them.
class Keys {
 public:
  // Evidence whose path still holds a note keeps it. (Renames are matched later: bytes,
  // front-matter id, likeness; until then a key whose path vanished is gone, with its history.)
  static Keys match(const vault::Snapshot& snapshot, const std::vector<record::Evidence>& evidence);
  [[nodiscard]] std::optional<NoteKey> key(FileId file) const;
  [[nodiscard]] std::optional<FileId> file(NoteKey key) const;
  [[nodiscard]] std::optional<Pair> pair(FileId one, FileId other) const;  // when both have keys
  void put(FileId file, NoteKey key);
  // Whether any note has or had this key.
  [[nodiscard]] bool knows(NoteKey key) const { return known_.contains(key); }

 private:
  std::unordered_map<FileId, NoteKey> by_file_;
  std::unordered_map<NoteKey, FileId> by_key_;
  std::unordered_set<NoteKey> known_;
};

// ---- connections
// ----------------------------------------------------------------------------------

// Where a connection stands, as the `state` of the command line and the tables.
enum class Standing : std::uint8_t {
  unenrolled,
  fresh,  // enrolled, never asked; called "new"
  scheduled,
  due,
  lapsed,  // the last answer was a blank
  suspended,
  map_only,
};
[[nodiscard]] std::string_view name(Standing standing);
[[nodiscard]] Standing standing(const Card& card, Day today);

// ---- prompts
// --------------------------------------------------------------------------------------

// One sentence that links, with what surrounds it; texts are plain (note::plain) and printable but
// for `passage`, whose bytes are those of the note and want text::printable before a terminal.
struct Reason {
  LinkRef link;
  FileId source = 0;  // the end that the link leaves from; of a canvas edge the card at its tail
  FileId target = 0;
  std::string sentence;        // the linking sentence itself; empty where nothing is said
  std::string passage;         // the whole passage, markdown as written
  std::size_t link_begin = 0;  // of the link in `passage`
  std::size_t link_end = 0;
  std::size_t sentence_begin = 0;  // of the sentence in `passage`; both 0 where it is made up
  std::size_t sentence_end = 0;
  std::vector<std::string> parents;   // list items above, outermost first
  std::vector<std::string> headings;  // outermost first
  std::string table_header;           // the table's first row, cells joined by " | "
  note::PassageKind kind = note::PassageKind::paragraph;
  std::uint32_t line = 0;
  int content = 0;           // words of the sentence that are neither names, links nor stop words
  bool names_only = false;   // the sentence is nothing but names and links
  bool answers_why = false;  // it says why the two are tied, as far as counting words can tell
};

// A question made afresh from the vault. No string of `shown` or `hints` contains a string of
// `hidden` (compared folded, without marks): a prompt never shows its own answer.
struct Prompt {
  FileId a = 0;  // of the connection, a < b
  FileId b = 0;
  PromptKind kind = PromptKind::why;
  FileId source = 0;
  FileId target = 0;
  std::string question;  // "Why did you connect these?"
  std::string source_title;
  std::string source_path;
  std::vector<std::string> source_headings;
  std::string target_title;
  std::vector<std::string> shown;  // every string on the Ask screen, in order
  std::vector<std::string> hints;  // in the order they are given
  // What must not be seen before the reveal: the sentences of all links, but for one that is
  // nothing but a title shown above.
  std::vector<std::string> hidden;
  std::vector<LinkRef> links;  // all evidence of the connection, the asked one first
  bool answers_why = false;    // of the asked link
};

// What the reveal shows: every linking passage and the target's opening.
struct Reveal {
  std::vector<Reason> reasons;  // the prompt's own link first
  std::string target_opening;   // first paragraph of the target, plain
  std::string target_begins;    // the same, Markdown as written
  struct Earlier {
    Day day = 0;
    PromptKind kind = PromptKind::why;
    memory::Grade grade = memory::Grade::blank;
    std::string answer;
  };
  std::vector<Earlier> earlier;  // newest first
};

// ---- the session
// ----------------------------------------------------------------------------------

enum class ItemKind : std::uint8_t { recall, fresh, again };  // again: missed, comes back once

struct Item {
  FileId a = 0;
  FileId b = 0;
  ItemKind kind = ItemKind::recall;
  std::string reason;  // in words: "due for 3 days, recall about 71 %"
  Day due = 0;
  bool operator==(const Item&) const = default;
};
[[nodiscard]] std::string_view name(ItemKind kind);  // "recall", "new", "again"

// Whether a plan may hold a connection; an empty one takes all.
using Accepts = std::function<Result<bool>(const graph::Edge&)>;

struct Plan {
  double minutes = 0;
  double seconds_expected = 0;
  int recall = 0;
  int fresh = 0;
  int weak = 0;
  int discoveries = 0;
  int repairs = 0;
  std::vector<Item> items;
};

// What one grade would lead to, for its key.
struct Outcome {
  memory::Grade grade = memory::Grade::blank;
  int days = 0;
  Day due = 0;
};

struct Answer {
  PromptKind kind = PromptKind::why;
  memory::Grade grade = memory::Grade::blank;
  std::string text;
  double seconds = 0;
  std::optional<int> confidence;
  int hints = 0;
};

// ---- the room's face
// ------------------------------------------------------------------------------

// One row of `connections`.
struct Connection {
  FileId a = 0;
  FileId b = 0;
  std::uint32_t links = 0;
  Standing standing = Standing::unenrolled;
  std::optional<Card> card;
  std::optional<double> retrievability;  // today
};

enum class Action : std::uint8_t {
  enrol,
  unenrol,
  suspend,
  resume,
  snooze,  // until tomorrow
  strong,
  weak,
  map_only,
  unjudge,
  dismiss,
  ripen,
  accept,
};
[[nodiscard]] std::string_view name(Action action);
[[nodiscard]] std::optional<Action> action(std::string_view name);

struct ReviewOptions {
  Clock clock;
  std::uint64_t seed = 0;  // of note keys; 0: take true randomness
};

class Review {
 public:
  // `record` must outlive the Review. Loads evidence and cards; writes nothing.
  static Result<Review> open(vault::SnapshotPtr snapshot, record::Record& record,
                             ReviewOptions options);
  static Result<Review> open(vault::SnapshotPtr snapshot, record::Record& record, Clock clock) {
    return open(std::move(snapshot), record, ReviewOptions{std::move(clock)});
  }

  [[nodiscard]] const vault::Snapshot& snapshot() const { return *snapshot_; }
  [[nodiscard]] const graph::Graph& graph() const { return *graph_; }
  [[nodiscard]] const Keys& keys() const { return keys_; }
  [[nodiscard]] Day today() const { return clock_().day(); }

  // Goes on with the vault as it is now. Ids of before hold while now->has_files_of(snapshot()).
  Status follow(vault::SnapshotPtr now);

  // Every connection, ordered by path of a, then b.
  [[nodiscard]] std::vector<Connection> connections() const;
  [[nodiscard]] Connection connection(const graph::Edge& edge) const;
  // What the record holds of two notes, tied or not.
  [[nodiscard]] std::optional<Card> card(FileId one, FileId other) const;

  // Enrols up to kNewPerDay for today by rule, unless done already today; returns how many. Never
  // index, daily, template or ignored notes, never a connection that cannot answer why, never one
  // that was enrolled before. Reads only the few notes that it needs to find them.
  Result<int> enrol_daily();
  // What the next session holds and why: of the connections that `accepts` takes, the due ones
  // first by what would be lost, then the new ones. Before the day's enrolment those are foreseen
  // that enrol_daily() would enrol, and the plan is the same as after it; nothing is written.
  [[nodiscard]] Result<Plan> plan(double minutes, const Accepts& accepts = {}) const;

  // The prompt of a connection; not_found when it cannot be asked in that kind, saying why. io when
  // a note changed on disk since the snapshot: read the vault again.
  [[nodiscard]] Result<Prompt> prompt(const graph::Edge& edge, PromptKind kind) const;
  [[nodiscard]] Result<Reveal> reveal(const Prompt& prompt) const;
  // Every link of a connection with its sentence, in the order of the graph.
  [[nodiscard]] Result<std::vector<Reason>> reasons(const graph::Edge& edge) const;
  // The four grades in order, as answer() would decide them now.
  [[nodiscard]] std::vector<Outcome> outcomes(const graph::Edge& edge) const;

  // Each returns the event that is then on disk.
  Result<record::Event> answer(const graph::Edge& edge, const Answer& answer);
  // not_found, naming both, where the two are not connected; dismiss, ripen and accept speak of
  // pairs that need not be, and what is enrolled may always be let go.
  Result<record::Event> act(FileId one, FileId other, Action action);
  // Takes back the last thing a person did and returns the Undone event; not_found when there is
  // nothing.
  Result<record::Event> undo();

 private:
  Review(vault::SnapshotPtr snapshot, record::Record& record, ReviewOptions options);
  [[nodiscard]] const Card* find_card(FileId one, FileId other) const;
  // Null where either note is gone or nothing ties them now.
  [[nodiscard]] const graph::Edge* edge_of(Pair pair) const;
  // What the four grades lead to on that day.
  [[nodiscard]] memory::Choices choices(const graph::Edge& edge, Day day) const;
  // The pair of two files; the events that give keys to those without one are added to `events`.
  Pair keyed_pair(FileId one, FileId other, std::vector<record::Body>& events);
  // Appends, then brings the keys, their evidence and the cards up to date; returns the last event.
  Result<record::Event> append(std::vector<record::Body> events);
  Status reload_card(Pair pair);
  Status reload_cards();
  // Whether the rule enrolled something today already.
  [[nodiscard]] Result<bool> enrolled_today() const;
  // What the rule enrols today; nothing where it did already.
  [[nodiscard]] Result<std::vector<const graph::Edge*>> choose_new() const;
  // Whether the rule may enrol it: never enrolled before, not put aside, and can be asked why.
  [[nodiscard]] Result<bool> may_enrol(const graph::Edge& edge) const;

  vault::SnapshotPtr snapshot_;
  std::shared_ptr<const graph::Graph> graph_;
  record::Record* record_ = nullptr;
  Clock clock_;
  std::uint64_t seed_ = 0;
  Keys keys_;
  std::map<Pair, Card> cards_;
};

// A running session: the queue, where it stands, the half-typed answer. A plain value that is saved
// after every step, so that a crash or a closed window comes back to the same prompt.
struct Session {
  enum class Stage : std::uint8_t { ask, reveal, done };
  // What was typed and counted at the prompt that is shown.
  struct Work {
    PromptKind kind = PromptKind::why;
    std::string draft;
    double seconds = 0;  // spent on this prompt before now
    std::optional<int> confidence;
    int hints = 0;
    bool operator==(const Work&) const = default;
  };
  // A step that left an event in the record, kept so that undo comes back to where it was taken.
  struct Step {
    enum class Kind : std::uint8_t { graded, skipped, judged } kind = Kind::graded;
    std::size_t at = 0;  // index into items
    Uuid event;
    Stage stage = Stage::ask;  // before the step
    Work work;                 // before the step
    bool operator==(const Step&) const = default;
  };

  std::string id;
  Day day = 0;
  double minutes = 0;
  std::vector<Item> items;  // paths are saved, not ids
  std::size_t at = 0;
  Stage stage = Stage::done;
  Work work;
  std::vector<Step> steps;

  bool operator==(const Session&) const = default;
};

// The steps of a session. Pure: whoever takes them has written the event to the record before.
[[nodiscard]] Session start_session(std::string id, const Plan& plan, Day day);
// The item that is asked; null when the session is done.
[[nodiscard]] const Item* current(const Session& session);
// From the question to the answer; nothing in any other stage.
void show_answer(Session& session);
// The item was graded. A blank comes back once before the end, as `again`, and is graded anew
// there.
void take_grade(Session& session, memory::Grade grade, const Uuid& event);
// "Not now": the connection was snoozed, and the session goes on.
void take_skip(Session& session, const Uuid& event);
// Something was said about the connection that is shown or was just graded; the session stays.
void take_judgement(Session& session, const Uuid& event);
// Goes on without a grade, for what is no longer asked (map-only, suspended, vanished).
void pass_over(Session& session);
// The event was taken back: returns to the step that it belongs to, with what was typed there.
// False when it was no step of this session, which then stays as it is.
bool take_undo(Session& session, const Uuid& event);
// Puts the plan's items that are not in the session yet at its end.
void add_items(Session& session, const Plan& plan);
// How many grades were taken, second looks included.
[[nodiscard]] int answered(const Session& session);

// JSON text with vault paths; an item whose note or connection vanished is left out when read back,
// and where it was the one shown the session stands at the next. io for text that is no session.
[[nodiscard]] std::string to_json(const Session& session, const vault::Snapshot& snapshot);
[[nodiscard]] Result<Session> session_from_json(std::string_view json,
                                                const vault::Snapshot& snapshot,
                                                const graph::Graph& graph);

}  // namespace whylink::review
