// What a person wants, as a screen says it. A screen changes nothing itself: Application sees to
// the ways between screens, Desk to the day and its prompts, VaultChoice to what is opened.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <variant>

namespace whylink::window {

// From screen to screen, and what there is on every one.
enum class Command : std::uint8_t {
  back,
  today,
  vaults,
  choose_folder,
  keys,
  gallery,
  cancel,  // what is being opened
  undo,
  close_notice,
  leave
};

// About the whole day, on Today and behind the last page.
enum class DayWish : std::uint8_t {
  start,
  fewer_minutes,
  more_minutes,
  narrow,            // to the scope that stands in its field
  five_more_minutes  // behind the last page
};

// About the prompt that is asked or answered.
struct PromptWish {
  enum class Kind : std::uint8_t {
    answer_changed,
    finish_typing,
    hint,
    confidence,
    not_now,
    suspend,
    grade,
    strong,
    weak,
    map_only,
    open_note
  } kind = Kind::answer_changed;
  int number = 0;  // a confidence is 1 to 3, a grade 1 to 4
  bool operator==(const PromptWish&) const = default;
};

// About the vault that is to be opened.
struct VaultWish {
  enum class Kind : std::uint8_t {
    open,
    forget,
    path_typed,
    complete_path,
    place,
    folder_in,
    folder_up,
    open_folder
  } kind = Kind::open;
  std::size_t row = 0;  // of the list, or which place
  bool operator==(const VaultWish&) const = default;
};

using Wish = std::variant<Command, DayWish, PromptWish, VaultWish>;
using Intent = std::optional<Wish>;

}  // namespace whylink::window
