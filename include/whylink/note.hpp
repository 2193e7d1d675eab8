// The bytes of one note, read as Obsidian reads them: links, the passages that hold them, headings,
// block ids, properties.
//
// A *written* link is what stands in the note; what it resolves to is the vault's business
// (vault.hpp). Everything here is pure. One pass, linear in the size of the note whatever it holds;
// the limits below are what makes that true, and a note that meets one says so in its findings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "whylink/base.hpp"

namespace whylink::note {

// ---- limits
// ---------------------------------------------------------------------------------------

// A larger note is not read: people do not write such notes, programs do.
constexpr std::size_t kLongestNote = 64U << 20U;
// The same for a canvas, whose JSON is held several times over while it is read.
constexpr std::size_t kLongestCanvas = 32U << 20U;
// Links beyond these are left out of the index; a book has a few thousand.
constexpr std::size_t kMostLinks = 100'000;
// The same for headings and for block ids.
constexpr std::size_t kMostHeadings = 100'000;
constexpr std::size_t kMostBlockIds = 100'000;
// Longer constructs are no links: no file system has such names.
constexpr std::size_t kLongestTarget = 4096;
// Quotes and lists nested deeper are read as text of the last level.
constexpr std::size_t kDeepestNesting = 64;
// Front matter beyond this is skipped. Dotted names may multiply it; what they may come to in all
// is bounded where it is read (core/note/yaml/reader.cpp).
constexpr std::size_t kLongestFrontMatter = 256U << 10U;

// ---- what is stored
// -------------------------------------------------------------------------------

// A piece of the block's own text.
struct Slice {
  std::uint32_t at = 0;
  std::uint32_t size = 0;
};

enum class LinkKind : std::uint8_t {
  wikilink,
  embed,
  markdown,
  frontmatter,
  canvas,       // a card that shows a file
  canvas_text,  // a link inside a text card
  canvas_edge,  // an edge between two file cards
};
enum class LinkForm : std::uint8_t { wiki, md, json };
[[nodiscard]] std::string_view name(LinkKind kind);
[[nodiscard]] std::string_view name(LinkForm form);

constexpr std::uint32_t kNone = 0xffffffffU;

struct WrittenLink {
  std::uint32_t offset = 0;       // of the construct, in bytes of the file; 0 in canvases
  std::uint32_t length = 0;       // with the "!" of an embed; 0 in canvases
  std::uint32_t line = 0;         // 1-based; 0 in canvases
  std::uint32_t column = 0;       // 0-based, in bytes
  Slice raw;                      // as written
  Slice target;                   // link path as Obsidian keeps it: decoded, before "#", trimmed
  Slice subpath;                  // "#Heading", "#A#B", "#^block" or empty
  Slice alias;                    // display text, when has_alias
  Slice key;                      // property ("up", "author.0"), or the canvas card's id
  Slice from;                     // canvas edges: file at the other end
  Slice label;                    // canvas edges: the edge's label
  std::uint32_t passage = kNone;  // index into passages()
  LinkKind kind = LinkKind::wikilink;
  LinkForm form = LinkForm::wiki;
  bool has_alias = false;  // a text was written, if empty; canvas edges: a label was
  std::uint8_t reserved =
      0;  // no byte of a block is left to chance: blocks are compared and hashed
};

enum class PassageKind : std::uint8_t {
  paragraph,
  list_item,
  table_row,
  heading,
  property,
  canvas_card,
  canvas_edge,
};
[[nodiscard]] std::string_view name(PassageKind kind);

// What holds a link. Only passages that hold one are kept, and the list items above such an item.
struct Passage {
  std::uint32_t begin = 0;  // bytes of the file; 0, 0 in canvases, where `text` has it
  std::uint32_t end = 0;
  std::uint32_t line = 0;
  std::uint32_t heading = kNone;   // the heading it stands under (a heading: the one above it)
  std::uint32_t parent = kNone;    // list item: the passage of the item above it
  std::uint32_t header_begin = 0;  // table row: the table's first row
  std::uint32_t header_end = 0;
  Slice text;  // canvases only
  PassageKind kind = PassageKind::paragraph;
  std::uint8_t reserved[3] = {};
};

struct Heading {
  std::uint32_t offset = 0;  // of its line
  std::uint32_t line = 0;
  std::uint32_t parent = kNone;  // the nearest heading above of a lower level
  Slice text;                    // as written, without marks
  std::uint8_t level = 1;
  std::uint8_t reserved[3] = {};
};

struct BlockId {
  Slice id;  // without "^"
  std::uint32_t line = 0;
};

// One scalar of the front matter; lists and maps are dotted: "tags.0", "author.name".
struct Property {
  Slice key;
  Slice value;
  std::uint32_t line = 0;
};

enum class FindingKind : std::uint8_t {
  too_long,            // over kLongestNote: not read
  long_canvas,         // over kLongestCanvas: not read
  too_many_links,      // over kMostLinks: the rest left out
  nested_too_deep,     // over kDeepestNesting
  long_front_matter,   // over kLongestFrontMatter: not read
  utf16,               // the file is UTF-16: not read
  binary,              // holds NUL bytes
  bad_canvas,          // no JSON, or not of the canvas form
  bad_front_matter,    // no YAML: no properties
  too_many_headings,   // over kMostHeadings: the rest left out
  too_many_block_ids,  // over kMostBlockIds: the rest left out
  too_much_text,       // links inside links would store the note over and over: some left out
  long_properties,     // names and values of properties too long in all: the rest left out
};
[[nodiscard]] std::string_view name(FindingKind kind);    // what is so, in words
[[nodiscard]] std::string_view remedy(FindingKind kind);  // what to do, starting with a verb
struct Finding {
  std::uint32_t line = 0;
  FindingKind kind = FindingKind::too_long;
  std::uint8_t reserved[3] = {};
};

// ---- the block
// ------------------------------------------------------------------------------------

// One note's parse as one flat piece of memory without pointers, so that it can be written to a
// file and read back as it is. A ParsedNote only looks at such a block; whoever made it keeps the
// block alive.
class ParsedNote {
 public:
  // The block must come from scan_note, scan_canvas or a byte copy of their result, aligned to 8.
  explicit ParsedNote(const std::byte* block) : block_(block) {}

  [[nodiscard]] std::span<const WrittenLink> links() const;
  [[nodiscard]] std::span<const Passage> passages() const;
  [[nodiscard]] std::span<const Heading> headings() const;
  [[nodiscard]] std::span<const BlockId> block_ids() const;
  [[nodiscard]] std::span<const Property> properties() const;
  [[nodiscard]] std::span<const Slice> tags()
      const;  // "#a/b" of the body and of `tags`, without "#"
  [[nodiscard]] std::span<const Finding> findings() const;
  [[nodiscard]] std::string_view text(Slice slice) const;
  [[nodiscard]] std::uint32_t word_count() const;
  [[nodiscard]] std::uint64_t content_hash() const;  // XXH3 of the file's bytes
  [[nodiscard]] std::uint32_t body_offset() const;   // first byte after the front matter

  // The value of a property, folded key compared as written; empty when absent.
  [[nodiscard]] std::string_view property(std::string_view key) const;
  // The items of a list property, or the one scalar.
  [[nodiscard]] std::vector<std::string_view> list_property(std::string_view key) const;
  // "A > B > C", the headings above and including `heading`; empty for kNone.
  [[nodiscard]] std::vector<std::string_view> heading_path(std::uint32_t heading) const;
  [[nodiscard]] std::span<const std::byte> bytes() const;
  // Whether the `size` bytes at `block` are a well-formed block: every range inside it.
  [[nodiscard]] static bool is_valid(const std::byte* block, std::size_t size);

 private:
  const std::byte* block_;
};

// The headings and block ids of a note, made ready for many questions; costs the note's headings
// once and nothing but the length of a subpath for each question. Needs the note no longer.
class Subpaths {
 public:
  explicit Subpaths(const ParsedNote& note);
  // Whether a subpath ("#A#B", "#^id") is there, compared as Obsidian compares: each part a heading
  // after the one before it and deeper.
  [[nodiscard]] bool has(std::string_view subpath) const;

 private:
  struct Key {
    std::uint64_t hash = 0;  // two headings of one hash would make a missing one seem there
    std::uint8_t level = 0;
    std::uint32_t place = 0;
    auto operator<=>(const Key&) const = default;
  };
  [[nodiscard]] bool has_headings(std::string_view subpath) const;
  [[nodiscard]] const Key* next(std::uint64_t hash, std::uint8_t level, std::uint32_t place) const;

  std::vector<Key> headings_;
  std::vector<std::uint64_t> block_ids_;
};

// A block that somebody owns.
using Block = std::unique_ptr<std::byte[]>;

// Reads a Markdown note. Never fails: what cannot be read is a finding. Cost: one pass, about 0.5
// GB/s where there are few links.
[[nodiscard]] Block scan_note(std::string_view bytes);
// Reads a .canvas file (jsoncanvas.org).
[[nodiscard]] Block scan_canvas(std::string_view bytes);

// ---- what looks like a link and is none
// ---------------------------------------------------------------------------------------

// Why it does not count.
enum class WhyNot : std::uint8_t {
  fenced_code,
  indented_code,
  code_span,
  math_block,
  math,
  html_block,
  html_tag,
  escaped,
  table_bar,
  external,
  empty,
  too_long,
  over_limit,
  line_ending,
  blank_in_destination,
  bad_front_matter,
  property_unquoted,
  property_with_more,
  inside_another,
  property_markdown,
};
// A short stable word: "fenced-code".
[[nodiscard]] std::string_view name(WhyNot why);
// A sentence for people: why, and what to do where there is something to do.
[[nodiscard]] std::string_view because(WhyNot why);

struct UncountedLink {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 0;
  WhyNot why = WhyNot::fenced_code;
};
// What is written like a wikilink or a Markdown link and is not among the links of scan_note, in
// order; at most kMostLinks. Costs about two scans.
[[nodiscard]] std::vector<UncountedLink> uncounted_links(std::string_view bytes);

// ---- words of a passage
// ---------------------------------------------------------------------------

// Markdown made plain for reading aloud: marks of emphasis, code, links and list bullets go,
// display texts stay. `links` inside become their display text (or the last part of their target).
[[nodiscard]] std::string plain(std::string_view markdown);
// The display text of a written link: alias, else target with its subpath as Obsidian shows it.
[[nodiscard]] std::string display_text(const ParsedNote& note, const WrittenLink& link);

}  // namespace whylink::note
