// The containers of a line; leaf_blocks.cpp has the leaves, running_text.cpp what is done with
// text.
#include "core/note/block_scanner.hpp"

#include <algorithm>

namespace whylink::note {

BlockScanner::BlockScanner(std::string_view bytes, Draft& draft, const Dialect& dialect)
    : bytes_(bytes), draft_(draft), dialect_(dialect), lines_(bytes) {}

void BlockScanner::run(std::size_t begin, std::uint32_t line) {
  line_ = line;
  for (std::size_t at = begin; at < bytes_.size(); ++line_) {
    now_ = lines_.line_at(at);
    scan_line(now_);
    at = now_.next;
  }
  close_leaf();
}

void BlockScanner::scan_line(const Line& line) {
  Cursor cursor{line.begin, line.end};
  matched_ = match_containers(cursor);
  if (matched_ == containers_.size() && continue_verbatim(cursor)) return;
  // Only the text of a paragraph may go on where its containers do not.
  if (leaf_ != Leaf::paragraph) close_to(matched_);
  if (cursor.is_blank(bytes_)) {
    close_leaf();
    close_to(matched_);
    return;
  }
  while (open_container(cursor)) {
  }
  if (!cursor.is_blank(bytes_)) open_leaf(cursor);
}

std::size_t BlockScanner::match_containers(Cursor& cursor) const {
  std::size_t matched = 0;
  while (matched < containers_.size() && is_continued(bytes_, containers_[matched], cursor)) {
    ++matched;
  }
  return matched;
}

bool BlockScanner::is_continued(std::string_view bytes, const Container& container,
                                Cursor& cursor) {
  if (container.kind != Container::Kind::quote) {
    // A blank line ends an item that holds nothing yet, and no footnote.
    const bool stays = container.has_child || container.kind == Container::Kind::footnote;
    // Of a blank line all containers but the first few ask this: nothing is left of it.
    if (cursor.is_at_end()) return stays;
    if (cursor.is_indented(bytes, container.content_indent)) {
      cursor.skip_columns(bytes, container.content_indent);
      return true;
    }
    if (!stays || !cursor.is_blank(bytes)) return false;
    cursor.skip_blanks(bytes);
    return true;
  }
  if (cursor.is_indented(bytes, kCodeIndent)) return false;
  Cursor after = cursor;
  after.skip_blanks(bytes);
  if (after.peek(bytes) != '>') return false;
  after.skip_byte();
  after.skip_columns(bytes, 1);
  cursor = after;
  return true;
}

// True when a container starts here; the cursor is then at its content.
bool BlockScanner::open_container(Cursor& cursor) {
  if (cursor.is_indented(bytes_, kCodeIndent)) {
    if (leaf_ == Leaf::paragraph || !is_in_item()) return false;
  }
  Cursor marker = cursor;
  marker.skip_blanks(bytes_);
  Cursor content = marker;
  Container container;
  switch (marker.peek(bytes_)) {
    case '>':
      content.skip_byte();
      content.skip_columns(bytes_, 1);
      break;
    case '[': {
      const std::size_t size = footnote_marker(view(marker.at, marker.end));
      if (size == 0) return false;
      container.kind = Container::Kind::footnote;
      container.content_indent = kCodeIndent;
      content.at += size;
      content.column += static_cast<int>(size);
      content.skip_blanks(bytes_);
      break;
    }
    default:
      return open_item(cursor, marker);
  }
  if (!enter(container, marker.at)) return false;
  cursor = content;
  return true;
}

bool BlockScanner::open_item(Cursor& cursor, const Cursor& marker) {
  const auto found = list_marker(bytes_, marker);
  if (!found || is_thematic_break(view(marker.at, marker.end))) return false;
  Cursor content = marker;
  content.at += found->bytes;
  content.column += static_cast<int>(found->bytes);
  const bool empty = content.is_blank(bytes_);
  // Inside a paragraph a number may end a sentence, and a lone mark is one of punctuation.
  if (continues_paragraph() && (empty || (found->ordered && found->number != 1))) return false;
  Container item;
  item.kind = Container::Kind::item;
  item.line = line_;
  const int blanks = content.indent(bytes_);
  const int padding = empty || blanks > kCodeIndent ? 1 : blanks;
  item.content_indent = cursor.indent(bytes_) + static_cast<int>(found->bytes) + padding;
  if (!enter(item, marker.at)) return false;
  content.skip_columns(bytes_, padding);
  cursor = content;
  return true;
}

// Closes what the line does not continue and puts the container into the rest; false where nesting
// has reached its limit.
bool BlockScanner::enter(const Container& container, std::size_t marker) {
  if (matched_ == kDeepestNesting) {
    draft_.add_finding(FindingKind::nested_too_deep, line_);
    return false;
  }
  begin_leaf();
  constexpr BlockKind kKinds[] = {BlockKind::quote, BlockKind::item, BlockKind::footnote};
  trace(kKinds[static_cast<std::size_t>(container.kind)], marker, marker, line_, line_);
  containers_.push_back(container);
  if (draft_.trace != nullptr) {
    containers_.back().traced = static_cast<std::uint32_t>(draft_.trace->blocks.size() - 1);
  }
  ++matched_;
  return true;
}

// Where it matters how far a line is indented in a list.
bool BlockScanner::is_in_item() const {
  if (!dialect_.no_indented_code_in_lists) return false;
  for (std::size_t i = 0; i < matched_; ++i) {
    if (containers_[i].kind == Container::Kind::item) return by_dialect();
  }
  return false;
}

bool BlockScanner::by_dialect() const {
  if (draft_.trace != nullptr) draft_.trace->used_dialect = true;
  return true;
}

void BlockScanner::trace(BlockKind kind, std::size_t begin, std::size_t end, std::uint32_t line,
                         std::uint32_t last_line, std::uint8_t level) const {
  if (draft_.trace == nullptr) return;
  const std::uint32_t parent = containers_.empty() ? kNone : containers_.back().traced;
  draft_.trace->blocks.push_back({kind, begin, end, line, last_line, parent, level, false});
}

void BlockScanner::close_to(std::size_t depth) {
  if (depth >= containers_.size()) return;
  close_leaf();
  containers_.resize(depth);
}

}  // namespace whylink::note
