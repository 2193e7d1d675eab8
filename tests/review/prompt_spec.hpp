// Prompts as documents: notes as they stand in a vault, and what is asked of them.
//
//   Prose about the case.
//   === A.md
//   The text of a note.
//   === ask A.md, B.md
//   shown: ...          every string on the screen, in order
//   hint: ...
//   hidden: ...
//   answers why: yes    or no
// or, in place of these, "cannot ask: ..." with the end of the error. Cases begin with "--- name".
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whylink::review {

struct PromptCase {
  std::string name;
  std::vector<std::pair<std::string, std::string>> notes;  // path, text
  std::string one;
  std::string other;
  std::string expected;  // lines
};

[[nodiscard]] std::vector<PromptCase> read_prompt_cases(std::string_view document);

}  // namespace whylink::review
