#include "core/vault/name_index.hpp"

#include <bit>

#include "whylink/text.hpp"

namespace whylink::vault {

NameIndex::NameIndex(std::span<const File> files)
    : head_(std::bit_ceil(files.size() + 1), kNoFile), next_(files.size(), kNoFile) {
  begin_.reserve(files.size() + 1);
  for (const File& file : files) {
    begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
    pool_ += text::fold(file.path);
  }
  begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
  // From the last to the first, so that each chain is in order.
  for (auto id = static_cast<FileId>(files.size()); id > 0; --id) {
    FileId& head = head_[bucket(last_part(folded_path(id - 1)))];
    next_[id - 1] = head;
    head = id - 1;
  }
}

std::size_t NameIndex::bucket(std::string_view folded_name) const {
  return text::hash64(folded_name) & (head_.size() - 1);
}

std::vector<FileId> NameIndex::named(std::string_view folded_name) const {
  std::vector<FileId> found;
  for (FileId id = head_[bucket(folded_name)]; id != kNoFile; id = next_[id]) {
    if (last_part(folded_path(id)) == folded_name) found.push_back(id);
  }
  return found;
}

}  // namespace whylink::vault
