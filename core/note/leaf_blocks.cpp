// The second part of BlockScanner: what holds text or code, once the containers of a line are
// known.
#include <algorithm>

#include "core/note/block_scanner.hpp"
#include "core/note/tables.hpp"

namespace whylink::note {

namespace {

constexpr std::size_t kShortestFence = 3;
constexpr std::size_t kDeepestHeading = 6;

}  // namespace

// Lines of code, math and HTML go by unread; true when this line was one.
bool BlockScanner::continue_verbatim(const Cursor& cursor) {
  const std::string_view rest = view(cursor.at, cursor.end);
  const bool blank = cursor.is_blank(bytes_);
  bool belongs = true;  // to the block, and does not only end it or stand behind it
  switch (leaf_) {
    case Leaf::fence:
      if (is_fence_end(cursor)) end_verbatim();
      skip_line(WhyNot::fenced_code);
      break;
    case Leaf::math:
      if (rest.find("$$") != std::string_view::npos) end_verbatim();
      skip_line(WhyNot::math_block);
      break;
    case Leaf::html:
      belongs = html_.kind < 6 || !blank;
      if (!belongs || html_block_ends(html_, rest)) leaf_ = Leaf::none;
      skip_line(WhyNot::html_block);
      break;
    case Leaf::indented:
      if (!blank && !cursor.is_indented(bytes_, kCodeIndent)) {
        leaf_ = Leaf::none;
        return false;
      }
      belongs = !blank;
      skip_line(WhyNot::indented_code);
      break;
    default:
      return false;
  }
  if (belongs && draft_.trace != nullptr) draft_.trace->blocks.back().last_line = line_;
  return true;
}

void BlockScanner::end_verbatim() {
  leaf_ = Leaf::none;
  if (draft_.trace != nullptr) draft_.trace->blocks.back().is_closed = true;
}

bool BlockScanner::is_fence_end(const Cursor& cursor) const {
  if (cursor.is_indented(bytes_, kCodeIndent) && !fence_is_deep_) return false;
  const std::string_view rest = trim(view(cursor.at, cursor.end));
  return rest.size() >= fence_size_ &&
         rest.find_first_not_of(fence_mark_) == std::string_view::npos;
}

void BlockScanner::open_leaf(const Cursor& cursor) {
  const bool deep = cursor.is_indented(bytes_, kCodeIndent);
  const bool in_paragraph = leaf_ == Leaf::paragraph;
  const bool deep_in_item = deep && is_in_item();
  if (deep && !in_paragraph && !deep_in_item) {
    open_verbatim(Leaf::indented, BlockKind::indented_code, WhyNot::indented_code);
    return;
  }
  Cursor text = cursor;
  text.skip_blanks(bytes_);
  const std::size_t at = text.at;
  const std::string_view rest = view(at, text.end);
  const bool may_start = !deep || !in_paragraph;
  if (may_start || (deep_in_item && dialect_.deep_fences_in_lists)) {
    if (open_fence(rest, deep) || open_math(rest)) return;
  }
  if (may_start && (open_html(rest) || add_heading_line(rest, at) || take_setext(rest) ||
                    add_thematic_break(rest, at) || start_table(rest))) {
    return;
  }
  if (leaf_ == Leaf::table) {
    if (draft_.trace != nullptr) {
      draft_.trace->blocks.back().last_line = line_;
      draft_.trace->blocks.back().end = text.end;
    }
    add_table_row(at, text.end, line_);
  } else {
    add_paragraph_line(text);
  }
}

// Makes room for a block that starts on this line: it stands in the containers that the line
// continues, and in no other.
void BlockScanner::begin_leaf() {
  close_to(matched_);
  close_leaf();
  if (!containers_.empty()) containers_.back().has_child = true;
}

void BlockScanner::open_verbatim(Leaf leaf, BlockKind kind, WhyNot why) {
  begin_leaf();
  leaf_ = leaf;
  trace(kind, now_.begin, now_.end, line_, line_);
  skip_line(why);
}

bool BlockScanner::open_fence(std::string_view rest, bool deep) {
  const char mark = rest.front();
  if (mark != '`' && mark != '~') return false;
  const std::size_t size = std::min(rest.find_first_not_of(mark), rest.size());
  if (size < kShortestFence) return false;
  if (mark == '`' && rest.find('`', size) != std::string_view::npos) return false;
  open_verbatim(Leaf::fence, BlockKind::fenced_code, WhyNot::fenced_code);
  fence_mark_ = mark;
  fence_size_ = size;
  fence_is_deep_ = deep;
  return true;
}

bool BlockScanner::open_math(std::string_view rest) {
  if (!dialect_.math_blocks || !rest.starts_with("$$")) return false;
  if (rest.find("$$", 2) != std::string_view::npos) return false;
  by_dialect();
  open_verbatim(Leaf::math, BlockKind::math, WhyNot::math_block);
  return true;
}

bool BlockScanner::open_html(std::string_view rest) {
  if (rest.front() != '<') return false;
  const HtmlBlock html = html_block_start(rest, continues_paragraph());
  if (html.kind == 0) return false;
  open_verbatim(Leaf::html, BlockKind::html, WhyNot::html_block);
  html_ = html;
  if (html.kind < 6 && html_block_ends(html, rest)) leaf_ = Leaf::none;
  return true;
}

bool BlockScanner::add_heading_line(std::string_view rest, std::size_t at) {
  if (rest.front() != '#') return false;
  const std::size_t level = std::min(rest.find_first_not_of('#'), rest.size());
  if (level > kDeepestHeading || (level < rest.size() && !is_space(rest[level]))) return false;
  begin_leaf();
  std::size_t begin = at + level;
  std::size_t end = at + rest.size();
  while (begin < end && is_space(bytes_[begin])) ++begin;
  while (end > begin && is_space(bytes_[end - 1])) --end;
  std::size_t close = end;
  while (close > begin && bytes_[close - 1] == '#') --close;
  if (close == begin || is_space(bytes_[close - 1])) end = close;
  while (end > begin && is_space(bytes_[end - 1])) --end;
  trace(BlockKind::heading, at, end, line_, line_, static_cast<std::uint8_t>(level));
  has_prefixes_ = false;
  finish_heading(begin, end, line_, static_cast<std::uint8_t>(level), now_.begin);
  return true;
}

// "===" or "---" under a paragraph makes it a heading.
bool BlockScanner::take_setext(std::string_view rest) {
  const char first = rest.front();
  if (first != '=' && first != '-') return false;
  if (!continues_paragraph()) return false;
  if (trim(rest).find_first_not_of(first) != std::string_view::npos) return false;
  leaf_ = Leaf::none;
  const std::uint8_t level = first == '=' ? 1 : 2;
  trace(BlockKind::heading, leaf_begin_, leaf_end_, leaf_line_, line_, level);
  finish_heading(leaf_begin_, leaf_end_, leaf_line_, level, leaf_begin_);
  return true;
}

bool BlockScanner::add_thematic_break(std::string_view rest, std::size_t at) {
  if (!is_thematic_break(rest)) return false;
  begin_leaf();
  trace(BlockKind::thematic_break, at, at + rest.size(), line_, line_);
  return true;
}

// A row of dashes under a line with as many cells makes that line the first row of a table.
bool BlockScanner::start_table(std::string_view rest) {
  if (!continues_paragraph()) return false;
  const std::size_t columns = delimiter_cells(rest);
  if (columns == 0) return false;
  if (cell_count(bytes_, last_line_begin_, leaf_end_) != columns) return false;
  const std::size_t row_begin = last_line_begin_;
  const std::size_t row_end = leaf_end_;
  const std::uint32_t row_line = last_line_;
  if (leaf_begin_ < row_begin) {
    leaf_end_ = before_last_line_;
    last_line_ = row_line - 1;
    close_leaf();
  }
  leaf_ = Leaf::table;
  table_begin_ = row_begin;
  table_end_ = row_end;
  trace(BlockKind::table, row_begin, row_end, row_line, line_);
  add_table_row(row_begin, row_end, row_line);
  return true;
}

void BlockScanner::add_paragraph_line(const Cursor& cursor) {
  if (leaf_ != Leaf::paragraph) {
    begin_leaf();
    leaf_ = Leaf::paragraph;
    leaf_begin_ = cursor.at;
    leaf_line_ = line_;
    has_prefixes_ = false;
  } else if (matched_ > 0 && view(now_.begin, cursor.at).find('>') != std::string_view::npos) {
    has_prefixes_ = true;
  }
  before_last_line_ = leaf_end_;
  last_line_begin_ = cursor.at;
  last_line_ = line_;
  leaf_end_ = cursor.end;
}

void BlockScanner::close_leaf() {
  const Leaf leaf = leaf_;
  leaf_ = Leaf::none;
  if (leaf != Leaf::paragraph) return;
  trace(BlockKind::paragraph, leaf_begin_, leaf_end_, leaf_line_, last_line_);
  finish_running_text(leaf_begin_, leaf_end_, leaf_line_);
}

}  // namespace whylink::note
