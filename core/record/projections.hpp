// The derived tables: cards, vault settings, answer times, and
// what undo, redo and corrections make of events. Replay of all events is their
// definition; taking in one event must lead to the same.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/record/amended.hpp"
#include "core/record/database.hpp"
#include "whylink/record.hpp"

namespace whylink::record {

// Raised when the definition changes; a record that holds another number is replayed when it is
// opened.
constexpr std::int64_t kProjection = 5;

struct TimeSum {
  std::int64_t milliseconds = 0;
  std::int64_t reviews = 0;
  bool operator==(const TimeSum&) const = default;
};

using Settings = std::map<std::string, std::string, std::less<>>;

struct Projections {
  std::vector<Card> cards;  // ordered by pair
  Settings settings;
  std::map<PromptKind, TimeSum> answer_times;
  AmendedEvents amended;
};

// What all events in the table come to.
[[nodiscard]] Result<Projections> replay_all(Database& database, const OnProgress& progress = {});
// What the tables say.
[[nodiscard]] Result<Projections> read_projections(Database& database);
// Empties the tables and fills them by replay. Within a transaction.
[[nodiscard]] Status rebuild_projections(Database& database, const OnProgress& progress = {});

// The key of the note that an event of a note's place is about.
[[nodiscard]] std::optional<NoteKey> note_key_of(const Body& body);
// Takes in an event that was inserted just now, of whatever age. Within the same transaction.
// `parameters` are changed when the event changes them.
[[nodiscard]] Status project(Database& database, const Event& event,
                             memory::Parameters& parameters);

[[nodiscard]] Result<std::optional<Card>> card_of(Database& database, const Pair& pair);
[[nodiscard]] Result<std::vector<Card>> all_cards(Database& database);
[[nodiscard]] Result<std::optional<std::string>> setting_of(Database& database,
                                                            std::string_view name);
// Those that the setting kParametersSetting holds, else the published defaults.
[[nodiscard]] Result<memory::Parameters> parameters_in_use(Database& database);

}  // namespace whylink::record
