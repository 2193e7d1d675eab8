#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <set>
#include <tuple>

#include "core/note/link_syntax.hpp"
#include "tests/note/blocks/outline.hpp"

namespace whylink::note::blocks {

namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIterator {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

enum class Tables : std::uint8_t { read, unread };

Tree parsed(std::string_view note, int options, Tables tables = Tables::read) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(options);
  if (tables == Tables::read) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  }
  cmark_parser_feed(parser, note.data(), note.size());
  Tree tree(cmark_parser_finish(parser));
  cmark_parser_free(parser);
  return tree;
}

// Calls visit(node) for each node, the outer ones first.
template <class Visit>
void for_each(cmark_node* root, const Visit& visit) {
  const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    if (event == CMARK_EVENT_ENTER) visit(cmark_iter_get_node(iterator.get()));
  }
}

// cmark drops footnotes that nothing refers to and second ones of a name. So each gets a name of
// its own, as long as the old one, and a line above the note refers to all of them.
struct Footnotes {
  static constexpr int kLinesAbove = 2;
  std::string note;

  explicit Footnotes(std::string_view bytes) : note(bytes) {
    std::string references;
    std::set<std::string> used;
    for (std::size_t at = note.find("[^"); at != std::string::npos; at = note.find("[^", at + 2)) {
      const std::size_t close = note.find_first_of("] \t\r\n", at + 2);
      if (close == std::string::npos || note.compare(close, 2, "]:") != 0) continue;
      const std::string name = fresh_name(used, close - at - 2);
      note.replace(at + 2, name.size(), name);
      references += "[^" + name + "] ";
    }
    note.insert(0, references + "x\n\n");
  }

 private:
  static std::string fresh_name(std::set<std::string>& used, std::size_t size) {
    constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    for (std::size_t number = used.size();; ++number) {
      std::string name(size, 'a');
      std::size_t rest = number;
      for (std::size_t i = 0; i < size && rest > 0; ++i, rest /= kLetters.size()) {
        name[i] = kLetters[rest % kLetters.size()];
      }
      if (used.insert(name).second || number > used.size() + kLetters.size()) return name;
    }
  }
};

std::string place(cmark_node* node) {
  return std::to_string(cmark_node_get_start_line(node) - Footnotes::kLinesAbove) + ":" +
         std::to_string(cmark_node_get_start_column(node));
}

std::string line_of(cmark_node* node) {
  return std::to_string(cmark_node_get_start_line(node) - Footnotes::kLinesAbove);
}

std::string last_line_of(cmark_node* node) {
  return std::to_string(cmark_node_get_end_line(node) - Footnotes::kLinesAbove);
}

std::string lines_in(cmark_node* node) {
  const std::string_view text = cmark_node_get_literal(node);
  return std::to_string(std::count(text.begin(), text.end(), '\n'));
}

std::string table_rows(cmark_node* table) {
  int rows = 0;
  for (cmark_node* row = cmark_node_first_child(table); row != nullptr;
       row = cmark_node_next(row)) {
    ++rows;
  }
  return std::to_string(rows);
}

// Empty for what is no block that is told.
std::string told(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  if (type == CMARK_NODE_BLOCK_QUOTE) return "quote " + place(node);
  if (type == CMARK_NODE_ITEM) return "item " + place(node);
  if (type == CMARK_NODE_FOOTNOTE_DEFINITION) return "footnote " + line_of(node);
  if (type == CMARK_NODE_THEMATIC_BREAK) return "break " + place(node);
  if (type == CMARK_NODE_HTML_BLOCK) return "html " + line_of(node) + " lines " + lines_in(node);
  if (type == CMARK_NODE_PARAGRAPH) {
    if (cmark_node_get_start_line(node) == 0) return "paragraph above";
    return "paragraph " + place(node) + "-" + last_line_of(node);
  }
  if (type == CMARK_NODE_HEADING) {
    return "heading " + place(node) + " level " +
           std::to_string(cmark_node_get_heading_level(node));
  }
  if (type == CMARK_NODE_CODE_BLOCK) {
    int length = 0;
    int offset = 0;
    char mark = 0;
    const bool fenced = cmark_node_get_fenced(node, &length, &offset, &mark) != 0;
    return (fenced ? "fence " : "indented ") + line_of(node) + " lines " + lines_in(node);
  }
  if (std::string_view(cmark_node_get_type_string(node)) == "table") {
    return "table rows " + table_rows(node) + " to " + last_line_of(node);
  }
  return "";
}

// cmark takes footnotes out of what they stand in.
bool is_footnote(cmark_node* node) {
  return cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION;
}

// `text` behind the containers that its node stands in, up to a footnote.
std::string in_containers(cmark_node* node, std::string text) {
  for (cmark_node* above = node; above != nullptr && !is_footnote(above);) {
    above = cmark_node_parent(above);
    const std::string container = above == nullptr ? "" : told(above);
    if (!container.empty()) text = container + " > " + text;
  }
  return text;
}

// A paragraph, heading or block of code; lines count from 1.
struct Leaf {
  int line = 0;
  int last_line = 0;
  int column = 0;
  std::string containers;
};

std::vector<Leaf> leaves_without_tables(std::string_view note) {
  const Footnotes footnotes(note);
  const Tree tree = parsed(footnotes.note, CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES, Tables::unread);
  std::vector<Leaf> leaves;
  for_each(tree.get(), [&](cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    const bool is_leaf =
        type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_CODE_BLOCK;
    if (!is_leaf || cmark_node_get_start_line(node) <= Footnotes::kLinesAbove) return;
    leaves.push_back({cmark_node_get_start_line(node) - Footnotes::kLinesAbove,
                      cmark_node_get_end_line(node) - Footnotes::kLinesAbove,
                      cmark_node_get_start_column(node), in_containers(node, "")});
  });
  return leaves;
}

}  // namespace

Outline cmark_outline(std::string_view note) {
  const Footnotes footnotes(note);
  const Tree tree = parsed(footnotes.note, CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES);
  Outline out;
  cmark_node* references = cmark_node_first_child(tree.get());
  for_each(tree.get(), [&](cmark_node* node) {
    std::string text = told(node);
    if (text.empty() || node == references) return;
    out.push_back(in_containers(node, std::move(text)));
  });
  std::ranges::sort(out);
  return out;
}

namespace {

// By what is left when the backslashes are gone; so "\\)(", which is not, is told from "()".
bool is_balanced(std::string_view url) {
  int open = 0;
  for (const char letter : url) {
    if (letter == '(') ++open;
    if (letter == ')' && --open < 0) return false;
  }
  return open == 0;
}

}  // namespace

Inlines cmark_inlines(std::string_view note) {
  const Tree tree = parsed(note, CMARK_OPT_DEFAULT);
  Inlines out;
  for_each(tree.get(), [&](cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_CODE) out.emplace_back("code");
    if (type == CMARK_NODE_HTML_INLINE) out.emplace_back("html");
    if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE) return;
    const std::string url = cmark_node_get_url(node);
    if (!is_balanced(url)) out.emplace_back("unbalanced");
    if (url.empty() || is_external(url)) return;
    out.push_back((type == CMARK_NODE_LINK ? "link " : "image ") + percent_decoded(url));
  });
  return out;
}

// A heading in the place of the paragraph opens the same containers, but nothing goes on with it:
// what then stands in the place of the line stands in those containers that the line continues.
bool cmark_goes_on_lazily(std::string_view note, std::size_t text) {
  const auto line = 1 + std::ranges::count(note.substr(0, text), '\n');
  const std::vector<Leaf> leaves = leaves_without_tables(note);
  const auto goes_on = [&](const Leaf& leaf) { return leaf.line < line && line <= leaf.last_line; };
  const auto paragraph = std::ranges::find_if(leaves, goes_on);
  if (paragraph == leaves.end()) return false;
  std::size_t begin = 0;
  for (int i = 1; i < paragraph->line; ++i) begin = note.find('\n', begin) + 1;
  const std::size_t line_begin = note.rfind('\n', text) + 1;
  std::string probe(note.substr(0, begin + static_cast<std::size_t>(paragraph->column) - 1));
  probe += "# x\n";
  probe += note.substr(line_begin, text - line_begin);
  probe += "x\n";
  const std::vector<Leaf> probed = leaves_without_tables(probe);
  const auto last = std::ranges::max_element(probed, {}, &Leaf::line);
  return last->containers != paragraph->containers;
}

}  // namespace whylink::note::blocks
