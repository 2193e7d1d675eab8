#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include "app/window/markdown/document.hpp"
#include "app/window/markdown/entities.hpp"
#include "app/window/markdown/source.hpp"
#include "whylink/text.hpp"

namespace whylink::window::markdown {

namespace {

struct List {
  bool ordered = false;
  unsigned next = 1;
};

Block block_of(Kind kind, std::vector<Run> runs = {}, int level = 0) {
  Block block;
  block.kind = kind;
  block.level = level;
  block.runs = std::move(runs);
  return block;
}

// Gathers what the reader of Markdown (md4c) tells, in the order it tells it.
class Builder {
 public:
  explicit Builder(std::vector<std::string> embeds) : embeds_(std::move(embeds)) {}

  Document take() {
    flush(Kind::paragraph);
    return std::move(document_);
  }

  void enter(MD_BLOCKTYPE type, void* detail) {
    if (type != MD_BLOCK_DOC) flush(Kind::paragraph);
    switch (type) {
      case MD_BLOCK_QUOTE:
        containers_.push_back({Container::Kind::quote, next_id_++});
        quote_is_fresh_ = true;
        return;
      case MD_BLOCK_UL:
        lists_.push_back({});
        return;
      case MD_BLOCK_OL:
        lists_.push_back({true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start});
        return;
      case MD_BLOCK_LI:
        return enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
      case MD_BLOCK_HR:
        return add(block_of(Kind::rule));
      case MD_BLOCK_TABLE:
        table_ = block_of(Kind::table);
        return;
      case MD_BLOCK_TR:
        rows_.emplace_back();
        return;
      case MD_BLOCK_H:
        in_heading_ = true;
        return;
      default:
        return;
    }
  }

  void leave(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        flush(Kind::paragraph);
        containers_.pop_back();
        return;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        lists_.pop_back();
        return;
      case MD_BLOCK_LI:
        flush(Kind::paragraph);
        if (!marker_.empty()) add({});
        containers_.pop_back();
        return;
      case MD_BLOCK_H:
        in_heading_ = false;
        return flush(Kind::heading,
                     static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      case MD_BLOCK_CODE:
        return flush(Kind::code);
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        return leave_cell(*static_cast<MD_BLOCK_TD_DETAIL*>(detail));
      case MD_BLOCK_TABLE:
        return leave_table();
      default:
        return flush(Kind::paragraph);
    }
  }

  void span(MD_SPANTYPE type, bool begins, void* detail) {
    switch (type) {
      case MD_SPAN_EM:
        style_.italic = begins;
        return;
      case MD_SPAN_STRONG:
        style_.bold = begins;
        return;
      case MD_SPAN_DEL:
        style_.strike = begins;
        return;
      case MD_SPAN_A:
        style_.link = begins;
        return;
      case MD_SPAN_CODE:
      case MD_SPAN_LATEXMATH:
      case MD_SPAN_LATEXMATH_DISPLAY:
        style_.code = begins;
        return;
      case MD_SPAN_IMG:
        return picture(begins, *static_cast<MD_SPAN_IMG_DETAIL*>(detail));
      default:
        return;
    }
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_NULLCHAR:
        return append("\xEF\xBF\xBD");
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR:  // Obsidian shows a line end as one
        return append("\n");
      case MD_TEXT_ENTITY:
        return append(character_of_entity(text));
      case MD_TEXT_HTML:
        if (text.starts_with("<br")) return append("\n");
        return append(text);
      default:
        return append_with_signs(text);
    }
  }

 private:
  void enter_item(const MD_BLOCK_LI_DETAIL& item) {
    containers_.push_back({Container::Kind::item, next_id_++});
    quote_is_fresh_ = false;
    List& list = lists_.back();
    marker_ = list.ordered ? fmt::format("{}.", list.next) : "•";
    ++list.next;
    if (item.is_task != 0) marker_ = item.task_mark == ' ' ? "☐" : "☑";
  }

  void add(Block block) {
    block.containers = containers_;
    if (block.containers.size() > kDeepest) block.containers.resize(kDeepest);
    block.marker = std::exchange(marker_, {});
    quote_is_fresh_ = false;
    document_.blocks.push_back(std::move(block));
  }

  // "![words](address)": the words are gathered, and stand for it where it cannot be shown.
  void picture(bool begins, const MD_SPAN_IMG_DETAIL& detail) {
    if (begins) {
      alt_.emplace();
      return;
    }
    const std::string address(detail.src.text, detail.src.size);
    add_embed(address, std::exchange(alt_, {}).value_or(""), true);
  }

  void embed(std::string_view number) {
    std::size_t at = 0;
    std::from_chars(number.data(), number.data() + number.size(), at);
    if (at >= embeds_.size()) return;
    const std::string& inside = embeds_[at];
    const std::size_t bar = inside.find('|');
    std::string target = inside.substr(0, bar);
    if (target.ends_with('\\')) target.pop_back();  // escaped for a table
    add_embed(target, bar == std::string::npos ? "" : inside.substr(bar + 1), false);
  }

  // On a line of its own; in a heading or a cell, which cannot be parted, as words.
  void add_embed(const std::string& target, const std::string& hint, bool is_address) {
    if (in_heading_ || !rows_.empty()) {
      const Style before = style_;
      style_.link = true;
      append(embed_words(target));
      style_ = before;
      return;
    }
    const Style around = style_;
    flush(Kind::paragraph);
    style_ = around;
    Block block = block_of(Kind::embed);
    block.target = target;
    block.hint = hint;
    block.is_address = is_address;
    block.marked = around.mark;
    add(std::move(block));
  }

  // An embed takes the blanks and line ends beside it.
  static void trim(std::vector<Run>& runs) {
    constexpr std::string_view kBlanks = " \n";
    while (!runs.empty()) {
      std::string& first = runs.front().text;
      first.erase(0, first.find_first_not_of(kBlanks));
      if (!first.empty()) break;
      runs.erase(runs.begin());
    }
    while (!runs.empty()) {
      std::string& last = runs.back().text;
      last.erase(last.find_last_not_of(kBlanks) + 1);
      if (!last.empty()) break;
      runs.pop_back();
    }
  }

  void flush(Kind kind, int level = 0) {
    style_ = {};
    if (runs_.empty()) return;
    std::vector<Run> runs = std::exchange(runs_, {});
    if (kind == Kind::paragraph) trim(runs);
    if (runs.empty()) return;
    if (kind == Kind::code && runs.back().text.ends_with('\n')) runs.back().text.pop_back();
    if (kind == Kind::paragraph && quote_is_fresh_) make_callout(runs);
    if (!runs.empty()) add(block_of(kind, std::move(runs), level));
  }

  // "[!kind]- Title" in the first line of a quote: the quote is a callout, the line its title.
  void make_callout(std::vector<Run>& runs) {
    const std::string& first = runs.front().text;
    const std::size_t close = first.find(']');
    if (!first.starts_with("[!") || close == std::string::npos) return;
    std::string kind = first.substr(2, close - 2);
    std::string rest = first.substr(close + 1);
    if (rest.starts_with('-') || rest.starts_with('+')) rest.erase(0, 1);
    while (rest.starts_with(' ')) rest.erase(0, 1);
    runs.front().text = std::move(rest);
    std::vector<Run> title;
    bool in_title = true;
    std::vector<Run> body;
    for (Run& run : runs) {
      const std::size_t end = in_title ? run.text.find('\n') : 0;
      if (in_title) title.push_back({run.text.substr(0, end), run.style});
      if (end == std::string::npos) continue;
      if (in_title) run.text.erase(0, end + 1);
      in_title = false;
      if (!run.text.empty()) body.push_back(std::move(run));
    }
    std::erase_if(title, [](const Run& run) { return run.text.empty(); });
    if (!kind.empty() && kind.front() >= 'a' && kind.front() <= 'z') {
      kind.front() = static_cast<char>(kind.front() - 'a' + 'A');
    }
    if (title.empty()) title.push_back({kind, {}});
    containers_.back().kind = Container::Kind::callout;
    add(block_of(Kind::callout_title, std::move(title)));
    runs = std::move(body);
  }

  void leave_cell(const MD_BLOCK_TD_DETAIL& cell) {
    style_ = {};
    std::vector<Run> runs = std::exchange(runs_, {});
    if (rows_.empty() || rows_.back().size() >= kMostColumns) return;
    rows_.back().push_back(std::move(runs));
    if (table_ && rows_.size() == 1) {
      table_->columns.push_back(cell.align == MD_ALIGN_RIGHT    ? Align::right
                                : cell.align == MD_ALIGN_CENTER ? Align::middle
                                                                : Align::left);
    }
  }

  void leave_table() {
    if (!table_) return;
    for (std::vector<std::vector<Run>>& row : rows_) {
      row.resize(table_->columns.size());
      std::ranges::move(row, std::back_inserter(table_->cells));
    }
    rows_.clear();
    add(std::move(*table_));
    table_.reset();
  }

  void append(std::string_view text) {
    if (alt_) {
      *alt_ += text;
      return;
    }
    if (!runs_.empty() && runs_.back().style == style_) {
      runs_.back().text += text;
    } else {
      runs_.push_back({std::string(text), style_});
    }
  }

  void append_with_signs(std::string_view text) {
    while (!text.empty()) {
      const std::size_t at = text.find(kSign);
      const bool none = at == std::string_view::npos || at + 2 >= text.size();
      if (none || at > 0) append(text.substr(0, none ? text.size() : at));
      if (none) return;
      const auto sign = static_cast<Sign>(static_cast<unsigned char>(text[at + 2]));
      const std::string_view letters = text.substr(at, 3);
      text.remove_prefix(at + 3);
      if (sign == Sign::embed_begin) {
        const std::size_t end = std::min(text.find(kSign), text.size());
        embed(text.substr(0, end));
        text.remove_prefix(end);
        continue;
      }
      turn(sign, letters);
    }
  }

  void turn(Sign sign, std::string_view letters) {
    switch (sign) {
      case Sign::link_begin:
      case Sign::link_end:
        style_.link = sign == Sign::link_begin;
        return;
      case Sign::mark_begin:
      case Sign::mark_end:
        style_.mark = sign == Sign::mark_begin;
        return;
      case Sign::highlight_begin:
      case Sign::highlight_end:
        style_.highlight = sign == Sign::highlight_begin;
        return;
      case Sign::footnote_begin:
      case Sign::footnote_end:
        style_.footnote = sign == Sign::footnote_begin;
        return;
      case Sign::embed_begin:
      case Sign::embed_end:
        return;
    }
    append(letters);  // some other character of that block of Unicode
  }

  Document document_;
  std::vector<std::string> embeds_;
  std::optional<std::string> alt_;  // the words of the picture that is being read
  bool in_heading_ = false;
  std::vector<Container> containers_;
  std::vector<List> lists_;
  std::vector<Run> runs_;
  std::vector<std::vector<std::vector<Run>>> rows_;
  std::optional<Block> table_;
  std::string marker_;
  Style style_;
  int next_id_ = 0;
  bool quote_is_fresh_ = false;
};

Builder& of(void* user) {
  return *static_cast<Builder*>(user);
}

}  // namespace

Document parse(std::string_view text, Mark link) {
  std::size_t shown = std::min(text.size(), kMostBytes);
  while (shown < text.size() && (static_cast<unsigned char>(text[shown]) & 0xC0U) == 0x80U) --shown;
  Signed source = with_signs(text.substr(0, shown), link);
  MD_PARSER parser{};
  parser.flags = MD_FLAG_STRIKETHROUGH | MD_FLAG_TABLES | MD_FLAG_TASKLISTS |
                 MD_FLAG_LATEXMATHSPANS | MD_FLAG_NOHTMLBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    of(user).enter(type, detail);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* user) {
    of(user).leave(type, detail);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) {
    of(user).span(type, true, detail);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void* detail, void* user) {
    of(user).span(type, false, detail);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* letters, MD_SIZE size, void* user) {
    of(user).text(type, {letters, size});
    return 0;
  };
  Builder builder(std::move(source.embeds));
  md_parse(source.text.data(), static_cast<MD_SIZE>(source.text.size()), &parser, &builder);
  Document document = builder.take();
  document.left_out = text.size() - shown;
  return document;
}

}  // namespace whylink::window::markdown
