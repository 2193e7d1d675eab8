// The index cache: every note's block in one flat file that is read as it is, not parsed.
//
// Derived data: it may be deleted at any time. A cache that is damaged, of another version, of
// another machine's byte order or of another vault is taken for none.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/vault/snapshot.hpp"
#include "whylink/vault.hpp"

namespace whylink::vault {

// A cache in memory. Blocks handed out keep it there.
class Cache {
 public:
  // None where there is no sound cache for the vault at `root`.
  static std::optional<Cache> open(const std::filesystem::path& file,
                                   const std::filesystem::path& root, const disk::Calls& calls);

  // The blocks of files that are unchanged by path, size, time and inode; null for the others.
  [[nodiscard]] std::vector<BlockPtr> unchanged(const Walk& walk) const;
  [[nodiscard]] std::size_t entry_count() const;

 private:
  class Bytes;
  explicit Cache(std::shared_ptr<const Bytes> bytes) : bytes_(std::move(bytes)) {}
  std::shared_ptr<const Bytes> bytes_;
};

// Replaces the cache at `file` at once or not at all. io when the disk refuses; the vault is read
// all the same. `begun_ns` is when reading it began: files changed shortly before, or since, are
// not trusted at the next start.
[[nodiscard]] Status write_cache(const std::filesystem::path& file,
                                 const std::filesystem::path& root, const Walk& walk,
                                 std::span<const BlockPtr> blocks, std::int64_t begun_ns);

}  // namespace whylink::vault
