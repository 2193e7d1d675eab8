#include "core/note/block_scanner.hpp"

#include <algorithm>

#include "core/note/tables.hpp"

namespace whylink::note {

namespace {

// Indentation that makes code, where no list or paragraph claims it.
constexpr int kCodeIndent = 4;

}  // namespace

BlockScanner::BlockScanner(std::string_view bytes, Draft& draft)
    : bytes_(bytes), draft_(draft), lines_(bytes) {}

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
  const std::size_t matched = match_containers(cursor);
  const bool blank = cursor.is_blank(bytes_);
  if (matched < containers_.size() && leaf_ != Leaf::paragraph) close_to(matched);
  if (matched == containers_.size() && continue_verbatim(cursor)) {
    after_blank_ = blank;
    return;
  }
  if (blank) {
    close_leaf();
    // A blank line ends a quote but not a list item.
    std::size_t keep = matched;
    while (keep < containers_.size() && containers_[keep].kind == Container::Kind::item) ++keep;
    close_to(keep);
    after_blank_ = true;
    return;
  }
  open_blocks(cursor, matched);
  after_blank_ = false;
}

std::size_t BlockScanner::match_containers(Cursor& cursor) const {
  std::size_t matched = 0;
  for (; matched < containers_.size(); ++matched) {
    const Container& container = containers_[matched];
    if (container.kind == Container::Kind::quote) {
      if (cursor.indent(bytes_) >= kCodeIndent) break;
      Cursor after = cursor;
      after.skip_blanks(bytes_);
      if (after.peek(bytes_) != '>') break;
      after.skip_byte();
      after.skip_columns(bytes_, 1);
      cursor = after;
    } else {
      if (cursor.is_blank(bytes_)) continue;
      if (cursor.indent(bytes_) < container.content_indent) break;
      cursor.skip_columns(bytes_, container.content_indent);
    }
  }
  return matched;
}

// Lines of code, math and HTML go by unread; true when this line was one.
bool BlockScanner::continue_verbatim(const Cursor& cursor) {
  const std::string_view rest = view(cursor.at, cursor.end);
  switch (leaf_) {
    case Leaf::fence:
      skip_line(WhyNot::fenced_code);
      if (is_fence_end(cursor)) leaf_ = Leaf::none;
      return true;
    case Leaf::math:
      skip_line(WhyNot::math_block);
      if (rest.find("$$") != std::string_view::npos) leaf_ = Leaf::none;
      return true;
    case Leaf::html:
      skip_line(WhyNot::html_block);
      if (html_.kind >= 6 ? trim(rest).empty() : html_block_ends(html_, rest)) leaf_ = Leaf::none;
      return true;
    case Leaf::indented:
      if (cursor.is_blank(bytes_) || cursor.indent(bytes_) >= kCodeIndent) {
        skip_line(WhyNot::indented_code);
        return true;
      }
      leaf_ = Leaf::none;
      return false;
    default:
      return false;
  }
}

bool BlockScanner::is_fence_end(const Cursor& cursor) const {
  if (cursor.indent(bytes_) >= kCodeIndent) return false;
  const std::string_view rest = trim(view(cursor.at, cursor.end));
  return rest.size() >= fence_size_ &&
         rest.find_first_not_of(fence_mark_) == std::string_view::npos;
}

void BlockScanner::open_blocks(Cursor& cursor, std::size_t matched) {
  while (open_container(cursor, matched)) {
  }
  if (cursor.is_blank(bytes_)) {  // "-" or ">" alone
    close_leaf();
    return;
  }
  open_leaf(cursor, matched);
}

bool BlockScanner::open_container(Cursor& cursor, std::size_t& matched) {
  const bool lazy = leaf_ == Leaf::paragraph && matched < containers_.size();
  const int indent = cursor.indent(bytes_);
  if (indent >= kCodeIndent && (leaf_ == Leaf::paragraph || !in_list())) return false;
  Cursor inner = cursor;
  inner.skip_blanks(bytes_);
  if (inner.peek(bytes_) == '>') {
    close_to(matched);
    close_leaf();
    if (containers_.size() == kDeepestNesting) {
      draft_.add_finding(FindingKind::nested_too_deep, line_);
      return false;
    }
    inner.skip_byte();
    inner.skip_columns(bytes_, 1);
    cursor = inner;
    containers_.push_back({});
    ++matched;
    return true;
  }
  if (lazy && indent >= kCodeIndent) return false;
  return open_item(cursor, matched);
}

bool BlockScanner::open_item(Cursor& cursor, std::size_t& matched) {
  Cursor inner = cursor;
  inner.skip_blanks(bytes_);
  const auto marker = list_marker(bytes_, inner);
  if (!marker || is_thematic_break(view(inner.at, inner.end))) return false;
  Cursor after = inner;
  after.at += marker->bytes;
  after.column += static_cast<int>(marker->bytes);
  const bool empty = after.is_blank(bytes_);
  // A number that could be the end of a sentence does not start a list inside a paragraph.
  const bool sibling =
      matched < containers_.size() && containers_[matched].kind == Container::Kind::item;
  const bool interrupts = leaf_ == Leaf::paragraph && !sibling && !in_list();
  if (interrupts && (empty || (marker->ordered && marker->number != 1))) return false;
  if (containers_.size() >= kDeepestNesting && matched == containers_.size()) {
    draft_.add_finding(FindingKind::nested_too_deep, line_);
    return false;
  }
  close_to(matched);
  close_leaf();
  Container item;
  item.kind = Container::Kind::item;
  item.line = line_;
  item.empty_start = empty;
  const int blanks = after.indent(bytes_);
  const int padding = empty || blanks > kCodeIndent ? 1 : blanks;
  item.content_indent = cursor.indent(bytes_) + static_cast<int>(marker->bytes) + padding;
  after.skip_columns(bytes_, padding);
  cursor = after;
  containers_.push_back(item);
  ++matched;
  return true;
}

void BlockScanner::open_leaf(Cursor& cursor, std::size_t matched) {
  const int indent = cursor.indent(bytes_);
  Cursor inner = cursor;
  inner.skip_blanks(bytes_);
  const std::string_view rest = view(inner.at, inner.end);
  const bool in_paragraph = leaf_ == Leaf::paragraph;
  const bool code = indent >= kCodeIndent && !in_paragraph && !in_list();
  if (code && leaf_ != Leaf::table) {
    close_to(matched);
    leaf_ = Leaf::indented;
    skip_line(WhyNot::indented_code);
    return;
  }
  const bool lazy = in_paragraph && matched < containers_.size();
  if (indent < kCodeIndent || in_list()) {
    if (!lazy && take_setext(rest)) return;
    if (open_verbatim(inner, rest) || add_heading_line(inner, rest) || is_thematic_break(rest)) {
      if (lazy && leaf_ == Leaf::paragraph) close_leaf();
      if (is_thematic_break(rest)) {
        close_leaf();
        close_to(matched);
      }
      return;
    }
    if (!lazy && start_table(rest)) return;
  }
  if (leaf_ == Leaf::table) {
    add_table_row(inner.at, inner.end, line_);
    return;
  }
  add_paragraph_line(inner);
}

bool BlockScanner::open_verbatim(const Cursor& cursor, std::string_view rest) {
  if (open_fence(cursor, rest)) return true;
  if (rest.starts_with("$$")) {
    if (rest.find("$$", 2) != std::string_view::npos) return false;
    close_leaf();
    leaf_ = Leaf::math;
    skip_line(WhyNot::math_block);
    return true;
  }
  if (rest.starts_with('<')) {
    const HtmlBlock html = html_block_start(rest, leaf_ == Leaf::paragraph);
    if (html.kind == 0) return false;
    close_leaf();
    html_ = html;
    skip_line(WhyNot::html_block);
    leaf_ = html.kind < 6 && html_block_ends(html, rest) ? Leaf::none : Leaf::html;
    return true;
  }
  return false;
}

bool BlockScanner::open_fence(const Cursor& /*cursor*/, std::string_view rest) {
  const char mark = rest.front();
  if (mark != '`' && mark != '~') return false;
  const std::size_t size = std::min(rest.find_first_not_of(mark), rest.size());
  if (size < 3) return false;
  if (mark == '`' && rest.find('`', size) != std::string_view::npos) return false;
  close_leaf();
  leaf_ = Leaf::fence;
  skip_line(WhyNot::fenced_code);
  fence_mark_ = mark;
  fence_size_ = size;
  return true;
}

bool BlockScanner::add_heading_line(const Cursor& cursor, std::string_view rest) {
  if (rest.front() != '#') return false;
  const std::size_t level = std::min(rest.find_first_not_of('#'), rest.size());
  if (level > 6 || (level < rest.size() && !is_space(rest[level]))) return false;
  close_leaf();
  std::size_t begin = cursor.at + level;
  std::size_t end = cursor.end;
  while (begin < end && is_space(bytes_[begin])) ++begin;
  while (end > begin && is_space(bytes_[end - 1])) --end;
  std::size_t close = end;
  while (close > begin && bytes_[close - 1] == '#') --close;
  if (close == begin || is_space(bytes_[close - 1])) end = close;
  while (end > begin && is_space(bytes_[end - 1])) --end;
  finish_heading(begin, end, line_, static_cast<std::uint8_t>(level), now_.begin);
  return true;
}

// "===" or "---" under a paragraph makes it a heading.
bool BlockScanner::take_setext(std::string_view rest) {
  if (leaf_ != Leaf::paragraph) return false;
  const std::string_view mark = trim(rest);
  const char first = mark.front();
  if (first != '=' && first != '-') return false;
  if (mark.find_first_not_of(first) != std::string_view::npos) return false;
  leaf_ = Leaf::none;
  finish_heading(leaf_begin_, leaf_end_, leaf_line_, first == '=' ? 1 : 2, leaf_begin_);
  return true;
}

// A row of dashes under a line with as many cells makes that line the first row of a table.
bool BlockScanner::start_table(std::string_view rest) {
  if (leaf_ != Leaf::paragraph) return false;
  const std::size_t columns = delimiter_cells(rest);
  if (columns == 0) return false;
  if (columns == 1 && rest.find('|') == std::string_view::npos) return false;
  if (row_cells(bytes_, last_line_begin_, leaf_end_).size() != columns) return false;
  const std::size_t row_begin = last_line_begin_;
  const std::size_t row_end = leaf_end_;
  const std::uint32_t row_line = last_line_;
  if (leaf_begin_ < row_begin) {
    std::size_t before = row_begin;
    while (before > leaf_begin_ && bytes_[before - 1] != '\n' && bytes_[before - 1] != '\r') {
      --before;
    }
    leaf_end_ = before;
    close_leaf();
  }
  leaf_ = Leaf::table;
  table_begin_ = row_begin;
  table_end_ = row_end;
  add_table_row(row_begin, row_end, row_line);
  return true;
}

void BlockScanner::add_paragraph_line(const Cursor& cursor) {
  if (leaf_ != Leaf::paragraph) {
    close_leaf();
    leaf_ = Leaf::paragraph;
    leaf_begin_ = cursor.at;
    leaf_line_ = line_;
  }
  last_line_begin_ = cursor.at;
  last_line_ = line_;
  leaf_end_ = cursor.end;
}

}  // namespace whylink::note
