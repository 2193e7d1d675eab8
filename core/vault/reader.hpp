// Reading the notes of a walk, on all cores.
#pragma once

#include "core/vault/roots.hpp"
#include "core/vault/snapshot.hpp"

namespace whylink::vault {

// What a file's bytes say. A test gives one that throws.
using Scan = BlockPtr (*)(const File& file, std::string_view bytes);
[[nodiscard]] BlockPtr scan_file(const File& file, std::string_view bytes);

// Fills the blocks that are null with what lies on disk. A file that cannot be read, or that takes
// more memory than there is, is a finding and stays null. cancelled: it was stopped.
[[nodiscard]] Result<Readings> read_missing(const Roots& roots, Walk walk,
                                            std::vector<BlockPtr> blocks,
                                            const ReadOptions& options, Scan scan = scan_file);
// The block of one file; `bytes` is working memory that is kept. io.
[[nodiscard]] Result<BlockPtr> read_block(const Roots& roots, const File& file, std::string& bytes,
                                          FileFacts* facts, Scan scan = scan_file);

}  // namespace whylink::vault
