// A running session as a value, and the steps it is taken through. Pure but for the reading of a
// saved one, which asks the vault what is still there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/graph.hpp"
#include "whylink/review/plan.hpp"

namespace whylink::review {

using record::PromptKind;

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
  // The number of the newest event of this device when it began; none of one that was saved before
  // this was kept.
  std::optional<std::uint64_t> after;
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
// And back to the question, with what was typed; nothing in any other stage.
void hide_answer(Session& session);
// Whether the item, graded so, is asked once more before the session ends, as its minutes stand
// now: what is spent until then counts too.
[[nodiscard]] bool comes_back(const Session& session, memory::Grade grade);
// The item was graded. A blank comes back once before the end, as `again`, and is graded anew
// there. What was not asked yet is passed over once it is not likely to fit into the session's
// minutes beside the misses that come back; those come back while the minutes are not used up.
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
// Puts the plan's items at its end that are not in the session yet, or were passed over in it.
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
