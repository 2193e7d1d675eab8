// How a Snapshot is put together; everything after that only reads it.
#pragma once

#include <memory>
#include <vector>

#include "core/vault/name_index.hpp"
#include "core/vault/settings.hpp"
#include "core/vault/walk.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

struct Snapshot::Names {
  explicit Names(std::span<const File> files) : index(files) {}
  NameIndex index;
};

using BlockPtr = std::shared_ptr<const std::byte>;

class SnapshotBuilder {
 public:
  SnapshotBuilder(std::filesystem::path root, Walk walk, std::vector<BlockPtr> blocks,
                  ReadingCost cost, const Settings& settings, unsigned threads);
  [[nodiscard]] SnapshotPtr take() { return std::move(snapshot_); }

 private:
  void resolve_links(unsigned threads);
  void resolve_note(FileId id);
  void recognise(const Settings& settings, unsigned threads);
  void add_note_findings();
  std::shared_ptr<Snapshot> snapshot_;
};

}  // namespace whylink::vault
