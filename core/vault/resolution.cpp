#include "core/vault/resolution.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

using End = NameIndex::End;

// Of one path: each is looked at for each link to it. People have two by mistake.
constexpr std::size_t kMostSpellings = 64;

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

// How much of what was written stands so in a path: more is better.
int likeness(std::string_view path, std::string_view written, std::string_view folder) {
  const int own = path.starts_with(folder) ? 1 : 0;
  if (path.ends_with(written)) return 4 + own;
  return last_part(path) == last_part(written) ? 2 + own : own;
}

}  // namespace

// A target in the form in which paths are looked up, and as it was written.
struct Resolution::Wanted {
  std::string folded;
  std::string_view written;
  std::string_view added;  // ".md", where the name needs it
  FileId named = kNoFile;  // for NameIndex
};

// A name without a dot is that of a note. One with a dot is looked up as it is, and as that of a
// note only where no file of the vault has it.
Resolution::Wanted Resolution::wanted(std::string_view target) const {
  Wanted out{text::fold(target), target, ""};
  if (last_part(out.folded).find('.') != std::string_view::npos) {
    out.named = names_.named(out.folded);
    if (out.named != kNoFile) return out;
  }
  out.added = ".md";
  out.folded += out.added;
  out.named = names_.named(out.folded);
  return out;
}

std::string_view Resolution::folder(FileId source) const {
  const std::string_view path = names_.folded_path(source);
  return path.substr(0, path.size() - last_part(path).size());
}

Resolution::Answer Resolution::spelled(std::span<const FileId> files, const Wanted& wanted,
                                       FileId source, Answer otherwise) const {
  otherwise.file = files.front();
  if (files.size() == 1) return otherwise;
  files = files.first(std::min(files.size(), kMostSpellings));
  const std::string written = text::nfc(std::string(wanted.written) + std::string(wanted.added));
  const std::string_view from = source == kNoFile ? std::string_view() : files_[source].path;
  const std::string_view own = from.substr(0, from.size() - last_part(from).size());
  const auto like = [&](FileId id) { return likeness(files_[id].path, written, own); };
  const FileId best = std::ranges::max(files, {}, like);
  const bool only = std::ranges::count(files, like(best), like) == 1;
  return {best, only ? Rule::spelling : Rule::tie, true};
}

Resolution::Answer Resolution::exact(const Wanted& wanted, FileId source, Rule rule) const {
  const auto files = names_.at(wanted.named, wanted.folded);
  if (files.empty()) return {};
  return spelled(files, wanted, source, {kNoFile, rule, false});
}

// By the ends of paths: the only one, else the shortest below the source's folder, else the
// shortest.
Resolution::Answer Resolution::among(const Wanted& wanted, FileId source, End end) const {
  const auto found = names_.ending_with(wanted.named, wanted.folded, end, "", 2);
  if (found.empty()) return {};
  if (found.size() == 1) {
    return spelled(found[0].files, wanted, source, {kNoFile, Rule::only, false});
  }
  const auto below = names_.ending_with(wanted.named, wanted.folded, end, folder(source), 2);
  const auto& best = below.empty() ? found : below;
  const bool same = best[0].files.front() == found[0].files.front();
  const bool as_short = found[0].length == found[1].length;
  Rule rule = Rule::shortest;
  if (best.size() > 1 && best[0].length == best[1].length) {
    rule = Rule::tie;
  } else if (!same || (as_short && !below.empty())) {
    rule = Rule::below_folder;
  }
  return spelled(best[0].files, wanted, source, {kNoFile, rule, true});
}

Resolution::Answer Resolution::search(const Wanted& wanted, FileId source) const {
  if (const Answer whole = exact(wanted, source, Rule::exact); whole.file != kNoFile) return whole;
  const Answer found = among(wanted, source, End::whole_parts);
  if (found.file != kNoFile && !found.ambiguous) return found;
  const Wanted own{std::string(folder(source)) + wanted.folded, wanted.written, wanted.added,
                   wanted.named};
  if (const Answer beside = exact(own, source, Rule::own_folder); beside.file != kNoFile) {
    return beside;
  }
  if (found.file != kNoFile) return found;
  Answer within = among(wanted, source, End::anywhere);
  if (within.rule == Rule::only) within.rule = Rule::part_of_name;
  return within;
}

Resolution::Answer Resolution::resolve(std::string_view target, FileId source) const {
  if (target.empty()) return {source, Rule::self, false};
  if (target.starts_with('/')) {
    return exact(wanted(target.substr(1)), source, Rule::absolute);
  }
  if (target.starts_with("./") || target.starts_with("../")) {
    const std::string_view from = files_[source].path;
    const auto path = joined(from.substr(0, from.size() - last_part(from).size()), target);
    return path ? exact(wanted(*path), source, Rule::relative) : Answer{};
  }
  return search(wanted(target), source);
}

Resolution::Answer Resolution::resolve_path(std::string_view path) const {
  std::string folded = text::fold(path);
  const FileId named = names_.named(folded);
  return exact({std::move(folded), path, "", named}, kNoFile, Rule::exact);
}

std::vector<FileId> Resolution::candidates(std::string_view target, FileId source) const {
  const Answer best = resolve(target, source);
  if (best.file == kNoFile) return {};
  std::vector<FileId> found{best.file};
  const auto add = [&](std::span<const FileId> files) {
    for (const FileId id : files) {
      const bool known = std::ranges::find(found, id) != found.end();
      if (!known && found.size() < kMostCandidates) found.push_back(id);
    }
  };
  const std::string_view best_path = names_.folded_path(best.file);
  add(names_.at(names_.named(best_path), best_path));
  const bool one_path = target.empty() || target.starts_with('/') || target.starts_with("./") ||
                        target.starts_with("../");
  if (one_path) return found;
  const Wanted name = wanted(target);
  const auto whole = names_.at(name.named, name.folded);
  add(whole);
  const bool in_parts =
      !whole.empty() ||
      !names_.ending_with(name.named, name.folded, End::whole_parts, "", 1).empty();
  for (const std::string_view in : {folder(source), std::string_view()}) {
    const End end = in_parts ? End::whole_parts : End::anywhere;
    for (const auto& place :
         names_.ending_with(name.named, name.folded, end, in, kMostCandidates)) {
      add(place.files);
    }
  }
  return found;
}

}  // namespace whylink::vault
