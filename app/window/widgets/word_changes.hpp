// Which words of a line changed. Pure.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "whylink/text.hpp"

namespace whylink::window {

struct WordChanges {
  std::vector<text::Range> removed;  // of the line before, in order, apart
  std::vector<text::Range> added;    // of the line after
};

// The fewest words, blanks and marks that differ, each ideograph being a word. Never more than some
// hundred thousand steps: where what differs is longer, all from the first to the last difference
// counts as changed. Lines with nothing but blanks in common have no ranges at all, as there is
// nothing to point out.
[[nodiscard]] WordChanges word_changes(std::string_view before, std::string_view after);

}  // namespace whylink::window
