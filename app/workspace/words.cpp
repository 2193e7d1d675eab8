#include "app/workspace/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace whylink::workspace {

namespace {

std::string deed(const record::Body& body) {
  std::string kind(record::kind_name(body));
  if (const auto* reviewed = std::get_if<record::Reviewed>(&body)) {
    return kind + " as " + std::string(grade_name(reviewed->grade)) + ",";
  }
  if (const auto* judged = std::get_if<record::Judged>(&body)) {
    if (judged->worth == record::Worth::unjudged) return "a judgement taken off,";
    return kind + " " + std::string(record::name(judged->worth)) + ",";
  }
  if (const auto* changed = std::get_if<record::SettingChanged>(&body)) {
    return kind + " " + setting_name(*changed);
  }
  return kind;
}

std::string deed_of(const Workspace& workspace, const record::Event& event, std::size_t events) {
  std::string words = deed(event.body);
  const std::vector<std::string> paths = workspace.paths_of(event);
  if (paths.size() == 2) words += fmt::format(" {} and {}", paths[0], paths[1]);
  if (!words.empty() && words.back() == ',') words.pop_back();
  if (events > 1) {
    words += ", and " + counted(static_cast<int>(events) - 1, "other", "others") + " with it";
  }
  return words;
}

}  // namespace

std::string counted(int count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

std::string in_days(int days) {
  constexpr double kDaysInMonth = 30.4;
  constexpr double kDaysInYear = 365.25;
  if (days <= 0) return "today";
  if (days == 1) return "tomorrow";
  if (days < 60) return fmt::format("in {} days", days);
  if (days < 730) return fmt::format("in {} months", std::lround(days / kDaysInMonth));
  return fmt::format("in {} years", std::lround(days / kDaysInYear));
}

std::string_view grade_name(memory::Grade grade) {
  constexpr std::array<std::string_view, 4> kNames = {"Blank", "Gist", "Clear", "Instant"};
  return kNames.at(static_cast<std::size_t>(grade) - 1);
}

std::string_view confidence_name(int confidence) {
  constexpr std::array<std::string_view, 3> kNames = {"unsure", "fairly sure", "sure"};
  return kNames.at(static_cast<std::size_t>(confidence) - 1);
}

std::string setting_name(const record::SettingChanged& changed) {
  for (const review::SettingName& setting : review::kSettingNames) {
    if (review::record_name(setting.name) == changed.name) return std::string(setting.name);
  }
  return changed.name;
}

std::string as_argument(std::string_view word) {
  if (word.empty()) return {};
  const bool is_plain = std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-").find(c) != std::string_view::npos;
  });
  if (is_plain) return std::string(word) + " ";
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "' ";
}

std::string taken_back(const Workspace& workspace, const Workspace::Undo& undo) {
  return "Taken back: " + deed_of(workspace, undo.undone, undo.events);
}

std::string done_again(const Workspace& workspace, const Workspace::Redo& redo) {
  return "Done again: " + deed_of(workspace, redo.redone, redo.events);
}

}  // namespace whylink::workspace
