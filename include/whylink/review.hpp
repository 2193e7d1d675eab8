// The loop itself: which connections there are, which are enrolled, what is asked today, what the prompt
// shows and hides, and what an answer changes.
//
// Review joins a snapshot of the vault with the record. It is used by one thread at a time.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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

// ---- defaults -------------------------------------------------------------------------------------

constexpr double kDefaultMinutes = 12;
constexpr double kSecondsBeforeMeasured = 45;  // a prompt, before there are measured ones
constexpr int kNewPerDay = 5;

// ---- identity of notes ----------------------------------------------------------------------------

// Which note has which key. Notes get keys only when the record first names them.
class Keys {
 public:
  // Evidence whose path still holds a note keeps it. (Renames are matched later: bytes, front-matter id,
  // likeness; until then a key whose path vanished is gone, with its history.)
  static Keys match(const vault::Snapshot& snapshot, const std::vector<record::Evidence>& evidence);
  [[nodiscard]] std::optional<NoteKey> key(FileId file) const;
  [[nodiscard]] std::optional<FileId> file(NoteKey key) const;
  [[nodiscard]] std::optional<Pair> pair(FileId one, FileId other) const;  // when both have keys
  void put(FileId file, NoteKey key);

 private:
  std::unordered_map<FileId, NoteKey> by_file_;
  std::unordered_map<NoteKey, FileId> by_key_;
};

// ---- connections ----------------------------------------------------------------------------------

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

// ---- prompts --------------------------------------------------------------------------------------

// One sentence that links, with what surrounds it; all texts are plain (note::plain) and printable.
struct Reason {
  LinkRef link;
  FileId source = 0;
  FileId target = 0;
  std::string sentence;  // the linking sentence itself
  std::string passage;   // the whole passage, markdown as written
  std::size_t link_begin = 0;  // of the link in `passage`
  std::size_t link_end = 0;
  std::vector<std::string> parents;  // list items above, outermost first
  std::vector<std::string> headings;
  std::string table_header;
  note::PassageKind kind = note::PassageKind::paragraph;
  std::uint32_t line = 0;
  bool answers_why = false;  // the sentence says more than the two names
};

// A question made afresh from the vault. No string of `shown` or `hints` contains a string of `hidden`
// (compared folded, without marks): a prompt never shows its own answer.
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
  std::vector<std::string> shown;   // every string on the Ask screen, in order
  std::vector<std::string> hints;   // in the order they are given
  std::vector<std::string> hidden;  // what must not be seen before the reveal
  std::vector<LinkRef> links;       // all evidence of the connection
};

// What the reveal shows: every linking passage and the target's opening.
struct Reveal {
  std::vector<Reason> reasons;  // the prompt's own link first
  std::string target_opening;   // first paragraph of the target, plain
  struct Earlier {
    Day day = 0;
    memory::Grade grade = memory::Grade::blank;
    std::string answer;
  };
  std::vector<Earlier> earlier;  // newest first
};

// ---- the session ----------------------------------------------------------------------------------

enum class ItemKind : std::uint8_t { recall, fresh, again };  // again: missed, comes back once

struct Item {
  FileId a = 0;
  FileId b = 0;
  ItemKind kind = ItemKind::recall;
  std::string reason;  // in words: "due 3 days ago, recall about 71 %"
  Day due = 0;
};

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

// What the four grades would lead to, for the keys.
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

// ---- the room's face ------------------------------------------------------------------------------

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

class Review {
 public:
  // `record` must outlive the Review. Loads evidence and cards; writes nothing.
  static Result<Review> open(vault::SnapshotPtr snapshot, record::Record& record, Clock clock);

  [[nodiscard]] const vault::Snapshot& snapshot() const { return *snapshot_; }
  [[nodiscard]] const graph::Graph& graph() const { return *graph_; }
  [[nodiscard]] const Keys& keys() const { return keys_; }
  [[nodiscard]] Day today() const;

  // Every connection, ordered by path of a, then b.
  [[nodiscard]] std::vector<Connection> connections() const;
  [[nodiscard]] Connection connection(const graph::Edge& edge) const;

  // Enrols up to kNewPerDay for today by rule, unless done already today; returns how many. Never
  // index, daily, template or ignored notes, never a connection that cannot answer why.
  Result<int> enrol_daily();
  // What the next session holds and why. Due first by what would be lost, then new.
  [[nodiscard]] Result<Plan> plan(double minutes) const;

  // The prompt of a connection; not_found when it cannot be asked in that kind.
  [[nodiscard]] Result<Prompt> prompt(const graph::Edge& edge, PromptKind kind) const;
  [[nodiscard]] Result<Reveal> reveal(const Prompt& prompt) const;
  [[nodiscard]] std::vector<Outcome> outcomes(const graph::Edge& edge) const;

  // Each returns the event that is then on disk.
  Result<record::Event> answer(const graph::Edge& edge, const Answer& answer);
  Result<record::Event> act(FileId one, FileId other, Action action);
  // Takes back the last thing a person did; not_found when there is nothing.
  Result<record::Event> undo();

 private:
  Review() = default;
  vault::SnapshotPtr snapshot_;
  std::shared_ptr<const graph::Graph> graph_;
  record::Record* record_ = nullptr;
  Clock clock_;
  Keys keys_;
  std::map<Pair, Card> cards_;
};

// A running session: the queue, where it stands, the half-typed answer. A plain value that is saved after
// every step, so that a crash or a closed window comes back to the same prompt.
struct Session {
  enum class Stage : std::uint8_t { ask, reveal, done };
  std::string id;
  Day day = 0;
  double minutes = 0;
  std::vector<Item> items;  // paths are saved, not ids
  std::size_t at = 0;
  Stage stage = Stage::ask;
  PromptKind kind = PromptKind::why;
  std::string draft;
  double seconds = 0;  // spent on this prompt before now
  std::optional<int> confidence;
  int hints = 0;
  int answered = 0;
  std::vector<std::size_t> missed;  // items that already came back
};
// JSON text with vault paths; an item whose note or connection vanished is left out when read back.
[[nodiscard]] std::string to_json(const Session& session, const vault::Snapshot& snapshot);
[[nodiscard]] Result<Session> session_from_json(std::string_view json,
                                                const vault::Snapshot& snapshot,
                                                const graph::Graph& graph);

}  // namespace whylink::review
