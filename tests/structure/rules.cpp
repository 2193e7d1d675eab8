#include "rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <regex>
#include <string_view>

namespace structure {
namespace {

// In the order of a note's journey: each room may use only itself and those before it.
constexpr std::array<std::string_view, 12> kRooms = {"base",   "disk",   "text",   "note",
                                                     "vault",  "graph",  "memory", "insight",
                                                     "record", "review", "edit",   "exchange"};
constexpr std::array<std::string_view, 4> kPureRooms = {"note", "graph", "memory", "insight"};

// Files below `folder`, but for those below one of `but`, may not include a name that begins so.
struct IncludeRule {
  std::string_view folder;
  std::string_view name;
  std::vector<std::string_view> but;
  std::string_view rule;
};

const std::vector<IncludeRule>& include_rules() {
  static const std::vector<IncludeRule> rules = {
      {"core/", "app/", {}, "core knows nothing of app"},
      {"include/", "app/", {}, "core knows nothing of app"},
      {"include/", "core/", {}, "a public header shows nothing private"},
      {"app/workspace/", "app/terminal/", {}, "the workspace knows no front end"},
      {"app/workspace/", "app/window/", {}, "the workspace knows no front end"},
      {"", "sqlite3", {"core/record/", "tests/record/"}, "only core/record includes SQLite"},
      {"", "imgui", {"app/window/", "tests/window/"}, "only app/window includes ImGui"},
      {"", "backends/imgui", {"app/window/", "tests/window/"}, "only app/window includes ImGui"},
      {"", "GLFW/", {"app/window/", "tests/window/"}, "only app/window includes GLFW"},
      {"", "../", {}, "includes are named from the root of the checkout"},
  };
  return rules;
}

// What the code of some files may not say. The pattern is a regular expression.
struct WordRule {
  bool (*applies)(std::string_view path);
  std::string_view pattern;
  std::string_view rule;
};

std::string_view room_of(std::string_view path) {
  const bool is_public = path.starts_with("include/whylink/");
  for (const std::string_view prefix : {"core/", "include/whylink/"}) {
    if (path.starts_with(prefix)) path.remove_prefix(prefix.size());
  }
  return path.substr(0, path.find_first_of(is_public ? "/." : "/"));
}

bool is_core(std::string_view path) {
  return path.starts_with("core/") || path.starts_with("include/whylink/");
}
bool is_pure(std::string_view path) {
  return is_core(path) && std::ranges::find(kPureRooms, room_of(path)) != kPureRooms.end();
}
bool is_vault(std::string_view path) {
  return path.starts_with("core/vault/");
}
bool is_program(std::string_view path) {
  return (is_core(path) || path.starts_with("app/")) && room_of(path) != "disk";
}
bool is_outside_app(std::string_view path) {
  return !path.starts_with("app/");
}
bool is_any(std::string_view) {
  return true;
}

const std::vector<WordRule>& word_rules() {
  static const std::vector<WordRule> rules = {
      {is_pure, R"(#\s*include\s*<(filesystem|fstream|iostream)>)",
       "a pure room touches no files and no streams"},
      {is_pure, R"(\b(system_clock|steady_clock|high_resolution_clock|utc_clock|localtime_r)\b)",
       "a pure room is given the time"},
      {is_pure, R"(\brandom_device\b)", "a pure room is given its seed"},
      {is_vault, R"((^|[^\w>])::open(at)?\()", "files of the vault are opened by core/disk"},
      {is_program, R"(\bstd::[io]?fstream\b|\bfopen\()",
       "a stream waits for a pipe in a file's place: open it by core/disk"},
      {is_outside_app, R"(\bstd::cout\b)", "only app writes to standard output"},
      {is_any,
       R"(\b(class|struct|union|enum|concept|using|namespace)\s+\w*(Manager|Helper|Util(s|ity|ities)?)(?![a-z]))",
       "a name says what a thing is: no Manager, Helper, Util"},
  };
  return rules;
}

std::string told(const std::string& path, std::size_t line, std::string_view rule) {
  return path + ":" + std::to_string(line) + ": " + std::string(rule);
}

std::optional<std::size_t> rank(std::string_view room) {
  const auto at = std::ranges::find(kRooms, room);
  if (at == kRooms.end()) return std::nullopt;
  return static_cast<std::size_t>(at - kRooms.begin());
}

std::string_view first_folder(std::string_view path) {
  return path.substr(0, path.find('/'));
}

// Rooms: the direction of use, and that private headers stay at home.
std::string broken_room_rule(const std::string& path, std::string_view name) {
  if (name.starts_with("core/")) {
    const std::string_view room = first_folder(name.substr(5));
    const bool at_home = path.starts_with("core/" + std::string(room) + "/") ||
                         path.starts_with("tests/" + std::string(room) + "/");
    return at_home ? "" : "a room's private headers are for it and its tests";
  }
  if (!name.starts_with("whylink/")) return "";
  const auto used = rank(room_of("include/" + std::string(name)));
  if (!used) return "'" + std::string(name) + "' is no room's public header";
  if (!is_core(path)) return "";
  const auto own = rank(room_of(path));
  if (own && *used <= *own) return "";
  return std::string(room_of(path)) + " may use only the rooms before it, not " +
         std::string(kRooms.at(*used));
}

void check_includes(const SourceText& source, std::vector<std::string>& broken) {
  for (const Include& include : source.includes) {
    const std::string room_rule = broken_room_rule(source.path, include.name);
    if (!room_rule.empty()) broken.push_back(told(source.path, include.line, room_rule));
    for (const IncludeRule& rule : include_rules()) {
      const bool excepted = std::ranges::any_of(
          rule.but, [&](std::string_view folder) { return source.path.starts_with(folder); });
      if (source.path.starts_with(rule.folder) && include.name.starts_with(rule.name) &&
          !excepted) {
        broken.push_back(told(source.path, include.line, rule.rule));
      }
    }
  }
}

void check_words(const SourceText& source, std::vector<std::string>& broken) {
  for (const WordRule& rule : word_rules()) {
    if (!rule.applies(source.path)) continue;
    const std::regex pattern{std::string(rule.pattern)};
    for (std::sregex_iterator hit(source.code.begin(), source.code.end(), pattern), end; hit != end;
         ++hit) {
      const auto line =
          1 + std::count(source.code.begin(), source.code.begin() + hit->position(), '\n');
      broken.push_back(told(source.path, static_cast<std::size_t>(line), rule.rule));
    }
  }
}

void check_size_and_name(const SourceText& source, std::vector<std::string>& broken) {
  const std::size_t limit = source.path.starts_with("tests/") ? 600 : 400;
  if (source.lines > limit) {
    broken.push_back(
        told(source.path, source.lines, "a file has at most " + std::to_string(limit) + " lines"));
  }
  static const std::regex vague("(^|[/_])(manager|helper|util)(s|ity|ities)?([_.]|/|$)",
                                std::regex::icase);
  if (std::regex_search(source.path, vague)) {
    broken.push_back(
        told(source.path, 1, "a file's name says what it holds: no manager, helper, util"));
  }
}

}  // namespace

std::vector<std::string> broken_rules(const SourceText& source) {
  std::vector<std::string> broken;
  if (is_core(source.path) && !rank(room_of(source.path))) {
    broken.push_back(told(source.path, 1, "core holds rooms only, and this is none of them"));
  }
  check_includes(source, broken);
  check_words(source, broken);
  check_size_and_name(source, broken);
  return broken;
}

}  // namespace structure
