// The screens. Each is a plain state, which a test or a picture can make up, and one function that
// draws it and says what the person wants.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/window/markdown/view.hpp"
#include "app/window/screens/intent.hpp"
#include "app/window/widgets/scroll.hpp"
#include "app/window/widgets/text_block.hpp"
#include "app/window/widgets/text_field.hpp"
#include "app/window/widgets/toast.hpp"

namespace whylink::window {

struct TodayState {
  struct Item {
    std::string source;
    std::string target;
    std::string reason;
  };
  std::string vault;
  int minutes = 0;    // what is expected to be needed
  int most = 0;       // what the person gives it
  std::string holds;  // "9 to recall, 2 new"
  std::string intro;  // before the first review: what is about to happen
  std::string empty;  // what to do where nothing is to be asked; else empty
  bool resumed = false;
  std::vector<Item> items;
  bool list_open = false;
  ScrollState scroll;
  bool narrowing = false;  // the scope's field is shown
  FieldState scope;
  std::string scope_trouble;  // what is wrong with the scope; then the plan is without it
};

struct AskState {
  std::string place;  // "Prompt 3 of 11"
  std::string question;
  std::string source_title;
  std::string source_path;  // with the headings
  std::string target_title;
  std::vector<TextBlock> context;  // what else is shown, in order
  std::vector<TextBlock> hints;
  float hints_high = 0;  // in the frame before
  bool more_hints = true;
  std::optional<int> confidence;
  FieldState answer;
  bool fresh = true;  // the answer takes the focus
  ScrollState scroll;
};

struct RevealState {
  struct Passage {
    std::string place;
    std::vector<TextBlock> parents;  // list items above, outermost first
    markdown::View text;
  };
  struct Earlier {
    std::string when;
    TextBlock answer;  // marked: words that the answer after it does not have
  };
  struct Choice {
    std::string word;
    std::string when;
  };
  std::string place;
  std::string source_title;
  std::string target_title;
  TextBlock answer;
  std::vector<Passage> passages;
  markdown::View opening;
  std::vector<Earlier> earlier;
  std::array<Choice, 4> choices;
  std::string judged;        // "weak" once that was said
  std::string how;           // it was answered: "fairly sure, 1 hint"
  bool can_type_on = false;  // undo goes back to the question
  ScrollState scroll;
};

struct DoneState {
  std::string headline;
  std::vector<std::string> lines;
  bool can_undo = true;
  bool has_more = true;  // five more minutes would find something
  ScrollState scroll;
};

struct KeysState {
  ScrollState scroll;
};

struct ErrorState {
  std::string what;
  std::string where;
  std::string remedy;
  ScrollState scroll;
  bool vaults = false;  // no vault is open to go back to: the second way leads to the vaults
};

[[nodiscard]] Intent today_screen(Frame& frame, TodayState& state);
[[nodiscard]] Intent ask_screen(Frame& frame, AskState& state);
[[nodiscard]] Intent reveal_screen(Frame& frame, RevealState& state);
[[nodiscard]] Intent done_screen(Frame& frame, DoneState& state);
[[nodiscard]] Intent keys_screen(Frame& frame, KeysState& state);
[[nodiscard]] Intent error_screen(Frame& frame, ErrorState& state);

// ---- what the screens share
// The column of text: at most `widest`, in the middle of the window. One width for all pages but
// those of two columns, so that nothing jumps sideways from one to the next.
constexpr float kColumn = 680;
[[nodiscard]] Box column(const Frame& frame, float widest = kColumn);
// As much of it as lines of reading fill: the eye finds the next one.
[[nodiscard]] Box prose(Box page);
// The window is so low that a page leaves out what can be done without.
[[nodiscard]] bool is_low(const Frame& frame);
// As low as only a notice in the smallest window makes it.
[[nodiscard]] bool is_very_low(const Frame& frame);
// Where the keys at the foot of a page end.
[[nodiscard]] float foot_of_page(const Frame& frame);
// What the parts of a page share that is drawn from the top down.
class Page {
 protected:
  explicit Page(Frame& frame);
  ~Page() = default;

  Frame* frame_;
  Canvas* canvas_;
  const Theme* theme_;
  Box page_;     // the column
  bool low_;     // the window: what is not needed stays away
  float gap_;    // between parts
  float y_ = 0;  // how far it is drawn
};
// How many rows of keys there is room for at the foot.
[[nodiscard]] std::size_t rows_of_keys(const Frame& frame);
// Where pages with a title and a list begin.
[[nodiscard]] float top_of_page(const Frame& frame);
// A page with a notice in a strip below it; null: the page alone.
[[nodiscard]] Intent page_over_notice(Frame& frame, const Toast* notice,
                                      const std::function<Intent(Frame&)>& page);
// Two notes as quiet lines with an arrow between them; returns the height. `compact`: never more
// than two lines, long titles end in "…".
float two_notes(Frame& frame, float x, float y, float width, const std::string& source,
                const std::string& target, bool compact = false);

}  // namespace whylink::window
