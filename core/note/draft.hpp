// A note's parse while it grows; `finish` packs it into one flat block.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "whylink/note.hpp"

namespace whylink::note {

// The first bytes of a block. Sections follow in this order, each aligned to 8 bytes.
enum Section : std::size_t {
  link_section,
  passage_section,
  heading_section,
  block_id_section,
  property_section,
  tag_section,
  finding_section,
  text_section,
};
constexpr std::size_t kSectionCount = text_section + 1;
struct BlockHeader {
  std::uint64_t content_hash = 0;
  std::uint32_t size = 0;  // of the whole block
  std::uint32_t words = 0;
  std::uint32_t body_offset = 0;
  std::uint32_t reserved = 0;
  std::uint32_t begin[kSectionCount] = {};  // from the start of the block
  std::uint32_t count[kSectionCount] = {};  // elements; bytes for the pool
};
constexpr std::size_t kElementSize[kSectionCount] = {
    sizeof(WrittenLink), sizeof(Passage), sizeof(Heading), sizeof(BlockId),
    sizeof(Property),    sizeof(Slice),   sizeof(Finding), 1};

// Reasons that are kept; behind them links that do not count have no precise one.
constexpr std::size_t kMostSkipped = 1'000'000;

// Bytes in which no link counts, or not for this reason.
struct Skipped {
  std::size_t begin = 0;
  std::size_t end = 0;
  WhyNot why = WhyNot::fenced_code;
};

struct BlockTrace;

// What a small note may store, and how many times its size a larger one: links stand in the pool
// with their parts, which are mostly shared.
constexpr std::size_t kLeastText = 64U << 10U;
constexpr std::size_t kMostCopies = 4;
// Beyond this only as much as the note has bytes: what is read is to fit into memory.
constexpr std::size_t kMostCopiedText = 32U << 20U;

struct Draft {
  BlockTrace* trace = nullptr;              // told of every block, where a test asks
  std::vector<Skipped>* skipped = nullptr;  // told of what goes by unread, where somebody asks
  std::vector<WrittenLink> links;
  std::vector<Passage> passages;
  std::vector<Heading> headings;
  std::vector<BlockId> block_ids;
  std::vector<Property> properties;
  std::vector<Slice> tags;
  std::unordered_set<std::uint64_t> known_tags;  // hashes of them
  std::vector<Finding> findings;
  std::string pool;
  std::size_t most_text = kLeastText;  // bytes that the pool may grow to
  std::uint64_t content_hash = 0;
  std::uint32_t words = 0;
  std::uint32_t body_offset = 0;

  // Keeps its memory for the next note.
  void clear();
  [[nodiscard]] Slice put(std::string_view text);
  // `part` of `whole`, where `whole` is already stored at `stored`; stores it only if it is no
  // part.
  [[nodiscard]] Slice put_part(std::string_view whole, Slice stored, std::string_view part);
  void skip(std::size_t begin, std::size_t end, WhyNot why) const {
    if (skipped == nullptr || skipped->size() == kMostSkipped) return;
    skipped->push_back({begin, end, why});
  }
  void add_tag(std::string_view tag);
  void add_finding(FindingKind kind, std::uint32_t line);
  // Images inside images are stored with each of them: what is stored grows with the note, and no
  // faster.
  void allow_text_for(std::size_t note_size) {
    const std::size_t copies = std::min(kMostCopies * note_size, kMostCopiedText);
    most_text = kLeastText + std::max(copies, note_size);
  }
  // False, with a finding, once the pool would pass that.
  [[nodiscard]] bool has_room_for_text(std::size_t size, std::uint32_t line);
  void add_block_id(std::string_view id, std::uint32_t line);
  // False, with a finding, once the note holds kMostHeadings.
  [[nodiscard]] bool has_room_for_heading(std::uint32_t line);
  // False, with a finding, once the note holds kMostLinks.
  [[nodiscard]] bool has_room_for_link(std::uint32_t line);
  [[nodiscard]] Block finish() const;
};

}  // namespace whylink::note
