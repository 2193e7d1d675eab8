#include <algorithm>
#include <cctype>
#include <tuple>

#include "core/note/block_scanner.hpp"
#include "core/note/lines.hpp"
#include "tests/note/blocks/outline.hpp"

namespace whylink::note::blocks {

namespace {

// All that the scanner tells of a note.
struct Scan {
  BlockTrace trace;
  std::vector<Skipped> skipped;
  Draft draft;

  Scan(std::string_view note, const Dialect& dialect) {
    draft.trace = &trace;
    draft.skipped = &skipped;
    BlockScanner(note, draft, dialect).run(0, 1);
  }
};

std::string place(std::string_view note, const BlockSpan& block) {
  std::size_t begin = block.begin;
  while (begin > 0 && note[begin - 1] != '\n' && note[begin - 1] != '\r') --begin;
  return std::to_string(block.line) + ":" + std::to_string(block.begin - begin + 1);
}

std::string lines_between(std::uint32_t first, std::uint32_t last) {
  return " lines " + std::to_string(last + 1 - first);
}

std::string told(std::string_view note, const BlockSpan& block) {
  const std::string line = std::to_string(block.line);
  switch (block.kind) {
    case BlockKind::quote:
      return "quote " + place(note, block);
    case BlockKind::item:
      return "item " + place(note, block);
    case BlockKind::footnote:
      return "footnote " + line;
    case BlockKind::paragraph:
      return "paragraph " + place(note, block) + "-" + std::to_string(block.last_line);
    case BlockKind::heading:
      return "heading " + place(note, block) + " level " + std::to_string(block.level);
    case BlockKind::fenced_code:
      return "fence " + line +
             lines_between(block.line + (block.is_closed ? 2 : 1), block.last_line);
    case BlockKind::indented_code:
      return "indented " + line + lines_between(block.line, block.last_line);
    case BlockKind::math:
      return "math " + line +
             lines_between(block.line + (block.is_closed ? 2 : 1), block.last_line);
    case BlockKind::html:
      return "html " + line + lines_between(block.line, block.last_line);
    case BlockKind::table:
      return "table rows " + std::to_string(block.last_line - block.line) + " to " +
             std::to_string(block.last_line);
    case BlockKind::thematic_break:
      return "break " + place(note, block);
  }
  return "";
}

// "<scheme:...>" and "<name@host>" are no HTML.
bool is_autolink(std::string_view words) {
  const bool is_html = (words.starts_with("<!--") && words.ends_with("-->")) ||
                       (words.starts_with("<?") && words.ends_with("?>")) ||
                       words.starts_with("<![");
  return !is_html && words.find_first_of(" \t\r\n") == std::string_view::npos &&
         words.find_first_of(":@") != std::string_view::npos;
}

bool is_text(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::table;
}

std::string_view words_of(std::string_view note, const Skipped& skipped) {
  return note.substr(skipped.begin, skipped.end - skipped.begin);
}

// A paragraph whose last line became the first row of a table.
bool is_above_table(const std::vector<BlockSpan>& blocks, std::size_t index) {
  return blocks[index].kind == BlockKind::paragraph && index + 1 < blocks.size() &&
         blocks[index + 1].kind == BlockKind::table &&
         blocks[index + 1].line == blocks[index].last_line + 1;
}

Outline outline_of(std::string_view note, const Scan& scan) {
  Outline out;
  const auto& blocks = scan.trace.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const BlockSpan& block = blocks[i];
    std::string text = is_above_table(blocks, i) ? "paragraph above" : told(note, block);
    const BlockSpan* inner = &block;
    while (inner->parent != kNone && inner->kind != BlockKind::footnote) {
      inner = &blocks[inner->parent];
      text = told(note, *inner) + " > " + text;
    }
    out.push_back(std::move(text));
  }
  std::ranges::sort(out);
  return out;
}

Inlines inlines_of(std::string_view note, const Scan& scan) {
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const Skipped& skipped : scan.skipped) {
    if (skipped.why == WhyNot::code_span) found.emplace_back(skipped.begin, "code");
    if (skipped.why == WhyNot::html_tag && !is_autolink(words_of(note, skipped))) {
      found.emplace_back(skipped.begin, "html");
    }
  }
  const auto text = [&](Slice slice) {
    return std::string_view(scan.draft.pool).substr(slice.at, slice.size);
  };
  for (const WrittenLink& link : scan.draft.links) {
    std::string words = link.kind == LinkKind::embed ? "image " : "link ";
    words += text(link.target);
    words += text(link.subpath);
    found.emplace_back(link.offset, std::move(words));
  }
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  Inlines out;
  for (auto& one : found) out.push_back(std::move(one.second));
  return out;
}

Classes classes_of(std::string_view note, const Scan& scan) {
  Classes classes(note.size(), '.');
  const auto mark = [&](std::size_t begin, std::size_t end, char what) {
    for (std::size_t i = begin; i < end; ++i) {
      if (std::isalnum(static_cast<unsigned char>(note[i])) != 0) classes[i] = what;
    }
  };
  for (const BlockSpan& block : scan.trace.blocks) {
    if (is_text(block.kind)) mark(block.begin, block.end, 't');
  }
  for (const Skipped& skipped : scan.skipped) {
    switch (skipped.why) {
      case WhyNot::fenced_code:
      case WhyNot::indented_code:
      case WhyNot::html_block:
        mark(skipped.begin, skipped.end, 'v');
        break;
      case WhyNot::code_span:
        mark(skipped.begin, skipped.end, 'c');
        break;
      case WhyNot::html_tag:
        if (is_autolink(words_of(note, skipped))) break;
        mark(skipped.begin, skipped.end, 'h');
        break;
      default:
        break;
    }
  }
  return classes;
}

}  // namespace

Reading whylink_reading(std::string_view note, const Dialect& dialect) {
  const Scan scan(note, dialect);
  Reading reading{outline_of(note, scan), inlines_of(note, scan), classes_of(note, scan), {}, {}};
  for (const BlockSpan& block : scan.trace.blocks) {
    if (!is_text(block.kind)) continue;
    const bool is_table = block.kind == BlockKind::table;
    if (is_table) reading.tables.push_back({block.begin, block.end});
    for (std::size_t at = block.begin; at < block.end;) {
      const std::size_t line_end = std::min(note.find('\n', at), block.end);
      const std::size_t end = is_table ? line_end : block.end;
      reading.texts.push_back({at, end, is_table});
      at = end + 1;
    }
  }
  return reading;
}

}  // namespace whylink::note::blocks
