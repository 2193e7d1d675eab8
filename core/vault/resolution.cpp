#include "core/vault/resolution.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

// Obsidian measures paths in UTF-16 units, as its language does.
std::size_t utf16_length(std::string_view path) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < path.size();) {
    length += text::next_code_point(path, at) > 0xffff ? 2U : 1U;
  }
  return length;
}

// "a/./b/../c" below `folder`; none when it climbs out of the vault.
std::optional<std::string> joined(std::string_view folder, std::string_view relative) {
  std::vector<std::string_view> parts;
  const auto add = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t slash = std::min(path.find('/'), path.size());
      const std::string_view part = path.substr(0, slash);
      path.remove_prefix(std::min(slash + 1, path.size()));
      if (part.empty() || part == ".") continue;
      if (part != "..") {
        parts.push_back(part);
        continue;
      }
      if (parts.empty()) return false;
      parts.pop_back();
    }
    return true;
  };
  if (!add(folder) || !add(relative)) return std::nullopt;
  std::string out;
  for (const std::string_view part : parts) {
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

bool is_suffix(std::string_view path, std::string_view suffix) {
  if (!path.ends_with(suffix)) return false;
  return path.size() == suffix.size() || path[path.size() - suffix.size() - 1] == '/';
}

}  // namespace

FileId Resolution::exact(std::string_view folded_path) const {
  if (folded_path.empty()) return kNoFile;
  for (const std::string& path : {std::string(folded_path), std::string(folded_path) + ".md"}) {
    for (const FileId id : names_.named(last_part(path))) {
      if (names_.folded_path(id) == path) return id;
    }
  }
  return kNoFile;
}

std::vector<FileId> Resolution::matching(const std::string& folded_target) const {
  std::string suffix = folded_target;
  for (const std::string_view extension : {"", ".md"}) {
    suffix += extension;
    std::vector<FileId> found = names_.named(last_part(suffix));
    std::erase_if(found, [&](FileId id) { return !is_suffix(names_.folded_path(id), suffix); });
    if (!found.empty()) return found;
  }
  return {};
}

Resolution::Answer Resolution::choose(std::vector<FileId>& found, const std::string& folded_target,
                                      FileId source) const {
  const auto is_path = [&](FileId id, const std::string& path) {
    const std::string_view folded = names_.folded_path(id);
    return folded == path ||
           (folded.ends_with(".md") && folded.substr(0, folded.size() - 3) == path);
  };
  const bool several = found.size() > 1;
  if (!several) {
    const bool exact_path = is_path(found.front(), folded_target);
    return {found.front(), exact_path ? Rule::exact : Rule::only, false};
  }
  std::sort(found.begin(), found.end(), [&](FileId one, FileId other) {
    const std::size_t length = utf16_length(files_[one].path);
    const std::size_t other_length = utf16_length(files_[other].path);
    return length != other_length ? length < other_length : files_[one].path < files_[other].path;
  });
  const auto first = [&](const std::string& path) {
    return std::find_if(found.begin(), found.end(), [&](FileId id) { return is_path(id, path); });
  };
  const std::string_view source_path = names_.folded_path(source);
  const std::string folder(
      source_path.substr(0, source_path.size() - last_part(source_path).size()));
  if (const auto at = first(folded_target); at != found.end()) {
    std::rotate(found.begin(), at, at + 1);
    return {found.front(), Rule::exact, false};
  }
  if (const auto at = first(folder + folded_target); at != found.end()) {
    std::rotate(found.begin(), at, at + 1);
    return {found.front(), Rule::own_folder, false};
  }
  const bool tie = utf16_length(files_[found[0]].path) == utf16_length(files_[found[1]].path);
  return {found.front(), tie ? Rule::tie : Rule::shortest, true};
}

Resolution::Answer Resolution::resolve(std::string_view target, FileId source) const {
  if (target.empty()) return {source, Rule::self, false};
  const std::string folded = text::fold(target);
  if (folded.starts_with('/')) {
    const FileId file = exact(std::string_view(folded).substr(1));
    return {file, file == kNoFile ? Rule::unresolved : Rule::absolute, false};
  }
  if (folded.starts_with("./") || folded.starts_with("../")) {
    const auto path = joined(text::fold(files_[source].folder()), folded);
    const FileId file = path ? exact(*path) : kNoFile;
    return {file, file == kNoFile ? Rule::unresolved : Rule::relative, false};
  }
  std::vector<FileId> found = matching(folded);
  if (found.empty()) return {};
  return choose(found, folded, source);
}

Resolution::Answer Resolution::resolve_path(std::string_view path) const {
  const std::string folded = text::fold(path);
  for (const FileId id : names_.named(last_part(folded))) {
    if (names_.folded_path(id) == folded) return {id, Rule::exact, false};
  }
  return {};
}

std::vector<FileId> Resolution::candidates(std::string_view target, FileId source) const {
  const std::string folded = text::fold(target);
  if (target.empty() || folded.starts_with('/') || folded.starts_with("./") ||
      folded.starts_with("../")) {
    const Answer answer = resolve(target, source);
    return answer.file == kNoFile ? std::vector<FileId>{} : std::vector<FileId>{answer.file};
  }
  std::vector<FileId> found = matching(folded);
  if (!found.empty()) static_cast<void>(choose(found, folded, source));  // for the order
  return found;
}

}  // namespace whylink::vault
