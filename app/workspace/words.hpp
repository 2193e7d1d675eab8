// Words that every front end uses, so that all of them say the same.
#pragma once

#include <string>
#include <string_view>

#include "app/workspace/workspace.hpp"

namespace whylink::workspace {

// "1 note", "2 notes".
[[nodiscard]] std::string counted(int count, std::string_view one, std::string_view more);

// "today", "tomorrow", "in 3 days", and beyond two months "in 4 months", "in 2 years".
[[nodiscard]] std::string in_days(int days);

// "Blank", "Gist", "Clear" or "Instant".
[[nodiscard]] std::string_view grade_name(memory::Grade grade);

// "unsure", "fairly sure" or "sure", of 1 to 3.
[[nodiscard]] std::string_view confidence_name(int confidence);

// What a setting is called where a person names it.
[[nodiscard]] std::string setting_name(const record::SettingChanged& changed);

// A word of a shell's command, quoted where it has to be, and a blank; empty for none.
[[nodiscard]] std::string as_argument(std::string_view word);

// What was taken back, without a full stop: "Taken back: judged weak, A.md and B.md".
[[nodiscard]] std::string done_again(const Workspace& workspace, const Workspace::Redo& redo);
[[nodiscard]] std::string taken_back(const Workspace& workspace, const Workspace::Undo& undo);

}  // namespace whylink::workspace
