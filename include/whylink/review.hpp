// The loop itself: which connections there are, which are enrolled, what is asked today, what the
// prompt shows and hides, and what an answer changes.
//
// Review joins a snapshot of the vault with the record. It is used by one thread at a time.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "whylink/base.hpp"
#include "whylink/graph.hpp"
#include "whylink/memory.hpp"
#include "whylink/record.hpp"
#include "whylink/review/day.hpp"
#include "whylink/review/plan.hpp"
#include "whylink/review/session.hpp"
#include "whylink/review/settings.hpp"
#include "whylink/text.hpp"
#include "whylink/vault.hpp"

namespace whylink::review {

using graph::LinkRef;
using record::Card;
using record::NoteKey;
using record::Pair;
using record::PromptKind;
using vault::FileId;

constexpr double kSecondsBeforeMeasured = 45;  // a prompt, before there are measured ones
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
  // Whether its note could not be read this time, or may lie where nothing could be read.
  [[nodiscard]] bool is_unread(NoteKey key) const { return unread_.contains(key); }

 private:
  std::unordered_map<FileId, NoteKey> by_file_;
  std::unordered_map<NoteKey, FileId> by_key_;
  std::unordered_set<NoteKey> known_;
  std::unordered_set<NoteKey> unread_;
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

// What to keep of a text of more than `longest` bytes: a quarter of that on each side of `part`,
// to whole words, or to whole characters where there are no blanks. A shorter text is kept whole.
[[nodiscard]] text::Range around(std::string_view text, text::Range part, std::size_t longest);

// One sentence that links, with what surrounds it; texts are plain (note::plain) and printable but
// for `passage`, whose bytes are those of the note and want text::printable before a terminal.
struct Reason {
  LinkRef link;
  FileId source = 0;  // the end that the link leaves from; of a canvas edge the card at its tail
  FileId target = 0;
  std::string sentence;  // the linking sentence itself; empty where nothing is said
  // The passage, markdown as written; of one over 8 KiB only what is around the link.
  std::string passage;
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

// ---- answers
// --------------------------------------------------------------------------------------

// Whether a plan may hold a connection; an empty one takes all.
using Accepts = std::function<Result<bool>(const graph::Edge&)>;

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
  snooze,  // until tomorrow, or as snooze() is told
  strong,
  weak,
  map_only,
  unjudge,
  dismiss,
  ripen,
  accept,
  bury,  // until tomorrow, with its siblings that would be asked today
};
[[nodiscard]] std::string_view name(Action action);
[[nodiscard]] std::optional<Action> action(std::string_view name);

struct ReviewOptions {
  Clock clock;
  std::uint64_t seed = 0;  // of note keys; 0: take true randomness
};

// What a review really was; what is left out stays.
struct Correction {
  std::optional<memory::Grade> grade = std::nullopt;
  std::optional<std::string> text = std::nullopt;
  std::optional<Moment> time = std::nullopt;
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

  // Enrols for today by rule, unless done already today; returns how many: what new_for_day() gives
  // of Settings::new_per_day, less those that wait for their first prompt. The most important first
  // (central, and edited lately), spread over topics. Never index, daily, template or ignored
  // notes, never a connection that cannot answer why, never one that was enrolled before. Reads
  // only the few notes that it needs to find them.
  Result<int> enrol_daily();
  // What the next session of so many minutes holds and why, chosen by choose_day() of the
  // connections that `accepts` takes. Before the day's enrolment those are foreseen that
  // enrol_daily() would enrol, and the plan is the same as after it; nothing is written.
  [[nodiscard]] Result<Plan> plan(double minutes, const Accepts& accepts = {}) const;
  // What is left of today's minutes: those of the settings on this weekday, less what was spent on
  // answers today; 0 where that is not enough for a prompt.
  [[nodiscard]] Result<double> minutes_left() const;
  [[nodiscard]] const Settings& settings() const { return settings_; }
  // Changes one setting as parse_setting() reads it. usage: no such name or value.
  Result<record::Event> set(std::string_view name, std::string_view value);

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
  // Puts a connection off: it is not asked before that day. usage: no later day than today.
  Result<record::Event> snooze(FileId one, FileId other, Day until);
  // Enrols by hand, in one go, each connection that `accepts` takes and that is not enrolled, not
  // map-only and not dismissed, whose ends are notes that nothing excludes, and that can be asked
  // why; and lets go each that is enrolled. Return how many; none writes nothing. Cost: the
  // connections, and to enrol the reading of those that were not enrolled.
  Result<int> enrol_all(const Accepts& accepts);
  Result<int> unenrol_all(const Accepts& accepts);
  // Takes back the last thing a person did, whole where it was done to several connections, and
  // returns the Undone event, of several that of the connection named last; not_found when there
  // is nothing.
  Result<record::Event> undo();
  // Lifts the last undo of this device, whole where it took back several things, and returns the
  // Redone event, of several the last; not_found when there is none, or something was done since.
  Result<record::Event> redo();
  // Says anew what a review was, beside the old; of a new grade or time its day is decided anew,
  // from what the record held before it. Returns the Corrected event. not_found, refused: as
  // Record::append() says. usage: nothing is given, or a time that is still to come.
  Result<record::Event> correct(const Uuid& review, const Correction& correction);

 private:
  class Planning;
  Review(vault::SnapshotPtr snapshot, record::Record& record, ReviewOptions options);
  [[nodiscard]] const Card* find_card(FileId one, FileId other) const;
  // Null where either note is gone or nothing ties them now.
  [[nodiscard]] const graph::Edge* edge_of(Pair pair) const;
  // The connections of the record that are tied now.
  struct Placed {
    const Card* card;
    FileId a;
    FileId b;
    std::uint32_t topic;
    bool is_material;
  };
  [[nodiscard]] std::span<const Placed> placed() const;
  void place(const Card& card) const;
  [[nodiscard]] DayLoad load(Day today, double seconds_each) const;
  // The days, after today, on which a connection of the note is due; in order.
  [[nodiscard]] std::vector<Day> due_days(FileId note, const graph::Edge* but, Day today) const;
  Status reload_settings();
  // What the four grades lead to on that day, and why load moved each of them, if it did.
  struct Decision {
    memory::Choices choices;
    std::array<record::LoadReason, 4> reasons{};
  };
  [[nodiscard]] Decision decide(const graph::Edge& edge, const Card* card, Day day) const;
  // not_found, usage: as act() says.
  [[nodiscard]] Status may_act(FileId one, FileId other, Action action) const;
  // Puts off until tomorrow what shares a note with the connection and would be asked today.
  void bury_siblings(FileId one, FileId other, std::vector<record::Body>& events) const;
  [[nodiscard]] Result<bool> may_enrol_by_hand(const graph::Edge& edge,
                                               const Accepts& accepts) const;
  // What the four grades led to on that day, for a connection that stood so before.
  [[nodiscard]] memory::Choices choices_of(Pair pair, const Card& before, Day day) const;
  // The day that a review is due on after a correction; none where it decides none.
  [[nodiscard]] Result<std::optional<Day>> due_again(const record::Event& review,
                                                     const Correction& correction) const;
  // The events of the last thing a person did, in order.
  [[nodiscard]] Result<std::vector<record::Event>> last_deed() const;
  // The pair of two files; the events that give keys to those without one are added to `events`.
  Pair keyed_pair(FileId one, FileId other, std::vector<record::Body>& events);
  // Appends, then brings the keys, their evidence and the cards up to date; returns the last event.
  Result<record::Event> append(std::vector<record::Body> events);
  Status reload_card(Pair pair);
  Status reload_cards();
  // Whether the rule enrolled something today already.
  [[nodiscard]] Result<bool> enrolled_today() const;
  // Whether a question can be made of it as the notes are; reads them.
  [[nodiscard]] bool can_be_asked(const graph::Edge& edge) const;
  // How many the rule may enrol on a day with what is due on it.
  [[nodiscard]] Result<int> new_wanted() const;
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
  Settings settings_;
  mutable std::vector<Placed> placed_;  // made when first asked for
  mutable bool is_placed_ = false;
  // What choose_new() found that day; nothing once the record or the vault changed.
  mutable std::optional<std::pair<Day, std::vector<const graph::Edge*>>> chosen_new_;
};

}  // namespace whylink::review
