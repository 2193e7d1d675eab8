// The third part of BlockScanner: what happens to running text once its extent is known.
#include <algorithm>

#include "core/note/block_scanner.hpp"
#include "core/note/tables.hpp"

namespace whylink::note {

namespace {

constexpr std::size_t kNoItem = ~std::size_t{0};

constexpr bool is_id_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '-';
}

}  // namespace

std::size_t BlockScanner::innermost_item() const {
  for (std::size_t i = containers_.size(); i > 0; --i) {
    if (containers_[i - 1].kind == Container::Kind::item) return i - 1;
  }
  return kNoItem;
}

void BlockScanner::finish_running_text(std::size_t begin, std::size_t end, std::uint32_t line) {
  const std::size_t item = innermost_item();
  const bool opens_item = item != kNoItem && !containers_[item].has_text;
  if (opens_item) {
    Container& container = containers_[item];
    container.has_text = true;
    container.begin = static_cast<std::uint32_t>(begin);
    container.end = static_cast<std::uint32_t>(end);
    container.line = line;
  }
  note_block_id(begin, end, line);
  const std::size_t first_link = draft_.links.size();
  scan_links({begin, end, line, lines_begin(begin)});
  if (draft_.links.size() == first_link) return;
  if (opens_item) {
    const std::uint32_t passage = item_passage(item);
    for (std::size_t i = first_link; i < draft_.links.size(); ++i)
      draft_.links[i].passage = passage;
    return;
  }
  Passage passage;
  passage.begin = static_cast<std::uint32_t>(begin);
  passage.end = static_cast<std::uint32_t>(end);
  passage.line = line;
  passage.heading = heading_;
  if (item != kNoItem) passage.parent = item_passage(item);
  give_passage(first_link, passage);
}

void BlockScanner::scan_links(const Stretch& stretch) {
  scan_tags(bytes_, stretch, draft_);
  const bool may_link = view(stretch.begin, stretch.end).find('[') != std::string_view::npos;
  if (!may_link && draft_.skipped == nullptr) return;
  if (!has_prefixes_) {
    scan_inline(bytes_, stretch, draft_);
  } else {
    scan_masked_links(stretch);
  }
}

// Quote marks inside a paragraph would end tags and split links: blanks are read in their place.
void BlockScanner::scan_masked_links(const Stretch& stretch) {
  const std::size_t origin = stretch.line_begin;
  masked_ = view(origin, stretch.end);
  for (Line line = lines_.line_at(stretch.begin); line.next < stretch.end;) {
    line = lines_.line_at(line.next);
    const std::size_t text = text_begin(line);
    if (text > stretch.end) break;
    const auto blanks = masked_.begin() + static_cast<std::ptrdiff_t>(line.begin - origin);
    std::fill_n(blanks, text - line.begin, ' ');
  }
  const std::size_t first_link = draft_.links.size();
  const std::size_t first_skipped = draft_.skipped == nullptr ? 0 : draft_.skipped->size();
  scan_inline(masked_, {stretch.begin - origin, stretch.end - origin, stretch.line, 0}, draft_);
  for (std::size_t i = first_link; i < draft_.links.size(); ++i) {
    WrittenLink& link = draft_.links[i];
    link.offset += static_cast<std::uint32_t>(origin);
    // What was written has its quote marks; the length is the same.
    draft_.pool.replace(link.raw.at, link.raw.size, view(link.offset, link.offset + link.raw.size));
  }
  if (draft_.skipped == nullptr) return;
  for (std::size_t i = first_skipped; i < draft_.skipped->size(); ++i) {
    (*draft_.skipped)[i].begin += origin;
    (*draft_.skipped)[i].end += origin;
  }
}

// Where a line of the open paragraph has its own text, behind the marks of what it stands in.
std::size_t BlockScanner::text_begin(const Line& line) const {
  Cursor cursor{line.begin, line.end};
  match_containers(cursor);
  cursor.skip_blanks(bytes_);
  return cursor.at;
}

void BlockScanner::finish_heading(std::size_t begin, std::size_t end, std::uint32_t line,
                                  std::uint8_t level, std::size_t line_begin) {
  std::uint32_t parent = heading_;
  while (parent != kNone && draft_.headings[parent].level >= level) {
    parent = draft_.headings[parent].parent;
  }
  const std::size_t first_link = draft_.links.size();
  scan_links({begin, end, line, lines_begin(begin)});
  Passage passage;
  passage.begin = static_cast<std::uint32_t>(begin);
  passage.end = static_cast<std::uint32_t>(end);
  passage.line = line;
  passage.heading = parent;
  passage.kind = PassageKind::heading;
  if (draft_.links.size() > first_link) give_passage(first_link, passage);
  if (!draft_.has_room_for_heading(line)) return;
  Heading heading;
  heading.offset = static_cast<std::uint32_t>(line_begin);
  heading.line = line;
  heading.parent = parent;
  heading.text = draft_.put(view(begin, end));
  heading.level = level;
  heading_ = static_cast<std::uint32_t>(draft_.headings.size());
  draft_.headings.push_back(heading);
}

void BlockScanner::add_table_row(std::size_t begin, std::size_t end, std::uint32_t line) {
  const std::string_view row = view(begin, end);
  if (draft_.skipped == nullptr && row.find_first_of("[#") == std::string_view::npos) return;
  const std::size_t first_link = draft_.links.size();
  const std::size_t line_begin = lines_begin(begin);
  draft_.skip(begin, end, WhyNot::table_bar);
  visit_cells(bytes_, begin, end, [&](std::size_t from, std::size_t to) {
    const Stretch stretch{from, to, line, line_begin};
    scan_tags(bytes_, stretch, draft_);
    scan_inline(bytes_, stretch, draft_);
    return true;
  });
  if (draft_.links.size() == first_link) return;
  Passage passage;
  passage.begin = static_cast<std::uint32_t>(begin);
  passage.end = static_cast<std::uint32_t>(end);
  passage.line = line;
  passage.heading = heading_;
  passage.header_begin = static_cast<std::uint32_t>(table_begin_);
  passage.header_end = static_cast<std::uint32_t>(table_end_);
  passage.kind = PassageKind::table_row;
  if (const std::size_t item = innermost_item(); item != kNoItem) {
    passage.parent = item_passage(item);
  }
  give_passage(first_link, passage);
}

void BlockScanner::give_passage(std::size_t first_link, Passage passage) {
  const auto index = static_cast<std::uint32_t>(draft_.passages.size());
  draft_.passages.push_back(passage);
  for (std::size_t i = first_link; i < draft_.links.size(); ++i) draft_.links[i].passage = index;
}

// The passage of a list item, made with those of the items above it when first needed. An item has
// none before its first text: "- - text" is one passage.
std::uint32_t BlockScanner::item_passage(std::size_t container) {
  std::uint32_t above = kNone;
  for (std::size_t i = 0; i <= container; ++i) {
    Container& item = containers_[i];
    if (item.kind != Container::Kind::item || !item.has_text) continue;
    if (item.passage == kNone) {
      Passage passage;
      passage.begin = item.begin;
      passage.end = item.end;
      passage.line = item.line;
      passage.heading = heading_;
      passage.parent = above;
      passage.kind = PassageKind::list_item;
      item.passage = static_cast<std::uint32_t>(draft_.passages.size());
      draft_.passages.push_back(passage);
    }
    above = item.passage;
  }
  return above;
}

std::size_t BlockScanner::lines_begin(std::size_t at) const {
  while (at > 0 && bytes_[at - 1] != '\n' && bytes_[at - 1] != '\r') --at;
  return at;
}

// Whether nothing but quote marks stands in the line before it.
bool BlockScanner::begins_line(std::size_t at) const {
  const std::size_t line = lines_begin(at);
  if (line == at) return true;
  return has_prefixes_ && bytes_[at - 1] == '>' && text_begin(lines_.line_at(line)) == at;
}

// "^id" at the end of a line after a blank, or alone on it.
void BlockScanner::note_block_id(std::size_t begin, std::size_t end, std::uint32_t line) {
  constexpr std::size_t kLongestId = 128;
  std::size_t at = end;
  while (at > begin && is_space(bytes_[at - 1])) --at;
  const std::size_t id_end = at;
  while (at > begin && is_id_byte(bytes_[at - 1]) && id_end - at < kLongestId) --at;
  if (at == id_end || at == begin || bytes_[at - 1] != '^') return;
  if (at - 1 > begin && !is_space(bytes_[at - 2]) && !begins_line(at - 1)) return;
  for (std::size_t i = begin; i < at; ++i) {
    const bool ends = bytes_[i] == '\n' || (bytes_[i] == '\r' && bytes_[i + 1] != '\n');
    if (ends) ++line;
  }
  draft_.add_block_id(view(at, id_end), line);
}

}  // namespace whylink::note
