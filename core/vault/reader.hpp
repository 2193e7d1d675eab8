// Reading the notes of a walk, on all cores.
#pragma once

#include "core/vault/snapshot.hpp"

namespace whylink::vault {

// Fills the blocks that are null with what lies on disk. A file that cannot be read is a finding
// and an empty note. cancelled: it was stopped.
[[nodiscard]] Result<Readings> read_missing(const Folder& root, Walk walk,
                                            std::vector<BlockPtr> blocks,
                                            const ReadOptions& options);
// The block of one file; `bytes` is working memory that is kept.
[[nodiscard]] Result<BlockPtr> read_block(const Folder& root, const File& file, std::string& bytes,
                                          FileFacts* facts);

}  // namespace whylink::vault
