#include <array>
#include <tuple>
#include <utility>

#include "whylink/record.hpp"

namespace whylink::record {

namespace {

constexpr std::array<std::string_view, 7> kPromptNames = {
    "why", "missing neighbour", "reverse", "contrast", "chain", "rebuild", "still true"};
constexpr std::array<std::string_view, 4> kLoadReasonNames = {"", "sibling", "work", "easy day"};
constexpr std::array<std::string_view, 4> kWorthNames = {"", "strong", "weak", "map-only"};

template <class Enum, std::size_t kCount>
std::string_view name_in(const std::array<std::string_view, kCount>& names, Enum value) {
  const auto at = static_cast<std::size_t>(value);
  return at < kCount ? names.at(at) : std::string_view();
}

template <class Enum, std::size_t kCount>
std::optional<Enum> find_in(const std::array<std::string_view, kCount>& names,
                            std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names.at(i) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

struct KindName {
  std::string_view operator()(const NoteKeyed&) const { return "note-keyed"; }
  std::string_view operator()(const NoteRenamed&) const { return "note-renamed"; }
  std::string_view operator()(const Enrolled&) const { return "enrolled"; }
  std::string_view operator()(const Unenrolled&) const { return "unenrolled"; }
  std::string_view operator()(const Reviewed&) const { return "reviewed"; }
  std::string_view operator()(const Judged&) const { return "judged"; }
  std::string_view operator()(const Suspended&) const { return "suspended"; }
  std::string_view operator()(const Resumed&) const { return "resumed"; }
  std::string_view operator()(const Snoozed&) const { return "snoozed"; }
  std::string_view operator()(const Dismissed&) const { return "dismissed"; }
  std::string_view operator()(const Ripening&) const { return "ripening"; }
  std::string_view operator()(const Accepted&) const { return "accepted"; }
  std::string_view operator()(const Undone&) const { return "undone"; }
  std::string_view operator()(const Redone&) const { return "redone"; }
  std::string_view operator()(const Corrected&) const { return "corrected"; }
  std::string_view operator()(const SettingChanged&) const { return "setting-changed"; }
  std::string_view operator()(const Unknown& body) const { return body.kind; }
};

}  // namespace

Pair Pair::of(NoteKey one, NoteKey other) {
  if (other < one) std::swap(one, other);
  return {one, other};
}

std::string_view name(PromptKind kind) {
  return name_in(kPromptNames, kind);
}

std::optional<PromptKind> prompt_kind(std::string_view name) {
  return find_in<PromptKind>(kPromptNames, name);
}

std::string_view name(Worth worth) {
  return name_in(kWorthNames, worth);
}

std::optional<Worth> worth(std::string_view name) {
  return find_in<Worth>(kWorthNames, name);
}

std::string_view name(LoadReason reason) {
  return name_in(kLoadReasonNames, reason);
}

std::optional<LoadReason> load_reason(std::string_view name) {
  return find_in<LoadReason>(kLoadReasonNames, name);
}

bool feeds_memory(PromptKind kind) {
  return kind < PromptKind::chain;
}

bool before(const Event& one, const Event& other) {
  return std::tie(one.clock, one.device, one.sequence) <
         std::tie(other.clock, other.device, other.sequence);
}

std::string_view kind_name(const Body& body) {
  return std::visit(KindName{}, body);
}

std::optional<Pair> pair_of(const Body& body) {
  return std::visit(
      [](const auto& what) -> std::optional<Pair> {
        if constexpr (requires { what.pair; }) {
          return what.pair;
        } else {
          return std::nullopt;
        }
      },
      body);
}

bool can_be_undone(const Body& body) {
  if (const auto* enrolled = std::get_if<Enrolled>(&body)) return enrolled->by_hand;
  return !std::holds_alternative<NoteKeyed>(body) && !std::holds_alternative<NoteRenamed>(body) &&
         !std::holds_alternative<Undone>(body) && !std::holds_alternative<Redone>(body) &&
         !std::holds_alternative<Unknown>(body);
}

}  // namespace whylink::record
