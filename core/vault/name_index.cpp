#include "core/vault/name_index.hpp"

#include <algorithm>

#include "whylink/text.hpp"

namespace whylink::vault {

NameIndex::NameIndex(std::span<const File> files) {
  entries_.reserve(files.size());
  for (FileId id = 0; id < files.size(); ++id) {
    entries_.emplace_back(text::hash64(text::fold(files[id].name())), id);
  }
  std::sort(entries_.begin(), entries_.end());
}

std::span<const std::pair<std::uint64_t, FileId>> NameIndex::like(
    std::string_view folded_name) const {
  const std::uint64_t hash = text::hash64(folded_name);
  const auto first = std::lower_bound(entries_.begin(), entries_.end(), std::pair(hash, FileId{0}));
  auto last = first;
  while (last != entries_.end() && last->first == hash) ++last;
  return {first, last};
}

}  // namespace whylink::vault
