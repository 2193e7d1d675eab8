#include "core/note/draft.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <type_traits>

#include "whylink/text.hpp"

namespace whylink::note {

namespace {

// A note of nothing but tags is nobody's; the filter that reads them needs no more.
constexpr std::size_t kMostTags = 256;

template <class... Elements>
constexpr bool kNoPadding = (std::has_unique_object_representations_v<Elements> && ...);
static_assert(kNoPadding<WrittenLink, Passage, Heading, BlockId, Property, Slice, Finding>,
              "padding would make equal notes give different blocks");

constexpr std::size_t aligned(std::size_t size) {
  return (size + 7U) & ~std::size_t{7};
}

}  // namespace

void Draft::clear() {
  links.clear();
  passages.clear();
  headings.clear();
  block_ids.clear();
  properties.clear();
  tags.clear();
  known_tags.clear();
  findings.clear();
  pool.clear();
  most_text = kLeastText;
  content_hash = 0;
  words = 0;
  body_offset = 0;
}

Slice Draft::put(std::string_view text) {
  if (text.empty()) return {};
  const Slice slice{static_cast<std::uint32_t>(pool.size()),
                    static_cast<std::uint32_t>(text.size())};
  pool.append(text);
  return slice;
}

Slice Draft::put_part(std::string_view whole, Slice stored, std::string_view part) {
  if (part.empty()) return {};
  const std::less_equal<const char*> not_after;
  if (not_after(whole.data(), part.data()) &&
      not_after(part.data() + part.size(), whole.data() + whole.size())) {
    return {stored.at + static_cast<std::uint32_t>(part.data() - whole.data()),
            static_cast<std::uint32_t>(part.size())};
  }
  return put(part);
}

void Draft::add_tag(std::string_view tag) {
  if (tags.size() >= kMostTags) return;
  if (known_tags.insert(text::hash64(tag)).second) tags.push_back(put(tag));
}

void Draft::add_finding(FindingKind kind, std::uint32_t line) {
  const bool known = std::any_of(findings.begin(), findings.end(),
                                 [&](const Finding& one) { return one.kind == kind; });
  if (!known) findings.push_back({line, kind, {}});
}

bool Draft::has_room_for_text(std::size_t size, std::uint32_t line) {
  if (pool.size() + size <= most_text) return true;
  add_finding(FindingKind::too_much_text, line);
  return false;
}

bool Draft::has_room_for_heading(std::uint32_t line) {
  if (headings.size() < kMostHeadings) return true;
  add_finding(FindingKind::too_many_headings, line);
  return false;
}

void Draft::add_block_id(std::string_view id, std::uint32_t line) {
  if (block_ids.size() < kMostBlockIds) {
    block_ids.push_back({put(id), line});
  } else {
    add_finding(FindingKind::too_many_block_ids, line);
  }
}

bool Draft::has_room_for_link(std::uint32_t line) {
  if (links.size() < kMostLinks) return true;
  add_finding(FindingKind::too_many_links, line);
  return false;
}

Block Draft::finish() const {
  const void* sources[kSectionCount] = {links.data(),     passages.data(),   headings.data(),
                                        block_ids.data(), properties.data(), tags.data(),
                                        findings.data(),  pool.data()};
  const std::size_t counts[kSectionCount] = {links.size(),     passages.size(),   headings.size(),
                                             block_ids.size(), properties.size(), tags.size(),
                                             findings.size(),  pool.size()};
  BlockHeader header;
  header.content_hash = content_hash;
  header.words = words;
  header.body_offset = body_offset;
  std::size_t size = aligned(sizeof header);
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    header.begin[i] = static_cast<std::uint32_t>(size);
    header.count[i] = static_cast<std::uint32_t>(counts[i]);
    size += aligned(counts[i] * kElementSize[i]);
  }
  header.size = static_cast<std::uint32_t>(size);
  Block block(new std::byte[size]());
  std::memcpy(block.get(), &header, sizeof header);
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    if (counts[i] == 0) continue;
    std::memcpy(block.get() + header.begin[i], sources[i], counts[i] * kElementSize[i]);
  }
  return block;
}

}  // namespace whylink::note
