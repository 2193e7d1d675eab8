// The block structure of a note: which bytes are running text, and in what they stand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/note/block_trace.hpp"
#include "core/note/containers.hpp"
#include "core/note/dialect.hpp"
#include "core/note/draft.hpp"
#include "core/note/html_blocks.hpp"
#include "core/note/inline_scanner.hpp"
#include "core/note/lines.hpp"
#include "whylink/text.hpp"

namespace whylink::note {

// CommonMark's block rules with the differences of a Dialect: quotes, lists, footnotes, fenced and
// indented code, HTML, headings, tables, and blocks of "$$" math. Fills the draft with links,
// passages, headings, block ids and tags, line by line.
//
// A line is read in three steps, as CommonMark's appendix describes: how many of the open
// containers it continues, which containers start in it, and which leaf the rest belongs to.
class BlockScanner {
 public:
  BlockScanner(std::string_view bytes, Draft& draft, const Dialect& dialect = kObsidian);
  // Scans from `begin`, the start of line `line`, to the end.
  void run(std::size_t begin, std::uint32_t line);

 private:
  enum class Leaf : std::uint8_t { none, paragraph, fence, html, math, indented, table };

  void scan_line(const Line& line);
  std::size_t match_containers(Cursor& cursor) const;
  static bool is_continued(std::string_view bytes, const Container& container, Cursor& cursor);
  bool continue_verbatim(const Cursor& cursor);
  bool is_fence_end(const Cursor& cursor) const;
  void end_verbatim();

  bool open_container(Cursor& cursor);
  bool open_item(Cursor& cursor, const Cursor& marker);
  bool enter(const Container& container, std::size_t marker);

  void open_leaf(const Cursor& cursor);
  void begin_leaf();
  void open_verbatim(Leaf leaf, BlockKind kind, WhyNot why);
  bool open_fence(std::string_view rest, bool deep);
  bool open_math(std::string_view rest);
  bool open_html(std::string_view rest);
  bool add_heading_line(std::string_view rest, std::size_t at);
  bool take_setext(std::string_view rest);
  bool add_thematic_break(std::string_view rest, std::size_t at);
  bool start_table(std::string_view rest);
  void add_paragraph_line(const Cursor& cursor);
  void add_table_row(std::size_t begin, std::size_t end, std::uint32_t line);

  void close_leaf();
  void close_to(std::size_t depth);
  void finish_running_text(std::size_t begin, std::size_t end, std::uint32_t line);
  void finish_heading(std::size_t begin, std::size_t end, std::uint32_t line, std::uint8_t level,
                      std::size_t line_begin);
  void scan_links(const Stretch& stretch);
  void scan_masked_links(const Stretch& stretch);
  void note_block_id(std::size_t begin, std::size_t end, std::uint32_t line);
  void give_passage(std::size_t first_link, Passage passage);
  std::uint32_t item_passage(std::size_t container);
  std::size_t innermost_item() const;
  std::size_t lines_begin(std::size_t at) const;

  // The line goes on with the paragraph and with everything around it.
  bool continues_paragraph() const {
    return leaf_ == Leaf::paragraph && matched_ == containers_.size();
  }
  bool is_in_item() const;
  // Notes that a rule of the dialect decided.
  bool by_dialect() const;
  void trace(BlockKind kind, std::size_t begin, std::size_t end, std::uint32_t line,
             std::uint32_t last_line, std::uint8_t level = 0) const;
  void skip_line(WhyNot why) const { draft_.skip(now_.begin, now_.end, why); }
  std::size_t text_begin(const Line& line) const;
  bool begins_line(std::size_t at) const;
  [[nodiscard]] std::string_view view(std::size_t begin, std::size_t end) const {
    return bytes_.substr(begin, end - begin);
  }

  std::string_view bytes_;
  Draft& draft_;
  Dialect dialect_;
  LineReader lines_;
  Line now_;
  std::uint32_t line_ = 1;
  std::vector<Container> containers_;
  std::size_t matched_ = 0;  // containers that the line continues or has opened
  Leaf leaf_ = Leaf::none;

  std::size_t leaf_begin_ = 0;  // first byte of the leaf's own text
  std::size_t leaf_end_ = 0;
  std::uint32_t leaf_line_ = 1;
  // Of the paragraph's last line, which may turn out to be a table's first row.
  std::size_t last_line_begin_ = 0;
  std::size_t before_last_line_ = 0;  // where the text of the line above it ends
  std::uint32_t last_line_ = 1;
  // Whether quote marks stand at the start of a later line of the paragraph: no part of its text.
  bool has_prefixes_ = false;
  std::string masked_;
  char fence_mark_ = '`';
  std::size_t fence_size_ = 3;
  bool fence_is_deep_ = false;  // so may be what closes it
  HtmlBlock html_;
  std::size_t table_begin_ = 0;
  std::size_t table_end_ = 0;
  std::uint32_t heading_ = kNone;
};

}  // namespace whylink::note
