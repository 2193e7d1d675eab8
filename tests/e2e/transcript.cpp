#include "tests/e2e/transcript.hpp"

#include <array>
#include <fstream>
#include <regex>
#include <sstream>
#include <string_view>
#include <utility>

namespace whylink::e2e {

namespace {

constexpr std::string_view kAnyLines = "...";
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPlaceholders = {{
    {"<n>", "-?[0-9]+(?:\\.[0-9]+)?(?:e[-+]?[0-9]+)?"},
    {"<uuid>", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"},
    {"<path>", "[^ \"]+"},
    {"<any>", ".*"},
}};

std::regex pattern_of(std::string_view line) {
  std::string pattern;
  while (!line.empty()) {
    bool replaced = false;
    for (const auto& [name, meaning] : kPlaceholders) {
      if (!line.starts_with(name)) continue;
      pattern += meaning;
      line.remove_prefix(name.size());
      replaced = true;
      break;
    }
    if (replaced) continue;
    if (std::string_view("^$\\.*+?()[]{}|").find(line.front()) != std::string_view::npos) {
      pattern += '\\';
    }
    pattern += line.front();
    line.remove_prefix(1);
  }
  return std::regex(pattern);
}

bool same(const std::string& expected, const std::string& got) {
  if (expected.find('<') == std::string::npos) return expected == got;
  return std::regex_match(got, pattern_of(expected));
}

bool match(const std::vector<std::string>& expected, std::size_t e,
           const std::vector<std::string>& got, std::size_t g, std::size_t& farthest) {
  farthest = std::max(farthest, g);
  if (e == expected.size()) return g == got.size();
  if (expected[e] == kAnyLines) {
    for (std::size_t skip = g; skip <= got.size(); ++skip) {
      if (match(expected, e + 1, got, skip, farthest)) return true;
    }
    return false;
  }
  return g < got.size() && same(expected[e], got[g]) &&
         match(expected, e + 1, got, g + 1, farthest);
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Exchange> read_transcript(const std::filesystem::path& file) {
  std::vector<Exchange> exchanges;
  std::ifstream in(file);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("$ ")) {
      exchanges.push_back({line.substr(2), {}, 0, number});
    } else if (exchanges.empty() || line.starts_with("# ")) {
      continue;
    } else if (line.starts_with("> ") || line == ">") {
      exchanges.back().command += "\n" + (line.size() > 2 ? line.substr(2) : std::string());
    } else if (line.starts_with("? ")) {
      exchanges.back().code = std::stoi(line.substr(2));
    } else {
      exchanges.back().expected.push_back(line);
    }
  }
  // Blank lines between exchanges are for the eye.
  for (Exchange& one : exchanges) {
    while (!one.expected.empty() && one.expected.back().empty()) one.expected.pop_back();
  }
  return exchanges;
}

std::string difference(const std::vector<std::string>& expected,
                       const std::vector<std::string>& got) {
  std::vector<std::string> trimmed = got;
  while (!trimmed.empty() && trimmed.back().empty()) trimmed.pop_back();
  std::size_t farthest = 0;
  if (match(expected, 0, trimmed, 0, farthest)) return {};
  std::string told = "wrote (the lines up to >> are as expected):\n";
  for (std::size_t i = 0; i < trimmed.size(); ++i) {
    told += (i == farthest ? ">> " : "   ") + trimmed[i] + "\n";
  }
  told += "expected:\n";
  for (const std::string& line : expected) told += "   " + line + "\n";
  return told;
}

}  // namespace whylink::e2e
