#include "core/vault/recognition.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "core/vault/conflict_copy.hpp"
#include "core/vault/exclusion.hpp"
#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

// A note with this many links and so few words to each is a list of links, not a text with links.
constexpr std::size_t kIndexLinks = 20;
constexpr std::size_t kIndexWordsPerLink = 8;

using Kind = Exclusion::Kind;

bool lies_in(std::string_view path, std::string_view folder) {
  return !folder.empty() && path.size() > folder.size() && path.starts_with(folder) &&
         path[folder.size()] == '/';
}

bool has_folder(std::string_view path, std::initializer_list<std::string_view> names) {
  const std::string folded = text::fold(path);
  std::string_view rest = folded;
  for (std::size_t slash = rest.find('/'); slash != std::string_view::npos;
       slash = rest.find('/')) {
    if (std::find(names.begin(), names.end(), rest.substr(0, slash)) != names.end()) return true;
    rest.remove_prefix(slash + 1);
  }
  return false;
}

}  // namespace

Exclusion recognise_conflict_copy(const File& file) {
  const std::string original = original_of(file.path);
  if (original.empty()) return {};
  return {Kind::conflict_copy, "a conflict copy of " + original};
}

Exclusion recognise_template(const File& file, const Settings& settings) {
  if (lies_in(file.path, settings.templates_folder)) {
    return {Kind::template_note, "a template: it lies in the vault's template folder"};
  }
  if (has_folder(file.path, {"template", "templates", "_templates", "模板"})) {
    return {Kind::template_note, "a template: it lies in a folder called Templates"};
  }
  return {};
}

Exclusion recognise_daily(const File& file, const Settings& settings) {
  std::string_view format = settings.daily_format;
  // A format with folders ("YYYY/MM/YYYY-MM-DD") names the file by its last part.
  format = format.substr(format.rfind('/') + 1);
  const bool in_folder = settings.daily_folder.empty() || lies_in(file.path, settings.daily_folder);
  const bool known = settings.daily_known && settings.daily_format.size() <= kLongestDateFormat;
  if (known && in_folder && matches_date(file.title(), format)) {
    return {Kind::daily, "a daily note: its name is a date, as the vault's settings say"};
  }
  constexpr std::array<std::string_view, 6> kShapes = {"YYYY-MM-DD", "YYYYMMDD", "YYYY.MM.DD",
                                                       "YYYY_MM_DD", "YYYY-MM",  "gggg-[W]ww"};
  for (const std::string_view shape : kShapes) {
    if (matches_date(file.title(), shape)) return {Kind::daily, "a daily note: its name is a date"};
  }
  return {};
}

namespace {

// "_index", "∑ MOCs", "Memory MOC": the title's words without marks around them.
bool has_index_name(std::string_view title) {
  const std::vector<std::string> words = text::words(title);
  if (std::any_of(words.begin(), words.end(),
                  [](const std::string& word) { return word == "moc" || word == "mocs"; })) {
    return true;
  }
  std::string whole;
  for (const std::string& word : words) {
    whole += (whole.empty() ? "" : " ") + word;
  }
  constexpr std::array<std::string_view, 8> kNames = {
      "index",     "home",     "readme", "map of content",
      "changelog", "contents", "toc",    "table of contents"};
  constexpr std::array<std::string_view, 3> kParts = {"目录", "索引", "更新日志"};
  return std::find(kNames.begin(), kNames.end(), whole) != kNames.end() ||
         std::any_of(kParts.begin(), kParts.end(), [&](std::string_view part) {
           return title.find(part) != std::string_view::npos;
         });
}

}  // namespace

Exclusion recognise_index(const File& file, const note::ParsedNote& note) {
  if (file.kind == FileKind::canvas) return {Kind::index, "a canvas: it arranges links"};
  if (has_index_name(file.title())) return {Kind::index, "an index: its name says so"};
  const std::size_t links = note.links().size();
  if (links >= kIndexLinks && note.word_count() < links * kIndexWordsPerLink) {
    return {Kind::index, "an index: " + std::to_string(links) + " links among " +
                             std::to_string(note.word_count()) + " words"};
  }
  return {};
}

}  // namespace whylink::vault
