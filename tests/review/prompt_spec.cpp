#include "tests/review/prompt_spec.hpp"

#include <algorithm>

namespace whylink::review {

namespace {

bool take_prefix(std::string_view& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  return true;
}

}  // namespace

std::vector<PromptCase> read_prompt_cases(std::string_view document) {
  std::vector<PromptCase> cases;
  std::string* text = nullptr;  // where the next line belongs
  while (!document.empty()) {
    const std::size_t end = std::min(document.find('\n'), document.size());
    std::string_view line = document.substr(0, end);
    document.remove_prefix(std::min(end + 1, document.size()));
    if (take_prefix(line, "--- ")) {
      cases.emplace_back().name = line;
      text = nullptr;
    } else if (cases.empty()) {
      continue;
    } else if (take_prefix(line, "=== ask ")) {
      const std::size_t comma = line.find(", ");
      cases.back().one = line.substr(0, comma);
      cases.back().other = line.substr(comma + 2);
      text = &cases.back().expected;
    } else if (take_prefix(line, "=== ")) {
      text = &cases.back().notes.emplace_back(std::string(line), "").second;
    } else if (text != nullptr) {
      *text += std::string(line) + "\n";
    }
  }
  for (PromptCase& each : cases) {
    while (each.expected.ends_with("\n\n")) each.expected.pop_back();
  }
  return cases;
}

}  // namespace whylink::review
