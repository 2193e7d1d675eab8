#include "core/vault/twins.hpp"

#include <algorithm>

namespace whylink::vault {

void leave_out_twins(Walk& walk) {
  const auto same_path = [](const File& one, const File& other) { return one.path == other.path; };
  const auto first = std::ranges::adjacent_find(walk.files, same_path);
  if (first == walk.files.end()) return;
  auto kept = static_cast<std::size_t>(first - walk.files.begin());
  for (std::size_t i = kept + 1; i < walk.files.size(); ++i) {
    File& file = walk.files[i];
    if (same_path(walk.files[kept], file)) {
      walk.findings.push_back(
          {.cause = Cause::same_name, .path = file.path, .other = std::move(file.disk_path)});
      continue;
    }
    ++kept;
    if (kept == i) continue;
    walk.files[kept] = std::move(file);
    walk.facts[kept] = walk.facts[i];
  }
  walk.files.resize(kept + 1);
  walk.facts.resize(kept + 1);
}

}  // namespace whylink::vault
