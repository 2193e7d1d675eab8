#include "core/vault/exclusion.hpp"

#include <algorithm>
#include <array>
#include <string>

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

Exclusion template_exclusion(const File& file, const Settings& settings) {
  if (lies_in(file.path, settings.templates_folder)) {
    return {Kind::template_note, "a template: it lies in the vault's template folder"};
  }
  if (has_folder(file.path, {"template", "templates", "_templates", "模板"})) {
    return {Kind::template_note, "a template: it lies in a folder called Templates"};
  }
  return {};
}

Exclusion daily_exclusion(const File& file, const Settings& settings) {
  std::string_view format = settings.daily_format;
  // A format with folders ("YYYY/MM/YYYY-MM-DD") names the file by its last part.
  format = format.substr(format.rfind('/') + 1);
  const bool in_folder = settings.daily_folder.empty() || lies_in(file.path, settings.daily_folder);
  if (settings.daily_known && in_folder && matches_date(file.title(), format)) {
    return {Kind::daily, "a daily note: its name is a date, as the vault's settings say"};
  }
  constexpr std::array<std::string_view, 6> kShapes = {"YYYY-MM-DD", "YYYYMMDD", "YYYY.MM.DD",
                                                       "YYYY_MM_DD", "YYYY-MM",  "gggg-[W]ww"};
  for (const std::string_view shape : kShapes) {
    if (matches_date(file.title(), shape)) return {Kind::daily, "a daily note: its name is a date"};
  }
  return {};
}

Exclusion index_exclusion(const File& file, const note::ParsedNote& note) {
  if (file.kind == FileKind::canvas) return {Kind::index, "a canvas: it arranges links"};
  const std::string title = text::fold(file.title());
  constexpr std::array<std::string_view, 9> kNames = {
      "index", "home", "readme", "moc", "map of content", "changelog", "contents", "目录", "索引"};
  if (std::find(kNames.begin(), kNames.end(), title) != kNames.end() || title.ends_with(" moc") ||
      title.starts_with("moc ") || title.starts_with("moc - ")) {
    return {Kind::index, "an index: its name says so"};
  }
  const std::size_t links = note.links().size();
  if (links >= kIndexLinks && note.word_count() < links * kIndexWordsPerLink) {
    return {Kind::index, "an index: " + std::to_string(links) + " links among " +
                             std::to_string(note.word_count()) + " words"};
  }
  return {};
}

}  // namespace

Exclusion exclusion_of(const File& file, const note::ParsedNote& note, const Settings& settings) {
  if (is_ignored(settings, file.path)) {
    return {Kind::ignored, "excluded in Obsidian's settings"};
  }
  if (Exclusion found = template_exclusion(file, settings); found.kind != Kind::none) return found;
  if (Exclusion found = daily_exclusion(file, settings); found.kind != Kind::none) return found;
  return index_exclusion(file, note);
}

}  // namespace whylink::vault
