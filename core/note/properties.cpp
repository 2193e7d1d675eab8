#include "core/note/properties.hpp"

#include <algorithm>
#include <vector>

#include "core/note/inline_scanner.hpp"
#include "core/note/lines.hpp"

namespace whylink::note {

namespace {

void add_tags(std::string_view value, Draft& draft) {
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(", ", at), value.size());
    std::string_view tag = value.substr(at, end - at);
    if (tag.starts_with('#')) tag.remove_prefix(1);
    if (!tag.empty()) draft.add_tag(tag);
    at = end + 1;
  }
}

// More of a line before a link is no part of its passage: in a long list on one line each link has
// a passage of its own, and together they would be far longer than the note.
constexpr std::size_t kLongestLead = 256;
// Scalars that are kept for the next note, as many as people's front matter has.
constexpr std::size_t kKeptScalars = 1024;

std::uint32_t add_passage(std::string_view bytes, std::size_t offset, std::size_t length,
                          std::size_t line_begin, std::uint32_t line, Draft& draft) {
  Passage passage;
  const bool near = offset - line_begin <= kLongestLead;
  passage.begin = static_cast<std::uint32_t>(near ? line_begin : offset);
  const std::size_t end = offset + length;
  const bool quoted = end < bytes.size() && (bytes[end] == '"' || bytes[end] == '\'');
  passage.end = static_cast<std::uint32_t>(quoted ? end + 1 : end);
  passage.line = line;
  passage.kind = PassageKind::property;
  draft.passages.push_back(passage);
  return static_cast<std::uint32_t>(draft.passages.size() - 1);
}

// Where a link of a property stands, in the file.
struct Standing {
  std::size_t offset = 0;
  std::size_t line_begin = 0;
  std::uint32_t line = 0;
};

// `value` is the scalar's text without blanks around it. Of a block ("|") the scalar knows the
// place of its mark only; the value is in a line below.
Standing standing_of(std::string_view bytes, const Scalar& scalar, std::string_view value,
                     std::size_t yaml_begin) {
  const std::size_t lead = static_cast<std::size_t>(value.data() - scalar.text.data());
  Standing out{yaml_begin + scalar.at + (scalar.verbatim ? lead : 0),
               yaml_begin + scalar.line_begin, scalar.line + 2};  // behind the opening "---"
  if (bytes[out.offset] != '|' && bytes[out.offset] != '>') return out;
  Standing below = out;
  below.offset = bytes.find('\n', out.offset);
  while (below.offset < bytes.size() &&
         (is_space(bytes[below.offset]) || bytes[below.offset] == '\n')) {
    if (bytes[below.offset++] != '\n') continue;
    below.line_begin = below.offset;
    ++below.line;
  }
  // Folded ones may stand on two lines.
  return bytes.substr(std::min(below.offset, bytes.size())).starts_with(value) ? below : out;
}

// Reads the value as a note of its own: a link if it is exactly one wikilink or embed. Obsidian
// does not take a Markdown link in a property for one.
void add_link(std::string_view bytes, const Scalar& scalar, std::size_t yaml_begin, Slice name,
              Draft& draft) {
  const std::string_view value = trim(scalar.text);
  if (value.empty() || (value.front() != '[' && value.front() != '!')) return;
  Draft inner;
  scan_inline(value, {0, value.size(), 1, 0}, inner);
  if (inner.links.empty() || inner.links.front().form != LinkForm::wiki ||
      inner.links.front().offset != 0 || inner.links.front().length != value.size()) {
    return;
  }
  const Standing standing = standing_of(bytes, scalar, value, yaml_begin);
  if (!draft.has_room_for_link(standing.line)) return;
  const std::string_view pool = inner.pool;
  const auto moved = [&](Slice slice) { return draft.put(pool.substr(slice.at, slice.size)); };
  const WrittenLink& written = inner.links.front();
  WrittenLink link;
  link.kind = LinkKind::frontmatter;
  link.form = written.form;
  link.offset = static_cast<std::uint32_t>(standing.offset);
  link.length = static_cast<std::uint32_t>(value.size());
  link.line = standing.line;
  link.passage =
      add_passage(bytes, link.offset, link.length, standing.line_begin, standing.line, draft);
  link.column = static_cast<std::uint32_t>(standing.offset - standing.line_begin);
  link.raw = moved(written.raw);
  link.target = moved(written.target);
  link.subpath = moved(written.subpath);
  link.alias = moved(written.alias);
  link.has_alias = written.has_alias;
  link.key = name;
  draft.links.push_back(link);
}

}  // namespace

BodyStart scan_properties(std::string_view bytes, std::size_t begin, Draft& draft) {
  const auto extent = find_front_matter(bytes, begin);
  if (!extent) return {begin, 1};
  if (extent->end - extent->begin > kLongestFrontMatter) {
    draft.add_finding(FindingKind::long_front_matter, 1);
    return {extent->body, extent->body_line};
  }
  thread_local std::vector<Scalar> scalars;
  const std::string_view yaml = bytes.substr(extent->begin, extent->end - extent->begin);
  const PropertyReading reading = read_properties(yaml, scalars);
  if (reading == PropertyReading::cut_short) draft.add_finding(FindingKind::long_properties, 1);
  if (reading == PropertyReading::refused) draft.add_finding(FindingKind::bad_front_matter, 1);
  for (const Scalar& scalar : scalars) {
    const Slice name = draft.put(scalar.name);
    draft.properties.push_back({name, draft.put(scalar.text), scalar.line + 2});
    const std::string_view top = std::string_view(scalar.name).substr(0, scalar.name.find('.'));
    if (top == "tags" || top == "tag") add_tags(scalar.text, draft);
    if (scalar.may_link) add_link(bytes, scalar, extent->begin, name, draft);
  }
  if (scalars.capacity() > kKeptScalars) scalars = {};
  return {extent->body, extent->body_line};
}

}  // namespace whylink::note
