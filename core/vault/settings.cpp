#include "core/vault/settings.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include "core/vault/settings_files.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

using Json = nlohmann::json;

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void take_daily_notes(const Json& json, Settings& settings) {
  settings.daily_known = !json.empty();
  settings.daily_folder = as_folder(text_of(json, "folder"));
  const std::string format = text_of(json, "format");
  settings.daily_format = format.empty() ? Settings{}.daily_format : format;
}

void take_ignore_filters(const Json& json, Settings& settings) {
  settings.ignore_filters.clear();
  const auto filters = json.find("userIgnoreFilters");
  if (filters == json.end() || !filters->is_array()) return;
  for (const Json& filter : *filters) {
    if (filter.is_string()) settings.ignore_filters.push_back(filter.get<std::string>());
  }
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// What a token of a date format matches: a fixed or smallest number of digits, or a word.
struct Token {
  std::string_view name;
  std::size_t digits_min;
  std::size_t digits_max;
};
constexpr std::array<Token, 17> kTokens = {{{"YYYY", 4, 4},
                                            {"gggg", 4, 4},
                                            {"GGGG", 4, 4},
                                            {"dddd", 0, 0},
                                            {"MMMM", 0, 0},
                                            {"ddd", 0, 0},
                                            {"MMM", 0, 0},
                                            {"Do", 1, 2},
                                            {"YY", 2, 2},
                                            {"MM", 2, 2},
                                            {"DD", 2, 2},
                                            {"ww", 2, 2},
                                            {"WW", 2, 2},
                                            {"M", 1, 2},
                                            {"D", 1, 2},
                                            {"w", 1, 2},
                                            {"Q", 1, 1}}};

const Token* token_at(std::string_view format) {
  const auto found = std::find_if(kTokens.begin(), kTokens.end(), [&](const Token& token) {
    return format.starts_with(token.name);
  });
  return found == kTokens.end() ? nullptr : &*found;
}

bool take_token(std::string_view& title, const Token& token) {
  std::size_t size = 0;
  if (token.digits_max == 0) {  // the name of a day or month, in any language
    while (size < title.size() &&
           (is_letter(title[size]) || static_cast<unsigned char>(title[size]) >= 0x80)) {
      ++size;
    }
    if (size == 0) return false;
  } else {
    while (size < token.digits_max && size < title.size() && is_digit(title[size])) ++size;
    if (size < token.digits_min) return false;
    if (token.name == "Do") size = std::min(size + 2, title.size());
  }
  title.remove_prefix(size);
  return true;
}

}  // namespace

Settings read_settings(const disk::Root& vault, const SettingsOptions& options) {
  SettingsFiles files(vault, *options.disk);
  Settings settings = options.before != nullptr ? *options.before : Settings{};
  if (const auto daily = files.read("daily-notes.json")) take_daily_notes(*daily, settings);
  if (const auto templates = files.read("templates.json")) {
    settings.templates_folder = as_folder(text_of(*templates, "folder"));
  }
  if (const auto app = files.read("app.json")) take_ignore_filters(*app, settings);
  settings.findings = std::move(files.findings());
  return settings;
}

std::string as_folder(std::string path) {
  while (path.starts_with('/')) path.erase(0, 1);
  while (path.ends_with('/')) path.pop_back();
  return text::nfc(path);
}

bool matches_date(std::string_view title, std::string_view format) {
  bool any = false;
  while (!format.empty()) {
    if (format.front() == '[') {  // literal text
      const std::size_t close = format.find(']');
      if (close == std::string_view::npos) return false;
      const std::string_view literal = format.substr(1, close - 1);
      if (!title.starts_with(literal)) return false;
      title.remove_prefix(literal.size());
      format.remove_prefix(close + 1);
    } else if (const Token* token = token_at(format)) {
      if (!take_token(title, *token)) return false;
      format.remove_prefix(token->name.size());
      any = true;
    } else {
      if (title.empty() || title.front() != format.front()) return false;
      title.remove_prefix(1);
      format.remove_prefix(1);
    }
  }
  return any && title.empty();
}

}  // namespace whylink::vault
