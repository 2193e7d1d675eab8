// The block structure of a note: which bytes are running text, and in what they stand.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/note/containers.hpp"
#include "core/note/draft.hpp"
#include "core/note/html_blocks.hpp"
#include "core/note/inline_scanner.hpp"
#include "core/note/lines.hpp"

namespace whylink::note {

// CommonMark's block rules as Obsidian applies them: quotes, lists, fenced and indented code, HTML,
// headings, tables, and blocks of "$$" math. Fills the draft with links, passages, headings, block
// ids and tags, line by line.
class BlockScanner {
 public:
  BlockScanner(std::string_view bytes, Draft& draft);
  // Scans from `begin`, the start of line `line`, to the end.
  void run(std::size_t begin, std::uint32_t line);

 private:
  enum class Leaf : std::uint8_t { none, paragraph, fence, html, math, indented, table };

  void scan_line(const Line& line);
  std::size_t match_containers(Cursor& cursor) const;
  bool continue_verbatim(const Cursor& cursor);
  void open_blocks(Cursor& cursor, std::size_t matched);
  bool open_container(Cursor& cursor, std::size_t& matched);
  bool open_item(Cursor& cursor, std::size_t& matched);
  void open_leaf(Cursor& cursor, std::size_t matched);
  bool open_verbatim(const Cursor& cursor, std::string_view rest);
  bool open_fence(const Cursor& cursor, std::string_view rest);
  bool is_fence_end(const Cursor& cursor) const;
  bool add_heading_line(const Cursor& cursor, std::string_view rest);
  bool take_setext(std::string_view rest);
  bool start_table(std::string_view rest);
  void add_paragraph_line(const Cursor& cursor);
  void add_table_row(std::size_t begin, std::size_t end, std::uint32_t line);

  void close_leaf();
  void close_to(std::size_t depth);
  void finish_running_text(std::size_t begin, std::size_t end, std::uint32_t line);
  void finish_heading(std::size_t begin, std::size_t end, std::uint32_t line, std::uint8_t level,
                      std::size_t line_begin);
  void note_block_id(std::size_t begin, std::size_t end, std::uint32_t line);
  void give_passage(std::size_t first_link, Passage passage);
  std::uint32_t item_passage(std::size_t container);
  std::size_t innermost_item() const;
  std::size_t lines_begin(std::size_t at) const;
  bool in_list() const;
  void skip_line(WhyNot why) const { draft_.skip(now_.begin, now_.end, why); }
  [[nodiscard]] std::string_view view(std::size_t begin, std::size_t end) const {
    return bytes_.substr(begin, end - begin);
  }

  std::string_view bytes_;
  Draft& draft_;
  LineReader lines_;
  Line now_;
  std::uint32_t line_ = 1;
  std::vector<Container> containers_;
  Leaf leaf_ = Leaf::none;
  bool after_blank_ = true;

  std::size_t leaf_begin_ = 0;  // first byte of the leaf's own text
  std::size_t leaf_end_ = 0;
  std::uint32_t leaf_line_ = 1;
  std::size_t last_line_begin_ = 0;  // of the paragraph's last line: a table's first row perhaps
  std::uint32_t last_line_ = 1;
  char fence_mark_ = '`';
  std::size_t fence_size_ = 3;
  int fence_indent_ = 0;
  HtmlBlock html_;
  std::size_t table_begin_ = 0;
  std::size_t table_end_ = 0;
  std::uint32_t heading_ = kNone;
};

}  // namespace whylink::note
