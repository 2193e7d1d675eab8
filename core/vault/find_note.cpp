#include <algorithm>
#include <optional>
#include <string>

#include "core/vault/resolution.hpp"
#include "core/vault/snapshot.hpp"
#include "whylink/text.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

namespace {

std::string listed(const Snapshot& snapshot, const std::vector<FileId>& found) {
  constexpr std::size_t kShown = 5;
  std::string out;
  for (std::size_t i = 0; i < found.size() && i < kShown; ++i) {
    if (i > 0) out += ", ";
    out += snapshot.file(found[i]).path;
  }
  if (found.size() > kShown) out += ", ...";
  return out;
}

// "./a//b" is "a/b". None where a part is "..".
std::optional<std::string> parts_of(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t slash = std::min(words.find('/', at), words.size());
    const std::string_view part = words.substr(at, slash - at);
    at = slash + 1;
    if (part == "..") return std::nullopt;
    if (part.empty() || part == ".") continue;
    if (!out.empty()) out += '/';
    out += part;
  }
  return out;
}

bool ends_at_a_part(std::string_view path, std::string_view words) {
  if (!path.ends_with(words)) return false;
  const std::string_view before = path.substr(0, path.size() - words.size());
  return before.empty() || before.ends_with('/');
}

// A link may begin in the middle of a folder's name; a person does not. Both folded.
bool ends_in_parts(std::string_view path, std::string_view words) {
  if (ends_at_a_part(path, words)) return true;
  constexpr std::string_view kEnding = ".md";
  return path.ends_with(kEnding) &&
         ends_at_a_part(path.substr(0, path.size() - kEnding.size()), words);
}

}  // namespace

Result<FileId> Snapshot::find_note(std::string_view words) const {
  const auto parts = parts_of(words);
  if (!parts) {
    return fail(ErrorKind::usage, "a path in the vault has no \"..\"", std::string(words),
                "name the note by its path from the vault's root");
  }
  const std::string path = text::nfc(*parts);
  const bool from_root = words.starts_with('/') || words.starts_with("./");
  if (const auto exact = find(path); exact && has_parse(*exact)) return *exact;
  if (const auto exact = find(path + ".md"); exact && has_parse(*exact)) return *exact;
  if (path.empty() || files().empty()) {
    return fail(ErrorKind::not_found, "no note of that name", path, "name it by its path");
  }
  // As a link at the vault's root would mean it, but never guessing between several.
  std::vector<FileId> found;
  const std::string folded = text::fold(path);
  for (const FileId id : candidates((from_root ? "/" : "") + path, 0)) {
    if (has_parse(id) && ends_in_parts(text::fold(file(id).path), folded)) found.push_back(id);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorKind::not_found, "no note of that name", path,
                "name it by its path, as `whylink notes` shows it");
  }
  return fail(ErrorKind::usage, "several notes have that name", path,
              "name one by its path: " + listed(*this, found));
}

}  // namespace whylink::vault
