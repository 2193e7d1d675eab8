#include "core/vault/resolution.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

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

}  // namespace

FileId Resolution::exact(std::string_view folded_path) const {
  if (folded_path.empty()) return kNoFile;
  const FileId as_written = names_.at(folded_path);
  return as_written != kNoFile ? as_written : names_.at(std::string(folded_path) + ".md");
}

std::string_view Resolution::folder(FileId source) const {
  const std::string_view path = names_.folded_path(source);
  return path.substr(0, path.size() - last_part(path).size());
}

Resolution::Answer Resolution::choose(const NameIndex::Ending& found, const std::string& suffix,
                                      FileId source) const {
  if (!found.several) {
    const bool whole = names_.folded_path(found.best) == suffix;
    return {found.best, whole ? Rule::exact : Rule::only, false};
  }
  if (const FileId file = names_.at(suffix); file != kNoFile) return {file, Rule::exact, false};
  if (const FileId file = names_.at(std::string(folder(source)) + suffix); file != kNoFile) {
    return {file, Rule::own_folder, false};
  }
  return {found.best, found.tie ? Rule::tie : Rule::shortest, true};
}

Resolution::Answer Resolution::resolve(std::string_view target, FileId source) const {
  if (target.empty()) return {source, Rule::self, false};
  const std::string folded = text::fold(target);
  if (folded.starts_with('/')) {
    const FileId file = exact(std::string_view(folded).substr(1));
    return {file, file == kNoFile ? Rule::unresolved : Rule::absolute, false};
  }
  if (folded.starts_with("./") || folded.starts_with("../")) {
    const auto path = joined(folder(source), folded);
    const FileId file = path ? exact(*path) : kNoFile;
    return {file, file == kNoFile ? Rule::unresolved : Rule::relative, false};
  }
  for (const std::string& suffix : {folded, folded + ".md"}) {
    const NameIndex::Ending found = names_.ending_with(suffix);
    if (found.best != kNoFile) return choose(found, suffix, source);
  }
  return {};
}

Resolution::Answer Resolution::resolve_path(std::string_view path) const {
  const FileId file = names_.at(text::fold(path));
  if (file == kNoFile) return {};
  return {file, Rule::exact, false};
}

std::vector<FileId> Resolution::candidates(std::string_view target, FileId source) const {
  const Answer best = resolve(target, source);
  if (best.file == kNoFile) return {};
  if (best.rule == Rule::self || best.rule == Rule::absolute || best.rule == Rule::relative) {
    return {best.file};
  }
  const std::string folded = text::fold(target);
  std::string suffix = folded;
  if (names_.ending_with(suffix).best == kNoFile) suffix += ".md";
  std::vector<FileId> found = names_.named(last_part(suffix));
  std::erase_if(found, [&](FileId id) { return !names_.ends(id, suffix); });
  const auto at = std::ranges::find(found, best.file);
  std::rotate(found.begin(), at, at + 1);
  return found;
}

}  // namespace whylink::vault
