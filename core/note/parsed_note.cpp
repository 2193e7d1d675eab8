#include <algorithm>
#include <cstring>

#include "core/note/draft.hpp"
#include "core/note/lines.hpp"
#include "whylink/note.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

namespace {

const BlockHeader& header_of(const std::byte* block) {
  return *reinterpret_cast<const BlockHeader*>(block);
}

template <class T>
std::span<const T> section(const std::byte* block, Section which) {
  const BlockHeader& header = header_of(block);
  return {reinterpret_cast<const T*>(block + header.begin[which]), header.count[which]};
}

bool inside(Slice slice, std::uint32_t pool) {
  return slice.at <= pool && slice.size <= pool - slice.at;
}

bool index_ok(std::uint32_t index, std::uint32_t count) {
  return index == kNone || index < count;
}

bool sections_fit(const BlockHeader& header) {
  std::size_t at = (sizeof(BlockHeader) + 7U) & ~std::size_t{7};
  for (std::size_t i = 0; i < kSectionCount; ++i) {
    if (header.begin[i] != at) return false;
    at += (std::size_t{header.count[i]} * kElementSize[i] + 7U) & ~std::size_t{7};
    if (at > header.size) return false;
  }
  return at == header.size;
}

bool links_fit(const ParsedNote& note, const BlockHeader& header) {
  const std::uint32_t pool = header.count[text_section];
  for (const WrittenLink& link : note.links()) {
    for (const Slice slice :
         {link.raw, link.target, link.subpath, link.alias, link.key, link.from, link.label}) {
      if (!inside(slice, pool)) return false;
    }
    if (!index_ok(link.passage, header.count[passage_section])) return false;
    if (link.kind > LinkKind::canvas_edge || link.form > LinkForm::json) return false;
  }
  return true;
}

bool rest_fits(const ParsedNote& note, const BlockHeader& header) {
  const std::uint32_t pool = header.count[text_section];
  for (const Passage& passage : note.passages()) {
    if (!inside(passage.text, pool) || passage.kind > PassageKind::canvas_edge) return false;
    if (!index_ok(passage.heading, header.count[heading_section])) return false;
    if (!index_ok(passage.parent, header.count[passage_section])) return false;
  }
  std::uint32_t index = 0;
  for (const Heading& heading : note.headings()) {
    if (!inside(heading.text, pool)) return false;
    if (heading.parent != kNone && heading.parent >= index) return false;
    ++index;
  }
  for (const BlockId& id : note.block_ids()) {
    if (!inside(id.id, pool)) return false;
  }
  for (const Property& property : note.properties()) {
    if (!inside(property.key, pool) || !inside(property.value, pool)) return false;
  }
  for (const Slice tag : note.tags()) {
    if (!inside(tag, pool)) return false;
  }
  return true;
}

// Names are mostly ASCII, and asked for once for each rule: folding them all would cost most of it.
bool folds_to(std::string_view name, std::string_view folded) {
  if (!text::is_ascii(name)) return text::fold(name) == folded;
  return name.size() == folded.size() &&
         std::equal(name.begin(), name.end(), folded.begin(),
                    [](char one, char other) { return lower(one) == other; });
}

// "tags" of "tags.0"; the name itself if it is no item of a list.
std::string_view list_of(std::string_view name) {
  const std::size_t digits = name.find_last_not_of("0123456789");
  const bool item = digits != std::string_view::npos && digits > 0 && name[digits] == '.' &&
                    digits + 1 < name.size();
  return item ? name.substr(0, digits) : name;
}

}  // namespace

std::span<const WrittenLink> ParsedNote::links() const {
  return section<WrittenLink>(block_, link_section);
}
std::span<const Passage> ParsedNote::passages() const {
  return section<Passage>(block_, passage_section);
}
std::span<const Heading> ParsedNote::headings() const {
  return section<Heading>(block_, heading_section);
}
std::span<const BlockId> ParsedNote::block_ids() const {
  return section<BlockId>(block_, block_id_section);
}
std::span<const Property> ParsedNote::properties() const {
  return section<Property>(block_, property_section);
}
std::span<const Slice> ParsedNote::tags() const {
  return section<Slice>(block_, tag_section);
}
std::span<const Finding> ParsedNote::findings() const {
  return section<Finding>(block_, finding_section);
}

std::string_view ParsedNote::text(Slice slice) const {
  const auto pool = section<char>(block_, text_section);
  return {pool.data() + slice.at, slice.size};
}

std::uint32_t ParsedNote::word_count() const {
  return header_of(block_).words;
}
std::uint64_t ParsedNote::content_hash() const {
  return header_of(block_).content_hash;
}
std::uint32_t ParsedNote::body_offset() const {
  return header_of(block_).body_offset;
}

std::string_view ParsedNote::property(std::string_view key) const {
  const std::string folded = text::fold(key);
  for (const Property& property : properties()) {
    if (folds_to(text(property.key), folded)) return text(property.value);
  }
  return {};
}

std::vector<std::string_view> ParsedNote::list_property(std::string_view key) const {
  const std::string folded = text::fold(key);
  std::vector<std::string_view> out;
  for (const Property& property : properties()) {
    const std::string_view name = text(property.key);
    if (folds_to(name, folded) || folds_to(list_of(name), folded)) {
      out.push_back(text(property.value));
    }
  }
  return out;
}

std::vector<std::string_view> ParsedNote::heading_path(std::uint32_t heading) const {
  std::vector<std::string_view> out;
  for (std::uint32_t at = heading; at != kNone; at = headings()[at].parent) {
    out.insert(out.begin(), text(headings()[at].text));
  }
  return out;
}

std::span<const std::byte> ParsedNote::bytes() const {
  return {block_, header_of(block_).size};
}

bool ParsedNote::is_valid(const std::byte* block, std::size_t size) {
  if (size < sizeof(BlockHeader)) return false;
  BlockHeader header;
  std::memcpy(&header, block, sizeof header);
  if (header.size > size || !sections_fit(header)) return false;
  const ParsedNote note(block);
  return links_fit(note, header) && rest_fits(note, header);
}

}  // namespace whylink::note
