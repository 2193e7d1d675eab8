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

}  // namespace

Result<FileId> Snapshot::find_note(std::string_view words) const {
  const std::string path = text::nfc(words);
  if (const auto exact = find(path); exact && has_parse(*exact)) return *exact;
  if (const auto exact = find(path + ".md")) return *exact;
  if (path.empty() || files().empty()) {
    return fail(ErrorKind::not_found, "no note of that name", path, "name it by its path");
  }
  // As a link at the vault's root would mean it, but never guessing between several.
  std::vector<FileId> found;
  for (const FileId id : candidates(path, 0)) {
    if (has_parse(id)) found.push_back(id);
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
