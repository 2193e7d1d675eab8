// The bytes of an index cache: header, root path, entries ordered by path, paths, blocks.
#pragma once

#include <cstdint>

namespace whylink::vault {

constexpr std::uint64_t kCacheMagic =
    0x31786b6e696c7977ULL;  // "wylinkx1" where bytes are in our order
// Raised with every change of a block's layout or of what a scan finds.
constexpr std::uint32_t kCacheVersion = 8;
// A file changed this shortly before it was looked at may change again within the same tick of the
// file system's clock; the coarsest one we know (FAT) ticks every two seconds.
constexpr std::int64_t kUntrustedNs = 2'000'000'000;

struct CacheHeader {
  std::uint64_t magic = kCacheMagic;
  std::uint32_t version = kCacheVersion;
  std::uint32_t element_sizes =
      0;                       // of a block's structs: another compiler's layout is another version
  std::uint64_t checksum = 0;  // of the whole file, see cache_checksum
  std::uint64_t size = 0;      // of the whole file
  std::int64_t begun_ns = 0;   // before the first file was looked at
  std::uint64_t root_size = 0;
  std::uint64_t entry_count = 0;
  std::uint64_t entries = 0;  // offsets from the start of the file
  std::uint64_t paths = 0;
  std::uint64_t blocks = 0;
};

struct CacheEntry {
  std::uint64_t path = 0;  // from `paths`
  std::uint64_t path_size = 0;
  std::uint64_t size = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t inode = 0;
  std::uint64_t block = 0;  // from `blocks`
  std::uint64_t block_size = 0;
};

[[nodiscard]] constexpr std::uint64_t aligned8(std::uint64_t size) {
  return (size + 7U) & ~std::uint64_t{7};
}
// The checksum of a file with this header (its own checksum left out) and body.
[[nodiscard]] std::uint64_t cache_checksum(CacheHeader header, std::uint64_t body_hash);
// Tells layouts apart.
[[nodiscard]] std::uint32_t cache_element_sizes();

}  // namespace whylink::vault
