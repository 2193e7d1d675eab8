// What a session is to hold, and why.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "whylink/record.hpp"
#include "whylink/vault.hpp"

namespace whylink::review {

using vault::FileId;

enum class ItemKind : std::uint8_t { recall, fresh, again };  // again: missed, comes back once

struct Item {
  FileId a = 0;
  FileId b = 0;
  ItemKind kind = ItemKind::recall;
  std::string reason;  // in words: "due for 3 days, recall about 71 %"
  Day due = 0;
  std::string how = {};      // how_decided() of its day; empty for what is new
  double gain_a_minute = 0;  // recall that a minute adds, in connections known over four months
  bool operator==(const Item&) const = default;
};
[[nodiscard]] std::string_view name(ItemKind kind);  // "recall", "new", "again"

struct Plan {
  double minutes = 0;
  double seconds_expected = 0;
  int recall = 0;
  int fresh = 0;
  int weak = 0;  // leeches among `items`, which recall counts too
  int discoveries = 0;
  int repairs = 0;
  std::vector<Item> items;
  // What is due, and not held by the minutes: how many, and over how many days after this one they
  // are spread by what room those have.
  int rest = 0;
  int rest_days = 0;
  int away_days = 0;             // whole days without an answer since the last one; 0 before any
  double minutes_spent = 0;      // today, before this plan
  bool prompts_used_up = false;  // Settings::prompts_per_day were asked
  double day_share = 1;  // of a usual day's minutes, as easy days leave them to this weekday
};

// A reason that is forgotten again and again costs more minutes than it is worth, and often tells
// of a link that carries none. The third blank running is when a person is asked to act on it; six
// lapses are as telling where recalls lie between them. Anki counts eight, of cards that take a
// fifth of the time.
inline constexpr int kLeechBlanksRunning = 3;
inline constexpr int kLeechLapses = 6;
// A leech stays in the queue; what becomes of it a person decides.
[[nodiscard]] bool is_leech(const record::Card& card);
// Judged weak, or a leech of which nothing was judged.
[[nodiscard]] bool is_weak_candidate(const record::Card& card);
// "forgotten 3 times running", "forgotten 6 times"; empty for what is no leech.
[[nodiscard]] std::string forgotten(const record::Card& card);

// "12.4 days from 2026-03-01, fuzz +1, load -2 (sibling)": the day decided at a card's last review,
// and every shift on the way there. Empty before a review.
[[nodiscard]] std::string how_decided(const record::Card& card);

}  // namespace whylink::review
