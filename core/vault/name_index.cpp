#include "core/vault/name_index.hpp"

#include <bit>

#include "whylink/text.hpp"

namespace whylink::vault {

namespace {

std::uint32_t name_hash(std::string_view folded_name) {
  return static_cast<std::uint32_t>(text::hash64(folded_name));
}

}  // namespace

NameIndex::NameIndex(std::span<const File> files)
    : head_(std::bit_ceil(files.size() + 1), kNoFile), links_(files.size()) {
  begin_.reserve(files.size() + 1);
  for (const File& file : files) {
    begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
    pool_ += text::fold(file.path);
  }
  begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
  // From the last to the first, so that each chain is in order.
  for (auto id = static_cast<FileId>(files.size()); id > 0; --id) {
    const std::uint32_t hash = name_hash(last_part(folded_path(id - 1)));
    FileId& head = head_[hash & (head_.size() - 1)];
    links_[id - 1] = {hash, head};
    head = id - 1;
  }
}

std::vector<FileId> NameIndex::named(std::string_view folded_name) const {
  const std::uint32_t hash = name_hash(folded_name);
  std::vector<FileId> found;
  for (FileId id = head_[hash & (head_.size() - 1)]; id != kNoFile; id = links_[id].next) {
    if (links_[id].hash == hash && last_part(folded_path(id)) == folded_name) found.push_back(id);
  }
  return found;
}

}  // namespace whylink::vault
